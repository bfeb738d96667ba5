import { Agent, request } from 'node:http';

/** Somebody's work on one task: what is needed to go on with its report. */
export interface Desk {
  target: { kind: string; year: number; id: string };
  acknowledgement: string;
  report: string;
  /** Sessions of the head and the liaison of its lead. */
  head: string;
  liaison: string;
}

export type LoadOrder =
  | { order: 'desks'; desks: Desk[] }
  | ({ order: 'commands' } & Run)
  | ({ order: 'transitions'; tasks: number } & Run)
  | ({ order: 'gets'; paths: readonly string[]; token: string } & Run);

/** For how long, against which server, over how many connections. */
interface Run {
  port: number;
  seconds: number;
  connections: number;
}

/** How much was done, and how long each took, in milliseconds. */
export interface Worked {
  rate: number;
  latencies: number[];
}

interface Ask {
  method: 'GET' | 'POST';
  path: string;
  token?: string;
  body?: unknown;
}

/** What a unit does with its report, again and again. */
const ROUND = ['report.draft', 'report.sign', 'report.submit', 'report.withdraw'] as const;

/** Clients in a closed loop over connections that stay open. */
export class Load {
  private readonly free: (Desk & { steps: number })[] = [];

  async run(order: LoadOrder): Promise<Worked> {
    if (order.order === 'desks') {
      this.free.push(...order.desks.map((desk) => ({ ...desk, steps: 0 })));
      return { rate: 0, latencies: [] };
    }
    const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
    const latencies: number[] = [];
    const start = performance.now();
    const end = start + order.seconds * 1_000;
    const one = async (): Promise<void> => {
      while (performance.now() < end) {
        const { ask, done } = this.next(order);
        const sent = performance.now();
        await answered(agent, order.port, ask);
        latencies.push(performance.now() - sent);
        done();
      }
    };
    await Promise.all(Array.from({ length: order.connections }, one));
    const rate = (latencies.length * 1_000) / (performance.now() - start);
    agent.destroy();
    return { rate, latencies };
  }

  private next(order: Exclude<LoadOrder, { order: 'desks' }>): { ask: Ask; done: () => void } {
    if (order.order === 'commands') return this.nextCommand();
    const done = (): void => {};
    if (order.order === 'transitions') {
      const body = { id: 1 + Math.floor(Math.random() * order.tasks), note: NOTE };
      return { ask: { method: 'POST', path: '/transitions', body }, done };
    }
    const path = order.paths[Math.floor(Math.random() * order.paths.length)] ?? '/';
    return { ask: { method: 'GET', path, token: order.token }, done };
  }

  /** The next act on a task at random that nobody has. */
  private nextCommand(): { ask: Ask; done: () => void } {
    const index = Math.floor(Math.random() * this.free.length);
    const desk = this.free[index];
    const last = this.free.pop();
    if (!desk || !last) throw new Error('Every task is taken.');
    if (desk !== last) this.free[index] = last;
    const type = desk.steps === 0 ? 'acknowledgement.give' : (ROUND[(desk.steps - 1) % ROUND.length] ?? 'report.draft');
    const member = desk.steps === 0 ? desk.acknowledgement : desk.report;
    const said = type === 'report.draft' ? { content: { summary: NOTE } } : {};
    const ask: Ask = {
      method: 'POST',
      path: '/api/v1/commands',
      token: type === 'report.sign' ? desk.head : desk.liaison,
      body: { type, target: desk.target, member, ...said },
    };
    const done = (): void => {
      desk.steps += 1;
      this.free.push(desk);
    };
    return { ask, done };
  }
}

const NOTE = '本期进展顺利,已完成既定工作,资金到位,下一步按计划推进。';

/** Resolves when the whole answer has come. Rejects when it is no success: what is measured must have been done. */
function answered(agent: Agent, port: number, { method, path, token, body }: Ask): Promise<void> {
  const text = body === undefined ? '' : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        agent,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(text === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        },
      },
      (response) => {
        let told = '';
        if (response.statusCode === 200) response.resume();
        else response.on('data', (part: Buffer) => (told += part.toString()));
        response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`${path}: ${told}`))));
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

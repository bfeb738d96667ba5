import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Sessions } from '@duban/access';
import { createCalendar, Regime } from '@duban/calendar';
import { operations } from '@duban/contracts';
import { realNow } from '@duban/engine';
import { inTenant } from '@duban/persistence';
import { loadHolidays } from '../../config/load-config.js';
import { type Figure, median, milliseconds, percentile, perSecond, say } from './figure.js';
import type { Desk, LoadOrder, Worked } from './http.load.js';
import type { Role } from './http.program.js';
import { makeLimit } from './pgbench.limit.js';
import { ask, type BenchDatabase, type BenchServer } from './server.js';
import { type BenchWorld, type IssuedTask, issueMany, openBenchWorld, standingAt } from './world.js';

const TASKS = 10_000;
const CONNECTIONS = 32;
const PAIRS = 5;
const SECONDS = 4;
const WARM_UP_SECONDS = 3;
const GOAL = 0.6;
const SLOWEST_MS = 100;
const PAGE_MS = 30;
const PAGE_SECONDS = 3;

const regime = Regime.parse({
  code: 'bench-quarter-and-year',
  title: '测速',
  reports: { monthly: null, quarterly: ['03-25'], annual: '12-25' },
});
/** The first report's window is open then, and nothing is due. */
const NOW = '2023-03-10T02:00:00.000Z';
const EFFECTIVE_ON = '2023-03-01';

/** The product's server in alternation with a bare one on the same PostgreSQL; ratios within a pair, then their median. */
export async function benchHttp(server: BenchServer): Promise<Figure[]> {
  const database = await server.database({ years: [2023] });
  const world = await openBenchWorld(database, standingAt(NOW), createCalendar(loadHolidays()));
  const limitUrl = (await server.database('empty')).superuserUrl;
  const processes: Program[] = [];
  const start = async (role: Role): Promise<Program> => {
    const program = await Program.start(role);
    processes.push(program);
    return program;
  };
  try {
    say(`issuing ${TASKS} tasks`);
    const tasks = await issueMany(world, TASKS, { regime, effectiveOn: EFFECTIVE_ON });
    await makeLimit(limitUrl, TASKS);
    const tokens = await openSessions(world, tasks);
    const desks = await desksOf(database, tasks, tokens);
    await ask(database.superuserUrl, 'VACUUM ANALYZE');
    const { appUrl, queueUrl } = database;
    const ours = await start({ role: 'ours', appUrl, queueUrl, now: NOW });
    const bare = await start({ role: 'bare', appUrl, limitUrl, tenant: world.tenant });
    const load = await start({ role: 'load' });
    await load.tell({ order: 'desks', desks });
    const scene: Scene = { database, ours, bare, load, tasks, supervisor: tokens.get('supervisor-city') ?? '' };
    return [...(await measureCommands(scene)), ...(await measureReads(scene)), ...(await measurePages(scene, desks))];
  } finally {
    await Promise.all(processes.map((program) => program.stop()));
    await world.close();
  }
}

interface Scene {
  database: BenchDatabase;
  ours: Program;
  bare: Program;
  load: Program;
  tasks: IssuedTask[];
  supervisor: string;
}

const PROGRAM = fileURLToPath(new URL('http.program.js', import.meta.url));

/** A process of its own for each server and for the clients. */
class Program {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  static async start(role: Role): Promise<Program> {
    const profile = role.role === 'ours' && process.env['BENCH_PROFILE'] ? ['--cpu-prof', '--cpu-prof-dir=/tmp'] : [];
    const child = fork(PROGRAM, [JSON.stringify(role)], { execArgv: profile });
    const { port } = await heard<{ port: number }>(child);
    return new Program(child, port);
  }

  async tell(order: LoadOrder): Promise<Worked> {
    const answer = heard<Worked>(this.child);
    this.child.send(order);
    return answer;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGINT');
    await ended;
  }
}

/** The next message of a process. */
function heard<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null): void => reject(new Error(`A process of the bench ended with ${code}.`));
    child.once('exit', gone);
    child.once('message', (message: Message & { error?: string }) => {
      child.off('exit', gone);
      if (message.error === undefined) resolve(message);
      else reject(new Error(message.error));
    });
  });
}

async function measureCommands({ database, ours, bare, load }: Scene): Promise<Figure[]> {
  const pairs = await pairsOf(database, 'commands', {
    ours: (seconds) => load.tell({ order: 'commands', port: ours.port, seconds, connections: CONNECTIONS }),
    bare: (seconds) =>
      load.tell({ order: 'transitions', port: bare.port, seconds, connections: CONNECTIONS, tasks: TASKS }),
  });
  const latencies = pairs.flatMap((pair) => pair.ours.latencies);
  const slowest = percentile(latencies, 99);
  return [
    ratioOf(pairs, `POST of a command, ${CONNECTIONS} connections ÷ bare Fastify and pg, six statements`),
    {
      what: 'of these, the slowest hundredth',
      figure: `${milliseconds(slowest)} (median ${milliseconds(median(latencies))})`,
      limit: milliseconds(
        percentile(
          pairs.flatMap((pair) => pair.bare.latencies),
          99,
        ),
      ),
      goal: `≤ ${milliseconds(SLOWEST_MS)}`,
      reached: slowest <= SLOWEST_MS,
    },
  ];
}

async function measureReads({ database, ours, bare, load, tasks, supervisor }: Scene): Promise<Figure[]> {
  const run = (port: number, path: (id: string) => string, seconds: number) =>
    load.tell({
      order: 'gets',
      port,
      seconds,
      connections: CONNECTIONS,
      paths: tasks.map(({ target }) => path(target.id)),
      token: supervisor,
    });
  const against = (name: string, path: (id: string) => string) =>
    pairsOf(database, name, {
      ours: (seconds) => run(ours.port, path, seconds),
      bare: (seconds) => run(bare.port, (id) => `/tasks/2023/${id}`, seconds),
    });
  const line = await against('line of a task', (id) => `/api/v1/tasks/2023/${id}?fields=${LINE}`);
  const whole = await against('whole task', (id) => `/api/v1/tasks/2023/${id}`);
  const beside = '÷ bare Fastify and pg, one row in a transaction';
  return [
    ratioOf(line, `GET of a task, signed in, the line of the ledger ${beside}`),
    { ...ratioOf(whole, `GET of a task with all its parts and obligations ${beside}`), goal: '', reached: null },
  ];
}

/** What the bare server gives, by our names. */
const LINE = 'task,number,title,status,level,lead';

async function measurePages({ ours, load, supervisor }: Scene, desks: Desk[]): Promise<Figure[]> {
  const run = async (what: string, path: string, token: string): Promise<Figure> => {
    const order = { order: 'gets', port: ours.port, connections: 1, paths: [path], token } as const;
    await load.tell({ ...order, seconds: 1 });
    const { latencies } = await load.tell({ ...order, seconds: PAGE_SECONDS });
    const middle = median(latencies);
    return {
      what,
      figure: `${milliseconds(middle)} (99 %: ${milliseconds(percentile(latencies, 99))})`,
      limit: '',
      goal: `≤ ${milliseconds(PAGE_MS)}`,
      reached: middle <= PAGE_MS,
    };
  };
  const desk = operations.find(({ id }: { id: string }) => id.startsWith('desk.'))?.path;
  const ledger = await run(
    `ledger page of 100 over ${TASKS.toLocaleString('en')} tasks`,
    '/api/v1/tasks?limit=100',
    supervisor,
  );
  if (!desk) return [ledger];
  return [
    ledger,
    await run('my desk, of a liaison', desk, desks[0]?.liaison ?? ''),
    await run('my desk, of a supervisor', desk, supervisor),
  ];
}

interface Pair {
  ours: Worked;
  bare: Worked;
}

async function pairsOf(
  { superuserUrl }: BenchDatabase,
  name: string,
  run: { ours: (seconds: number) => Promise<Worked>; bare: (seconds: number) => Promise<Worked> },
): Promise<Pair[]> {
  await run.ours(WARM_UP_SECONDS);
  await run.bare(WARM_UP_SECONDS);
  const pairs: Pair[] = [];
  for (let pair = 1; pair <= PAIRS; pair++) {
    await ask(superuserUrl, 'CHECKPOINT');
    const bare = await run.bare(SECONDS);
    await ask(superuserUrl, 'CHECKPOINT');
    const ours = await run.ours(SECONDS);
    pairs.push({ ours, bare });
    say(`${name}, pair ${pair} of ${PAIRS}: ours ${perSecond(ours.rate)}, bare ${perSecond(bare.rate)}`);
  }
  return pairs;
}

function ratioOf(pairs: Pair[], what: string): Figure {
  const ratios = pairs.map(({ ours, bare }) => ours.rate / bare.rate);
  const ratio = median(ratios);
  return {
    what,
    figure: `${ratio.toFixed(2)} (${ratios.map((each) => each.toFixed(2)).join(' ')}); ${perSecond(median(pairs.map(({ ours }) => ours.rate)))}`,
    limit: perSecond(median(pairs.map(({ bare }) => bare.rate))),
    goal: `≥ ${GOAL}`,
    reached: ratio >= GOAL,
  };
}

/** A session for every post that the bench speaks for, by the post's code. */
async function openSessions({ pool, tenant, ids }: BenchWorld, tasks: IssuedTask[]): Promise<Map<string, string>> {
  const sessions = new Sessions({ pool, now: realNow, today: () => EFFECTIVE_ON });
  const leads = [...new Set(tasks.map(({ lead }) => lead))];
  const codes = ['supervisor-city', ...leads.flatMap((unit) => [`unitHead-${unit}`, `unitLiaison-${unit}`])];
  const tokens = new Map<string, string>();
  await inTenant(pool, tenant, async (client) => {
    for (const code of codes) {
      const who = { tenant, person: ids.person(code), post: ids.post(code), agent: 'bench' };
      tokens.set(code, (await sessions.open(client, who)).token);
    }
  });
  return tokens;
}

async function desksOf(
  { superuserUrl }: BenchDatabase,
  tasks: IssuedTask[],
  tokens: ReadonlyMap<string, string>,
): Promise<Desk[]> {
  const { rows } = await ask<{ task: string; kind: string; part: string }>(
    superuserUrl,
    `SELECT aggregate_id AS task, kind, coalesce(subject, id) AS part FROM obligation
      WHERE owed_as = 'lead' AND value = 'open' AND kind IN ('acknowledgement', 'report')`,
  );
  const found = new Map(rows.map(({ task, kind, part }) => [`${task} ${kind}`, part]));
  return tasks.map(({ target, lead }) => ({
    target,
    acknowledgement: found.get(`${target.id} acknowledgement`) ?? '',
    report: found.get(`${target.id} report`) ?? '',
    head: tokens.get(`unitHead-${lead}`) ?? '',
    liaison: tokens.get(`unitLiaison-${lead}`) ?? '',
  }));
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '@duban/contracts';
import type { Engine } from '@duban/engine';
import { obligationsOf, type World } from '../../support/world.js';

/** A text that somebody wants to keep, and what became of it. */
interface Draft {
  task: string;
  text: string;
  answer: Answer;
}

/** Liaisons who write their reports again and again, each in a task of its own. */
export interface SteadyClients {
  /** Every command with its answer, in no particular order. */
  drafts: readonly Draft[];
  /** How many have been accepted so far. */
  accepted(): number;
  /** Ends when every command under way is answered. Throws when one was thrown at instead. */
  stop(): Promise<void>;
}

/**
 * Sends commands without pause to engines that share a database, one at a time for each task. Of those of an engine
 * every second one names a key and, refused, gives the same command again until it is accepted; the others go on with
 * the next text.
 */
export async function startClients(
  world: World,
  tasks: readonly { id: string }[],
  engines: readonly Engine[],
): Promise<SteadyClients> {
  const drafts: Draft[] = [];
  let stopped = false;
  const clients = await Promise.all(
    tasks.map(async ({ id }, client) => {
      const [report] = (await obligationsOf(world, id)).filter(
        ({ kind, owed_as, value }) => kind === 'report' && owed_as === 'lead' && value === 'open',
      );
      const engine = engines[client % engines.length] ?? world.engine;
      return { id, engine, member: report?.subject ?? '', isKeyed: client % (2 * engines.length) < engines.length };
    }),
  );
  const post = world.ids.post('liaison0');
  const write = async ({ id, engine, member, isKeyed }: (typeof clients)[number]): Promise<void> => {
    const target = { kind: 'task', year: 2023, id };
    for (let count = 0; !stopped;) {
      const text = `${id} 第${count}稿`;
      const key = isKeyed ? { idempotencyKey: `${id}-${count}` } : {};
      const command = { type: 'report.draft', target, post, member, content: { summary: text }, ...key };
      const [answer] = await engine.execute(world.tenant, [command]);
      if (!answer) throw new Error('no answer');
      drafts.push({ task: id, text, answer });
      if (!isKeyed || answer.ok) count += 1;
      // A server that is away says no at once.
      if (!answer.ok) await pause(20);
    }
  };
  const working = Promise.all(clients.map(write));
  // Thrown at once it would be nobody's; `stop` throws it.
  working.catch(() => {});
  return {
    drafts,
    accepted: () => drafts.filter(({ answer }) => answer.ok).length,
    stop: async () => {
      stopped = true;
      await working;
    },
  };
}

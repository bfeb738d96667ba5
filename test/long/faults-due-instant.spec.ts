import { setTimeout as pause } from 'node:timers/promises';
import { realNow } from '@duban/engine';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FreshDatabase } from '../support/database.js';
import { freshRedis, type FreshRedis } from '../support/redis.js';
import { openWorld } from '../support/world.js';
import { drawn } from './support/drawn.js';
import { type DueInstant, ISSUED_AT, prepareDueInstant } from './support/due-instant.js';
import { type InstantAtWork, onInstant } from './support/on-instant.js';
import { differences, type Outcome } from './support/outcome.js';
import { buildWorker } from './support/worker-process.js';

/** Each round is one due instant in which the process is killed and started again several times. */
const ROUNDS = 10;
const KILLS = 3;
/** About as long as one transaction of a due instant takes. */
const JITTER_MS = 120;
/** Enough for a machine that does something else besides. */
const PREPARING_MS = 300_000;

const redis = await freshRedis();
const kinds = redis ? (['postgres', 'redis'] as const) : (['postgres'] as const);
let instant: DueInstant;
/** How far the instant was worked off when a process was killed: obligations, and how often. */
const killedAt = new Map<number, number>();

beforeAll(async () => {
  buildWorker();
  instant = await prepareDueInstant(await openWorld(ISSUED_AT));
}, PREPARING_MS);
afterAll(async () => {
  await instant.drop();
  await redis?.stop();
});

describe.each(kinds)('an instant with 2,000 obligations, queue on %s', (kind) => {
  let undisturbed: Outcome;
  const queueOf = (fresh: FreshDatabase) => (kind === 'redis' ? emptied(redis as FreshRedis) : fresh.queueUrl);
  const play = <Result>(disturb: (work: InstantAtWork) => Promise<Result>): Promise<Result> =>
    onInstant(instant, queueOf, disturb);

  beforeAll(async () => {
    undisturbed = await play(async ({ start, comes, outcome }) => {
      await start().ready;
      await comes();
      return outcome();
    });
  }, PREPARING_MS);

  afterAll(() => {
    const told = [...killedAt].sort(([a], [b]) => a - b).map(([done, times]) => `${done}: ${times}`);
    console.info(`${kind}: killed when so many were recorded: ${told.join(', ')}`);
    killedAt.clear();
  });

  test('undisturbed, each falls due once', async () => {
    const fell = (undisturbed['event'] ?? []).filter((row) => row.includes('obligation.fellDue'));
    expect(fell).toHaveLength(instant.obligations);
    expect(instant.obligations).toBe(2_000);
    const missed = (undisturbed['obligation'] ?? []).filter((row) => row.includes('"value":"missed"'));
    expect(missed).toHaveLength(instant.obligations);
  });

  test.each(Array.from({ length: ROUNDS }, (_, index) => index + 1))(
    'killed and started again, round %i: every obligation fires exactly once',
    async (round) => {
      // Below zero: before anything is recorded.
      const moments = Array.from(
        { length: KILLS },
        (_, index) => drawn(`${kind}/${round}/moment ${index}`) * 1.3 - 0.3,
      ).sort((a, b) => a - b);
      await play(async ({ database, start, comes, reached, outcome }) => {
        let worker = start();
        await worker.ready;
        await comes();
        for (const [index, moment] of moments.entries()) {
          await reached(Math.max(0, moment * instant.obligations));
          await pause(drawn(`${kind}/${round}/jitter ${index}`) * JITTER_MS);
          await worker.kill();
          const done = await database.fallenDue(instant.due);
          killedAt.set(done, (killedAt.get(done) ?? 0) + 1);
          worker = start();
          await worker.ready;
        }
        expect(differences(undisturbed, await outcome())).toEqual([]);
      });
    },
  );

  test('two processes: nothing twice, nothing left out', async () => {
    await play(async ({ start, comes, outcome }) => {
      await Promise.all([start().ready, start().ready]);
      await comes();
      expect(differences(undisturbed, await outcome())).toEqual([]);
    });
  });

  test('two processes, one of them killed', async () => {
    await play(async ({ start, comes, reached, outcome }) => {
      const [mortal, other] = [start(), start()];
      await Promise.all([mortal.ready, other.ready]);
      await comes();
      await reached(instant.obligations / 4);
      await mortal.kill();
      expect(differences(undisturbed, await outcome())).toEqual([]);
    });
  });

  test('stopped by SIGTERM in the middle, a process ends what it began and goes', async () => {
    await play(async ({ database, start, comes, reached, outcome }) => {
      const worker = start();
      await worker.ready;
      await comes();
      await reached(1);
      const began = realNow();
      expect(await worker.stop()).toBe(143);
      expect(realNow() - began).toBeLessThan(30_000);
      expect(worker.said()).not.toContain('"level":50');
      // The job under way was the whole instant.
      expect(await database.fallenDue(instant.due)).toBe(instant.obligations);
      start();
      expect(differences(undisturbed, await outcome())).toEqual([]);
    });
  });
});

async function emptied({ url }: FreshRedis): Promise<string> {
  const client = new Redis(url);
  await client.flushall();
  client.disconnect();
  return url;
}

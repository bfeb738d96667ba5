import { instantFromRow } from '@duban/engine';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshRedis } from '../support/redis.js';
import { openWorld, type World } from '../support/world.js';
import { waitFor, watch } from './support/database-at-work.js';
import { ISSUED_AT } from './support/due-instant.js';
import { issueAtManyMoments } from './support/many-moments.js';
import { buildWorker, startWorker } from './support/worker-process.js';

const WAKES = 1_000;
/** All of them are due within the 48 hours that are handed over. */
const A_DAY_LATER = '2023-02-14T01:00:00.000Z';

const redis = await freshRedis();
let world: World;

beforeAll(async () => {
  buildWorker();
  world = await openWorld(ISSUED_AT);
});
afterAll(async () => {
  await world.close();
  await redis?.stop();
});

test.runIf(redis)('a thousand future wakes are handed over, and Redis is emptied: all of them fire, once', async () => {
  await issueAtManyMoments(world, WAKES);
  const database = watch(world.database.superuserUrl);
  const { rows } = database;
  const [span] = await rows<{ first: string; last: string; moments: number }>(
    `SELECT min(due_at) AS first, max(due_at) AS last, count(DISTINCT due_at)::int AS moments
       FROM obligation WHERE kind = 'acknowledgement'`,
  );
  expect(span?.moments).toBe(WAKES);
  const first = instantFromRow(span?.first ?? '');
  const last = instantFromRow(span?.last ?? '');

  await database.shiftTo(A_DAY_LATER);
  const url = redis?.url ?? '';
  const client = new Redis(url);
  const worker = startWorker(world.database, url, { SWEEP_INTERVAL_MS: '1000' });
  const waiting = (): Promise<number> => client.zcard('{duban}:duban:delayed');
  const handed = async (): Promise<number> =>
    (await rows('SELECT FROM wake WHERE at BETWEEN $1 AND $2 AND handed_generation IS NOT NULL', [first, last])).length;
  await waitFor(async () => (await handed()) === WAKES, handed);
  expect(await waiting()).toBeGreaterThanOrEqual(WAKES);

  await client.flushall();
  expect(await waiting()).toBe(0);
  await database.waitUntil(last);
  await database.settled(last);

  const fired = await rows<{ obligation: string; at: string }>(
    `SELECT convert_from(bytes, 'UTF8')::jsonb->>'member' AS obligation, at FROM event WHERE type = 'obligation.fellDue'`,
  );
  expect(fired).toHaveLength(WAKES);
  expect(new Set(fired.map(({ obligation }) => obligation)).size).toBe(WAKES);
  const late = await rows(
    `SELECT FROM obligation WHERE kind = 'acknowledgement' AND value = 'missed'
        AND EXISTS (SELECT FROM event e WHERE e.aggregate_id = obligation.aggregate_id
                       AND e.type = 'obligation.fellDue' AND e.at = obligation.due_at)`,
  );
  expect(late).toHaveLength(WAKES);
  expect(await worker.stop()).toBe(143);
  client.disconnect();
  await database.close();
});

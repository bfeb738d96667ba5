import { setTimeout as pause } from 'node:timers/promises';
import { chance, Engine, verifyRecord } from '@duban/engine';
import { inTenant, openDataSource, poolOf } from '@duban/persistence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueTasks, openWorld, permissions, workCalendar, type World } from '../support/world.js';
import { type DatabaseAtWork, waitFor, watch } from './support/database-at-work.js';
import { drawn } from './support/drawn.js';
import { ISSUED_AT, prepareDueInstant } from './support/due-instant.js';
import { type MortalPostgres, openMortalPostgres } from './support/mortal-postgres.js';
import { onInstant } from './support/on-instant.js';
import { differences } from './support/outcome.js';
import { startClients } from './support/steady-clients.js';
import { buildWorker } from './support/worker-process.js';

const KILLS = 20;
const CLIENTS = 24;

let server: MortalPostgres;

beforeAll(async () => {
  buildWorker();
  server = await openMortalPostgres();
});
afterAll(() => server.remove());

test('the server is killed and started while commands come: what was answered is there, nothing else is', async () => {
  const world = await openWorld(ISSUED_AT, undefined, await server.database());
  const { tasks } = await issueTasks(world, CLIENTS);
  // Another process of the same product: what one of the two has lost, the other does not wait for.
  const other = await openDataSource(world.database.appUrl);
  const second = new Engine({
    pool: poolOf(other),
    clock: world.clock,
    calendar: workCalendar,
    randomness: chance,
    permissions,
  });
  const clients = await startClients(world, tasks, [world.engine, second]);
  for (let kill = 0; kill < KILLS; kill++) {
    const before = clients.accepted();
    // Work goes on after the last start, with everybody.
    await waitFor(
      async () => clients.accepted() >= before + 3 * CLIENTS,
      async () => clients.drafts.slice(-3),
    );
    await pause(drawn(`moment ${kill}`) * 300);
    await server.kill();
    await pause(drawn(`away ${kill}`) * 500);
    await server.start();
  }
  await waitFor(
    async () => clients.drafts.at(-1)?.answer.ok === true,
    async () => clients.drafts.slice(-3),
  );
  await clients.stop();

  const database = watch(world.database.superuserUrl);
  const stored = await storedDrafts(database);
  const answered = clients.drafts.flatMap(({ task, text, answer }) =>
    answer.ok && !answer.replayed ? answer.events.map(({ seq }) => `${task} ${seq} ${text}`) : [],
  );
  const refused = clients.drafts.flatMap(({ answer }) => (answer.ok ? [] : [answer.code]));
  console.info(`${KILLS} kills: ${stored.length} drafts are stored, ${refused.length} were refused`);
  expect(new Set(refused)).toEqual(new Set(['database-unavailable']));
  const missingIn = (lines: readonly string[], wanted: readonly string[]): string[] => {
    const there = new Set(lines);
    return wanted.filter((line) => !there.has(line));
  };
  expect(missingIn(stored, answered), 'answered, and not there').toEqual([]);
  expect(missingIn(answered, stored), 'there, and not answered').toEqual([]);
  expect(stored).toHaveLength(answered.length);
  await expectSoundRecord(world);
  await database.close();
  await other.destroy();
  await world.close();
});

test('the server is killed and started under a worker, in the middle of a due instant', async () => {
  const instant = await prepareDueInstant(await openWorld(ISSUED_AT, undefined, await server.database()));
  const undisturbed = await onInstant(
    instant,
    ({ queueUrl }) => queueUrl,
    async ({ start, comes, outcome }) => {
      await start().ready;
      await comes();
      return outcome();
    },
  );
  await onInstant(
    instant,
    ({ queueUrl }) => queueUrl,
    async ({ start, comes, reached, outcome }) => {
      // What the queue has lost with the server is found again sooner than in daily work.
      const worker = start({ SWEEP_INTERVAL_MS: '3000' });
      await worker.ready;
      await comes();
      for (const share of [0.1, 0.6]) {
        await reached(share * instant.obligations);
        await server.kill();
        await server.start();
      }
      expect(differences(undisturbed, await outcome())).toEqual([]);
      expect(await worker.stop()).toBe(143);
    },
  );
  await instant.drop();
});

/** What the record holds: a line for each draft. */
async function storedDrafts({ rows }: DatabaseAtWork): Promise<string[]> {
  const found = await rows<{ line: string }>(
    `SELECT concat_ws(' ', e.aggregate_id, e.seq, c.body::jsonb->>'summary') AS line
       FROM event e JOIN content c ON encode(c.hash, 'hex') = convert_from(e.bytes, 'UTF8')::jsonb->>'content'
      WHERE e.type = 'report.drafted'`,
  );
  return found.map(({ line }) => line).toSorted();
}

async function expectSoundRecord({ pool, tenant }: World): Promise<void> {
  await inTenant(pool, tenant, async (client) => {
    expect((await verifyRecord(client, tenant)).bad).toBeNull();
  });
}

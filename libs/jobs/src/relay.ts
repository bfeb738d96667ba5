import { asJob } from '@duban/persistence';
import { type BusinessClock, instantFromRow, instantOf, millisecondsOf } from '@duban/engine';
import type { Pool, PoolClient } from 'pg';
import { type QueuedJob, queuedJob, queuedJobFrom } from './job-catalogue.js';
import type { JobQueue } from './job-queue.js';

/** Rows of each kind in one transaction. */
const BATCH = 500;

export interface RelayOptions {
  /** The application's pool: it changes into `duban_job` to look across tenants. */
  pool: Pool;
  queue: Pick<JobQueue, 'add'>;
  clock: BusinessClock;
  /** How far ahead of business time wakes are handed over, in milliseconds. */
  horizonMs: number;
}

/**
 * Hands to the queue what the database wants done: outbox rows, which it deletes, and the wakes of all tenants that are
 * due within the horizon and were not handed over in this generation of the clock.
 *
 * Dying before its commit it repeats itself: the queue keeps one job per id and handlers look before they act, so twice
 * is as once. Throws when the queue or the database fails, having changed nothing.
 */
export async function relay(options: RelayOptions): Promise<Relayed> {
  let handed = 0;
  for (;;) {
    const { wakes, messages, isWakeDue } = await relayBatch(options);
    handed += wakes + messages;
    if (wakes < BATCH && messages < BATCH) return { handed, isWakeDue };
  }
}

export interface Relayed {
  /** Jobs that were handed over. */
  handed: number;
  /** Whether a wake is due at business now and not done. */
  isWakeDue: boolean;
}

interface OpenWake {
  tenant: string;
  at: string;
  /** Of the row as it was read: a moment that was settled and opened again meanwhile is another. */
  version: string;
}

interface Message {
  id: number;
  job: string;
  payload: unknown;
}

interface Batch {
  wakes: number;
  messages: number;
  isWakeDue: boolean;
}

function relayBatch({ pool, queue, clock, horizonMs }: RelayOptions): Promise<Batch> {
  return asJob(pool, async (client) => {
    // 1 Wakes are read without a lock: a command that sets one never waits for the queue.
    const { generation } = clock;
    const start = clock.now();
    const [wakes, messages, isWakeDue] = await Promise.all([
      readWakes(client, instantOf(millisecondsOf(start) + horizonMs), generation),
      claimMessages(client),
      findDueWake(client, start),
    ]);
    // 2 Delays count from now on: reading may have taken its time.
    const now = millisecondsOf(clock.now());
    await queue.add([...wakes.map((wake) => wakeJob(wake, generation, now)), ...messages.map(messageJob)]);
    // 3 Only now, so that what the queue did not take stays here.
    if (wakes.length > 0) await markHanded(client, wakes, generation);
    if (messages.length > 0)
      await client.query('DELETE FROM outbox WHERE id = ANY ($1)', [messages.map(({ id }) => id)]);
    return { wakes: wakes.length, messages: messages.length, isWakeDue };
  });
}

async function readWakes(client: PoolClient, until: string, generation: number): Promise<OpenWake[]> {
  const { rows } = await client.query<OpenWake>({
    name: 'relay-read-wakes',
    text: `SELECT tenant_id AS tenant, at, xmin::text AS version FROM wake
            WHERE done_at IS NULL AND at <= $1 AND (handed_generation IS NULL OR handed_generation < $2)
            ORDER BY at, tenant_id LIMIT ${BATCH}`,
    values: [until, generation],
  });
  return rows;
}

async function claimMessages(client: PoolClient): Promise<Message[]> {
  const { rows } = await client.query<Message>({
    name: 'relay-claim-messages',
    text: `SELECT id, job, payload FROM outbox ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
  });
  return rows;
}

async function findDueWake(client: PoolClient, now: string): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'relay-find-due-wake',
    text: 'SELECT 1 FROM wake WHERE done_at IS NULL AND at <= $1 LIMIT 1',
    values: [now],
  });
  return rowCount === 1;
}

function wakeJob({ tenant, at: text }: OpenWake, generation: number, now: number): QueuedJob {
  const at = instantFromRow(text);
  return queuedJob('wake.fire', { tenant, at, generation }, Math.max(0, millisecondsOf(at) - now));
}

const messageJob = ({ id, job, payload }: Message): QueuedJob => queuedJobFrom(job, payload, `outbox-${id}`);

/** Skips rows that a command holds, so that neither waits for the other: those are handed over again. */
async function markHanded(client: PoolClient, wakes: readonly OpenWake[], generation: number): Promise<void> {
  await client.query({
    name: 'relay-mark-handed',
    text: `UPDATE wake SET handed_generation = $4
             FROM (SELECT w.tenant_id, w.at FROM wake w
                     JOIN unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS read(tenant, at, version)
                       ON w.tenant_id = read.tenant AND w.at = read.at AND w.xmin::text = read.version
                      FOR UPDATE OF w SKIP LOCKED) AS mine
            WHERE wake.tenant_id = mine.tenant_id AND wake.at = mine.at`,
    values: [
      wakes.map(({ tenant }) => tenant),
      wakes.map(({ at }) => at),
      wakes.map(({ version }) => version),
      generation,
    ],
  });
}

import type { Answer, Refusal } from '@duban/contracts';
import type { Instant } from '@duban/calendar';
import { enterTenant, inTenant, isConnectionFault, isOvertaken, isPassing } from '@duban/persistence';
import type { Pool, PoolClient } from 'pg';
import { Batch, type BatchEnvironment } from './batch.js';
import { settleInDoubt } from './faults.js';
import { loadForCommands, loadForWakes, needsCalendar } from './load.js';
import { performCommands, performWakes } from './perform.js';
import { refusal } from './refusal.js';
import { storeBatch } from './store.js';
import type { CommandWork, WakeWork } from './work.js';

export interface BatchRunner {
  pool: Pool;
  environment: BatchEnvironment;
  now(): Instant;
}

/**
 * Runs works in one transaction of one tenant and answers after the commit. A database error rolls everything back; the
 * works are run again one at a time and only the guilty one gets the error.
 */
export async function runCommands(
  runner: BatchRunner,
  tenant: string,
  works: readonly CommandWork[],
  again = false,
): Promise<Answer[][]> {
  try {
    return await attempt(runner, tenant, works);
  } catch (error) {
    if (isConnectionFault(error)) return works.map((work) => faultOf(work, error));
    if (works.length > 1) {
      const answers: Answer[][] = [];
      for (const work of works) answers.push(...(await runCommands(runner, tenant, [work])));
      return answers;
    }
    // Somebody wrote the same key or number at the same moment: it can be read now, and answered.
    if (isOvertaken(error) && !again) return runCommands(runner, tenant, works, true);
    return works.map((work) => faultOf(work, error));
  }
}

/** Works off due wakes in one transaction. Returns how many were worked off; throws what the database throws. */
export async function runWakes(runner: BatchRunner, tenant: string, { targets, until }: WakeWork): Promise<number> {
  const batch = new Batch(tenant, runner.now(), runner.environment);
  let woken = 0;
  await inTransaction(runner.pool, tenant, async (client) => {
    const xid = await loadForWakes(client, batch, targets, until);
    for (const id of batch.aggregates.keys()) woken += performWakes(batch, id, until);
    return { batch, xid, writes: storeBatch(client, batch, null) };
  });
  return woken;
}

async function attempt(runner: BatchRunner, tenant: string, works: readonly CommandWork[]): Promise<Answer[][]> {
  if (works.some(({ commands }) => commands.some(({ type }) => needsCalendar(type))))
    await runner.environment.calendars.refresh(tenant);
  const batch = new Batch(tenant, runner.now(), runner.environment);
  let answers: Answer[][] = [];
  await inTransaction(runner.pool, tenant, async (client) => {
    const xid = await loadForCommands(
      client,
      batch,
      works.flatMap(({ commands }) => commands),
    );
    answers = works.map((work) => performCommands(batch, work));
    return { batch, xid, writes: storeBatch(client, batch, works[0]?.requestId ?? null) };
  });
  return answers;
}

/** What the body of a transaction leaves to be awaited together with the commit. */
interface Written {
  batch: Batch;
  xid: string;
  writes: Promise<unknown>[];
}

/**
 * BEGIN, the tenant in a statement of its own, the body, COMMIT. The writes and the commit go out together; when one fails
 * the server turns the commit into a rollback. An answer that is lost on the way is settled by what is stored.
 */
async function inTransaction(
  pool: Pool,
  tenant: string,
  body: (client: PoolClient) => Promise<Written>,
): Promise<void> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // Sent together with the first reads of the body: the server takes them in this order.
    const begun = Promise.all([client.query('BEGIN'), enterTenant(client, tenant)]);
    const [, written] = await Promise.all([begun, body(client)]);
    await commit(pool, client, written);
  } catch (error) {
    broken = isConnectionFault(error) ? (error as Error) : undefined;
    if (!broken) await client.query('ROLLBACK').catch((rollback: Error) => (broken = rollback));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function commit(pool: Pool, client: PoolClient, { batch, xid, writes }: Written): Promise<void> {
  const committed = client.query('COMMIT');
  const results = await Promise.allSettled([...writes, committed]);
  const failed = results.find((result) => result.status === 'rejected');
  if (!failed) return;
  if (isConnectionFault(failed.reason) && (await settleInDoubt(pool, xid, () => isRecorded(pool, batch, xid)))) return;
  throw failed.reason;
}

/** Whether what a batch has done is in the record: one of its events stands for all. True where there is none. */
async function isRecorded(pool: Pool, { tenant, aggregates }: Batch, xid: string): Promise<boolean> {
  const changed = [...aggregates.values()].find(({ events }) => events.length > 0);
  const event = changed?.events.at(-1);
  if (!changed || !event) return true;
  const { rowCount } = await inTenant(pool, tenant, (client) =>
    client.query(
      `SELECT FROM event
        WHERE tenant_id = $1 AND year = $2 AND aggregate_id = $3 AND seq = $4 AND hash = $5 AND xid = $6`,
      [tenant, changed.year, changed.id, event.seq, event.hash, xid],
    ),
  );
  return rowCount === 1;
}

function faultOf({ commands }: CommandWork, error: unknown): Answer[] {
  const message = error instanceof Error ? error.message : String(error);
  const fault: Refusal = isPassing(error)
    ? refusal('database-unavailable', `The database did not carry this out: ${message}`, { retryAfter: 1 })
    : refusal('fault', `This could not be carried out: ${message}`);
  return commands.map(() => fault);
}

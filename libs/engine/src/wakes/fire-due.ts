import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '@duban/calendar';
import { inTenant, isConnectionFault } from '@duban/persistence';
import type { PoolClient } from 'pg';
import { instantFromRow } from '../clock/business.clock.js';
import { runWakes, type BatchRunner } from '../batch/run-batch.js';
import type { WakeTarget, WakeWork } from '../batch/work.js';

/** How many obligations one transaction wakes. */
const BATCH = 250;
/** Transactions side by side: while the database writes one the program works on the other. */
const LANES = 2;
/** How often tasks that were passed over are tried again, and after how long. */
const TRIES = 3;
const PAUSE_MS = 20;

/** What a due instant did. `left`: tasks that somebody held when we looked last; the sweep comes back for them. */
export interface Fired {
  woken: number;
  left: number;
}

interface Candidate {
  year: number;
  aggregate_id: string;
  id: string;
  subject: string | null;
  next_wake_at: string;
}

/**
 * Works off everything due at `until` or before, instant by instant. Candidates are read without locks, their tasks are
 * locked (skipping those that are held), and what is due is looked at again under the lock: a wake that comes for
 * nothing does nothing. A task that gives nothing is passed over, so that it keeps no other waiting, and tried again at
 * the end; so is one that fails, whose fault is thrown when all others are done. Ends when a read finds nothing due, and
 * marks the tenant's moments as done.
 */
export async function fireDue(runner: BatchRunner, tenant: string, until: Instant): Promise<Fired> {
  const passedOver = new Set<string>();
  const faults = new Map<string, unknown>();
  let woken = 0;
  for (let triesLeft = TRIES; ;) {
    const candidates = await inTenant(runner.pool, tenant, (client) =>
      readCandidates(client, tenant, until, passedOver),
    );
    const first = candidates[0]?.next_wake_at;
    if (first === undefined) {
      if (passedOver.size === 0 || triesLeft === 0) break;
      triesLeft -= 1;
      passedOver.clear();
      for (const id of faults.keys()) passedOver.add(id);
      await pause(PAUSE_MS);
      continue;
    }
    const targets = targetsOf(candidates.filter(({ next_wake_at }) => next_wake_at === first));
    const done = await wakeSideBySide(runner, tenant, targets, instantFromRow(first), faults);
    woken += done;
    for (const { id } of targets) if (done === 0 || faults.has(id)) passedOver.add(id);
  }
  await inTenant(runner.pool, tenant, (client) => settleMoments(client, tenant, until));
  for (const fault of faults.values()) throw fault;
  return { woken, left: passedOver.size };
}

/** Each task is in one transaction only. Throws when the connection was lost, after all have ended. */
async function wakeSideBySide(
  runner: BatchRunner,
  tenant: string,
  targets: WakeTarget[],
  until: Instant,
  faults: Map<string, unknown>,
): Promise<number> {
  const share = Math.ceil(targets.length / LANES);
  const shares = [targets.slice(0, share), targets.slice(share)].filter(({ length }) => length > 0);
  const runs = shares.map((mine) => wakeTogether(runner, tenant, { kind: 'wakes', targets: mine, until }, faults));
  const ended = await Promise.allSettled(runs);
  return ended.reduce((woken, run) => {
    if (run.status === 'rejected') throw run.reason;
    return woken + run.value;
  }, 0);
}

/** In one transaction; when that fails, the tasks one at a time, and who fails alone is remembered with its fault. */
async function wakeTogether(
  runner: BatchRunner,
  tenant: string,
  work: WakeWork,
  faults: Map<string, unknown>,
): Promise<number> {
  try {
    return await runWakes(runner, tenant, work);
  } catch (error) {
    if (isConnectionFault(error)) throw error;
    const [only, ...others] = work.targets;
    if (only && others.length === 0) faults.set(only.id, error);
    if (others.length === 0) return 0;
    let woken = 0;
    for (const target of work.targets)
      woken += await wakeTogether(runner, tenant, { ...work, targets: [target] }, faults);
    return woken;
  }
}

async function readCandidates(
  client: PoolClient,
  tenant: string,
  until: Instant,
  passedOver: ReadonlySet<string>,
): Promise<Candidate[]> {
  const { rows } = await client.query<Candidate>({
    name: 'read-candidates',
    text: `SELECT year, aggregate_id, id, subject, next_wake_at FROM obligation
            WHERE tenant_id = $1 AND next_wake_at <= $2 AND aggregate_id <> ALL($3::uuid[])
            ORDER BY next_wake_at, id LIMIT ${BATCH * LANES}`,
    values: [tenant, until, [...passedOver]],
  });
  return rows;
}

function targetsOf(candidates: Candidate[]): WakeTarget[] {
  const targets = new Map<string, WakeTarget & { members: string[] }>();
  for (const { year, aggregate_id, id, subject } of candidates) {
    const target = targets.get(aggregate_id) ?? { year, id: aggregate_id, members: [] };
    target.members.push(id, ...(subject ? [subject] : []));
    targets.set(aggregate_id, target);
  }
  return [...targets.values()];
}

/** Marks the moments as done and hands the messages that waited for them to the queue, together. */
async function settleMoments(client: PoolClient, tenant: string, until: Instant): Promise<void> {
  await client.query({
    name: 'settle-moments',
    text: `WITH done AS (
             UPDATE wake SET done_at = clock_timestamp()
              WHERE tenant_id = $1 AND at <= $2 AND done_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM obligation o WHERE o.tenant_id = $1 AND o.next_wake_at <= wake.at)
              RETURNING at)
           INSERT INTO outbox (tenant_id, job, payload, created_at)
           SELECT $1, 'notice.send', jsonb_build_object('tenant', $1, 'notice', n.id), clock_timestamp()
             FROM notice n JOIN done ON n.at = done.at
            WHERE n.tenant_id = $1 AND n.status = 'queued'`,
    values: [tenant, until],
  });
}

import type { JobHandlers } from '@duban/contracts';
import { type BusinessClock, instantFromRow } from '@duban/engine';
import { asJob, inTenant } from '@duban/persistence';
import type { Pool } from 'pg';

export interface SweepOptions {
  pool: Pool;
  clock: BusinessClock;
  fire: JobHandlers['wake.fire'];
}

/**
 * Finds what is due and not done, whatever became of the queue, and does it here and now: wakes of all tenants at or
 * before business now, among them those of obligations whose wake is missing. Returns for how many tenants there was
 * something. One tenant's fault does not keep the others waiting; it is thrown when all had their turn.
 */
export async function sweep({ pool, clock, fire }: SweepOptions): Promise<number> {
  const now = clock.now();
  const faults: unknown[] = [];
  for (const tenant of await tenants(pool)) {
    await openMissingWakes(pool, tenant, now).catch((error: unknown) => faults.push(error));
  }
  const due = await dueWakes(pool, now);
  for (const { tenant, at } of due) {
    const payload = { tenant, at: instantFromRow(at), generation: clock.generation };
    await fire(payload).catch((error: unknown) => faults.push(error));
  }
  await settleDeadWakes(pool);
  if (faults.length > 0) throw faults[0];
  return due.length;
}

interface DueWake {
  tenant: string;
  at: string;
}

/** The last due wake of each tenant: what was due before is worked off with it, in order. */
function dueWakes(pool: Pool, now: string): Promise<DueWake[]> {
  return asJob(pool, async (client) => {
    const { rows } = await client.query<DueWake>({
      name: 'due-wakes',
      text: `SELECT tenant_id AS tenant, max(at) AS at FROM wake WHERE done_at IS NULL AND at <= $1
             GROUP BY tenant_id ORDER BY max(at), tenant_id`,
      values: [now],
    });
    return rows;
  });
}

async function tenants(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM tenant ORDER BY id');
  return rows.map(({ id }) => id);
}

async function openMissingWakes(pool: Pool, tenant: string, now: string): Promise<void> {
  await inTenant(pool, tenant, (client) =>
    client.query({
      name: 'open-missing-wakes',
      text: `INSERT INTO wake (tenant_id, at)
             SELECT DISTINCT $1::uuid, o.next_wake_at FROM obligation o
              WHERE o.tenant_id = $1 AND o.next_wake_at <= $2
                AND NOT EXISTS (SELECT 1 FROM wake w WHERE w.tenant_id = $1 AND w.at = o.next_wake_at AND w.done_at IS NULL)
              ORDER BY 2
             ON CONFLICT (tenant_id, at) DO UPDATE SET done_at = NULL, handed_generation = NULL`,
      values: [tenant, now],
    }),
  );
}

/** A wake that failed at every attempt and was done after all is nobody's trouble any more. */
async function settleDeadWakes(pool: Pool): Promise<void> {
  await asJob(pool, (client) =>
    client.query(
      `UPDATE dead_work SET settled_at = clock_timestamp()
        WHERE job = 'wake.fire' AND settled_at IS NULL
          AND EXISTS (SELECT 1 FROM wake w
                       WHERE w.tenant_id = dead_work.tenant_id AND w.done_at IS NOT NULL
                         AND to_char(w.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') = dead_work.payload->>'at')`,
    ),
  );
}

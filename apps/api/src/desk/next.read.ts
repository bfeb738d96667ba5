import type { DeskView } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { Client } from '../task/ledger.read.js';

type Next = NonNullable<DeskView['next']>;

/** What opens next of a unit, or of any where `unit` is null: one kind at one moment, however many tasks it is for. */
export async function readNext(client: Client, tenant: string, unit: string | null): Promise<Next | null> {
  const { rows } = await client.query<Next>({
    name: 'desk-next',
    text: `
      WITH first AS MATERIALIZED (
        SELECT o.next_wake_at, o.kind, o.period, o.due_on
          FROM obligation o
          JOIN task t ON t.tenant_id = $1 AND t.year = o.year AND t.id = o.aggregate_id AND t.status NOT IN ('completed', 'withdrawn', 'suspended')
         WHERE o.tenant_id = $1 AND o.value = 'pending' AND o.next_wake_at IS NOT NULL
           AND ($2::uuid IS NULL OR o.unit_id = $2::uuid)
         ORDER BY o.next_wake_at, o.id LIMIT 1)
      SELECT f.kind, f.period, f.next_wake_at AS "opensAt", f.due_on AS "dueOn", count(*)::int AS count
        FROM first f
        JOIN obligation o ON o.tenant_id = $1 AND o.next_wake_at = f.next_wake_at AND o.value = 'pending'
             AND o.kind = f.kind AND o.due_on = f.due_on AND ($2::uuid IS NULL OR o.unit_id = $2::uuid)
       GROUP BY f.kind, f.period, f.next_wake_at, f.due_on`,
    values: [tenant, unit],
  });
  const [next] = rows;
  return next ? { ...next, opensAt: instantFromRow(next.opensAt) } : null;
}

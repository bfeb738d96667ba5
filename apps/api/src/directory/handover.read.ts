import type { OperationAnswer, Reference } from '@duban/contracts';
import type { PoolClient } from 'pg';

type Client = Pick<PoolClient, 'query'>;

/** The tasks that have not ended of which a unit is. */
export async function readOpenTasks(client: Client, tenant: string, unit: string): Promise<Reference[]> {
  const { rows } = await client.query<{ year: number; id: string }>({
    name: 'handover-tasks',
    text: `SELECT t.year, t.id FROM task_unit u
             JOIN task t ON t.tenant_id = u.tenant_id AND t.year = u.year AND t.id = u.task_id
            WHERE u.tenant_id = $1 AND u.unit_id = $2 AND t.closed_at IS NULL
            ORDER BY t.year, t.id`,
    values: [tenant, unit],
  });
  return rows.map((row) => ({ kind: 'task', ...row }));
}

type Counts = Pick<OperationAnswer<'unit.handOverPreview'>, 'tasks' | 'leads' | 'open' | 'missed'>;

/** What a unit has in hand in tasks that have not ended, counted. */
export async function readInHand(client: Client, tenant: string, unit: string): Promise<Counts> {
  const { rows } = await client.query<Counts>({
    name: 'handover-counts',
    text: `WITH mine AS (
             SELECT t.year, t.id, t.lead_unit_id FROM task_unit u
               JOIN task t ON t.tenant_id = u.tenant_id AND t.year = u.year AND t.id = u.task_id
              WHERE u.tenant_id = $1 AND u.unit_id = $2 AND t.closed_at IS NULL),
           owed AS (
             SELECT o.value, o.owed_as FROM obligation o JOIN mine ON o.year = mine.year AND o.aggregate_id = mine.id
              WHERE o.tenant_id = $1 AND o.unit_id = $2)
           SELECT (SELECT count(*)::int FROM mine) AS tasks,
                  (SELECT count(*)::int FROM mine WHERE lead_unit_id = $2) AS leads,
                  (SELECT count(*)::int FROM owed WHERE value IN ('pending', 'open', 'held')) AS open,
                  (SELECT count(*)::int FROM owed WHERE value = 'missed' AND owed_as <> 'former') AS missed`,
    values: [tenant, unit],
  });
  return rows[0] ?? { tasks: 0, leads: 0, open: 0, missed: 0 };
}

/** What the handing over of some tasks has done, added up from its events. */
export async function readHandedOver(
  client: Client,
  tenant: string,
  done: readonly { year: number; id: string; seq: number }[],
): Promise<Pick<OperationAnswer<'unit.handOver'>, 'handed' | 'inherited' | 'dropped'>> {
  const { rows } = await client.query<{ handed: number; inherited: number; dropped: number }>({
    name: 'handover-done',
    text: `SELECT coalesce(sum((SELECT count(*) FROM jsonb_array_elements(e.event->'handed') h WHERE h ? 'owedAs')), 0)::int AS handed,
                  coalesce(sum((SELECT count(*) FROM jsonb_array_elements(e.event->'made') m WHERE m->'context' ? 'inheritedFrom')), 0)::int AS inherited,
                  coalesce(sum(jsonb_array_length(e.event->'dropped')), 0)::int AS dropped
             FROM (SELECT convert_from(v.bytes, 'UTF8')::jsonb AS event
                     FROM unnest($2::int[], $3::uuid[], $4::int[]) AS k(year, id, seq)
                     JOIN event v ON v.tenant_id = $1 AND v.year = k.year AND v.aggregate_id = k.id AND v.seq = k.seq) e`,
    values: [tenant, done.map(({ year }) => year), done.map(({ id }) => id), done.map(({ seq }) => seq)],
  });
  return rows[0] ?? { handed: 0, inherited: 0, dropped: 0 };
}

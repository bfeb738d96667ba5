import type { LeaderView } from '@duban/contracts';
import type { InstructionContext, TaskContext, TaskValue } from '@duban/lifecycle';
import { GOING_ON } from '../desk/found.js';
import type { LookedAfter } from '../task/ledger.filters.js';
import { type Client, IS_EXEMPTED } from '../task/ledger.read.js';

type Silent = LeaderView['silent'];

/** The units that have missed something, of what a leader looks after; everything where `looksAfter` is null. */
export async function readSilent(
  client: Client,
  tenant: string,
  looksAfter: LookedAfter | null,
  limit: number,
): Promise<Silent> {
  const { rows } = await client.query<Silent['rows'][number] & { total: number }>({
    name: 'leader-silent',
    text: `
      WITH late AS MATERIALIZED (
        SELECT o.unit_id, count(*)::int AS missed, (count(*) FILTER (WHERE o.owed_as = 'lead'))::int AS as_lead,
               (count(*) FILTER (WHERE ${IS_EXEMPTED}))::int AS exempted, count(DISTINCT o.aggregate_id)::int AS tasks, min(o.due_on) AS since
          FROM obligation o
          JOIN task t ON t.tenant_id = $1 AND t.year = o.year AND t.id = o.aggregate_id AND ${GOING_ON} AND t.status <> 'suspended'
         WHERE o.tenant_id = $1 AND o.live AND o.value = 'missed'
           AND ($2::uuid[] IS NULL OR o.unit_id = ANY ($2::uuid[]) OR t.lead_unit_id = ANY ($2::uuid[]) OR t.id = ANY ($3::uuid[]))
         GROUP BY o.unit_id)
      SELECT jsonb_build_object('id', u.id, 'name', u.name) AS unit, l.missed, l.as_lead AS "missedAsLead", l.exempted, l.tasks, l.since,
             (count(*) OVER ())::int AS total
        FROM late l JOIN unit u ON u.tenant_id = $1 AND u.id = l.unit_id
       ORDER BY l.missed DESC, l.since, u.sort, u.id LIMIT $4::int`,
    values: [tenant, looksAfter?.units ?? null, looksAfter?.tasks ?? null, limit],
  });
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _, ...row }) => row),
  };
}

/** An instruction under way with the replies that are owed, and as much of its task as tells what may be done about it. */
export interface FoundInstruction {
  year: number;
  taskId: string;
  number: string | null;
  title: string;
  free: boolean;
  by: string | null;
  id: string;
  value: string;
  context: InstructionContext;
  definition: number;
  taskValue: TaskValue;
  taskContext: TaskContext;
  owed: { id: string; unit: { id: string; name: string }; state: string }[] | null;
  total: number;
}

/** Instructions that a post gave, those whose reply is outstanding first; of all posts where `post` is null. */
export async function readInstructions(
  client: Client,
  tenant: string,
  post: string | null,
  limit: number,
): Promise<FoundInstruction[]> {
  const { rows } = await client.query<FoundInstruction>({
    name: 'leader-instructions',
    text: `
      SELECT m.year, m.aggregate_id AS "taskId", t.number, t.title, t.directive_id IS NULL AS free, p.title AS by,
             m.id, m.value, m.context, a.definition, a.value AS "taskValue", a.context AS "taskContext",
             replies.owed, (count(*) OVER ())::int AS total
        FROM member m
        JOIN task t ON t.tenant_id = $1 AND t.year = m.year AND t.id = m.aggregate_id AND ${GOING_ON}
        JOIN aggregate a ON a.tenant_id = $1 AND a.year = m.year AND a.id = m.aggregate_id
        LEFT JOIN post p ON p.tenant_id = $1 AND p.id = (m.context->>'by')::uuid
        LEFT JOIN LATERAL (
          SELECT jsonb_agg(jsonb_build_object('id', o.id, 'unit', jsonb_build_object('id', u.id, 'name', u.name), 'state', o.value)
                           ORDER BY u.sort, u.id) AS owed,
                 bool_or(o.value IN ('open', 'held', 'missed', 'pending')) AS waits
            FROM obligation o JOIN unit u ON u.tenant_id = $1 AND u.id = o.unit_id
           WHERE o.tenant_id = $1 AND o.year = m.year AND o.aggregate_id = m.aggregate_id AND o.subject = m.id) replies ON true
       WHERE m.tenant_id = $1 AND m.kind = 'instruction' AND m.live AND ($2::uuid IS NULL OR m.context->>'by' = $2::uuid::text)
       ORDER BY coalesce(replies.waits, false) DESC, m.context->>'dueOn', m.id LIMIT $3::int`,
    values: [tenant, post, limit],
  });
  return rows;
}

/** Every unit of the day, and whether it is among those looked after; all are where `looksAfter` is null. */
export async function readUnits(
  client: Client,
  tenant: string,
  looksAfter: LookedAfter | null,
  today: string,
): Promise<{ id: string; name: string; isLookedAfter: boolean }[]> {
  const { rows } = await client.query<{ id: string; name: string; isLookedAfter: boolean }>({
    name: 'leader-units',
    text: `
      SELECT u.id, u.name, ($2::uuid[] IS NULL OR u.id = ANY ($2::uuid[]))
             AND (u.valid_from IS NULL OR u.valid_from <= $3::date) AND (u.valid_to IS NULL OR u.valid_to >= $3::date) AS "isLookedAfter"
        FROM unit u WHERE u.tenant_id = $1 ORDER BY u.sort, u.id`,
    values: [tenant, looksAfter?.units ?? null, today],
  });
  return rows;
}

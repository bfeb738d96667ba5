import type { DashboardView, OperationAnswer } from '@duban/contracts';
import type { Client } from '../task/ledger.read.js';
import { closedAs, lightColour } from '../task/ledger.filters.js';

/** Tasks that are counted. */
export interface Scope {
  year: number;
  directive: string | null;
}

/** A month up to a moment, with what makes a light yellow as seen from that moment. */
export interface MonthEnd {
  month: string;
  /** The first moment that no longer counts. */
  until: string;
  /** What falls due before this day makes a light yellow. */
  soonBefore: string;
  /** Whether it runs: then everything is as it stands now. */
  isNow: boolean;
}

/** What a standing is worked out from, as parameters $1 to $8. */
const valuesOf = (tenant: string, { year, directive }: Scope, fromRung: number, ends: readonly MonthEnd[]) => [
  tenant,
  year,
  directive,
  fromRung,
  ends.map(({ month }) => month),
  ends.map(({ until }) => until),
  ends.map(({ soonBefore }) => soonBefore),
  ends.map(({ isNow }) => isNow),
];

/** Events after which a task is in another state of its life. */
const LIFE = ['task.issued', 'task.suspended', 'task.resumed', 'task.withdrawn', 'task.reopened', 'closeOut.confirmed'];

const listed = (types: readonly string[]): string => types.map((type) => `'${type}'`).join(', ');

/** The tasks that are counted; $1 is the tenant, $2 the year, $3 a directive or null. */
export const CHOSEN = `
  chosen AS MATERIALIZED (
    SELECT t.* FROM task t
     WHERE t.tenant_id = $1 AND t.year = $2::int AND ($3::uuid IS NULL OR t.directive_id = $3::uuid))`;

/**
 * How each task stood at the end of each month, from what its events and the obligations of its lead say: an obligation
 * was missed from its due moment until it was delivered or waived. A delivery that was made void later counts as if it
 * had not come.
 */
const STANDING = `
  WITH ends AS MATERIALIZED (
    SELECT * FROM unnest($5::text[], $6::timestamptz[], $7::date[], $8::boolean[]) AS m(month, until, soon_before, is_now)
  ), ${CHOSEN}, life AS MATERIALIZED (
    SELECT e.aggregate_id AS id, e.seq, e.type, e.at, s.said->>'member' AS member, s.said->>'closesAs' AS closes_as
      FROM event e CROSS JOIN LATERAL (SELECT convert_from(e.bytes, 'UTF8')::jsonb AS said) s
     WHERE e.tenant_id = $1 AND e.year = $2::int AND e.aggregate_id = ANY (ARRAY(SELECT id FROM chosen))
       AND e.type IN (${listed([...LIFE, 'obligation.waived', 'plan.filed', 'plan.approved'])})
  ), led AS MATERIALIZED (
    SELECT o.aggregate_id AS id, o.kind, o.value, o.context, o.due_at, o.due_on,
           (o.context#>>'{schedule,opensAt}')::timestamptz AS opens_at, (o.context->>'missedAt')::timestamptz AS missed_at,
           coalesce((o.context->>'deliveredAt')::timestamptz, waived.at, 'infinity') AS ended_at
      FROM obligation o
      LEFT JOIN life waived ON waived.id = o.aggregate_id AND waived.type = 'obligation.waived' AND waived.member = o.id::text
     WHERE o.tenant_id = $1 AND o.year = $2::int AND o.aggregate_id = ANY (ARRAY(SELECT id FROM chosen))
       AND o.owed_as = 'lead' AND o.value <> 'cancelled'
  ), late AS (
    SELECT m.month, o.id, max(coalesce(
             (SELECT max((r->>'rung')::int) FROM jsonb_array_elements(o.context#>'{schedule,rungs}') AS r
               WHERE (r->>'at')::timestamptz < m.until AND (r->>'rung')::int <= (o.context->>'reached')::int), 0)) AS level
      FROM ends m JOIN led o ON o.missed_at < m.until AND o.ended_at >= m.until
     GROUP BY 1, 2
  ), soon AS (
    SELECT DISTINCT m.month, o.id
      FROM ends m JOIN led o ON o.opens_at < m.until AND o.due_at >= m.until AND o.ended_at >= m.until AND o.due_on < m.soon_before
  ), planned AS (
    SELECT f.id, min(f.at) AS at
      FROM (SELECT p.*, row_number() OVER (PARTITION BY p.id, p.filing ORDER BY p.seq) - 1 AS approvals
              FROM (SELECT id, seq, at, count(*) FILTER (WHERE type = 'plan.filed') OVER (PARTITION BY id ORDER BY seq) AS filing
                      FROM life WHERE type IN ('plan.filed', 'plan.approved')) p) f
      JOIN member plan ON plan.tenant_id = $1 AND plan.year = $2::int AND plan.aggregate_id = f.id AND plan.kind = 'plan'
     WHERE f.approvals = jsonb_array_length(plan.context->'approvals') GROUP BY f.id
  ), opened AS (
    SELECT id, min(opens_at) AS at FROM led WHERE kind = 'report' AND (context->>'opened')::boolean GROUP BY id
  ), reached AS MATERIALIZED (
    SELECT m.month, m.until, m.is_now, t.id,
           (array_agg(l.type ORDER BY l.seq DESC) FILTER (WHERE l.type NOT IN ('task.suspended', 'task.resumed')))[1] AS state,
           (array_agg(l.type ORDER BY l.seq DESC) FILTER (WHERE l.type IN ('task.suspended', 'task.resumed')))[1] AS activity,
           (array_agg(l.closes_as ORDER BY l.seq DESC) FILTER (WHERE l.type = 'closeOut.confirmed'))[1] AS closes_as,
           bool_or(l.type = 'task.reopened') AS reopened
      FROM ends m CROSS JOIN chosen t
      JOIN life l ON l.id = t.id AND l.at < m.until AND l.type IN (${listed(LIFE)})
     GROUP BY 1, 2, 3, 4
  ), past AS (
    SELECT r.*, late.level, soon.id IS NOT NULL AS soon,
           CASE WHEN r.state = 'task.withdrawn' THEN 'withdrawn'
                WHEN r.state = 'closeOut.confirmed' THEN 'completed'
                WHEN r.activity = 'task.suspended' THEN 'suspended'
                WHEN late.id IS NOT NULL THEN 'overdue'
                WHEN r.reopened OR opened.at < r.until THEN 'reporting'
                WHEN planned.at < r.until THEN 'planned'
                ELSE 'assigned' END AS status
      FROM reached r
      LEFT JOIN late ON late.month = r.month AND late.id = r.id
      LEFT JOIN soon ON soon.month = r.month AND soon.id = r.id
      LEFT JOIN opened ON opened.id = r.id
      LEFT JOIN planned ON planned.id = r.id
  ), standing AS (
    SELECT p.month, p.id, p.status, CASE WHEN p.status = 'completed' THEN coalesce(p.closes_as, 'measured') END AS closed_as,
           CASE WHEN p.status IN ('suspended', 'withdrawn') THEN 'grey'
                WHEN p.status = 'completed' THEN 'green'
                WHEN p.status = 'overdue' THEN CASE WHEN p.level >= $4::int THEN 'red' ELSE 'yellow' END
                WHEN p.soon THEN 'yellow'
                ELSE 'green' END AS colour
      FROM past p WHERE NOT p.is_now
    UNION ALL
    SELECT m.month, t.id, t.status, CASE WHEN t.status = 'completed' THEN ${closedAs('t')} END AS closed_as, ${lightColour({ rung: '$4', day: 'm.soon_before' })} AS colour
      FROM ends m CROSS JOIN chosen t WHERE m.is_now)`;

type Standings = DashboardView['standings'];

/** How many tasks there were of each status and colour at the end of each month. */
export async function readStandings(
  client: Client,
  tenant: string,
  scope: Scope,
  { fromRung, ends }: { fromRung: number; ends: readonly MonthEnd[] },
): Promise<Standings> {
  const { rows } = await client.query<Standings[number]>({
    name: 'dashboard-standings',
    text: `${STANDING} SELECT month, status, colour, closed_as AS "closedAs", count(*)::int AS tasks
             FROM standing GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    values: valuesOf(tenant, scope, fromRung, ends),
  });
  return rows;
}

interface Narrowing {
  status?: string | undefined;
  colour?: string | undefined;
  closedAs?: string | undefined;
  limit: number;
}

type Rows = OperationAnswer<'dashboard.tasks'>['rows'];

/** The tasks of one month, as they stood. */
export async function readStandingTasks(
  client: Client,
  tenant: string,
  scope: Scope,
  { fromRung, end, status, colour, closedAs: closed, limit }: Narrowing & { fromRung: number; end: MonthEnd },
): Promise<Rows> {
  const { rows } = await client.query<Rows[number]>({
    name: 'dashboard-tasks',
    text: `${STANDING}
           SELECT jsonb_build_object('kind', 'task', 'year', t.year, 'id', t.id) AS task, t.number, t.title,
                  CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS lead,
                  s.status, s.colour, s.closed_as AS "closedAs"
             FROM standing s JOIN chosen t ON t.id = s.id
             LEFT JOIN unit u ON u.tenant_id = $1 AND u.id = t.lead_unit_id
            WHERE ($9::text IS NULL OR s.status = $9) AND ($10::text IS NULL OR s.colour = $10)
              AND ($11::text IS NULL OR s.closed_as = $11)
            ORDER BY t.directive_id, t.position, t.id LIMIT $12::int`,
    values: [...valuesOf(tenant, scope, fromRung, [end]), status ?? null, colour ?? null, closed ?? null, limit],
  });
  return rows;
}

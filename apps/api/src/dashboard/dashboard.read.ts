import type { DashboardView, OperationAnswer } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import { type Client, IS_EXEMPTED } from '../task/ledger.read.js';
import { CHOSEN, type Scope } from './standing.read.js';

const valuesOf = (tenant: string, { year, directive }: Scope): unknown[] => [tenant, year, directive];

/** What is owed of the chosen tasks, as `o`. */
const OWED = `obligation o JOIN chosen t ON t.year = o.year AND t.id = o.aggregate_id`;
const UNIT = `jsonb_build_object('id', u.id, 'name', u.name) AS unit`;

/** The month in which the first task was issued; null where there is none yet. */
export async function readFirstMonth(client: Client, tenant: string, scope: Scope): Promise<string | null> {
  const { rows } = await client.query<{ month: string | null }>({
    name: 'dashboard-first-month',
    text: `WITH ${CHOSEN}
           SELECT to_char(min(e.at) AT TIME ZONE (SELECT zone FROM tenant WHERE id = $1), 'YYYY-MM') AS month
             FROM chosen t JOIN event e ON e.tenant_id = $1 AND e.year = $2::int AND e.aggregate_id = t.id AND e.seq = 1`,
    values: valuesOf(tenant, scope),
  });
  return rows[0]?.month ?? null;
}

type Punctuality = DashboardView['punctuality'];

/** Reports that have fallen due, by unit and month of the due day. */
export async function readPunctuality(client: Client, tenant: string, scope: Scope, now: string): Promise<Punctuality> {
  const { rows } = await client.query<Punctuality[number]>({
    name: 'dashboard-punctuality',
    text: `WITH ${CHOSEN}, counted AS (
             SELECT o.unit_id, to_char(o.due_on, 'YYYY-MM') AS month,
                    count(*) FILTER (WHERE o.value = 'met')::int AS met,
                    count(*) FILTER (WHERE o.value = 'metLate')::int AS "metLate",
                    count(*) FILTER (WHERE o.value = 'missed')::int AS missed,
                    count(*) FILTER (WHERE o.value <> 'met' AND ${IS_EXEMPTED})::int AS exempted
               FROM ${OWED}
              WHERE o.tenant_id = $1 AND o.year = $2::int AND o.kind IN ('report', 'subReport', 'supplement')
                AND o.value IN ('met', 'metLate', 'missed') AND o.due_at <= $4::timestamptz
              GROUP BY 1, 2)
           SELECT ${UNIT}, c.month, c.met, c."metLate", c.missed, c.exempted
             FROM counted c JOIN unit u ON u.tenant_id = $1 AND u.id = c.unit_id ORDER BY u.sort, u.id, c.month`,
    values: [...valuesOf(tenant, scope), now],
  });
  return rows;
}

type Load = DashboardView['load'];

/** What each unit has to do now. */
export async function readLoad(client: Client, tenant: string, scope: Scope): Promise<Load> {
  const { rows } = await client.query<Load[number]>({
    name: 'dashboard-load',
    text: `WITH ${CHOSEN}, counted AS (
             SELECT o.unit_id, count(*) FILTER (WHERE o.value <> 'missed')::int AS open,
                    count(*) FILTER (WHERE o.value = 'missed')::int AS missed,
                    count(*) FILTER (WHERE o.value = 'missed' AND ${IS_EXEMPTED})::int AS exempted
               FROM ${OWED}
              WHERE o.tenant_id = $1 AND o.year = $2::int AND o.live AND o.value IN ('open', 'held', 'missed')
              GROUP BY 1)
           SELECT ${UNIT}, c.open, c.missed, c.exempted
             FROM counted c JOIN unit u ON u.tenant_id = $1 AND u.id = c.unit_id
            ORDER BY c.open + c.missed DESC, u.sort, u.id`,
    values: valuesOf(tenant, scope),
  });
  return rows;
}

interface DueDay {
  date: string;
  obligations: number;
  units: number;
}

/** What is still to be delivered by each day of a stretch; a day without anything is left out. */
export async function readDueDays(
  client: Client,
  tenant: string,
  scope: Scope,
  { from, days }: { from: string; days: number },
): Promise<DueDay[]> {
  const { rows } = await client.query<DueDay>({
    name: 'dashboard-days',
    text: `WITH ${CHOSEN}
           SELECT o.due_on AS date, count(*)::int AS obligations, count(DISTINCT o.unit_id)::int AS units
             FROM ${OWED}
            WHERE o.tenant_id = $1 AND o.year = $2::int AND o.value IN ('pending', 'open', 'held')
              AND o.due_on >= $4::date AND o.due_on < $4::date + $5::int
            GROUP BY 1 ORDER BY 1`,
    values: [...valuesOf(tenant, scope), from, days],
  });
  return rows;
}

/** Slips of the chosen tasks as `s`, with when they were issued. */
const SLIPS = `
  ${CHOSEN}, issued AS (
    SELECT e.aggregate_id, convert_from(e.bytes, 'UTF8')::jsonb->>'member' AS member, e.at
      FROM event e
     WHERE e.tenant_id = $1 AND e.year = $2::int AND e.aggregate_id = ANY (ARRAY(SELECT id FROM chosen)) AND e.type = 'slip.issued'
  ), s AS (
    SELECT m.id, m.aggregate_id, m.value AS state, m.context, m.context->>'level' AS level, i.at,
           to_char(i.at AT TIME ZONE (SELECT zone FROM tenant WHERE id = $1), 'YYYY-MM') AS month
      FROM chosen t
      JOIN member m ON m.tenant_id = $1 AND m.year = $2::int AND m.aggregate_id = t.id AND m.kind = 'slip'
      LEFT JOIN issued i ON i.aggregate_id = m.aggregate_id AND i.member = m.id::text)`;

type Slips = DashboardView['slips'];

/** How many slips there are of each level and state, and when they were issued. */
export async function readSlipCounts(client: Client, tenant: string, scope: Scope): Promise<Slips> {
  const { rows } = await client.query<Slips[number]>({
    name: 'dashboard-slip-counts',
    text: `WITH ${SLIPS} SELECT level, state, month, count(*)::int AS slips FROM s GROUP BY 1, 2, 3 ORDER BY 3, 1, 2`,
    values: valuesOf(tenant, scope),
  });
  return rows;
}

interface Narrowing {
  level?: string | undefined;
  state?: string | undefined;
  month?: string | undefined;
  limit: number;
}

type SlipRows = OperationAnswer<'dashboard.slips'>['rows'];

/** The slips themselves, the newest first. */
export async function readSlips(
  client: Client,
  tenant: string,
  scope: Scope,
  { level, state, month, limit }: Narrowing,
): Promise<SlipRows> {
  const { rows } = await client.query<SlipRows[number]>({
    name: 'dashboard-slips',
    text: `WITH ${SLIPS}
           SELECT s.id, jsonb_build_object('kind', 'task', 'year', t.year, 'id', t.id) AS task, t.number, t.title,
                  CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS unit,
                  s.level, s.state, s.at AS "issuedAt",
                  CASE WHEN o.id IS NOT NULL THEN jsonb_build_object(
                    'kind', o.kind, 'period', o.period, 'dueOn', o.due_on) END AS obligation
             FROM s JOIN chosen t ON t.id = s.aggregate_id
             LEFT JOIN unit u ON u.tenant_id = $1 AND u.id = (s.context->>'unit')::uuid
             LEFT JOIN obligation o ON o.tenant_id = $1 AND o.year = $2::int AND o.aggregate_id = t.id
                   AND o.id = (s.context->>'obligation')::uuid
            WHERE ($4::text IS NULL OR s.level = $4) AND ($5::text IS NULL OR s.state = $5) AND ($6::text IS NULL OR s.month = $6)
            ORDER BY s.at DESC NULLS FIRST, s.id LIMIT $7::int`,
    values: [...valuesOf(tenant, scope), level ?? null, state ?? null, month ?? null, limit],
  });
  return rows.map((row) => ({ ...row, issuedAt: row.issuedAt && instantFromRow(row.issuedAt) }));
}

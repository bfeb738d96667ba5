import type { LedgerRow } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import { type Light, type LightThresholds, lightOf, type TaskStatus } from '@duban/lifecycle';
import type { WorkCalendar } from '@duban/calendar';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { keyAfter } from '../list/page.js';
import type { Conditions } from '../list/conditions.js';

export type Client = Pick<PoolClient, 'query'>;

/** A line of the ledger as the database gives it. */
export interface LedgerLine {
  year: number;
  id: string;
  position: number;
  number: string | null;
  title: string;
  sectionPath: string[];
  status: TaskStatus;
  level: number;
  version: number;
  lead: { id: string; name: string } | null;
  directive: LedgerRow['directive'];
  units: LedgerRow['coordinating'] | null;
  missedLead: number;
  missedOthers: number;
  exempted: number;
  /** The day on which the lead's next open obligation falls due. */
  openDueOn: string | null;
  nextId: string | null;
  nextKind: string | null;
  nextDueOn: string | null;
  nextDueAt: string | null;
  lastReportAt: string | null;
  openExtension: boolean;
  openCloseOut: boolean;
  closedAs: LedgerRow['closedAs'];
}

interface Order {
  /** Expressions over `task t`, ascending, the last of which tells any two tasks apart. */
  by: readonly string[];
  /** What the values of a key look like. */
  key: z.ZodType<(string | number | null)[]>;
  keyOf: (line: LedgerLine) => (string | number | null)[];
  /** What comes after a key, given as placeholders of its values. */
  after: (placeholders: readonly string[], key: readonly unknown[]) => string;
}

const compared = (by: readonly string[], types: readonly string[]) => (placeholders: readonly string[]) =>
  `(${by.join(', ')}) > (${placeholders.map((placeholder, index) => `${placeholder}::${types[index]}`).join(', ')})`;

const IN_PLACE = ['t.year', 't.directive_id', 't.position', 't.id'];
const BY_LEVEL = ['-t.level', 't.position', 't.id'];
// 9 before 10
const BY_NUMBER = [`length(coalesce(t.number, ''))`, `coalesce(t.number, '')`, 't.id'];
const BY_NEXT = [`coalesce(next.due_at, 'infinity')`, 't.id'];

/** The orders in which the ledger is read. */
const orders: Record<'position' | 'nextDueAt' | '-level' | 'number', Order> = {
  // As the index has it, which is why a page of it is read without looking at the rest.
  position: {
    by: IN_PLACE,
    key: z.tuple([z.int32(), z.guid().nullable(), z.int32(), z.guid()]),
    keyOf: ({ year, directive, position, id }) => [year, directive?.id ?? null, position, id],
    after: afterPlace,
  },
  nextDueAt: {
    by: BY_NEXT,
    key: z.tuple([z.union([z.iso.datetime(), z.literal('infinity')]), z.guid()]),
    keyOf: ({ nextDueAt, id }) => [nextDueAt ?? 'infinity', id],
    after: compared(BY_NEXT, ['timestamptz', 'uuid']),
  },
  '-level': {
    by: BY_LEVEL,
    key: z.tuple([z.int32(), z.int32(), z.guid()]),
    keyOf: ({ level, position, id }) => [-level, position, id],
    after: compared(BY_LEVEL, ['int', 'int', 'uuid']),
  },
  number: {
    by: BY_NUMBER,
    key: z.tuple([z.int32(), z.string().refine((text) => !text.includes('\u0000')), z.guid()]),
    keyOf: ({ number, id }) => [Array.from(number ?? '').length, number ?? '', id],
    after: compared(BY_NUMBER, ['int', 'text', 'uuid']),
  },
};
export type LedgerSort = keyof typeof orders;

/** Free instructions, which have no directive, come last in their year; a comparison with nothing would say nothing. */
function afterPlace([year, directive, position, id]: readonly string[], key: readonly unknown[]): string {
  if (key[1] === null)
    return `(t.year > ${year}::int OR (t.year = ${year}::int AND t.directive_id IS NOT DISTINCT FROM ${directive}::uuid
              AND (t.position, t.id) > (${position}::int, ${id}::uuid)))`;
  return `t.year >= ${year}::int AND (t.directive_id IS NULL OR t.year > ${year}::int
              OR (t.directive_id, t.position, t.id) > (${directive}::uuid, ${position}::int, ${id}::uuid))`;
}

/** The key of a line in an order. */
export const ledgerKey = (sort: LedgerSort, line: LedgerLine): (string | number | null)[] => orders[sort].keyOf(line);

/** Reads a page of the ledger and one line more. Throws a fault for a cursor of another order. */
export async function readLedger(
  client: Client,
  conditions: Conditions,
  { sort, cursor, limit }: { sort: LedgerSort; cursor?: string | undefined; limit: number },
): Promise<LedgerLine[]> {
  const { by, key: schema, after } = orders[sort];
  const key = keyAfter(cursor, sort, schema);
  if (key) conditions.and(key[1] === null ? 'after-free' : 'after', key, (placeholders) => after(placeholders, key));
  const most = conditions.value(limit + 1);
  const { rows } = await client.query<LedgerLine>({
    name: `ledger ${sort} ${conditions.name}`,
    text: `WITH page AS MATERIALIZED (
             SELECT t.* FROM task t ${sort === 'nextDueAt' ? NEXT_OF_TASK : ''}
              WHERE t.tenant_id = $1 ${conditions.sql}
              ORDER BY ${by.join(', ')} LIMIT ${most}::int),
           ${linesOf('ANY (ARRAY(SELECT DISTINCT year FROM page))', 'ANY (ARRAY(SELECT id FROM page))')}
           ORDER BY ${by.join(', ')}`,
    values: conditions.values,
  });
  return rows;
}

/** Reads the line of one task; nothing where it is not within reach. */
export async function readLedgerLine(
  client: Client,
  tenant: string,
  { year, id }: { year: number; id: string },
  within: { sql: string; values: readonly unknown[] },
): Promise<LedgerLine | undefined> {
  const { rows } = await client.query<LedgerLine>({
    name: 'ledger-line',
    text: `WITH page AS (SELECT t.* FROM task t WHERE t.tenant_id = $1 AND t.year = $2 AND t.id = $3 AND ${within.sql}),
           ${linesOf('$2', '$3')}`,
    values: [tenant, year, id, ...within.values],
  });
  return rows[0];
}

/** SQL: whether the miss of obligation `o` is exempted. */
export const IS_EXEMPTED = `o.context#>>'{exemption,ground}' IS NOT NULL`;

/** What the lead owes next. */
const NEXT_OF_TASK = `
  LEFT JOIN LATERAL (
    SELECT min(o.due_at) AS due_at FROM obligation o
     WHERE o.tenant_id = t.tenant_id AND o.year = t.year AND o.aggregate_id = t.id
       AND o.owed_as = 'lead' AND o.value IN ('pending', 'open', 'held')) next ON true`;

/**
 * The tasks of `page` as lines. What belongs to them is read set by set; `years` and `ids` say again which they are, so
 * that only their partitions and keys are touched. $1 is the tenant.
 */
const linesOf = (years: string, ids: string): string => `
  units AS MATERIALIZED (
    SELECT tu.task_id,
           jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'relation', tu.relation) ORDER BY u.sort, u.id) AS list
      FROM task_unit tu JOIN unit u ON u.tenant_id = tu.tenant_id AND u.id = tu.unit_id
     WHERE tu.tenant_id = $1 AND tu.year = ${years} AND tu.task_id = ${ids} GROUP BY tu.task_id
  ), owed AS MATERIALIZED (
    SELECT o.aggregate_id,
           count(*) FILTER (WHERE o.value = 'missed' AND o.owed_as = 'lead')::int AS missed_lead,
           count(*) FILTER (WHERE o.value = 'missed' AND o.owed_as <> 'lead')::int AS missed_others,
           count(*) FILTER (WHERE o.value = 'missed' AND ${IS_EXEMPTED})::int AS exempted,
           min(o.due_on) FILTER (WHERE o.value = 'open' AND o.owed_as = 'lead') AS open_due_on,
           min(o.due_at) FILTER (WHERE o.value <> 'missed' AND o.owed_as = 'lead') AS next_due_at
      FROM obligation o
     WHERE o.tenant_id = $1 AND o.year = ${years} AND o.aggregate_id = ${ids}
       AND o.value IN ('pending', 'open', 'held', 'missed') GROUP BY o.aggregate_id
  ), parts AS MATERIALIZED (
    SELECT m.aggregate_id,
           max(CASE WHEN m.kind = 'report' AND m.value NOT IN ('scheduled', 'open') AND m.context->>'unit' = p.lead_unit_id::text
                    THEN m.context->>'submittedAt' END) AS last_report_at,
           bool_or(m.live AND m.kind = 'extension') AS open_extension,
           bool_or(m.live AND m.kind = 'closeOut') AS open_close_out
      FROM member m JOIN page p ON p.id = m.aggregate_id AND p.year = m.year
     WHERE m.tenant_id = $1 AND m.year = ${years} AND m.aggregate_id = ${ids}
       AND m.kind IN ('report', 'extension', 'closeOut') GROUP BY m.aggregate_id)
  SELECT t.year, t.id, t.position, t.number, t.title, t.section_path AS "sectionPath", t.status, t.level, a.version,
         CASE WHEN lead.id IS NOT NULL THEN jsonb_build_object('id', lead.id, 'name', lead.name) END AS lead,
         CASE WHEN d.id IS NOT NULL
              THEN jsonb_build_object('year', d.year, 'id', d.id, 'number', d.number, 'title', d.title) END AS directive,
         units.list AS units, coalesce(owed.missed_lead, 0) AS "missedLead", coalesce(owed.missed_others, 0) AS "missedOthers",
         coalesce(owed.exempted, 0) AS exempted,
         owed.open_due_on AS "openDueOn", next.id AS "nextId", next.kind AS "nextKind", next.due_on AS "nextDueOn",
         next.due_at AS "nextDueAt", parts.last_report_at AS "lastReportAt",
         coalesce(parts.open_extension, false) AND t.status NOT IN ('completed', 'withdrawn') AS "openExtension",
         coalesce(parts.open_close_out, false) AND t.status NOT IN ('completed', 'withdrawn') AS "openCloseOut",
         CASE WHEN t.status = 'completed' THEN coalesce(a.context->>'closedAs', 'measured') END AS "closedAs"
    FROM page t
    JOIN aggregate a ON a.tenant_id = $1 AND a.year = ${years} AND a.id = ${ids} AND a.year = t.year AND a.id = t.id
    LEFT JOIN unit lead ON lead.tenant_id = $1 AND lead.id = t.lead_unit_id
    LEFT JOIN directive d ON d.tenant_id = $1 AND d.year = t.year AND d.id = t.directive_id
    LEFT JOIN units ON units.task_id = t.id
    LEFT JOIN owed ON owed.aggregate_id = t.id
    LEFT JOIN parts ON parts.aggregate_id = t.id
    LEFT JOIN LATERAL (
      SELECT o.id, o.kind, o.due_on, o.due_at FROM obligation o
       WHERE o.tenant_id = $1 AND o.year = t.year AND o.aggregate_id = t.id AND o.due_at = owed.next_due_at
         AND o.owed_as = 'lead' AND o.value IN ('pending', 'open', 'held')
       ORDER BY o.id LIMIT 1) next ON true`;

/** What a light is computed from, beside the line. */
export interface LightRules {
  thresholds: LightThresholds;
  calendar: WorkCalendar;
  /** The business day. */
  today: string;
}

/** A line as it is shown. */
export function ledgerRow(line: LedgerLine, rules: LightRules): LedgerRow {
  const { year, id, directive, number, title, sectionPath, lead, status, level } = line;
  const { lastReportAt, openExtension, openCloseOut, closedAs } = line;
  const units = line.units ?? [];
  return {
    task: { kind: 'task', year, id },
    directive,
    number,
    title,
    sectionPath,
    lead,
    coordinating: units.filter(({ relation }) => relation === 'jointLead' || relation === 'coordinating'),
    told: units.filter(({ relation }) => relation === 'member').length,
    status,
    level,
    light: lightOfLine(line, rules),
    nextDue: nextDueOf(line),
    missed: { lead: line.missedLead, others: line.missedOthers, exempted: line.exempted },
    lastReportAt,
    openExtension,
    openCloseOut,
    closedAs,
  };
}

function lightOfLine({ status, level, missedLead, openDueOn }: LedgerLine, rules: LightRules): Light {
  const { thresholds, calendar, today } = rules;
  const workingDaysLeft = openDueOn === null ? null : calendar.workingDaysBetween(today, openDueOn);
  return lightOf({ status, level, missed: missedLead, workingDaysLeft, figures: [] }, thresholds);
}

const nextDueOf = ({ nextId, nextKind, nextDueOn, nextDueAt }: LedgerLine): LedgerRow['nextDue'] =>
  nextId && nextKind && nextDueOn && nextDueAt
    ? { obligation: nextId, kind: nextKind, dueOn: nextDueOn, dueAt: instantFromRow(nextDueAt) }
    : null;

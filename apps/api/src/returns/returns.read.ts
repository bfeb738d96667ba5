import type { ReturnRow, ReturnSheetRow } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { MemberOf, ObligationMember, TaskContext, TaskValue } from '@duban/lifecycle';
import type { Reach } from '../http/reach.js';
import { type Client, IS_EXEMPTED } from '../task/ledger.read.js';

type Unit = Extract<Reach, { all: false }>;

/**
 * What the unit $2 reports, of the tasks that are within its reach ($3 relations): `o` the obligation, `m` the report.
 * What has been cancelled or waived is owed no more.
 */
const OWED = `
  obligation o
  JOIN task t ON t.tenant_id = $1 AND t.year = o.year AND t.id = o.aggregate_id
  JOIN member m ON m.tenant_id = $1 AND m.year = o.year AND m.aggregate_id = o.aggregate_id AND m.id = o.subject
       AND m.kind IN ('report', 'subReport')
 WHERE o.tenant_id = $1 AND o.unit_id = $2::uuid AND o.kind IN ('report', 'subReport', 'supplement')
   AND o.value NOT IN ('cancelled', 'waived')
   AND (o.year, o.aggregate_id) IN (
     SELECT own.year, own.task_id FROM task_unit own
      WHERE own.tenant_id = $1 AND own.unit_id = $2::uuid AND own.relation = ANY ($3::text[]))`;

const SUBMITTED = `o.value IN ('met', 'metLate')`;
const SIGNED = `(${SUBMITTED} OR m.value = 'signed')`;
const FILLED = `(${SUBMITTED} OR m.value IN ('drafted', 'signed'))`;

const counted = (condition: string): string => `(count(*) FILTER (WHERE ${condition}))::int`;

/** The sheets of a unit by day, the newest 200. */
export async function readSheets(client: Client, tenant: string, { unit, relations }: Unit): Promise<ReturnSheetRow[]> {
  const { rows } = await client.query<ReturnSheetRow>({
    name: 'return-sheets',
    text: `SELECT * FROM (
             SELECT o.due_on::text AS "dueOn", min(o.context->'schedule'->>'opensAt') AS "opensAt", max(o.due_at) AS "dueAt",
                    coalesce(array_agg(DISTINCT o.period) FILTER (WHERE o.period IS NOT NULL), '{}') AS periods,
                    count(*)::int AS rows, ${counted(`o.owed_as = 'lead'`)} AS lead,
                    ${counted(`o.owed_as <> 'lead'`)} AS coordinating, ${counted(FILLED)} AS filled,
                    ${counted(SIGNED)} AS signed, ${counted(SUBMITTED)} AS submitted, ${counted(`o.value = 'missed'`)} AS missed,
                    ${counted(`o.value = 'missed' AND ${IS_EXEMPTED}`)} AS exempted
               FROM ${OWED} GROUP BY o.due_on ORDER BY o.due_on DESC LIMIT 200) newest
            ORDER BY "dueOn"`,
    values: [tenant, unit, relations],
  });
  return rows.map((row) => ({ ...row, dueAt: instantFromRow(row.dueAt) }));
}

/** The report before, as stored. */
type StoredPrevious = Omit<NonNullable<ReturnRow['previous']>, 'content' | 'erased'> & { content: string | null };

/** A row of a sheet with as much of its task as tells what may be done about it. */
export interface StoredReturn {
  year: number;
  taskId: string;
  number: string | null;
  title: string;
  status: ReturnRow['status'];
  directive: ReturnRow['directive'];
  lead: ReturnRow['lead'];
  definition: number;
  value: TaskValue;
  context: TaskContext;
  obligation: ObligationMember;
  dueAt: string;
  member: MemberOf<'report' | 'subReport'>;
  version: number;
  /** The reports before it, the latest first; null where there is none. */
  earlier: StoredPrevious[] | null;
}

/** The day on which a report `p` first fell due, by which the reports of a unit are ordered. */
const firstDay = (member: string, obligation: string): string => `
  JOIN obligation ${obligation} ON ${obligation}.tenant_id = $1 AND ${obligation}.year = ${member}.year
       AND ${obligation}.aggregate_id = ${member}.aggregate_id AND ${obligation}.id = (${member}.context->'obligations'->>0)::uuid`;

/** What a unit hands in on one day: what it owes as lead first, in the order of the directives. */
export async function readSheet(
  client: Client,
  tenant: string,
  { unit, relations }: Unit,
  dueOn: string,
): Promise<StoredReturn[]> {
  const { rows } = await client.query<StoredReturn>({
    name: 'return-sheet',
    text: `WITH sheet AS MATERIALIZED (
             SELECT o.year, o.aggregate_id, o.id, m.id AS member, m.context->>'unit' AS unit
               FROM ${OWED} AND o.due_on = $4::date)
           SELECT s.year, s.aggregate_id AS "taskId", t.number, t.title, t.status, a.definition, a.value, a.context,
                  CASE WHEN d.id IS NOT NULL THEN jsonb_build_object(
                    'year', d.year, 'id', d.id, 'number', d.number, 'title', d.title) END AS directive,
                  CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS lead,
                  jsonb_build_object('id', o.id, 'kind', 'obligation', 'value', o.value, 'context', o.context) AS obligation,
                  o.due_at AS "dueAt",
                  jsonb_build_object('id', m.id, 'kind', m.kind, 'value', m.value, 'context', m.context) AS member, m.version,
                  earlier.reports AS earlier
             FROM sheet s
             JOIN task t ON t.tenant_id = $1 AND t.year = s.year AND t.id = s.aggregate_id
             JOIN aggregate a ON a.tenant_id = $1 AND a.year = s.year AND a.id = s.aggregate_id
             JOIN obligation o ON o.tenant_id = $1 AND o.year = s.year AND o.aggregate_id = s.aggregate_id AND o.id = s.id
             JOIN member m ON m.tenant_id = $1 AND m.year = s.year AND m.aggregate_id = s.aggregate_id AND m.id = s.member
             ${firstDay('m', 'own')}
             LEFT JOIN directive d ON d.tenant_id = $1 AND d.year = t.year AND d.id = t.directive_id
             LEFT JOIN unit u ON u.tenant_id = $1 AND u.id = t.lead_unit_id
             LEFT JOIN LATERAL (
               SELECT jsonb_agg(e.report ORDER BY e.day DESC) AS reports FROM (
               SELECT first.context->>'firstDueOn' AS day, jsonb_build_object('member', p.id, 'period', p.context->>'period', 'dueOn', first.context->>'firstDueOn',
                        'submittedAt', p.context->'submittedAt', 'content', p.context->>'content',
                        'unchanged', coalesce((p.context->>'unchanged')::int, 0)) AS report
                 FROM member p ${firstDay('p', 'first')}
                WHERE p.tenant_id = $1 AND p.year = s.year AND p.aggregate_id = s.aggregate_id
                  AND p.kind IN ('report', 'subReport') AND p.context->>'unit' = s.unit
                  AND p.context->>'content' IS NOT NULL AND p.context->>'mark' IS DISTINCT FROM 'empty'
                  AND first.context->>'firstDueOn' < own.context->>'firstDueOn'
                ORDER BY first.context->>'firstDueOn' DESC LIMIT 6) e) earlier ON true
            ORDER BY o.owed_as <> 'lead', t.year, d.number, t.position, o.id`,
    values: [tenant, unit, relations, dueOn],
  });
  return rows;
}

import type { EarlierTaskView, TaskReference } from '@duban/contracts';
import { type EarlierWords, instantFromRow } from '@duban/engine';
import type { Client } from './draft.store.js';

/** So many of the latest earlier tasks are compared with a draft. */
const MOST_COMPARED = 10_000;

/** How many tasks the directives of the years before one have. */
export async function countEarlierTasks(client: Client, tenant: string, year: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>({
    name: 'count-earlier-tasks',
    text: 'SELECT count(*)::int AS count FROM task WHERE tenant_id = $1 AND year < $2 AND directive_id IS NOT NULL',
    values: [tenant, year],
  });
  return rows[0]?.count ?? 0;
}

/** The words of the tasks of the years before one, the latest first. */
export async function readEarlierWords(client: Client, tenant: string, year: number): Promise<EarlierWords[]> {
  const { rows } = await client.query<{ year: number; id: string; label: string; text: string }>({
    name: 'earlier-words',
    text: `SELECT t.year, t.id, concat_ws(' ', d.number, coalesce(t.number, t.title)) AS label, ${BODY} AS text
             FROM task t ${WITH_BODY}
            WHERE t.tenant_id = $1 AND t.year < $2
            ORDER BY t.year DESC, t.directive_id, t.position LIMIT $3`,
    values: [tenant, year, MOST_COMPARED],
  });
  return rows.map(({ year: of, id, label, text }) => ({ task: { kind: 'task', year: of, id }, label, text }));
}

/** An earlier task with what carrying it over takes from it. */
export interface EarlierTask extends EarlierTaskView {
  sectionPath: string[];
  jointLeads: string[];
  coordinating: string[];
}

/** Those of the tasks named that are there. */
export async function readEarlierTasks(
  client: Client,
  tenant: string,
  tasks: readonly TaskReference[],
): Promise<EarlierTask[]> {
  if (tasks.length === 0) return [];
  const { rows } = await client.query<EarlierRow>({
    name: 'earlier-tasks',
    text: `SELECT ${COLUMNS} FROM unnest($2::int[], $3::uuid[]) AS v(year, id)
             JOIN task t ON t.year = v.year AND t.id = v.id ${WITH_REST}
            WHERE t.tenant_id = $1`,
    values: [tenant, tasks.map(({ year }) => year), tasks.map(({ id }) => id)],
  });
  return rows.map(earlierTask);
}

/** So many of what is unfinished are told one by one. */
const MOST_TOLD = 300;

/**
 * What the years before one left unfinished, that no task goes on with and that is not among `taken`: how many there are,
 * and the first of them, the latest year first.
 */
export async function readUnfinished(
  client: Client,
  tenant: string,
  year: number,
  taken: readonly TaskReference[],
): Promise<{ total: number; tasks: EarlierTask[] }> {
  const { rows } = await client.query<EarlierRow & { total: number }>({
    name: 'earlier-unfinished',
    text: `WITH t AS (
             SELECT t.*, count(*) OVER ()::int AS total FROM task t
              WHERE t.tenant_id = $1 AND t.year < $2 AND t.directive_id IS NOT NULL
                AND t.status NOT IN ('completed', 'withdrawn') AND t.id <> ALL ($3::uuid[])
                AND NOT EXISTS (SELECT FROM task_continued k
                                 WHERE k.tenant_id = $1 AND k.earlier_year = t.year AND k.earlier_id = t.id)
              ORDER BY t.year DESC, t.directive_id, t.position LIMIT ${MOST_TOLD})
           SELECT t.total, ${COLUMNS} FROM t ${WITH_REST} WHERE t.tenant_id = $1
            ORDER BY t.year DESC, t.directive_id, t.position`,
    values: [tenant, year, taken.map(({ id }) => id)],
  });
  return { total: rows[0]?.total ?? 0, tasks: rows.map(earlierTask) };
}

const BODY = `coalesce(c.body, i.item->>'text', t.title)`;

const WITH_BODY = `
  JOIN directive d ON d.tenant_id = $1 AND d.year = t.year AND d.id = t.directive_id
  LEFT JOIN content c ON c.tenant_id = $1 AND c.hash = t.body
  LEFT JOIN directive_item i ON i.tenant_id = $1 AND i.year = t.year AND i.directive_id = t.directive_id AND i.position = t.position`;

const WITH_REST = `${WITH_BODY}
  LEFT JOIN unit u ON u.tenant_id = $1 AND u.id = t.lead_unit_id
  LEFT JOIN LATERAL (
    SELECT m.context FROM member m
     WHERE m.tenant_id = $1 AND m.year = t.year AND m.aggregate_id = t.id AND m.kind = 'report'
       AND m.context->>'submittedAt' IS NOT NULL
     ORDER BY m.context->>'submittedAt' DESC LIMIT 1) r ON true`;

const unitsAs = (relation: string): string =>
  `ARRAY(SELECT tu.unit_id::text FROM task_unit tu
          WHERE tu.tenant_id = $1 AND tu.year = t.year AND tu.task_id = t.id AND tu.relation = '${relation}'
          ORDER BY tu.unit_id)`;

const COLUMNS = `t.year, t.id, t.number, t.title, t.section_path AS "sectionPath", t.status, t.level, ${BODY} AS text,
  d.number AS "directiveNumber", d.title AS "directiveTitle", u.id AS "leadId", u.name AS "leadName",
  r.context->>'period' AS period, r.context->>'submittedAt' AS "submittedAt", r.context->>'mark' AS mark,
  ${unitsAs('jointLead')} AS "jointLeads", ${unitsAs('coordinating')} AS coordinating`;

interface EarlierRow extends Pick<
  EarlierTask,
  'number' | 'title' | 'text' | 'status' | 'level' | 'sectionPath' | 'jointLeads' | 'coordinating'
> {
  year: number;
  id: string;
  directiveNumber: string;
  directiveTitle: string;
  leadId: string | null;
  leadName: string | null;
  period: string | null;
  submittedAt: string | null;
  mark: string | null;
}

const earlierTask = (row: EarlierRow): EarlierTask => ({
  task: { kind: 'task', year: row.year, id: row.id },
  directive: { number: row.directiveNumber, title: row.directiveTitle },
  number: row.number,
  title: row.title,
  text: row.text,
  lead: row.leadId === null ? null : { id: row.leadId, name: row.leadName ?? '' },
  status: row.status,
  level: row.level,
  lastReport:
    row.submittedAt === null
      ? null
      : { period: row.period ?? '', submittedAt: instantFromRow(row.submittedAt), mark: row.mark },
  sectionPath: row.sectionPath,
  jointLeads: row.jointLeads,
  coordinating: row.coordinating,
});

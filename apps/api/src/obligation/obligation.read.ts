import type { ObligationRow } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { ObligationContext } from '@duban/lifecycle';
import { z } from 'zod';
import { reachValues, type Reach, withinReach } from '../http/reach.js';
import { Conditions } from '../list/conditions.js';
import { keyAfter } from '../list/page.js';
import { readTexts, type Texts } from '../report/contents.js';
import { exemptionView } from '../task/exemption.js';
import { type Client, IS_EXEMPTED } from '../task/ledger.read.js';
import { factsOf } from '../task/task.view.js';

export interface ObligationFilters {
  unit?: string | undefined;
  directive?: string | undefined;
  year?: number | undefined;
  task?: readonly string[] | undefined;
  kind?: readonly string[] | undefined;
  state: readonly string[];
  dueFrom?: string | undefined;
  dueTo?: string | undefined;
  exempted?: boolean | undefined;
  sort: 'dueAt' | '-dueAt';
  cursor?: string | undefined;
  limit: number;
  /** Of each row; all unless told. */
  fields?: readonly string[] | undefined;
}

/** States of what is under way: an index holds just these. */
export const UNDER_WAY: readonly string[] = ['open', 'held', 'missed'];

interface Line {
  year: number;
  taskId: string;
  number: string | null;
  title: string;
  directive: ObligationRow['directive'];
  id: string;
  unitName: string;
  state: string;
  dueOn: string;
  dueAt: string;
  version: number;
  context: ObligationContext;
  status: ObligationRow['status'];
  urgedAt?: string | null;
}

/** Reads a page of obligations and one more. */
export async function readObligationPage(
  client: Client,
  tenant: string,
  filters: ObligationFilters,
  reach: Reach,
): Promise<Line[]> {
  const { sort, cursor, limit } = filters;
  const conditions = conditionsOf(tenant, filters, reach);
  const [direction, sign] = sort === 'dueAt' ? ['ASC', '>'] : ['DESC', '<'];
  const key = keyAfter(cursor, sort, z.tuple([z.iso.datetime(), z.guid()]));
  if (key) conditions.and('after', key, ([at, id]) => `(o.due_at, o.id) ${sign} (${at}::timestamptz, ${id}::uuid)`);
  const most = conditions.value(limit + 1);
  const asksUrged = !filters.fields || filters.fields.includes('urgedAt');
  const { rows } = await client.query<Line>({
    name: `obligations ${sort} ${conditions.name}${asksUrged ? ' urged' : ''}`,
    text: `WITH page AS MATERIALIZED (
             SELECT o.* FROM obligation o JOIN task t ON t.tenant_id = $1 AND t.year = o.year AND t.id = o.aggregate_id
              WHERE o.tenant_id = $1 ${conditions.sql}
              ORDER BY o.due_at ${direction}, o.id ${direction} LIMIT ${most}::int)
           SELECT o.year, o.aggregate_id AS "taskId", t.number, t.title, t.status, o.id, u.name AS "unitName", o.value AS state,
                  o.due_on AS "dueOn", o.due_at AS "dueAt", o.version, o.context,
                  ${asksUrged ? URGED : ''}
                  CASE WHEN d.id IS NOT NULL
                       THEN jsonb_build_object('year', d.year, 'id', d.id, 'number', d.number, 'title', d.title) END AS directive
             FROM page o
             JOIN task t ON t.tenant_id = $1 AND t.year = o.year AND t.id = o.aggregate_id
             LEFT JOIN directive d ON d.tenant_id = $1 AND d.year = t.year AND d.id = t.directive_id
             JOIN unit u ON u.tenant_id = $1 AND u.id = o.unit_id
            ORDER BY o.due_at ${direction}, o.id ${direction}`,
    values: conditions.values,
  });
  return rows;
}

/** The record alone knows it. */
const URGED = `(SELECT max(e.at) FROM event e
                    WHERE e.tenant_id = $1 AND e.year = o.year AND e.aggregate_id = o.aggregate_id
                      AND e.type = 'obligation.urged'
                      AND convert_from(e.bytes, 'UTF8')::jsonb->>'member' = o.id::text) AS "urgedAt",`;

function conditionsOf(tenant: string, filters: ObligationFilters, reach: Reach): Conditions {
  const { unit, directive, year, task, kind, state, dueFrom, dueTo, exempted } = filters;
  const isUnderWay = state.every((each) => UNDER_WAY.includes(each));
  const conditions = new Conditions(tenant).and(isUnderWay ? 'live' : 'state', [state], ([states]) =>
    [...(isUnderWay ? ['o.live AND'] : []), `o.value = ANY (${states}::text[])`].join(' '),
  );
  conditions
    .when('unit', unit, (p) =>
      isUnderWay
        ? `o.unit_id = ${p}::uuid`
        : `o.unit_id = ${p}::uuid AND (o.year, o.aggregate_id) IN (
             SELECT tu.year, tu.task_id FROM task_unit tu WHERE tu.tenant_id = $1 AND tu.unit_id = ${p}::uuid)`,
    )
    .when('directive', directive, (p) => `t.directive_id = ${p}::uuid`)
    .when('task', task, (p) => `o.aggregate_id = ANY (${p}::uuid[])`)
    .when('year', year, (p) => `o.year = ${p}::int`)
    .when('kind', kind, (p) => `o.kind = ANY (${p}::text[])`)
    .when('from', dueFrom, (p) => `o.due_on >= ${p}::date`)
    .when('to', dueTo, (p) => `o.due_on <= ${p}::date`)
    .when('exempted', exempted, (p) => `(${IS_EXEMPTED}) = ${p}::boolean`);
  if (!reach.all) {
    const first = conditions.values.length + 1;
    conditions.and('reach', reachValues(reach), () => withinReach(first));
  }
  return conditions;
}

export const obligationKey = ({ dueAt, id }: Line): string[] => [instantFromRow(dueAt), id];

/** The words on which the exemptions among some obligations rest. */
export const readBases = (client: Client, tenant: string, lines: readonly Line[]): Promise<Texts> =>
  readTexts(
    client,
    tenant,
    lines.map(({ context }) => context.exemption?.basis ?? null),
  );

/** An obligation of the list as it is shown. */
export function obligationRow(line: Line, texts: Texts): ObligationRow {
  const { year, taskId, directive, number, title, id, unitName, state, dueOn, dueAt, version, context } = line;
  return {
    task: { kind: 'task', year, id: taskId },
    directive,
    number,
    title,
    id,
    unit: { id: context.unit, name: unitName },
    state,
    dueOn,
    dueAt: instantFromRow(dueAt),
    ...factsOf(context),
    exemption: exemptionView(context, texts),
    status: line.status,
    urgedAt: line.urgedAt ? instantFromRow(line.urgedAt) : null,
    version,
  };
}

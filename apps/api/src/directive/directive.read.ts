import type { DirectiveItemView, DirectiveRow, DirectiveView, OperationAnswer } from '@duban/contracts';
import { z } from 'zod';
import { reachValues, type Reach, withinReach } from '../http/reach.js';
import { Conditions } from '../list/conditions.js';
import { keyAfter } from '../list/page.js';
import type { Client } from '../task/ledger.read.js';

interface DirectiveFilters {
  year?: number | undefined;
  status?: readonly string[] | undefined;
  q?: string | undefined;
}

const orders = {
  '-year': {
    by: ['-d.year', 'd.number', 'd.id'],
    types: ['int', 'text', 'uuid'],
    key: z.tuple([z.int32(), noNul(), z.guid()]),
    of: ({ year, number, id }: DirectiveRow) => [-year, number, id],
  },
  number: {
    by: ['d.number', 'd.year', 'd.id'],
    types: ['text', 'int', 'uuid'],
    key: z.tuple([noNul(), z.int32(), z.guid()]),
    of: ({ year, number, id }: DirectiveRow) => [number, year, id],
  },
} as const;
export type DirectiveSort = keyof typeof orders;

/** PostgreSQL holds no NUL. */
function noNul() {
  return z.string().refine((text) => !text.includes('\u0000'));
}

export const directiveKey = (sort: DirectiveSort, row: DirectiveRow): (string | number)[] => orders[sort].of(row);

const COLUMNS = `
  d.year, d.id, d.code, d.number, d.title, d.issuer, d.issued_on AS "issuedOn", d.effective_on AS "effectiveOn", d.status,
  d.version,
  CASE WHEN d.regime IS NOT NULL
       THEN jsonb_build_object('code', d.regime->>'code', 'title', coalesce(d.regime->>'title', d.regime->>'code')) END AS regime`;

/** Reads a page of directives and one more. Who sees but their own tasks sees the directives that these are of. */
export async function readDirectives(
  client: Client,
  tenant: string,
  filters: DirectiveFilters & { sort: DirectiveSort; cursor?: string | undefined; limit: number; reach: Reach },
): Promise<DirectiveRow[]> {
  const { sort, cursor, limit, reach } = filters;
  const { by, types, key: schema } = orders[sort];
  const conditions = new Conditions(tenant, ...reachValues(reach))
    .when('year', filters.year, (p) => `d.year = ${p}::int`)
    .when('status', filters.status, (p) => `d.status = ANY (${p}::text[])`)
    .when('q', filters.q, (p) => `(strpos(d.title, ${p}::text) > 0 OR strpos(d.number, ${p}::text) > 0)`);
  const after = keyAfter(cursor, sort, schema as unknown as z.ZodType<(string | number)[]>);
  if (after)
    conditions.and('after', after, (placeholders) => {
      const values = placeholders.map((placeholder, index) => `${placeholder}::${types[index]}`);
      return `(${by.join(', ')}) > (${values.join(', ')})`;
    });
  const most = conditions.value(limit + 1);
  const { rows } = await client.query<DirectiveRow>({
    name: `directives ${sort} ${conditions.name}`,
    text: `SELECT ${COLUMNS}, seen.tasks
             FROM directive d CROSS JOIN LATERAL (
               SELECT count(*)::int AS tasks FROM task t
                WHERE t.tenant_id = d.tenant_id AND t.year = d.year AND t.directive_id = d.id AND ${withinReach(2)}) seen
            WHERE d.tenant_id = $1 AND ($2::uuid IS NULL OR seen.tasks > 0) ${conditions.sql}
            ORDER BY ${by.join(', ')} LIMIT ${most}::int`,
    values: conditions.values,
  });
  return rows;
}

/** One directive; nothing where none of its tasks is within reach. */
export async function readDirective(
  client: Client,
  tenant: string,
  { year, id }: { year: number; id: string },
  reach: Reach,
): Promise<Omit<DirectiveView, 'allowed'> | undefined> {
  const { rows } = await client.query<Omit<DirectiveView, 'allowed'>>({
    name: 'directive',
    text: `SELECT ${COLUMNS}, coalesce(seen.tasks, 0) AS tasks, coalesce(seen.by_status, '{}') AS "byStatus",
                  items.items, items.without_lead AS "itemsWithoutLead"
             FROM directive d
             LEFT JOIN LATERAL (
               SELECT sum(n)::int AS tasks, jsonb_object_agg(status, n) AS by_status FROM (
                 SELECT t.status, count(*)::int AS n FROM task t
                  WHERE t.tenant_id = d.tenant_id AND t.year = d.year AND t.directive_id = d.id AND ${withinReach(4)}
                  GROUP BY t.status) AS counted) seen ON true
             CROSS JOIN LATERAL (
               SELECT count(*)::int AS items, count(*) FILTER (WHERE item->'lead' = 'null' OR item->'lead'->'unit' = 'null')::int AS without_lead
                 FROM directive_item i WHERE i.tenant_id = d.tenant_id AND i.year = d.year AND i.directive_id = d.id) items
            WHERE d.tenant_id = $1 AND d.year = $2 AND d.id = $3 AND ($4::uuid IS NULL OR seen.tasks > 0)`,
    values: [tenant, year, id, ...reachValues(reach)],
  });
  return rows[0];
}

/** The latest content of a directive. A text that has been erased is empty. */
export async function readContent(
  client: Client,
  tenant: string,
  { year, id }: { year: number; id: string },
): Promise<OperationAnswer<'directive.content'> | undefined> {
  const { rows } = await client.query<OperationAnswer<'directive.content'>>({
    name: 'directive-content',
    text: `SELECT a.version, jsonb_build_object(
                    'code', d.code, 'number', d.number, 'title', d.title, 'issuer', d.issuer, 'issuedOn', d.issued_on,
                    'text', coalesce(c.body, ''), 'items', coalesce((
                      SELECT jsonb_agg(i.item ORDER BY i.position) FROM directive_item i
                       WHERE i.tenant_id = d.tenant_id AND i.year = d.year AND i.directive_id = d.id), '[]')) AS content
             FROM directive d
             JOIN aggregate a ON a.tenant_id = d.tenant_id AND a.year = d.year AND a.id = d.id
             LEFT JOIN content c ON c.tenant_id = d.tenant_id AND c.hash = decode(a.context->>'content', 'hex')
            WHERE d.tenant_id = $1 AND d.year = $2 AND d.id = $3`,
    values: [tenant, year, id],
  });
  return rows[0];
}

/** Reads a page of the items of a directive and one more. Who sees but their own tasks sees the items of these. */
export async function readItems(
  client: Client,
  tenant: string,
  { year, id }: { year: number; id: string },
  { reach, after, limit }: { reach: Reach; after: number; limit: number },
): Promise<DirectiveItemView[]> {
  const { rows } = await client.query<DirectiveItemView>({
    name: 'directive-items',
    text: `SELECT i.position, i.item->>'number' AS number, i.item->>'title' AS title, i.item->'sectionPath' AS "sectionPath",
                  i.item->>'text' AS text, i.item->>'leadBasis' AS "leadBasis", (i.item->>'openEnded')::boolean AS "openEnded",
                  ${namedUnit(`i.item->'lead'`)} AS lead,
                  ${namedUnits(`i.item->'jointLeads'`)} AS "jointLeads",
                  ${namedUnits(`i.item->'coordinating'`)} AS coordinating,
                  coalesce((
                    SELECT jsonb_agg(jsonb_build_object('name', g->>'name', 'members', jsonb_array_length(g->'members'), 'group',
                             CASE WHEN ug.id IS NOT NULL THEN jsonb_build_object('id', ug.id, 'name', ug.name) END) ORDER BY n)
                      FROM jsonb_array_elements(i.item->'groups') WITH ORDINALITY AS named(g, n)
                      LEFT JOIN unit_group ug ON ug.tenant_id = i.tenant_id AND ug.id = (g->>'group')::uuid), '[]') AS groups,
                  CASE WHEN t.id IS NOT NULL
                       THEN jsonb_build_object('year', t.year, 'id', t.id, 'status', t.status) END AS task
             FROM directive_item i
             LEFT JOIN task t ON t.tenant_id = i.tenant_id AND t.year = i.year AND t.directive_id = i.directive_id
                   AND t.position = i.position
            WHERE i.tenant_id = $1 AND i.year = $2 AND i.directive_id = $3 AND i.position > $4
              AND ($5::uuid IS NULL OR t.id IS NOT NULL AND ${withinReach(5)})
            ORDER BY i.position LIMIT $7`,
    values: [tenant, year, id, after, ...reachValues(reach), limit + 1],
  });
  return rows;
}

/** A unit as the document prints it, with the unit of the directory that was recognised in it. */
const namedUnit = (json: string): string => `
  CASE WHEN jsonb_typeof(${json}) = 'object' THEN (
    SELECT jsonb_build_object('name', ${json}->>'name', 'unit',
             (SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM unit u
               WHERE u.tenant_id = i.tenant_id AND u.id = (${json}->>'unit')::uuid))) END`;

const namedUnits = (json: string): string => `
  coalesce((
    SELECT jsonb_agg(jsonb_build_object('name', named.json->>'name', 'unit',
             CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END) ORDER BY n)
      FROM jsonb_array_elements(${json}) WITH ORDINALITY AS named(json, n)
      LEFT JOIN unit u ON u.tenant_id = i.tenant_id AND u.id = (named.json->>'unit')::uuid), '[]')`;

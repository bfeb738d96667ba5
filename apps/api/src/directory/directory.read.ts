import type { GroupView, PersonView, PostView, UnitView } from '@duban/contracts';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import type { Conditions } from '../list/conditions.js';
import { keyAfter } from '../list/page.js';

export type Client = Pick<PoolClient, 'query'>;
export interface Page {
  cursor?: string | undefined;
  limit: number;
}

/** A text of a cursor; PostgreSQL holds no NUL. */
export const KeyText = z
  .string()
  .max(1_000)
  .refine((text) => !text.includes('\u0000'));
const ByText = z.tuple([KeyText, z.guid()]);
const ByPlace = z.tuple([z.int32(), z.guid()]);

/** A page of a list and one row more, in the order of `by`, whose last column tells any two rows apart. */
async function readPage<Row extends object>(
  client: Client,
  { list, by, select }: { list: string; by: readonly [string, string]; select: string },
  conditions: Conditions,
  { limit, after }: { limit: number; after: readonly [string | number, string] | null },
): Promise<Row[]> {
  if (after) conditions.and('after', after, ([first, id]) => `(${by.join(', ')}) > (${first}, ${id}::uuid)`);
  const most = conditions.value(limit + 1);
  const { rows } = await client.query<Row>({
    name: `${list} ${conditions.name}`,
    text: `${select} WHERE x.tenant_id = $1 ${conditions.sql} ORDER BY ${by.join(', ')} LIMIT ${most}::int`,
    values: conditions.values,
  });
  return rows;
}

const UNIT = `SELECT x.id, x.name, x.short_name AS "shortName", x.kind, x.aliases, x.valid_from AS "validFrom",
                     x.valid_to AS "validTo", x.sort, x.version, x.end_basis AS "endBasis",
                     x.former_names AS "formerNames",
                     coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) ORDER BY s.sort, s.id)
                                 FROM unit s WHERE s.tenant_id = x.tenant_id AND s.id = ANY (x.successors)), '[]')
                       AS successors
                FROM unit x`;

export const readUnits = (client: Client, conditions: Conditions, { cursor, limit }: Page): Promise<UnitView[]> =>
  readPage(client, { list: 'units', by: ['x.sort', 'x.id'], select: UNIT }, conditions, {
    limit,
    after: keyAfter(cursor, 'place', ByPlace),
  });

const POST = `SELECT x.id, x.role, x.title, x.version,
       CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS unit,
       jsonb_build_object('units', coalesce(x.looks_after->'units', '[]'),
                          'tasks', coalesce(x.looks_after->'tasks', '[]')) AS "looksAfter",
       coalesce((SELECT jsonb_agg(jsonb_build_object('person', jsonb_build_object('id', p.id, 'name', p.name),
                                                     'validFrom', h.valid_from, 'validTo', h.valid_to,
                                                     'acting', h.acting)
                                  ORDER BY h.valid_from DESC, p.id)
                   FROM post_holder h JOIN person p ON p.tenant_id = h.tenant_id AND p.id = h.person_id
                  WHERE h.tenant_id = x.tenant_id AND h.post_id = x.id), '[]') AS holders
  FROM post x LEFT JOIN unit u ON u.tenant_id = x.tenant_id AND u.id = x.unit_id`;

export const readPosts = (client: Client, conditions: Conditions, { cursor, limit }: Page): Promise<PostView[]> =>
  readPage(client, { list: 'posts', by: ['x.title', 'x.id'], select: POST }, conditions, {
    limit,
    after: keyAfter(cursor, 'title', ByText),
  });

const MEMBERSHIP = `SELECT FROM unit_group_member m
   WHERE m.tenant_id = x.tenant_id AND m.group_id = x.id AND m.unit_id = u.id
     AND m.valid_from <= $2::date AND (m.valid_to IS NULL OR m.valid_to >= $2::date)`;

/** The second parameter is today. */
const GROUP = `SELECT x.id, x.code, x.name, x.aliases, x.version, x.kinds,
       CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS parent,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) ORDER BY u.sort, u.id) FROM unit u
                  WHERE u.tenant_id = x.tenant_id AND (u.valid_from IS NULL OR u.valid_from <= $2::date)
                    AND (u.valid_to IS NULL OR u.valid_to >= $2::date)
                    AND (u.kind = ANY (x.kinds) OR EXISTS (${MEMBERSHIP} AND NOT m.excluded))
                    AND NOT EXISTS (${MEMBERSHIP} AND m.excluded)), '[]') AS today,
       coalesce((SELECT jsonb_agg(jsonb_build_object('unit', jsonb_build_object('id', u.id, 'name', u.name),
                                                     'validFrom', m.valid_from, 'validTo', m.valid_to,
                                                     'excluded', m.excluded)
                                  ORDER BY u.sort, u.id, m.valid_from)
                   FROM unit_group_member m JOIN unit u ON u.tenant_id = m.tenant_id AND u.id = m.unit_id
                  WHERE m.tenant_id = x.tenant_id AND m.group_id = x.id), '[]') AS members
  FROM unit_group x LEFT JOIN unit_group p ON p.tenant_id = x.tenant_id AND p.id = x.parent_id`;

/** `conditions` begin with the tenant and the day. */
export const readGroups = (client: Client, conditions: Conditions, { cursor, limit }: Page): Promise<GroupView[]> =>
  readPage(client, { list: 'groups', by: ['x.code', 'x.id'], select: GROUP }, conditions, {
    limit,
    after: keyAfter(cursor, 'code', ByText),
  });

/** The second parameter is the day on which posts are held. */
const PERSON = `SELECT x.id, x.name, x.phone, x.email, x.version,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'role', p.role, 'unit',
                                    CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END)
                                  ORDER BY p.title, p.id)
                   FROM post_holder h JOIN post p ON p.tenant_id = h.tenant_id AND p.id = h.post_id
                   LEFT JOIN unit u ON u.tenant_id = p.tenant_id AND u.id = p.unit_id
                  WHERE h.tenant_id = x.tenant_id AND h.person_id = x.id
                    AND h.valid_from <= $2::date AND (h.valid_to IS NULL OR h.valid_to >= $2::date)), '[]') AS posts
  FROM person x`;

/** `conditions` begin with the tenant and the day. */
export const readPeople = (client: Client, conditions: Conditions, { cursor, limit }: Page): Promise<PersonView[]> =>
  readPage(client, { list: 'people', by: ['x.name', 'x.id'], select: PERSON }, conditions, {
    limit,
    after: keyAfter(cursor, 'name', ByText),
  });

/** The groups that a unit is, was or will be in. */
export async function readGroupsOf(
  client: Client,
  tenant: string,
  unit: string,
): Promise<{ id: string; code: string; name: string; validFrom: string; validTo: string | null }[]> {
  const { rows } = await client.query({
    name: 'groups-of-unit',
    text: `SELECT g.id, g.code, g.name, m.valid_from AS "validFrom", m.valid_to AS "validTo"
             FROM unit_group_member m JOIN unit_group g ON g.tenant_id = m.tenant_id AND g.id = m.group_id
            WHERE m.tenant_id = $1 AND m.unit_id = $2 AND NOT m.excluded ORDER BY g.code, m.valid_from`,
    values: [tenant, unit],
  });
  return rows;
}

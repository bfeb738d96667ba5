import type { InspectionOverlap, InspectionRow } from '@duban/contracts';
import type { InspectionState } from '@duban/lifecycle';
import type { PoolClient } from 'pg';
import { Conditions } from '../list/conditions.js';

type Client = Pick<PoolClient, 'query'>;

/** Who asks: `all` sees every inspection, others those of the team or of their unit. */
export interface Asker {
  all: boolean;
  post: string;
  unit: string | null;
  today: string;
}

export interface ListFilters {
  status?: readonly string[] | undefined;
  kind?: readonly string[] | undefined;
  year?: number | undefined;
  planYear?: number | undefined;
}

/** The row of an inspection with the name of the designated department. */
const ROW = `i.year, i.id, i.title, i.kind, i.status, i.review, i.rectification, i.results, i.covert,
             i.from_on AS "from", i.until_on AS "until",
             CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS "authorityUnit",
             i.from_on IS NOT NULL AND nullif(a.context->'plan', 'null') IS NULL AS "isIntended",
             coalesce(jsonb_array_length(coalesce(nullif(a.context->'plan', 'null'), a.context->'intended')->'objects'), 0) AS objects`;
const FROM = `inspection i
        JOIN aggregate a ON a.tenant_id = $1 AND a.year = i.year AND a.id = i.id
        LEFT JOIN unit u ON u.tenant_id = $1 AND u.id = i.authority_unit_id`;

/** As `inspectionRelationOf` of the engine says: of the team while named, or an object that knows of it. */
const WITHIN = `
  ($2::boolean
   OR (NOT a.context->'recused' ? $3::text
       AND (a.context#>>'{team,leader}' = $3::text
            OR EXISTS (SELECT FROM jsonb_array_elements(coalesce(a.context#>'{team,members}', '[]')) AS member
                        WHERE member->>'post' = $3::text AND member->>'until' >= $5::text)))
   OR (coalesce(a.context#>'{plan,objects}', '[]') ? $4::text
       AND (a.context->>'releasedOn' IS NOT NULL
            OR (NOT i.covert AND a.context->>'notifiedOn' IS NOT NULL)
            OR EXISTS (SELECT FROM jsonb_array_elements(a.context->'feedback') AS told WHERE told->>'object' = $4::text))))`;

/** Of the plan of a year: with a day in it, or proposed in it without any. */
const plannedIn = (year: string): string => `(CASE WHEN i.from_on IS NULL THEN i.year = ${year}::int
    ELSE i.from_on <= make_date(${year}::int, 12, 31) AND i.until_on >= make_date(${year}::int, 1, 1) END)`;

/** The inspections that somebody may see, the latest first: by year, then by id, behind one of them. */
export async function readInspections(
  client: Client,
  tenant: string,
  { all, post, unit, today }: Asker,
  { filters, after, limit }: { filters: ListFilters; after: readonly [number, string] | null; limit: number },
): Promise<InspectionRow[]> {
  const conditions = new Conditions(tenant, all, post, unit ?? '', today, limit)
    .when('status', filters.status, (p) => `i.status = ANY (${p}::text[])`)
    .when('kind', filters.kind, (p) => `i.kind = ANY (${p}::text[])`)
    .when('year', filters.year, (p) => `i.year = ${p}::int`)
    .when('planYear', filters.planYear, plannedIn);
  if (after) conditions.and('after', after, ([year, id]) => `(i.year, i.id) < (${year}::int, ${id}::uuid)`);
  const { rows } = await client.query<InspectionRow>({
    name: `inspections:${conditions.name}`,
    text: `SELECT ${ROW} FROM ${FROM} WHERE i.tenant_id = $1 AND ${WITHIN} ${conditions.sql}
            ORDER BY i.year DESC, i.id DESC LIMIT $6`,
    values: conditions.values,
  });
  return rows;
}

/** An inspection with its snapshot. */
export interface FoundInspection extends InspectionRow {
  version: number;
  state: InspectionState;
}

/** One inspection, whoever asks; undefined where there is none. */
export async function readInspection(
  client: Client,
  tenant: string,
  { year, id }: { year: number; id: string },
): Promise<FoundInspection | undefined> {
  const { rows } = await client.query<FoundInspection>({
    name: 'inspection',
    text: `SELECT ${ROW}, a.version,
                  jsonb_build_object('definition', a.definition, 'value', a.value, 'context', a.context) AS state
             FROM ${FROM} WHERE i.tenant_id = $1 AND i.year = $2 AND i.id = $3`,
    values: [tenant, year, id],
  });
  return rows[0];
}

interface Named {
  id: string;
  name: string;
}

/** Names of units, posts (with their holders of the day) and files that a view shows. */
export async function readNames(
  client: Client,
  tenant: string,
  { units, posts, files, today }: { units: string[]; posts: string[]; files: string[]; today: string },
): Promise<{
  units: ReadonlyMap<string, string>;
  posts: ReadonlyMap<string, { title: string; person: string | null }>;
  files: ReadonlyMap<string, string>;
}> {
  const [unitRows, postRows, fileRows] = await Promise.all([
    client.query<Named>({
      name: 'inspection-units',
      text: 'SELECT id, name FROM unit WHERE tenant_id = $1 AND id = ANY ($2::uuid[])',
      values: [tenant, units],
    }),
    client.query<{ id: string; title: string; person: string | null }>({
      name: 'inspection-posts',
      text: `SELECT p.id, p.title,
                    (SELECT string_agg(person.name, '、' ORDER BY person.name)
                       FROM post_holder h JOIN person ON person.tenant_id = $1 AND person.id = h.person_id
                      WHERE h.tenant_id = $1 AND h.post_id = p.id
                        AND h.valid_from <= $3 AND (h.valid_to IS NULL OR h.valid_to >= $3)) AS person
               FROM post p WHERE p.tenant_id = $1 AND p.id = ANY ($2::uuid[])`,
      values: [tenant, posts, today],
    }),
    client.query<Named>({
      name: 'inspection-files',
      text: 'SELECT id, name FROM file WHERE tenant_id = $1 AND id = ANY ($2::uuid[])',
      values: [tenant, files],
    }),
  ]);
  return {
    units: new Map(unitRows.rows.map(({ id, name }) => [id, name])),
    posts: new Map(postRows.rows.map(({ id, ...post }) => [id, post])),
    files: new Map(fileRows.rows.map(({ id, name }) => [id, name])),
  };
}

export interface OverlapQuery {
  units: readonly string[];
  /** Codes of topics and `task:ID`. */
  topics: readonly string[];
  from: string;
  until: string;
  except?: string | undefined;
}

export type FoundOverlap = Omit<InspectionOverlap, 'topics'> & { topics: string[] };

/** The most inspections that are told. */
const OVERLAPS_LIMIT = 200;

/** Inspections with one of the units, one of the topics and one of the days in common, by their first day. */
export async function readOverlaps(
  client: Client,
  tenant: string,
  { units, topics, from, until, except }: OverlapQuery,
): Promise<FoundOverlap[]> {
  const [{ rows }, named] = await Promise.all([
    client.query<Omit<FoundOverlap, 'units'> & { objects: string[] }>({
      name: 'inspection-overlaps',
      text: `
      SELECT i.year, i.id, i.title, i.kind, i.status, i.from_on AS "from", i.until_on AS "until", i.status IN ('proposed', 'approved') AS "isIntended",
             i.topics, to_jsonb(i.objects) AS objects,
             CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS "authorityUnit"
        FROM inspection i
        LEFT JOIN unit u ON u.tenant_id = $1 AND u.id = i.authority_unit_id
       WHERE i.tenant_id = $1 AND i.until_on >= $4::date AND i.from_on <= $5::date AND i.id IS DISTINCT FROM $6::uuid
         AND i.topics && $3::text[] AND i.objects && $2::uuid[]
       ORDER BY i.from_on, i.id LIMIT ${OVERLAPS_LIMIT}`,
      values: [tenant, units, topics, from, until, except ?? null],
    }),
    // Once for all of them: what overlaps has mostly the same units.
    client.query<Named>({
      name: 'overlap-units',
      text: 'SELECT id, name FROM unit WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) ORDER BY sort, id',
      values: [tenant, units],
    }),
  ]);
  const asked = new Set(topics);
  return rows.map(({ objects, ...row }) => {
    const inspected = new Set(objects);
    return {
      ...row,
      topics: row.topics.filter((topic) => asked.has(topic)),
      units: named.rows.filter(({ id }) => inspected.has(id)),
    };
  });
}

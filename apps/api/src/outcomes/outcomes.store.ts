import type { OutcomesView, VerdictCounts } from '@duban/contracts';
import type { IssuedItem, TaskMatch } from '@duban/directive';
import { instantFromRow } from '@duban/engine';
import type { PoolClient } from 'pg';
import type { DocumentSource } from '../document/keep-original.js';

type Client = Pick<PoolClient, 'query'>;

/** A report held against a directive, as stored: what was read never changes, the corrections follow each other. */
export interface StoredOutcomes {
  id: string;
  name: string;
  version: number;
  post: string;
  changedBy: OutcomesView['changedBy'];
  changedAt: string;
  directive: { kind: 'directive'; year: number; id: string };
  /** Of the report and of the directive as it stood when the report was read. */
  texts: { report: string; directive: string };
  content: OutcomesContent;
}

export interface OutcomesContent {
  source?: DocumentSource;
  reading: OutcomesReading;
  corrections: StoredCorrection[];
  /** What lists show of it. */
  summary: OutcomesSummary;
}

/** What was read when the report came. */
export interface OutcomesReading {
  /** The year that the report looks back on. */
  year: number | null;
  /** In the order of the directive; the place of an item is that of its match. */
  items: { number: string | null; title: string; sectionPath: string[]; start: number; end: number }[];
  matches: (TaskMatch & { isTarget: boolean })[];
  results: { quote: string; start: number; end: number; hasFigure: boolean }[];
}

export type Judgement = NonNullable<OutcomesView['rows'][number]['asRead']>;

/** By whom: ids of the post and of the person. */
export interface Hand {
  post: string;
  person: string;
}

export interface StoredCorrection {
  row: string;
  before: Judgement;
  after: Judgement;
  reason: string;
  by: Hand;
  at: string;
  takenBack: { by: Hand; at: string } | null;
}

interface OutcomesSummary {
  number: string;
  title: string;
  year: number | null;
  counts: VerdictCounts;
  corrected: number;
  by: Hand;
}

const COLUMNS = `o.id, o.name, o.version, o.post_id AS post, o.at, o.directive_year AS "directiveYear",
  o.directive_id AS "directiveId", b.id AS "byPost", b.title AS "byTitle", p.name AS "byPerson"`;

const TABLES = `outcome_reading o
  JOIN post b ON b.tenant_id = o.tenant_id AND b.id = (o.content #>> '{summary,by,post}')::uuid
  LEFT JOIN person p ON p.tenant_id = o.tenant_id AND p.id = (o.content #>> '{summary,by,person}')::uuid`;

/** The report of this id; null where the tenant has none. */
export async function readOutcomes(client: Client, tenant: string, id: string): Promise<StoredOutcomes | null> {
  const { rows } = await client.query<FoundRow & { content: OutcomesContent; report: string; directive: string }>({
    name: 'outcomes-by-id',
    text: `SELECT ${COLUMNS}, o.content, o.text AS report, o.directive_text AS directive
             FROM ${TABLES} WHERE o.tenant_id = $1 AND o.id = $2`,
    values: [tenant, id],
  });
  const [row] = rows;
  return row ? { ...lineOf(row), texts: { report: row.report, directive: row.directive }, content: row.content } : null;
}

/** A line of the list. */
export type OutcomesLine = Omit<StoredOutcomes, 'content' | 'texts'> & { summary: OutcomesSummary };

/** Reports, the last changed first, from a key on; one more than `limit`. */
export async function readOutcomesList(
  client: Client,
  tenant: string,
  { after, limit }: { after: readonly [string, string] | null; limit: number },
): Promise<OutcomesLine[]> {
  const { rows } = await client.query<FoundRow & { summary: OutcomesSummary }>({
    name: 'outcomes-of-tenant',
    text: `SELECT ${COLUMNS}, o.content->'summary' AS summary FROM ${TABLES}
            WHERE o.tenant_id = $1 AND ($2::timestamptz IS NULL OR (o.at, o.id) < ($2::timestamptz, $3::uuid))
            ORDER BY o.at DESC, o.id DESC LIMIT $4`,
    values: [tenant, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  });
  return rows.map((row) => ({ ...lineOf(row), summary: row.summary }));
}

/** Stores a report at version 1. `at` is of business time. */
export async function insertOutcomes(
  client: Client,
  tenant: string,
  { id, name, post, changedAt, directive, texts, content }: Omit<StoredOutcomes, 'version' | 'changedBy'>,
): Promise<void> {
  await client.query({
    name: 'insert-outcomes',
    text: `INSERT INTO outcome_reading
             (tenant_id, id, name, text, directive_text, content, version, post_id, at, directive_year, directive_id)
           VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $10)`,
    values: [
      tenant,
      id,
      name,
      texts.report,
      texts.directive,
      JSON.stringify(content),
      post,
      changedAt,
      directive.year,
      directive.id,
    ],
  });
}

/** Stores what was corrected of a report that is still at a version; tells whether it was. */
export async function changeOutcomes(
  client: Client,
  tenant: string,
  { id, version, content, changedAt }: Pick<StoredOutcomes, 'id' | 'version' | 'content' | 'changedAt'>,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'change-outcomes',
    text: `UPDATE outcome_reading SET version = version + 1, at = $4, content = $5
            WHERE tenant_id = $1 AND id = $2 AND version = $3`,
    values: [tenant, id, version, changedAt, JSON.stringify(content)],
  });
  return rowCount === 1;
}

/** Deletes a report that is still at a version; tells whether it was. */
export async function deleteOutcomes(
  client: Client,
  tenant: string,
  { id, version }: Pick<StoredOutcomes, 'id' | 'version'>,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'delete-outcomes',
    text: 'DELETE FROM outcome_reading WHERE tenant_id = $1 AND id = $2 AND version = $3',
    values: [tenant, id, version],
  });
  return rowCount === 1;
}

/** A directive as a report is held against it. */
export interface ComparedDirective {
  number: string;
  title: string;
  status: string;
  items: (IssuedItem & { title: string })[];
}

/** The directive with its items as they stand; undefined where the tenant has none. */
export async function readComparedDirective(
  client: Client,
  tenant: string,
  { year, id }: { year: number; id: string },
): Promise<ComparedDirective | undefined> {
  const { rows } = await client.query<ComparedDirective>({
    name: 'directive-to-compare',
    text: `SELECT d.number, d.title, d.status, coalesce((
                    SELECT jsonb_agg(jsonb_build_object('number', i.item->'number', 'title', i.item->'title',
                                                        'sectionPath', i.item->'sectionPath', 'text', i.item->'text')
                                     ORDER BY i.position)
                      FROM directive_item i
                     WHERE i.tenant_id = d.tenant_id AND i.year = d.year AND i.directive_id = d.id), '[]') AS items
             FROM directive d WHERE d.tenant_id = $1 AND d.year = $2 AND d.id = $3`,
    values: [tenant, year, id],
  });
  return rows[0];
}

/** How those who corrected are called, by the id of the post and of the person. */
export interface Names {
  posts: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
}

export async function readNames(client: Client, tenant: string, hands: readonly Hand[]): Promise<Names> {
  if (hands.length === 0) return { posts: new Map(), people: new Map() };
  const [posts, people] = await Promise.all([
    client.query<{ id: string; name: string }>({
      name: 'titles-of-posts',
      text: 'SELECT id, title AS name FROM post WHERE tenant_id = $1 AND id = ANY ($2::uuid[])',
      values: [tenant, [...new Set(hands.map(({ post }) => post))]],
    }),
    client.query<{ id: string; name: string }>({
      name: 'names-of-people',
      text: 'SELECT id, name FROM person WHERE tenant_id = $1 AND id = ANY ($2::uuid[])',
      values: [tenant, [...new Set(hands.map(({ person }) => person))]],
    }),
  ]);
  const mapOf = (rows: { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]));
  return { posts: mapOf(posts.rows), people: mapOf(people.rows) };
}

interface FoundRow {
  id: string;
  name: string;
  version: number;
  post: string;
  at: string;
  byPost: string;
  byTitle: string;
  byPerson: string | null;
  directiveYear: number;
  directiveId: string;
}

const lineOf = (row: FoundRow): Omit<StoredOutcomes, 'content' | 'texts'> => ({
  id: row.id,
  name: row.name,
  version: row.version,
  post: row.post,
  changedBy: { post: row.byPost, title: row.byTitle, person: row.byPerson },
  changedAt: instantFromRow(row.at),
  directive: { kind: 'directive', year: row.directiveYear, id: row.directiveId },
});

import type { DirectiveReference, DraftDecision } from '@duban/contracts';
import { type DraftReading, instantFromRow, type RepeatedItem } from '@duban/engine';
import type { OriginRun } from '../document/line-origins.js';
import type { TakenRun } from './draft.taken.js';
import type { PoolClient } from 'pg';
import type { DocumentSource } from '../document/keep-original.js';

export type Client = Pick<PoolClient, 'query'>;

/** A draft as stored: what was read never changes, the decisions follow each other. */
export interface StoredDraft {
  id: string;
  name: string;
  /** `issuing`: it was being issued; whether it was is settled by issuing it again. */
  status: 'open' | 'issuing' | 'issued';
  version: number;
  post: string;
  changedBy: { post: string; title: string; person: string | null };
  changedAt: string;
  directive: DirectiveReference | null;
  content: DraftContent;
}

export interface DraftContent {
  source?: DocumentSource;
  reading: DraftReading;
  decisions: DraftDecision[];
  /** Who took the last of them, and when; of the first ones it may not be known. */
  taken?: readonly TakenRun[];
  /** What was found among earlier tasks when the draft was changed last. */
  repeats?: KeptRepeats;
  /** What lists show of it. */
  summary: DraftSummary;
  /** The answer to its issue, and the key that it was asked with. */
  issued?: { key: string | null; answer: unknown };
}

/** Items that repeat one of so many tasks of the years before one. */
export interface KeptRepeats {
  year: number;
  tasks: number;
  found: readonly RepeatedItem[];
}

export interface DraftSummary {
  number: string | null;
  title: string | null;
  items: number;
  open?: { doubtful: number; issues: number };
  /** Ids of who changed it last. */
  by?: { post: string; person: string };
}

const COLUMNS = `d.id, d.name, d.status, d.version, d.post_id AS post, d.at, d.directive_year AS "directiveYear",
  d.directive_id AS "directiveId", b.id AS "byPost", b.title AS "byTitle", p.name AS "byPerson"`;

const TABLES = `draft d
  JOIN post b ON b.tenant_id = d.tenant_id AND b.id = coalesce((d.content #>> '{summary,by,post}')::uuid, d.post_id)
  LEFT JOIN person p ON p.tenant_id = d.tenant_id AND p.id = (d.content #>> '{summary,by,person}')::uuid`;

/** The draft of this id; null where the tenant has none. */
export async function readDraft(client: Client, tenant: string, id: string): Promise<StoredDraft | null> {
  const { rows } = await client.query<FoundRow & { content: DraftContent }>({
    name: 'draft-by-id',
    text: `SELECT ${COLUMNS}, d.content FROM ${TABLES} WHERE d.tenant_id = $1 AND d.id = $2`,
    values: [tenant, id],
  });
  const [row] = rows;
  return row ? { ...lineOf(row), content: row.content } : null;
}

/** The text of a draft and where its lines stand; null where the tenant has none of this id. */
export async function readDraftText(
  client: Client,
  tenant: string,
  id: string,
): Promise<{ text: string; origins: OriginRun[] } | null> {
  const { rows } = await client.query<{ text: string; origins: OriginRun[] | null }>({
    name: 'draft-text',
    text: `SELECT text, content #> '{source,origins}' AS origins FROM draft WHERE tenant_id = $1 AND id = $2`,
    values: [tenant, id],
  });
  const [row] = rows;
  return row ? { text: row.text, origins: row.origins ?? [] } : null;
}

/** A line of the list. */
export type DraftLine = Omit<StoredDraft, 'content'> & { summary: DraftSummary; decisions: number };

/** Drafts, the last changed first, from a key on; one more than `limit`. */
export async function readDrafts(
  client: Client,
  tenant: string,
  { status, after, limit }: { status: string | undefined; after: readonly [string, string] | null; limit: number },
): Promise<DraftLine[]> {
  const { rows } = await client.query<FoundRow & { summary: DraftSummary; decisions: number }>({
    name: 'drafts-of-tenant',
    text: `SELECT ${COLUMNS}, d.content->'summary' AS summary, jsonb_array_length(d.content->'decisions') AS decisions
             FROM ${TABLES}
            WHERE d.tenant_id = $1 AND ($2::text IS NULL OR d.status = $2)
              AND ($3::timestamptz IS NULL OR (d.at, d.id) < ($3::timestamptz, $4::uuid))
            ORDER BY d.at DESC, d.id DESC LIMIT $5`,
    values: [tenant, status ?? null, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  });
  return rows.map((row) => ({ ...lineOf(row), summary: row.summary, decisions: row.decisions }));
}

/** Stores a new draft at version 1. */
export async function insertDraft(
  client: Client,
  tenant: string,
  draft: Pick<StoredDraft, 'id' | 'name' | 'post' | 'content'> & { text: string },
): Promise<void> {
  await client.query({
    name: 'insert-draft',
    text: `INSERT INTO draft (tenant_id, id, name, status, text, content, version, post_id, at)
           VALUES ($1, $2, $3, 'open', $4, $5, 1, $6, ${NOW})`,
    values: [tenant, draft.id, draft.name, draft.text, JSON.stringify(draft.content), draft.post],
  });
}

/** What is stored anew of a draft. */
export type DraftChange = Partial<Pick<StoredDraft, 'status' | 'content' | 'directive'>>;

/** Stores a change of a draft that is still at a version; tells whether it was. */
export async function changeDraft(
  client: Client,
  tenant: string,
  { id, version }: Pick<StoredDraft, 'id' | 'version'>,
  { status, content, directive }: DraftChange,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'change-draft',
    text: `UPDATE draft
              SET version = version + 1, at = ${NOW}, status = coalesce($4, status),
                  content = coalesce($5::jsonb, content), directive_year = coalesce($6, directive_year),
                  directive_id = coalesce($7, directive_id)
            WHERE tenant_id = $1 AND id = $2 AND version = $3`,
    values: [
      tenant,
      id,
      version,
      status ?? null,
      content ? JSON.stringify(content) : null,
      directive?.year ?? null,
      directive?.id ?? null,
    ],
  });
  return rowCount === 1;
}

/** Discards an open draft that is still at a version; tells whether it was. */
export async function deleteDraft(
  client: Client,
  tenant: string,
  { id, version }: Pick<StoredDraft, 'id' | 'version'>,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'delete-draft',
    text: `DELETE FROM draft WHERE tenant_id = $1 AND id = $2 AND version = $3 AND status = 'open'`,
    values: [tenant, id, version],
  });
  return rowCount === 1;
}

/** Real time, in whole milliseconds: as instants leave the API, so that a cursor meets its row. */
const NOW = `date_trunc('milliseconds', clock_timestamp())`;

interface FoundRow {
  id: string;
  name: string;
  status: StoredDraft['status'];
  version: number;
  post: string;
  at: string;
  byPost: string;
  byTitle: string;
  byPerson: string | null;
  directiveYear: number | null;
  directiveId: string | null;
}

const lineOf = (row: FoundRow): Omit<StoredDraft, 'content'> => ({
  id: row.id,
  name: row.name,
  status: row.status,
  version: row.version,
  post: row.post,
  changedBy: { post: row.byPost, title: row.byTitle, person: row.byPerson },
  changedAt: instantFromRow(row.at),
  directive:
    row.directiveYear === null || row.directiveId === null
      ? null
      : { kind: 'directive', year: row.directiveYear, id: row.directiveId },
});

import type { ClueRow, ClueView } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { ClueState } from '@duban/lifecycle';
import { readTexts } from '../report/contents.js';
import { readTimeline } from '../record/timeline.read.js';
import type { Client } from '../task/ledger.read.js';

export interface ClueKey {
  year: number;
  id: string;
}

/** A clue as it is stored, its value and context beside what lists show. */
export interface StoredClue extends ClueKey {
  title: string;
  source: ClueRow['source'];
  receivedAt: string;
  version: number;
  state: ClueState;
}

interface FoundRow extends Omit<StoredClue, 'state'> {
  definition: number;
  value: ClueState['value'];
  context: ClueState['context'];
}

const COLUMNS = `c.year, c.id, c.title, c.source, c.received_at AS "receivedAt", a.version, a.definition, a.value, a.context`;
const TABLES = `clue c JOIN aggregate a ON a.tenant_id = c.tenant_id AND a.year = c.year AND a.id = c.id`;

/** Clues from a key on, the last received first; one more than `limit`. */
export async function readClues(
  client: Client,
  tenant: string,
  {
    after,
    limit,
    status,
  }: { after: readonly [string, string] | null; limit: number; status?: readonly string[] | undefined },
): Promise<StoredClue[]> {
  const { rows } = await client.query<FoundRow>({
    name: 'clues-of-tenant',
    text: `SELECT ${COLUMNS} FROM ${TABLES}
            WHERE c.tenant_id = $1 AND ($2::timestamptz IS NULL OR (c.received_at, c.id) < ($2::timestamptz, $3::uuid))
              AND ($4::text[] IS NULL OR a.value->>'procedure' = ANY ($4::text[]))
            ORDER BY c.received_at DESC, c.id DESC LIMIT $5`,
    values: [tenant, after?.[0] ?? null, after?.[1] ?? null, status ?? null, limit + 1],
  });
  return rows.map(storedOf);
}

/** The clue of this key; undefined where the tenant has none. */
export async function readClue(client: Client, tenant: string, { year, id }: ClueKey): Promise<StoredClue | undefined> {
  const { rows } = await client.query<FoundRow>({
    name: 'clue-by-id',
    text: `SELECT ${COLUMNS} FROM ${TABLES} WHERE c.tenant_id = $1 AND c.year = $2 AND c.id = $3`,
    values: [tenant, year, id],
  });
  return rows[0] && storedOf(rows[0]);
}

const storedOf = ({ definition, value, context, receivedAt, ...row }: FoundRow): StoredClue => ({
  ...row,
  receivedAt: instantFromRow(receivedAt),
  state: { definition, value, context },
});

export type Handlers = ClueView['handlers'];

/** The posts of the inspectorate, with who holds them on a day. */
export async function readHandlers(client: Client, tenant: string, day: string): Promise<Handlers> {
  const { rows } = await client.query<Handlers[number]>({
    name: 'clue-handlers',
    text: `SELECT p.id AS post, p.title, string_agg(person.name, '、' ORDER BY person.name) AS person,
                  coalesce(bool_or(k.person_id IS NOT NULL), false) AS "hasKey"
             FROM post p
             LEFT JOIN post_holder h ON h.tenant_id = p.tenant_id AND h.post_id = p.id
                   AND h.valid_from <= $2 AND (h.valid_to IS NULL OR h.valid_to >= $2)
             LEFT JOIN person ON person.tenant_id = h.tenant_id AND person.id = h.person_id
             LEFT JOIN sealing_key k ON k.tenant_id = h.tenant_id AND k.person_id = h.person_id
            WHERE p.tenant_id = $1 AND p.role IN ('supervisor', 'chiefSupervisor')
            GROUP BY p.id, p.title ORDER BY p.title, p.id`,
    values: [tenant, day],
  });
  return rows;
}

/** What goes with a clue on its page: texts, titles of what it is linked to, and what happened. */
export async function readAround(client: Client, tenant: string, { year, id, state }: StoredClue) {
  const { content, finding, handOver, links } = state.context;
  const [texts, titles, timeline] = await Promise.all([
    readTexts(client, tenant, [content, finding?.text ?? null, finding?.to ?? null, handOver?.reason ?? null]),
    readTitles(client, tenant, links),
    readTimeline(client, tenant, { year, id }, { after: 0, limit: STEPS }),
  ]);
  return { texts, titles, timeline };
}

/** More steps than a clue ever has. */
const STEPS = 1_000;

async function readTitles(client: Client, tenant: string, links: readonly ClueKey[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; title: string }>({
    name: 'titles-of-links',
    text: `SELECT t.id, t.title FROM task t JOIN unnest($2::int[], $3::uuid[]) AS v(year, id) ON t.year = v.year AND t.id = v.id
            WHERE t.tenant_id = $1`,
    values: [tenant, links.map(({ year }) => year), links.map(({ id }) => id)],
  });
  return new Map(rows.map(({ id, title }) => [id, title]));
}

import type { OperationAnswer } from '@duban/contracts';
import { eventBytes, instantFromRow, linkHash } from '@duban/engine';
import { type Reach, reachValues, withinReach } from '../http/reach.js';
import type { Client } from '../task/ledger.read.js';
import type { TaskKey } from '../task/task.read.js';

type Page = OperationAnswer<'task.record'>;
type Link = Page['rows'][number];

interface LinkRow {
  seq: number;
  bytes: Buffer;
  previous: Buffer | null;
  hash: Buffer;
  recordedAt: string;
  requestId: string | null;
}

/** Links of a chain, and whether they are as they were written. */
export interface ReadRecord {
  links: (Link & { seq: number })[];
  verified: boolean;
}

/** The links of an aggregate behind `after`, at most `limit`, each hashed again. */
export async function readRecord(
  client: Client,
  tenant: string,
  { year, id }: TaskKey,
  { after, limit }: { after: number; limit: number },
): Promise<ReadRecord> {
  const [chain, heads] = await Promise.all([
    // With the link before the page, which its first one must follow.
    client.query<LinkRow>({
      name: 'links-of-chain',
      text: `SELECT seq, bytes, previous, hash, recorded_at AS "recordedAt", request_id AS "requestId" FROM event
              WHERE tenant_id = $1 AND year = $2 AND aggregate_id = $3 AND seq >= $4 ORDER BY seq LIMIT $5`,
      values: [tenant, year, id, after, limit + (after > 0 ? 1 : 0)],
    }),
    client.query<{ seq: number; head: Buffer }>({
      name: 'head-of-chain',
      text: 'SELECT seq, head FROM aggregate WHERE tenant_id = $1 AND year = $2 AND id = $3',
      values: [tenant, year, id],
    }),
  ]);
  const before = after > 0 ? chain.rows[0] : undefined;
  const rows = after > 0 ? chain.rows.slice(1) : chain.rows;
  const [head] = heads.rows;
  const last = rows.at(-1) ?? before;
  const endsWell = head === undefined || last === undefined || last.seq < head.seq || last.hash.equals(head.head);
  const isWhole = head === undefined || rows.length === Math.min(limit, Math.max(0, head.seq - after));
  return { links: rows.map(linkOf), verified: endsWell && isWhole && isChain(tenant, id, rows, after, before) };
}

/** Whether a directive is there and the reader sees it: as a whole, or a task of it. */
export async function seesDirective(
  client: Client,
  tenant: string,
  { year, id }: TaskKey,
  reach: Reach,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'directive-within-reach',
    text: `SELECT FROM directive d WHERE d.tenant_id = $1 AND d.year = $2 AND d.id = $3
              AND ($4::uuid IS NULL OR EXISTS (
                SELECT FROM task t WHERE t.tenant_id = d.tenant_id AND t.year = d.year AND t.directive_id = d.id
                                     AND ${withinReach(4)}))`,
    values: [tenant, year, id, ...reachValues(reach)],
  });
  return rowCount === 1;
}

function isChain(tenant: string, id: string, rows: readonly LinkRow[], after: number, before?: LinkRow): boolean {
  let previous = before?.hash ?? null;
  return rows.every((row, index) => {
    const follows = row.seq === after + index + 1 && sameHash(row.previous, previous);
    previous = row.hash;
    return follows && isSound(tenant, id, row);
  });
}

const sameHash = (a: Buffer | null, b: Buffer | null): boolean => (a?.length ? (b?.equals(a) ?? false) : !b?.length);

/** Whether a link's bytes give its hash, and are what canonical JSON of them would be. */
function isSound(tenant: string, id: string, { seq, bytes, previous, hash }: LinkRow): boolean {
  if (!linkHash(tenant, id, seq, previous?.length ? previous : null, bytes).equals(hash)) return false;
  return eventBytes(JSON.parse(bytes.toString('utf8')) as object).equals(bytes);
}

const linkOf = ({ seq, bytes, previous, hash, recordedAt, requestId }: LinkRow): ReadRecord['links'][number] => ({
  seq,
  event: eventOf(bytes),
  previous: previous?.length ? previous.toString('hex') : null,
  hash: hash.toString('hex'),
  recordedAt: instantFromRow(recordedAt),
  requestId,
});

/** What somebody has spoilt is shown as far as it can be read. */
function eventOf(bytes: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
  } catch {
    return { unreadable: bytes.toString('utf8') };
  }
}

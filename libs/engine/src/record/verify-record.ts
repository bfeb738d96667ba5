import {
  definitions as released,
  replayPlain,
  replayTask,
  snapshotOf,
  type Definitions,
  type PlainEvent,
  type PlainKind,
  type TaskEvent,
} from '@duban/lifecycle';
import type { PoolClient } from 'pg';
import { instantFromRow } from '../clock/business.clock.js';
import { eventBytes, linkHash } from './chain.js';

/** The first row of the record that is not as it was written. */
export interface BadRow {
  aggregate: string;
  seq: number;
  fault: string;
}

export interface RecordReport {
  aggregates: number;
  events: number;
  bad: BadRow | null;
}

interface AggregateHead {
  year: number;
  id: string;
  kind: string;
  seq: number;
  head: Buffer;
}

/**
 * Reads the whole record of the tenant the transaction has entered: every link is hashed again, every task and directive
 * replayed from its events and compared with what is stored. Erased content leaves it valid, since chains hold addresses only.
 */
export async function verifyRecord(
  client: PoolClient,
  tenant: string,
  onProgress: (done: number, of: number) => void = () => {},
  definitions: Definitions = released,
): Promise<RecordReport> {
  const { rows: heads } = await client.query<AggregateHead>(
    'SELECT year, id, kind, seq, head FROM aggregate WHERE tenant_id = $1 ORDER BY year, id',
    [tenant],
  );
  let events = 0;
  for (const [index, head] of heads.entries()) {
    const { count, bad } = await verifyAggregate(client, tenant, head, definitions);
    events += count;
    if (bad) return { aggregates: index + 1, events, bad };
    onProgress(index + 1, heads.length);
  }
  return { aggregates: heads.length, events, bad: await strayEvent(client, tenant) };
}

/** An event of an aggregate that is not there: somebody has taken it away. */
async function strayEvent(client: PoolClient, tenant: string): Promise<BadRow | null> {
  const { rows } = await client.query<{ aggregate: string; seq: number }>(
    `SELECT aggregate_id AS aggregate, seq FROM event e
      WHERE tenant_id = $1
        AND NOT EXISTS (SELECT 1 FROM aggregate a WHERE (a.tenant_id, a.year, a.id) = (e.tenant_id, e.year, e.aggregate_id))
      ORDER BY year, aggregate_id, seq LIMIT 1`,
    [tenant],
  );
  const [row] = rows;
  return row ? { ...row, fault: 'Its aggregate is gone.' } : null;
}

interface EventRow {
  seq: number;
  type: string;
  at: string;
  definition: number;
  bytes: Buffer;
  previous: Buffer | null;
  hash: Buffer;
}

async function verifyAggregate(
  client: PoolClient,
  tenant: string,
  head: AggregateHead,
  definitions: Definitions,
): Promise<{ count: number; bad: BadRow | null }> {
  const { rows } = await client.query<EventRow>({
    name: 'read-chain',
    text: `SELECT seq, type, at, definition, bytes, previous, hash FROM event
            WHERE tenant_id = $1 AND year = $2 AND aggregate_id = $3 ORDER BY seq`,
    values: [tenant, head.year, head.id],
  });
  const bad = faultOfChain(tenant, head, rows) ?? (await faultOfState(client, tenant, head, rows, definitions));
  return { count: rows.length, bad };
}

function faultOfChain(tenant: string, { id, seq, head }: AggregateHead, rows: EventRow[]): BadRow | null {
  let previous: Buffer | null = null;
  for (const [index, row] of rows.entries()) {
    const fault = faultOfLink(tenant, id, row, index + 1, previous);
    if (fault) return { aggregate: id, seq: row.seq, fault };
    previous = row.hash;
  }
  if (rows.length !== seq || !previous?.equals(head))
    return { aggregate: id, seq: rows.length, fault: 'The chain does not end in the head that the aggregate keeps.' };
  return null;
}

function faultOfLink(tenant: string, id: string, row: EventRow, seq: number, previous: Buffer | null): string | null {
  if (row.seq !== seq) return `Event ${seq} is missing.`;
  if (!sameBytes(row.previous, previous)) return 'It does not follow the event before it.';
  if (!linkHash(tenant, id, seq, previous, row.bytes).equals(row.hash)) return 'Its bytes do not give its hash.';
  const event = parse(row.bytes);
  if (!event || !eventBytes(event).equals(row.bytes)) return 'Its bytes are not in canonical form.';
  const { type, at, definition } = event;
  if (type === row.type && at === instantFromRow(row.at) && definition === row.definition) return null;
  return 'What stands beside its bytes is not what they say.';
}

const sameBytes = (a: Buffer | null, b: Buffer | null): boolean => (a?.length ? (b?.equals(a) ?? false) : !b?.length);

function parse(bytes: Buffer): TaskEvent | PlainEvent | null {
  try {
    return JSON.parse(bytes.toString('utf8')) as TaskEvent | PlainEvent;
  } catch {
    return null;
  }
}

async function faultOfState(
  client: PoolClient,
  tenant: string,
  head: AggregateHead,
  rows: EventRow[],
  definitions: Definitions,
): Promise<BadRow | null> {
  const stored = canonical(await storedSnapshot(client, tenant, head));
  const fault = faultOfReplay(head, rows, definitions, stored);
  return fault === null ? null : { aggregate: head.id, seq: head.seq, fault };
}

function faultOfReplay(
  { kind }: AggregateHead,
  rows: EventRow[],
  definitions: Definitions,
  stored: Buffer,
): string | null {
  const events = rows.map(({ bytes }) => parse(bytes));
  try {
    const replayed =
      kind === 'task'
        ? snapshotOf(replayTask(events as TaskEvent[], definitions))
        : { ...replayPlain(kind as PlainKind, events as PlainEvent[], definitions), members: [] };
    return canonical(replayed).equals(stored) ? null : 'Replaying its events does not give the stored state.';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Members in the order of their ids, since rows have none. */
function canonical(snapshot: { members: readonly { id: string }[] }): Buffer {
  return eventBytes({ ...snapshot, members: snapshot.members.toSorted((a, b) => (a.id < b.id ? -1 : 1)) });
}

async function storedSnapshot(client: PoolClient, tenant: string, { year, id }: AggregateHead) {
  const { rows } = await client.query<{ snapshot: { members: { id: string }[] } }>({
    name: 'read-snapshot',
    text: `SELECT jsonb_build_object('definition', a.definition, 'value', a.value, 'context', a.context, 'members',
                    coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'value', m.value, 'context', m.context))
                       FROM (SELECT id, kind, value, context FROM member WHERE tenant_id = $1 AND year = $2 AND aggregate_id = $3
                             UNION ALL
                             SELECT id, 'obligation', value, context FROM obligation WHERE tenant_id = $1 AND year = $2 AND aggregate_id = $3) m), '[]')) AS snapshot
             FROM aggregate a WHERE a.tenant_id = $1 AND a.year = $2 AND a.id = $3`,
    values: [tenant, year, id],
  });
  const [row] = rows;
  if (!row) throw new Error(`Aggregate ${id} is gone.`);
  return row.snapshot;
}

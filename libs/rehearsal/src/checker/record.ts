import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { isoOf } from './rule.js';

/** One row of the record. Instants are ISO text in UTC with microseconds. */
export interface StoredEvent {
  readonly tenant: string;
  readonly year: number;
  readonly aggregate: string;
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly definition: number;
  readonly bytes: Buffer;
  readonly previous: Buffer | null;
  readonly hash: Buffer;
  readonly recordedAt: string;
  /** Day of `at` in the government's time zone, and its weekday from 1 (Monday) to 7. */
  readonly day: string;
  readonly weekday: number;
}

/** SHA-256 over the heads of all chains of the tenant, in order of year and id: the same work gives the same hash. */
export async function recordHash(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ head: Buffer }>('SELECT head FROM aggregate ORDER BY year, id');
  const hash = createHash('sha256');
  for (const { head } of rows) hash.update(head);
  return hash.digest('hex');
}

/** How many events are in memory at once. */
const PAGE = 5000;

/** Reads the whole record of the tenant, chain by chain, each in its order. */
export async function* readRecord(client: ClientBase, zone: string): AsyncGenerator<StoredEvent> {
  let after: Pick<StoredEvent, 'year' | 'aggregate' | 'seq'> | undefined = {
    year: -1,
    aggregate: '00000000-0000-0000-0000-000000000000',
    seq: -1,
  };
  while (after) {
    const { rows }: { rows: StoredEvent[] } = await client.query<StoredEvent>(EVENTS, [
      after.year,
      after.aggregate,
      after.seq,
      zone,
    ]);
    yield* rows;
    after = rows.length < PAGE ? undefined : rows.at(-1);
  }
}

const EVENTS = `
  SELECT tenant_id::text AS tenant, year, aggregate_id::text AS aggregate, seq, type, ${isoOf('at')} AS at, definition,
         bytes, previous, hash, ${isoOf('recorded_at')} AS "recordedAt",
         to_char(at AT TIME ZONE $4, 'YYYY-MM-DD') AS day, extract(isodow FROM at AT TIME ZONE $4)::int AS weekday
    FROM event
   WHERE (year, aggregate_id, seq) > ($1::int, $2::uuid, $3::int)
   ORDER BY year, aggregate_id, seq
   LIMIT ${PAGE}`;

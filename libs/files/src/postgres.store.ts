import { Readable } from 'node:stream';
import { inTenant } from '@duban/persistence';
import type { Pool, PoolClient } from 'pg';
import type { ByteRange, FileStore, StoredBlob } from './file-store.js';
import type { Spooled } from './spool.js';

/** Bytes in one row. */
const CHUNK = 256 * 1024;

/** Files in the database, in rows of 256 kB. */
export class PostgresFileStore implements FileStore {
  constructor(private readonly pool: Pool) {}

  put(tenant: string, received: Spooled): Promise<StoredBlob> {
    const { hash, size } = received;
    return inTenant(this.pool, tenant, async (client) => {
      // Whoever comes with the same bytes waits here for the first, and finds them kept.
      const { rowCount } = await client.query({
        name: 'keep-blob',
        text: `INSERT INTO blob (tenant_id, hash, size, created_at) VALUES ($1, $2, $3, clock_timestamp())
               ON CONFLICT (tenant_id, hash) DO NOTHING`,
        values: [tenant, hash, size],
      });
      if (rowCount === 1) await storeChunks(client, tenant, received);
      return { hash, size };
    });
  }

  get(tenant: string, hash: Buffer, range?: ByteRange): Readable {
    return Readable.from(this.chunks(tenant, hash, range), { objectMode: false, highWaterMark: CHUNK });
  }

  has(tenant: string, hash: Buffer): Promise<boolean> {
    return inTenant(this.pool, tenant, async (client) => (await sizeOf(client, tenant, hash)) !== undefined);
  }

  /** A short transaction for each row, so that a slow reader holds none. */
  private async *chunks(tenant: string, hash: Buffer, range?: ByteRange): AsyncGenerator<Buffer> {
    const size = await inTenant(this.pool, tenant, (client) => sizeOf(client, tenant, hash));
    if (size === undefined) throw new Error('These bytes are not kept.');
    const { first, last } = range ?? { first: 0, last: size - 1 };
    for (let position = Math.floor(first / CHUNK); position * CHUNK <= last; position += 1) {
      const bytes = await inTenant(this.pool, tenant, (client) => chunkAt(client, tenant, hash, position));
      const start = position * CHUNK;
      yield bytes.subarray(Math.max(0, first - start), Math.min(bytes.length, last - start + 1));
    }
  }
}

async function storeChunks(client: PoolClient, tenant: string, received: Spooled): Promise<void> {
  let position = 0;
  for await (const bytes of inChunks(received.read() as AsyncIterable<Buffer>)) {
    await client.query({
      name: 'keep-chunk',
      text: 'INSERT INTO blob_chunk (tenant_id, hash, position, bytes) VALUES ($1, $2, $3, $4)',
      values: [tenant, received.hash, position, bytes],
    });
    position += 1;
  }
}

/** Cuts a stream anew, into pieces of {@link CHUNK} but for the last. */
async function* inChunks(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let length = 0;
  for await (const bytes of stream) {
    pieces.push(bytes);
    length += bytes.length;
    while (length >= CHUNK) {
      const whole = Buffer.concat(pieces);
      yield whole.subarray(0, CHUNK);
      pieces = [whole.subarray(CHUNK)];
      length -= CHUNK;
    }
  }
  if (length > 0) yield Buffer.concat(pieces);
}

async function sizeOf(client: PoolClient, tenant: string, hash: Buffer): Promise<number | undefined> {
  const { rows } = await client.query<{ size: string }>({
    name: 'blob-size',
    text: 'SELECT size FROM blob WHERE tenant_id = $1 AND hash = $2',
    values: [tenant, hash],
  });
  return rows[0] && Number(rows[0].size);
}

async function chunkAt(client: PoolClient, tenant: string, hash: Buffer, position: number): Promise<Buffer> {
  const { rows } = await client.query<{ bytes: Buffer }>({
    name: 'blob-chunk',
    text: 'SELECT bytes FROM blob_chunk WHERE tenant_id = $1 AND hash = $2 AND position = $3',
    values: [tenant, hash, position],
  });
  if (!rows[0]) throw new Error(`Of these bytes stretch ${position} is not kept.`);
  return rows[0].bytes;
}

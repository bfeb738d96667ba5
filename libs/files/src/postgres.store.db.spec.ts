import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { openDataSource, poolOf } from '@duban/persistence';
import { Client, type Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database.js';
import { PostgresFileStore } from './postgres.store.js';
import { spool, type Spooled } from './spool.js';

const here = '11111111-1111-4111-8111-111111111111';
const elsewhere = '22222222-2222-4222-8222-222222222222';

let database: FreshDatabase;
let dataSource: DataSource;
let pool: Pool;
let store: PostgresFileStore;

beforeAll(async () => {
  database = await freshDatabase();
  dataSource = await openDataSource(database.appUrl);
  pool = poolOf(dataSource);
  store = new PostgresFileStore(pool);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const received = (bytes: Buffer): Promise<Spooled> => spool(Readable.from([bytes]));

async function keep(tenant: string, bytes: Buffer): Promise<Buffer> {
  const upload = await received(bytes);
  const { hash } = await store.put(tenant, upload).finally(() => upload.discard());
  return hash;
}

async function rowsOf(table: 'blob' | 'blob_chunk'): Promise<number> {
  const client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
  await client.end();
  return rows[0]?.count ?? 0;
}

test.each([0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 1_500_000])(
  '%d bytes come back as they were kept',
  async (size) => {
    const bytes = randomBytes(size);
    const hash = await keep(here, bytes);
    expect((await buffer(store.get(here, hash))).equals(bytes)).toBe(true);
  },
);

test('a stretch comes back, wherever it begins and ends', async () => {
  const bytes = randomBytes(700_000);
  const hash = await keep(here, bytes);
  for (const [first, last] of [
    [0, 0],
    [262_143, 262_144],
    [100, 600_000],
    [699_999, 699_999],
  ] as const)
    expect((await buffer(store.get(here, hash, { first, last }))).equals(bytes.subarray(first, last + 1))).toBe(true);
});

test('the same bytes are kept once, also when they come at the same time', async () => {
  const bytes = randomBytes(600_000);
  const before = [await rowsOf('blob'), await rowsOf('blob_chunk')];
  await Promise.all(Array.from({ length: 6 }, () => keep(here, bytes)));
  const after = [await rowsOf('blob'), await rowsOf('blob_chunk')];
  expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([1, 3]);
});

test('another tenant has nothing of it', async () => {
  const hash = await keep(here, randomBytes(100));
  expect([await store.has(here, hash), await store.has(elsewhere, hash)]).toEqual([true, false]);
  await expect(buffer(store.get(elsewhere, hash))).rejects.toThrow('not kept');
});

test('nothing stays of what breaks off while it is kept, and the same bytes can come again', async () => {
  const bytes = randomBytes(600_000);
  const upload = await received(bytes);
  const before = [await rowsOf('blob'), await rowsOf('blob_chunk')];
  const broken: Spooled = {
    ...upload,
    read: () =>
      Readable.from(
        (function* () {
          yield bytes.subarray(0, 300_000);
          throw new Error('the disk is gone');
        })(),
      ),
  };
  await expect(store.put(here, broken)).rejects.toThrow('the disk is gone');
  expect([await rowsOf('blob'), await rowsOf('blob_chunk')]).toEqual(before);
  await store.put(here, upload).finally(() => upload.discard());
  expect((await buffer(store.get(here, upload.hash))).equals(bytes)).toBe(true);
});

test('what is too large is refused before all of it has come', async () => {
  let given = 0;
  const endless = Readable.from(
    (function* () {
      for (; given < 1_000; given += 1) yield Buffer.alloc(1_000);
    })(),
  );
  await expect(spool(endless, 10_000)).rejects.toMatchObject({ code: 'too-large' });
  expect(given).toBeLessThan(100);
});

import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.js';
import { openDataSource, poolOf } from './data-source.js';
import { SharedReads } from './shared-reads.js';
import { inTenant } from './transactions.js';

let database: FreshDatabase;
let app: DataSource;
let reads: SharedReads;
const [ours, theirs] = [randomUUID(), randomUUID()];

beforeAll(async () => {
  database = await freshDatabase();
  app = await openDataSource(database.appUrl, { poolSize: 4 });
  reads = new SharedReads(poolOf(app), 1);
  for (const [tenant, name] of [
    [ours, '市教育局'],
    [theirs, '市水利局'],
  ] as const)
    await inTenant(poolOf(app), tenant, (client) =>
      client.query(`INSERT INTO unit (tenant_id, id, name, kind, sort) VALUES ($1, $2, $3, 'department', 1)`, [
        tenant,
        randomUUID(),
        name,
      ]),
    );
});
afterAll(async () => {
  await app.destroy();
  await database.drop();
});

type Client = Parameters<Parameters<SharedReads['read']>[1]>[0];
const ask = (tenant: string, text: string) =>
  reads.read(tenant, async (client: Client) => (await client.query<{ value: string }>(text)).rows[0]?.value);
/** Tells one transaction from another, though none of them writes. */
const TRANSACTION = `SELECT transaction_timestamp()::text || pg_backend_pid() AS value`;

test('what arrives together shares a transaction, of one tenant', async () => {
  const [first, second, foreign] = await Promise.all([
    ask(ours, TRANSACTION),
    ask(ours, TRANSACTION),
    ask(theirs, TRANSACTION),
  ]);
  expect(second).toBe(first);
  expect(foreign).not.toBe(first);
  const names = await Promise.all([ours, theirs].map((tenant) => ask(tenant, 'SELECT name AS value FROM unit')));
  expect(names).toEqual(['市教育局', '市水利局']);
});

test('a read that fails fails alone', async () => {
  const outcomes = await Promise.allSettled([
    ask(ours, 'SELECT name AS value FROM unit'),
    ask(ours, 'SELECT 1 / 0'),
    ask(ours, 'SELECT name AS value FROM unit'),
    reads.read(ours, () => {
      throw new Error('of its own');
    }),
  ]);
  expect(outcomes).toMatchObject([
    { status: 'fulfilled', value: '市教育局' },
    { status: 'rejected', reason: { message: 'division by zero' } },
    { status: 'fulfilled', value: '市教育局' },
    { status: 'rejected', reason: { message: 'of its own' } },
  ]);
  expect(await ask(ours, 'SELECT name AS value FROM unit')).toBe('市教育局');
});

test('nothing is written, and nothing is read without a tenant', async () => {
  await expect(ask(ours, `UPDATE unit SET name = 'x'`)).rejects.toThrow('read-only');
  await expect(ask('no uuid', 'SELECT name AS value FROM unit')).rejects.toThrow('invalid input syntax');
});

test('more reads than go into one transaction are all answered', async () => {
  const answers = await Promise.all(Array.from({ length: 150 }, () => ask(ours, 'SELECT name AS value FROM unit')));
  expect(new Set(answers)).toEqual(new Set(['市教育局']));
});

test('a connection that is lost takes its reads with it, and the next ones come through', async () => {
  await expect(ask(ours, 'SELECT pg_terminate_backend(pg_backend_pid())')).rejects.toThrow(/terminat/);
  expect(await ask(ours, 'SELECT name AS value FROM unit')).toBe('市教育局');
});

test('what a read throws by itself is its answer: it is not asked again', async () => {
  let times = 0;
  const refused = reads.read(ours, async (client) => {
    times += 1;
    await client.query('SELECT 1');
    throw Object.assign(new Error('there is nothing here'), { code: 'not-found' });
  });
  const [outcome, other] = await Promise.allSettled([refused, ask(ours, `SELECT 'read' AS value`)]);
  expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'there is nothing here' } });
  expect(other).toMatchObject({ status: 'fulfilled', value: 'read' });
  expect(times).toBe(1);
});

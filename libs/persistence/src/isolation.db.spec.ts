import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.js';
import { openDataSource, poolOf } from './data-source.js';
import { asJob, inTenant } from './transactions.js';

let database: FreshDatabase;
let app: DataSource;
let superuser: pg.Client;
const [ours, theirs] = [randomUUID(), randomUUID()];

beforeAll(async () => {
  database = await freshDatabase();
  app = await openDataSource(database.appUrl, { poolSize: 2 });
  superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
});

afterAll(async () => {
  await app.destroy();
  await superuser.end();
  await database.drop();
});

const addUnit = (tenant: string, name: string) =>
  inTenant(poolOf(app), tenant, (client) =>
    client.query('INSERT INTO unit (tenant_id, id, name, kind, sort) VALUES ($1, $2, $3, $4, 1)', [
      tenant,
      randomUUID(),
      name,
      'department',
    ]),
  );

test('every table with a tenant shuts its rows off, from its owner too', async () => {
  const { rows } = await superuser.query<{ relname: string }>(
    `SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'tenant_id'
     WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
       AND NOT (relrowsecurity AND relforcerowsecurity AND exists (
         SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polname = 'tenant'))`,
  );
  expect(rows).toEqual([]);
});

test('tenant and year lead the key of every table that has a year', async () => {
  const { rows } = await superuser.query<{ relname: string; key: string }>(
    `SELECT relname, pg_get_constraintdef(pg_constraint.oid) AS key
     FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
     WHERE contype = 'p' AND relnamespace = 'public'::regnamespace AND relname <> 'notice_item'
       AND exists (SELECT FROM pg_attribute WHERE attrelid = conrelid AND attname = 'year')`,
  );
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.filter(({ key }) => !key.startsWith('PRIMARY KEY (tenant_id, year,'))).toEqual([]);
});

test('a tenant sees and writes its own rows and no others', async () => {
  await addUnit(ours, '市教育局');
  await addUnit(theirs, '市教育局');
  const seen = await inTenant(poolOf(app), ours, (client) => client.query('SELECT tenant_id FROM unit'));
  expect(seen.rows).toEqual([{ tenant_id: ours }]);
  const intrusion = inTenant(poolOf(app), ours, (client) =>
    client.query(`INSERT INTO wake (tenant_id, at) VALUES ($1, '2023-03-25T16:00:00Z')`, [theirs]),
  );
  await expect(intrusion).rejects.toThrow('row-level security');
});

test('without a tenant there is nothing, also on a connection that had one', async () => {
  const one = await openDataSource(database.appUrl, { poolSize: 1 });
  try {
    await inTenant(poolOf(one), ours, (client) => client.query('SELECT 1'));
    expect(await one.query('SELECT * FROM unit')).toEqual([]);
  } finally {
    await one.destroy();
  }
});

test('the record is only added to, and partitions are reached through their parent alone', async () => {
  const attempt = (sql: string) => inTenant(poolOf(app), ours, (client) => client.query(sql));
  await expect(attempt('UPDATE event SET type = type')).rejects.toThrow('permission denied');
  await expect(attempt('DELETE FROM event')).rejects.toThrow('permission denied');
  await expect(attempt('UPDATE content SET body = body')).rejects.toThrow('permission denied');
  await expect(attempt('DELETE FROM content')).resolves.toBeDefined();
  await expect(attempt('DELETE FROM obligation')).rejects.toThrow('permission denied');
  await expect(attempt('SELECT * FROM event_default')).rejects.toThrow('permission denied');
  await expect(attempt('SELECT * FROM obligation_2026')).rejects.toThrow('permission denied');
});

test('the job sees the wakes, outbox and dead work of all tenants and nothing else', async () => {
  for (const tenant of [ours, theirs]) {
    await inTenant(poolOf(app), tenant, (client) =>
      client.query(`INSERT INTO wake (tenant_id, at) VALUES ($1, '2023-03-25T16:00:00Z')`, [tenant]),
    );
  }
  const wakes = await asJob(poolOf(app), (client) => client.query('SELECT tenant_id, at FROM wake'));
  expect(new Set(wakes.rows.map(({ tenant_id }) => tenant_id))).toEqual(new Set([ours, theirs]));
  expect(wakes.rows[0].at).toBe('2023-03-25T16:00:00Z');
  const { rows } = await superuser.query<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND has_table_privilege('duban_job', oid, 'SELECT') ORDER BY relname`,
  );
  expect(rows.map(({ relname }) => relname)).toEqual(['clock', 'dead_work', 'outbox', 'tenant', 'wake']);
  // The right lasts for that transaction; without changing into the job the application has none of it.
  expect((await app.query('SELECT * FROM wake')).length).toBe(0);
});

test('the queue’s user gets no further than the queue’s schema', async () => {
  const queue = new pg.Client({ connectionString: database.queueUrl });
  await queue.connect();
  try {
    await expect(queue.query('SELECT * FROM public.tenant')).rejects.toThrow('permission denied');
    await expect(queue.query('CREATE TABLE public.mine (id int)')).rejects.toThrow('permission denied');
  } finally {
    await queue.end();
  }
});

test('an instant, a day and a count come back as they were written', async () => {
  const [row] = await app.query(
    `SELECT '2023-03-25T16:00:00.120+08'::timestamptz AS at, '2023-03-25'::date AS day, count(*) AS n FROM tenant`,
  );
  expect(row).toEqual({ at: '2023-03-25T08:00:00.12Z', day: '2023-03-25', n: 0 });
});

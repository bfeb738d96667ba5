import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.js';
import { openDataSource, poolOf } from './data-source.js';

let database: FreshDatabase;
let app: DataSource;
let superuser: Client;

beforeAll(async () => {
  database = await freshDatabase();
  app = await openDataSource(database.appUrl, { poolSize: 1 });
  superuser = new Client({ connectionString: database.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await app.destroy();
  await superuser.end();
  await database.drop();
});

test('a connection that breaks while it is lent fails its user, and neither the process nor the next user', async () => {
  const pool = poolOf(app);
  const lent = await pool.connect();
  const { rows } = await lent.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const broken = new Promise((resolve) => lent.once('end', resolve));
  await superuser.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  await broken;
  await expect(lent.query('SELECT 1')).rejects.toThrow(/not queryable/);
  lent.release(true);
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.js';
import { dropDatabase, withDatabase } from './databases.js';
import { migrate } from './migrate.js';

let database: FreshDatabase;
const user = `admin_${randomUUID().slice(0, 8)}`;
const name = `test_${randomUUID().replaceAll('-', '')}`;

beforeAll(async () => {
  database = await freshDatabase();
});

afterAll(async () => {
  await dropDatabase(database.superuserUrl, name);
  await asSuperuser(`DROP ROLE ${user}`);
  await database.drop();
});

async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('testServer').superuserUrl });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

test('a user who may not act for the owner is told what the administrator must run', async () => {
  await asSuperuser(`CREATE ROLE ${user} LOGIN PASSWORD 'secret'`, `CREATE DATABASE ${name} OWNER ${user}`);
  const url = new URL(withDatabase(database.superuserUrl, name));
  url.username = user;
  url.password = 'secret';
  await expect(migrate(url.href)).rejects.toThrow('GRANT duban_owner TO');
  // Once the administrator has done so, the owner of the database needs nothing more.
  await asSuperuser(`GRANT duban_owner TO ${user}`);
  await expect(migrate(url.href)).resolves.toBeUndefined();
});

import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.js';
import { databaseFaults } from './database-faults.js';
import { createDatabase, dropDatabase, withDatabase } from './databases.js';
import { migrate } from './migrate.js';
import { valueParsers } from './value-parsers.js';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});

afterAll(() => database.drop());

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

test('two processes that start on an empty database migrate it once', async () => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const { superuserUrl } = inject('testServer');
  const url = withDatabase(superuserUrl, name);
  await createDatabase(superuserUrl, name);
  try {
    await Promise.all([migrate(url), migrate(url)]);
    const owners = await withClient(url, (client) =>
      client.query(`SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'`),
    );
    expect(owners.rows).toEqual([{ tableowner: 'duban_owner' }]);
  } finally {
    await dropDatabase(superuserUrl, name);
  }
});

test('the owner alone, without any further right, migrates a database that stands', async () => {
  await expect(migrate(database.ownerUrl)).resolves.toBeUndefined();
});

test('what the default partition had caught moves when its year gets one', async () => {
  const insert = `INSERT INTO event VALUES ($1, 2019, $1, 1, 'task.issued', now(), 1, '', '', '', now(), 1)`;
  const where = 'SELECT tableoid::regclass::text AS partition FROM event WHERE year = 2019';
  await withClient(database.superuserUrl, (client) => client.query(insert, [randomUUID()]));
  const before = await withClient(database.superuserUrl, (client) => client.query(where));
  await migrate(database.ownerUrl, { years: [2019] });
  const after = await withClient(database.superuserUrl, (client) => client.query(where));
  expect([before.rows, after.rows]).toEqual([[{ partition: 'event_default' }], [{ partition: 'event_2019' }]]);
});

test('what the queue’s migrations make belongs to the queue’s user to use', async () => {
  await migrate(database.ownerUrl, {
    queue: (client) => client.query('CREATE TABLE bullmq.job (id bigint GENERATED ALWAYS AS IDENTITY, name text)'),
  });
  await withClient(database.queueUrl, async (client) => {
    await client.query(`INSERT INTO bullmq.job (name) VALUES ('a')`);
    await expect(client.query('DROP TABLE bullmq.job')).rejects.toThrow('must be owner');
  });
});

test('what is wrong with a database is said in a sentence', async () => {
  const other = await freshDatabase();
  const faults = async (url: string): Promise<string[]> => {
    const pool = new pg.Pool({ connectionString: url, types: valueParsers, max: 1 });
    return databaseFaults(pool).finally(() => pool.end());
  };
  expect(await faults(other.appUrl)).toEqual([]);
  expect(await faults(other.ownerUrl)).toEqual([expect.stringContaining('does not bind duban_owner')]);
  await withClient(other.superuserUrl, (client) =>
    client.query(
      `UPDATE migrations SET name = 'Later1800000000000' WHERE name LIKE 'Delivery%';
       INSERT INTO event VALUES ('${randomUUID()}', 1999, '${randomUUID()}', 1, 'a', now(), 1, '', '', '', now(), 1)`,
    ),
  );
  expect(await faults(other.appUrl)).toEqual([
    expect.stringContaining('lacks Delivery1700000000003'),
    expect.stringContaining('default one'),
  ]);
  await other.drop();
});

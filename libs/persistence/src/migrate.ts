import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.js';
import { ensurePartitions } from './partitions.js';
import { ensureRoles } from './roles.js';

export interface MigrateOptions {
  /** Years that get partitions of their own, beside this one and the next three. */
  years?: readonly number[];
  /**
   * The queue's own migrations, on a connection that may create in the schema `bullmq`; what it makes there
   * `duban_queue` may use. Left out where the queue is elsewhere.
   */
  queue?: (client: Client) => Promise<unknown>;
}

/**
 * Brings the database at `ownerUrl` up to this version: roles, tables, row security, partitions, the queue's schema.
 * Does nothing where all stands; of two processes that start at once the second waits for the first. The user of
 * `ownerUrl` is `duban_owner`, or one that may change into it.
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'duban migrations' });
  await client.connect();
  try {
    // 1 Alone: the lock ends with the connection, however that ends.
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
    // 2 As the user who connected: what the owner of our tables may not do for itself.
    await ensureRoles(client);
    await openSchemas(client);
    // 3 As the owner of our tables.
    await client.query('SET ROLE duban_owner');
    await runMigrations(ownerUrl);
    await client.query('GRANT SELECT ON public.migrations TO duban_app');
    await ensurePartitions(client, options.years);
    await migrateQueue(client, options.queue);
  } finally {
    await client.end();
  }
}

/** Any number that nobody else takes: "DUBA" in ASCII. */
const MIGRATING = 0x44554241;

/** `public` is ours, closed to everybody else. Each right is given only where it lacks, so that a mere owner may start. */
async function openSchemas(client: Client): Promise<void> {
  const { rows } = await client.query<{ create_tables: boolean; create_schemas: boolean }>(
    `SELECT has_schema_privilege('duban_owner', 'public', 'CREATE') AS create_tables,
            has_database_privilege('duban_owner', current_database(), 'CREATE') AS create_schemas`,
  );
  if (!rows[0]?.create_tables) await client.query('GRANT ALL ON SCHEMA public TO duban_owner WITH GRANT OPTION');
  if (!rows[0]?.create_schemas) await client.query(`DO ${GRANT_CREATE}`);
  await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
  await client.query('GRANT USAGE ON SCHEMA public TO duban_owner, duban_app, duban_job');
}

const GRANT_CREATE = `$$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO duban_owner', current_database()); END $$`;

async function runMigrations(ownerUrl: string): Promise<void> {
  const options = dataSourceOptions(ownerUrl, {
    poolSize: 2,
    statementTimeoutMs: 0,
    applicationName: 'duban migrations',
  });
  const extra: object = options.extra ?? {};
  const dataSource = new DataSource({
    ...options,
    extra: { ...extra, options: '-c role=duban_owner -c timezone=UTC' },
  });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

async function migrateQueue(client: Client, run: MigrateOptions['queue']): Promise<void> {
  await client.query('CREATE SCHEMA IF NOT EXISTS bullmq');
  await client.query('GRANT USAGE ON SCHEMA bullmq TO duban_queue');
  for (const kind of ['TABLES', 'SEQUENCES', 'FUNCTIONS']) {
    await client.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA bullmq GRANT ALL ON ${kind} TO duban_queue`);
  }
  await run?.(client);
}

import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, migrate, openEmbedded, withDatabase } from '@duban/persistence';
import { migrateQueue } from '@duban/jobs';
import { Client } from 'pg';

/** The addresses of one database of the server, by role. */
export interface BenchDatabase {
  appUrl: string;
  ownerUrl: string;
  queueUrl: string;
  superuserUrl: string;
}

export interface BenchServer {
  version: string;
  /** Of the server's first database: for what makes its own. */
  urls: Pick<BenchDatabase, 'appUrl' | 'ownerUrl' | 'queueUrl'>;
  /** A new empty database, with the product's tables unless told. */
  database(options: { years: readonly number[] } | 'empty'): Promise<BenchDatabase>;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own with default settings: fsync and synchronous_commit are on. Removed when stopped. */
export async function openBenchServer(): Promise<BenchServer> {
  const server = await openEmbedded({ dataDir: join(tmpdir(), `duban-bench-${randomUUID()}`) });
  const { rows } = await ask<{ server_version: string; fsync: string; synchronous_commit: string }>(
    server.superuserUrl,
    `SELECT current_setting('server_version') AS server_version, current_setting('fsync') AS fsync,
            current_setting('synchronous_commit') AS synchronous_commit`,
  );
  const [settings] = rows;
  if (settings?.fsync !== 'on' || settings.synchronous_commit !== 'on')
    throw new Error('The server is not durable: nothing that is measured on it would mean anything.');
  const { appUrl, ownerUrl, queueUrl } = server;
  return {
    version: settings.server_version,
    urls: { appUrl, ownerUrl, queueUrl },
    database: async (options) => {
      const name = `bench_${randomUUID().replaceAll('-', '')}`;
      await createDatabase(server.superuserUrl, name);
      const superuserUrl = withDatabase(server.superuserUrl, name);
      if (options !== 'empty') await migrate(superuserUrl, { years: options.years, queue: migrateQueue });
      return {
        appUrl: withDatabase(appUrl, name),
        ownerUrl: withDatabase(ownerUrl, name),
        queueUrl: withDatabase(queueUrl, name),
        superuserUrl,
      };
    },
    stop: async () => {
      await server.stop();
      rmSync(server.folder, { recursive: true, force: true });
    },
  };
}

/** One statement (or several without values) on a connection of its own. */
export async function ask<Row extends object>(url: string, text: string, values?: unknown[]): Promise<{ rows: Row[] }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query<Row>(text, values);
  } finally {
    await client.end();
  }
}

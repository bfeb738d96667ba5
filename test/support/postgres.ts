import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, dropDatabase, ensureRoles, migrate, openEmbedded, withDatabase } from '@duban/persistence';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';

/** What the tests are told about the server of the run. */
export interface TestServer {
  superuserUrl: string;
  /** The migrated database that each test file copies. */
  template: string;
  passwords: { owner: string; app: string; queue: string };
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/**
 * One PostgreSQL for the whole run: an embedded one that forgets durability for speed, or the one whose superuser
 * `TEST_DATABASE_URL` names (its `duban_*` roles get passwords of this run).
 */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const { superuserUrl, stop } = given ? { superuserUrl: given, stop: async () => {} } : await startEmbedded();
  const template = `duban_template_${randomUUID().slice(0, 8)}`;
  const passwords = { owner: 'owner', app: 'app', queue: 'queue' };
  await withClient(superuserUrl, (client) => ensureRoles(client, { passwords, ownerMakesDatabases: true }));
  await createDatabase(superuserUrl, template);
  await migrate(withDatabase(superuserUrl, template));
  project.provide('testServer', { superuserUrl, template, passwords });
  return async () => {
    await dropDatabase(superuserUrl, template);
    await stop();
  };
}

async function startEmbedded(): Promise<{ superuserUrl: string; stop(): Promise<void> }> {
  const dataDir = join(tmpdir(), `duban-test-${randomUUID()}`);
  const server = await openEmbedded({ dataDir, settings: { fsync: 'off', full_page_writes: 'off' } });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(server.folder, { recursive: true, force: true });
  };
  return { superuserUrl: server.superuserUrl, stop };
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await work(client).finally(() => client.end());
}

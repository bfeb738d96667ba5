import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { migrateQueue } from '@duban/jobs';
import { migrate } from '@duban/persistence';
import { readSettings } from '@duban/settings';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { freshDatabase } from '../../../test/support/database.js';
import { WorkerModule } from './worker.module.js';

test('the worker sends what is owed, and stops', async () => {
  const database = await freshDatabase();
  await migrate(database.ownerUrl, { queue: migrateQueue });
  const place = { appUrl: database.appUrl, queueUrl: database.queueUrl };
  const settings = readSettings({ RELAY_INTERVAL_MS: '20' });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const app = await NestFactory.createApplicationContext(WorkerModule.over(place, settings, log), {
    logger: false,
    abortOnError: false,
  });

  const superuser = new Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  const [tenant, notice] = [randomUUID(), randomUUID()];
  await superuser.query(
    `INSERT INTO notice (tenant_id, id, kind, at, status) VALUES ($1, $2, 'blue', '2023-03-25', 'queued')`,
    [tenant, notice],
  );
  await superuser.query(
    `INSERT INTO outbox (tenant_id, job, payload, created_at) VALUES ($1, 'notice.send', $2, clock_timestamp())`,
    [tenant, JSON.stringify({ tenant, notice })],
  );
  await vi.waitFor(async () => {
    const { rows } = await superuser.query('SELECT status FROM notice');
    expect(rows).toEqual([{ status: 'sent' }]);
  }, 20_000);

  await app.close();
  // One connection is left, the test's own; the server takes a moment to end those that were closed.
  await vi.waitFor(async () => {
    const { rows } = await superuser.query(
      `SELECT count(*)::int AS left FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    );
    expect(rows).toEqual([{ left: 0 }]);
  }, 20_000);
  await superuser.end();
  await database.drop();
});

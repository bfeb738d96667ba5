import 'reflect-metadata';
import { createCalendar } from '@duban/calendar';
import { StandingClock } from '@duban/engine';
import { openDuban } from '@duban/jobs';
import { inAppNotifier } from '@duban/notify';
import { openDataSource } from '@duban/persistence';
import { fastify } from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import { openServer } from '../../apps/api/src/server.js';
import { loadHolidays, loadPermissions } from '../../config/load-config.js';
import { Load, type LoadOrder } from './http.load.js';

/** What a process of the HTTP bench is asked to be: our server, the bare one beside it, or the clients of either. */
export type Role =
  | { role: 'ours'; appUrl: string; queueUrl: string; now: string }
  | { role: 'bare'; appUrl: string; limitUrl: string; tenant: string }
  | { role: 'load' };

const POOL_SIZE = 16;

// So that a profile is written (`--cpu-prof`).
process.on('SIGINT', () => process.exit(0));

const role = JSON.parse(process.argv[2] ?? '{}') as Role;
if (role.role === 'load') {
  const load = new Load();
  process.on('message', (order: LoadOrder) => {
    load.run(order).then(
      (worked) => process.send?.(worked),
      (error: unknown) => process.send?.({ error: String(error) }),
    );
  });
  process.send?.({ port: 0 });
} else {
  const port = role.role === 'ours' ? await serveOurs(role) : await serveBare(role);
  process.send?.({ port });
}

/** The product's server as it is started, its log included; the jobs are another process's. */
async function serveOurs({ appUrl, queueUrl, now }: Extract<Role, { role: 'ours' }>): Promise<number> {
  const dataSource = await openDataSource(appUrl);
  const permissions = loadPermissions();
  const holidays = loadHolidays();
  const duban = await openDuban({
    dataSource,
    queueUrl,
    permissions,
    holidays,
    notifier: inAppNotifier,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    clock: new StandingClock(now),
  });
  const log = pino({ level: 'info' }, pino.destination('/dev/null'));
  const app = await openServer({ duban, permissions, calendar: createCalendar(holidays) }, log);
  await app.listen(0, '127.0.0.1');
  return Number(new URL((await app.getUrl()).replace('[::1]', '127.0.0.1')).port);
}

/** Nothing but Fastify and `pg`: what a handler costs that does the least it can do durably. */
async function serveBare({ appUrl, limitUrl, tenant }: Extract<Role, { role: 'bare' }>): Promise<number> {
  const writes = new pg.Pool({ connectionString: limitUrl, max: POOL_SIZE });
  const reads = new pg.Pool({ connectionString: appUrl, max: POOL_SIZE });
  const server = fastify();
  server.post('/transitions', async (request) => {
    const { id } = request.body as { id: number };
    return inTransaction(writes, async (client) => {
      const { rows } = await client.query<{ version: number }>({ name: 'lock', text: LOCK, values: [id] });
      await client.query({ name: 'change', text: CHANGE, values: [id, CONTEXT] });
      await client.query({ name: 'event', text: EVENT, values: [id, PAYLOAD] });
      await client.query({ name: 'outbox', text: OUTBOX, values: [id, PAYLOAD] });
      return { ok: true, id, version: (rows[0]?.version ?? 0) + 1 };
    });
  });
  server.get('/tasks/:year/:id', async (request) => {
    const { year, id } = request.params as { year: string; id: string };
    return inTransaction(reads, async (client) => {
      await client.query({ name: 'enter', text: `SELECT set_config('duban.tenant', $1, true)`, values: [tenant] });
      const { rows } = await client.query<object>({ name: 'task', text: TASK, values: [tenant, year, id] });
      return rows[0];
    });
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const address = server.server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } finally {
    client.release();
  }
}

const CONTEXT = JSON.stringify({ units: [1, 2, 3], reports: 1, period: '2026-11', note: 'x'.repeat(60) });
const PAYLOAD = JSON.stringify({ report: 123_456, progress: 55, text: 'quarterly progress as planned' });
const LOCK = 'SELECT id, version, state, context FROM task WHERE id = $1 FOR UPDATE';
const CHANGE = `UPDATE task SET state = 'REPORTED', version = version + 1, context = $2, updated_at = now() WHERE id = $1`;
const EVENT = `INSERT INTO event (task_id, version, type, from_state, to_state, actor, payload)
               VALUES ($1, 2, 'REPORT_SUBMITTED', 'RUNNING', 'REPORTED', 42, $2)`;
const OUTBOX = `INSERT INTO outbox (topic, key, payload) VALUES ('task.reported', $1, $2)`;
const TASK = `SELECT year, id, number, title, status, level, lead_unit_id FROM task
               WHERE tenant_id = $1 AND year = $2 AND id = $3`;

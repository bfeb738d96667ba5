import { randomUUID } from 'node:crypto';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { JobHandlers, JobPayload } from '@duban/contracts';
import { type BusinessClock, instantOf, millisecondsOf, realNow, StandingClock } from '@duban/engine';
import { freePort, migrate, openDataSource, poolOf } from '@duban/persistence';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.js';
import { freshRedis, type FreshRedis } from '../../../test/support/redis.js';
import type { QueuedJob } from './job-catalogue.js';
import { jobHandlers } from './handlers.js';
import type { Log } from './log.js';
import { migrateQueue } from './postgres.backend.js';
import { queueBackend } from './queue-backend.js';
import { relay } from './relay.js';
import { JobsRunner, type JobsRunnerOptions } from './runner.js';
import { sweep } from './sweep.js';

const redis = await freshRedis();
const kinds = redis ? (['postgres', 'redis'] as const) : (['postgres'] as const);
afterAll(() => redis?.stop());

describe.each(kinds)('jobs on %s', (kind) => {
  let database: FreshDatabase;
  let dataSource: DataSource;
  let superuser: Client;
  const runners: JobsRunner[] = [];
  const logged: string[] = [];
  const log: Log = {
    info: (message) => void logged.push(message),
    warn: (message) => void logged.push(message),
    error: (message, error) => {
      logged.push(message);
      if (process.env['DEBUG_JOBS']) console.error(message, error);
    },
  };

  beforeAll(async () => {
    database = await freshDatabase();
    await migrate(database.ownerUrl, { queue: migrateQueue });
    dataSource = await openDataSource(database.appUrl);
    superuser = new Client({ connectionString: database.superuserUrl });
    await superuser.connect();
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.obliterate().catch(() => runner.stop())));
    await superuser.query('TRUNCATE outbox, wake, dead_work, tenant CASCADE');
    logged.length = 0;
  });
  afterAll(async () => {
    await superuser.end();
    await dataSource.destroy();
    await database.drop();
  });

  const queueUrl = () => (kind === 'redis' ? (redis as FreshRedis).url : database.queueUrl);
  const pool = () => poolOf(dataSource);
  const standing = (at = '2023-03-25T16:00:00.000Z') => new StandingClock(at);
  const running = (): BusinessClock => ({ now: () => instantOf(realNow()), generation: 0 });

  const quiet: JobHandlers = { 'wake.fire': async () => {}, 'notice.send': async () => {} };

  async function started(options: Partial<JobsRunnerOptions> & { url?: string } = {}): Promise<JobsRunner> {
    const { url = queueUrl(), ...rest } = options;
    const runner = new JobsRunner({
      backend: queueBackend(url),
      pool: pool(),
      clock: standing(),
      handlers: quiet,
      log,
      queue: `test-${randomUUID()}`,
      horizonMs: 0,
      relayEveryMs: 50,
      ...rest,
    });
    runners.push(runner);
    await runner.start();
    return runner;
  }

  async function oweNotices(count: number, tenant = randomUUID()): Promise<void> {
    await superuser.query(
      `INSERT INTO outbox (tenant_id, job, payload, created_at)
       SELECT $1, 'notice.send', jsonb_build_object('tenant', $1::uuid, 'notice', gen_random_uuid()), clock_timestamp()
         FROM generate_series(1, $2)`,
      [tenant, count],
    );
  }
  const owe = (job: string, payload: unknown) =>
    superuser.query('INSERT INTO outbox (tenant_id, job, payload, created_at) VALUES ($1, $2, $3, clock_timestamp())', [
      randomUUID(),
      job,
      JSON.stringify(payload),
    ]);
  async function setWakes(tenant: string, moments: string[]): Promise<void> {
    await superuser.query(
      'INSERT INTO tenant (id, code, name, zone) VALUES ($1::uuid, $1::text, $1::text, $2) ON CONFLICT DO NOTHING',
      [tenant, 'Asia/Shanghai'],
    );
    await superuser.query('INSERT INTO wake (tenant_id, at) SELECT $1, unnest($2::timestamptz[])', [tenant, moments]);
  }
  const count = async (table: string, where = 'true'): Promise<number> => {
    const { rows } = await superuser.query<{ n: string }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`);
    return Number(rows[0]?.n);
  };
  const settle = (tenant: string, until: string) =>
    superuser.query('UPDATE wake SET done_at = clock_timestamp() WHERE tenant_id = $1 AND at <= $2', [tenant, until]);
  /** Fires as the engine does: what is due until then is done. */
  const firing = (fired: JobPayload<'wake.fire'>[]): JobHandlers => ({
    ...quiet,
    'wake.fire': async (wake) => {
      fired.push(wake);
      await settle(wake.tenant, wake.at);
    },
  });
  /** What somebody who empties the queue's server does. */
  async function flush(): Promise<void> {
    if (kind === 'postgres') {
      await superuser.query('DELETE FROM bullmq.job');
      return;
    }
    const client = new Redis(queueUrl());
    await client.flushall();
    client.disconnect();
  }

  test('three relays hand over each outbox row once', async () => {
    await oweNotices(1_200);
    const added: QueuedJob[] = [];
    const slow = {
      add: async (jobs: readonly QueuedJob[]) => {
        await pause(20);
        added.push(...jobs);
      },
    };
    const parts = { pool: pool(), queue: slow, clock: standing(), horizonMs: 0 };
    const handed = await Promise.all([relay(parts), relay(parts), relay(parts)]);
    expect(handed.reduce((sum, relayed) => sum + relayed.handed, 0)).toBe(1_200);
    expect(new Set(added.map(({ id }) => id)).size).toBe(1_200);
    expect(await count('outbox')).toBe(0);
  });

  test('what was handed over twice is done once, as long as it is in the queue', async () => {
    const sent = vi.fn<JobHandlers['notice.send']>(async () => pause(200));
    const payload = { tenant: randomUUID(), notice: randomUUID() };
    for (let n = 0; n < 3; n++) await owe('notice.send', payload);
    const runner = await started({ handlers: { ...quiet, 'notice.send': sent } });
    await runner.waitUntilIdle();
    expect(sent.mock.calls).toEqual([[payload]]);
  });

  test('a row stays while the queue does not take it', async () => {
    await oweNotices(3);
    const refusing = { add: () => Promise.reject(new Error('down')) };
    await expect(relay({ pool: pool(), queue: refusing, clock: standing(), horizonMs: 0 })).rejects.toThrow('down');
    expect(await count('outbox')).toBe(3);
  });

  test('while the queue is down work is committed, and delivered when it is back', async () => {
    const line = await severableLine(new URL(queueUrl()));
    const url = new URL(queueUrl());
    url.port = `${line.port}`;
    const sent = vi.fn<JobHandlers['notice.send']>(async () => {});
    await started({ url: url.href, handlers: { ...quiet, 'notice.send': sent } });
    await oweNotices(1);
    await vi.waitFor(() => expect(sent).toHaveBeenCalledTimes(1), 10_000);

    line.cut();
    await oweNotices(20);
    await vi.waitFor(() => expect(logged.join()).toContain('Handing work to the queue'), 20_000);
    expect(await count('outbox')).toBe(20);

    line.mend();
    await vi.waitFor(() => expect(sent).toHaveBeenCalledTimes(21), 30_000);
    expect(await count('outbox')).toBe(0);
    expect(logged.length).toBeLessThan(15);

    // Stopping does not hang on a server that is away.
    line.cut();
    await runners.splice(0)[0]?.stop();
  });

  test('a wake fires at its moment, not before', async () => {
    const tenant = randomUUID();
    const at = instantOf(realNow() + 1_500);
    const fired: { at: string; when: number }[] = [];
    await setWakes(tenant, [at]);
    const handlers = jobHandlers({
      clock: running(),
      notifier: { send: quiet['notice.send'] },
      engine: {
        fireDue: async (_, instant) => {
          fired.push({ at: instant, when: realNow() });
          await settle(tenant, instant);
          return { woken: 1, left: 0 };
        },
      },
    });
    await started({ clock: running(), handlers, horizonMs: 3_600_000, sweepEveryMs: 600_000 });
    await vi.waitFor(() => expect(fired).toHaveLength(1), 10_000);
    const late = (fired[0]?.when ?? 0) - millisecondsOf(at);
    expect(fired[0]?.at).toBe(at);
    expect(late).toBeGreaterThanOrEqual(0);
  });

  test('a wake of an older generation does nothing and comes again in the new one', async () => {
    const tenant = randomUUID();
    const fired: string[] = [];
    const clock = standing();
    const handlers = jobHandlers({
      clock,
      notifier: { send: quiet['notice.send'] },
      engine: {
        fireDue: async (_, instant) => {
          fired.push(instant);
          await settle(tenant, instant);
          return { woken: 1, left: 0 };
        },
      },
    });
    await setWakes(tenant, ['2023-03-25T17:00:00Z']);
    const added: QueuedJob[] = [];
    const queue = { add: async (jobs: readonly QueuedJob[]) => void added.push(...jobs) };
    const parts = { pool: pool(), queue, clock, horizonMs: 48 * 3_600_000 };
    await relay(parts);
    await relay(parts);
    expect(added).toMatchObject([
      { id: `wake-0-${tenant}-${millisecondsOf('2023-03-25T17:00:00Z')}`, delayMs: 3_600_000 },
    ]);

    clock.moveTo('2023-03-25T18:00:00.000Z');
    clock.generation = 1;
    await relay(parts);
    expect(added[1]).toMatchObject({ data: { generation: 1 }, delayMs: 0 });
    for (const { data } of added) await handlers['wake.fire'](data as JobPayload<'wake.fire'>);
    expect(fired).toEqual(['2023-03-25T17:00:00.000Z']);
  });

  test('wakes beyond the horizon stay in the database', async () => {
    const tenant = randomUUID();
    await setWakes(tenant, ['2023-03-27T15:59:00Z', '2023-03-27T16:01:00Z']);
    const added: QueuedJob[] = [];
    const queue = { add: async (jobs: readonly QueuedJob[]) => void added.push(...jobs) };
    await relay({ pool: pool(), queue, clock: standing(), horizonMs: 48 * 3_600_000 });
    expect(added).toHaveLength(1);
  });

  test('a moment that was settled and opened again while it was handed over is not taken for handed over', async () => {
    const tenant = randomUUID();
    await setWakes(tenant, ['2023-03-25T15:00:00Z']);
    const meanwhile = { add: async () => void (await superuser.query('UPDATE wake SET done_at = NULL')) };
    await relay({ pool: pool(), queue: meanwhile, clock: standing(), horizonMs: 0 });
    expect(await count('wake', 'handed_generation IS NULL')).toBe(1);
  });

  test('a thousand future wakes outlive an emptied queue', async () => {
    const tenant = randomUUID();
    const start = millisecondsOf('2023-03-25T16:00:00.000Z');
    const moments = Array.from({ length: 1_000 }, (_, n) => instantOf(start + (n + 1) * 60_000));
    await setWakes(tenant, moments);
    const clock = standing();
    const fired: JobPayload<'wake.fire'>[] = [];
    const runner = await started({ clock, handlers: firing(fired), horizonMs: 48 * 3_600_000 });
    await vi.waitFor(async () => expect(await count('wake', 'handed_generation = 0')).toBe(1_000), 20_000);
    await flush();
    clock.moveTo(instantOf(start + 500 * 60_000));
    await runner.waitUntilIdle();
    expect(await count('wake', 'done_at IS NOT NULL')).toBe(500);
    clock.moveTo(instantOf(start + 1_000 * 60_000));
    await runner.waitUntilIdle();
    expect(await count('wake', 'done_at IS NULL')).toBe(0);
    expect(fired.length).toBeGreaterThan(0);
  });

  test('the sweep goes on after one tenant’s fault', async () => {
    const [bad, good] = [randomUUID(), randomUUID()];
    await setWakes(bad, ['2023-03-25T14:00:00Z']);
    await setWakes(good, ['2023-03-25T15:00:00Z']);
    const fired: string[] = [];
    const fire: JobHandlers['wake.fire'] = async ({ tenant }) => {
      if (tenant === bad) throw new Error('broken');
      fired.push(tenant);
    };
    await expect(sweep({ pool: pool(), clock: standing(), fire })).rejects.toThrow('broken');
    expect(fired).toEqual([good]);
  });

  test('an obligation whose wake is missing is found', async () => {
    const tenant = randomUUID();
    await setWakes(tenant, []);
    await superuser.query(
      `INSERT INTO obligation (tenant_id, year, aggregate_id, id, kind, unit_id, owed_as, due_on, due_at, value, context, version, live, next_wake_at, next_wake)
       VALUES ($1, 2023, gen_random_uuid(), gen_random_uuid(), 'plan', gen_random_uuid(), 'lead', '2023-03-25', $2, 'open', '{}', 1, true, $2, 'due')`,
      [tenant, '2023-03-25T15:00:00Z'],
    );
    const fired: JobPayload<'wake.fire'>[] = [];
    await sweep({ pool: pool(), clock: standing(), fire: firing(fired)['wake.fire'] });
    expect(fired).toMatchObject([{ tenant, at: '2023-03-25T15:00:00.000Z' }]);
    await superuser.query('TRUNCATE obligation');
  });

  test('what is malformed or unknown is buried, and keeps nobody waiting', async () => {
    const sent = vi.fn<JobHandlers['notice.send']>(async () => {});
    await owe('notice.send', { tenant: 'nobody' });
    await owe('tea.make', { cups: 2 });
    await oweNotices(1);
    const runner = await started({ handlers: { ...quiet, 'notice.send': sent } });
    await vi.waitFor(async () => expect(await count('dead_work')).toBe(2), 10_000);
    await runner.waitUntilIdle();
    expect(sent).toHaveBeenCalledTimes(1);
    const { rows } = await superuser.query<{ job: string; error: string }>(
      'SELECT job, error FROM dead_work ORDER BY job',
    );
    expect(rows).toMatchObject([
      { job: 'notice.send', error: expect.stringContaining('bad payload') },
      { job: 'tea.make', error: 'No job is called tea.make.' },
    ]);
  });

  test('a job that fails at every attempt is buried once, and the wait for it says so', async () => {
    const tenant = randomUUID();
    await setWakes(tenant, ['2023-03-25T15:00:00Z']);
    const fire = vi.fn<JobHandlers['wake.fire']>(async () => {
      throw new Error('no such luck');
    });
    const runner = await started({ handlers: { ...quiet, 'wake.fire': fire }, sweepEveryMs: 600_000 });
    await expect(runner.waitUntilIdle()).rejects.toThrow(/wake\.fire .* failed for good: no such luck/);
    expect(await count('dead_work', `tenant_id = '${tenant}'`)).toBe(1);
    expect(await count('wake', 'done_at IS NULL')).toBe(1);

    // Once it is done after all, nobody need look after it.
    await sweep({ pool: pool(), clock: standing(), fire: firing([])['wake.fire'] });
    expect(await count('dead_work', 'settled_at IS NULL')).toBe(0);
  });

  test('stopping lets the job under way end', async () => {
    let ended = 0;
    const send = vi.fn<JobHandlers['notice.send']>(async () => {
      await pause(300);
      ended++;
    });
    await oweNotices(1);
    const runner = await started({ handlers: { ...quiet, 'notice.send': send } });
    await vi.waitFor(() => expect(send).toHaveBeenCalled(), { timeout: 10_000, interval: 5 });
    expect(ended).toBe(0);
    await runner.stop();
    expect(ended).toBe(1);
    expect(await count('dead_work')).toBe(0);
  });

  test('moment after moment passes through the queue, and nothing is left before the next', async () => {
    const tenant = randomUUID();
    const clock = standing();
    const fired: JobPayload<'wake.fire'>[] = [];
    const runner = await started({ clock, handlers: firing(fired), relayEveryMs: 60_000 });
    await setWakes(tenant, []);
    for (let n = 1; n <= 20; n++) {
      const at = instantOf(millisecondsOf('2023-03-25T16:00:00.000Z') + n * 60_000);
      await superuser.query('INSERT INTO wake (tenant_id, at) VALUES ($1, $2)', [tenant, at]);
      clock.moveTo(at);
      await runner.waitUntilIdle();
      expect(fired).toHaveLength(n);
    }
  });
});

/** A TCP line to a server that can be cut and mended. */
async function severableLine(target: URL) {
  const port = await freePort();
  const sockets = new Set<Socket>();
  let server: Server;
  const mend = (): void => {
    server = createServer((inward) => {
      const outward = connect(Number(target.port), target.hostname);
      for (const [socket, other] of [
        [inward, outward],
        [outward, inward],
      ] as const) {
        sockets.add(socket);
        socket.on('error', () => other.destroy()).on('close', () => other.destroy() && sockets.delete(socket));
        socket.pipe(other);
      }
    });
    server.listen(port, '127.0.0.1');
  };
  const cut = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  mend();
  return { port, cut, mend };
}

import { openDataSource, poolOf } from '@duban/persistence';
import { Client, Pool } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { byHand, closeSound, eventsOf, first, openScene, rowsOf, type Scene } from '../scene.fixture.js';

const COUNT = 20;
let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ count: COUNT });
});
afterEach(() => closeSound(scene));

const suspend = (n: number, reason = '等资金。') => ({
  type: 'task.suspend',
  target: scene.tasks[n],
  post: scene.ids.post('supervisor'),
  reason,
});
const suspendAll = (guilty: number) => scene.tasks.map((_, n) => suspend(n, n === guilty ? '坏了。' : undefined));
const suspended = async () => (await rowsOf(scene, `SELECT FROM task WHERE status = 'suspended'`)).length;
const asOwner = async (sql: string) => {
  const client = new Client({ connectionString: scene.database.ownerUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
};

test('of a batch that the database refuses only the guilty command gets the fault; the others are done', async () => {
  await asOwner(`ALTER TABLE content ADD CONSTRAINT no_such_text CHECK (body <> '坏了。')`);
  const answers = await scene.engine.execute(scene.tenant, suspendAll(7));
  expect(answers[7]).toMatchObject({ ok: false, code: 'fault', message: expect.stringContaining('no_such_text') });
  expect(answers.filter(({ ok }) => ok)).toHaveLength(COUNT - 1);
  expect(await suspended()).toBe(COUNT - 1);
});

test('a group that the database refuses falls together', async () => {
  await asOwner(`ALTER TABLE content ADD CONSTRAINT no_such_text CHECK (body <> '坏了。')`);
  const answers = await scene.engine.execute(
    scene.tenant,
    suspendAll(7).map((command) => ({ ...command, group: 'g' })),
  );
  expect(answers.every(({ ok }) => !ok)).toBe(true);
  expect(await suspended()).toBe(0);
});

test('a fault that may pass asks to come again', async () => {
  await asOwner(`
    CREATE FUNCTION clash() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.body = '坏了。' THEN RAISE EXCEPTION 'clash' USING ERRCODE = '40P01'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER clash BEFORE INSERT ON content FOR EACH ROW EXECUTE FUNCTION clash()`);
  const answers = await scene.engine.execute(scene.tenant, suspendAll(7));
  expect(answers[7]).toMatchObject({ ok: false, code: 'database-unavailable', retryAfter: 1 });
  expect(await suspended()).toBe(COUNT - 1);
});

test('a wake that the database refuses fails loudly and leaves nothing half done', async () => {
  await asOwner(`
    CREATE FUNCTION clash() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no more events'; END $$;
    CREATE TRIGGER clash BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION clash()`);
  scene.clock.moveTo('2023-02-16T00:00:00.000Z');
  await expect(scene.engine.fireDue(scene.tenant, scene.clock.now())).rejects.toThrow('no more events');
  expect(await eventsOf(scene)).toHaveLength(1);
  await asOwner('DROP TRIGGER clash ON event');
  expect(await scene.engine.fireDue(scene.tenant, scene.clock.now())).toMatchObject({ left: 0 });
});

test('where no database answers, every command is told so, with a time to come again', async () => {
  const pool = new Pool({ host: '127.0.0.1', port: 9, connectionTimeoutMillis: 2_000 });
  const answers = await scene.secondEngine({ pool }).execute(scene.tenant, [suspend(0), suspend(1)]);
  const down = { ok: false, code: 'database-unavailable', retryAfter: 1 };
  expect(answers).toMatchObject([down, down]);
  await pool.end();
});

test('a connection that is cut in the middle of a batch leaves nothing half done, and the next batch goes through', async () => {
  const dataSource = await openDataSource(scene.database.appUrl);
  const pool = poolOf(dataSource);
  pool.on('error', () => {});
  const cut = await byHand(scene, async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT FROM aggregate WHERE id = $1 FOR UPDATE', [scene.tasks[COUNT - 1]?.id]);
    const waiting = scene.secondEngine({ pool }).execute(scene.tenant, suspendAll(-1));
    await vi.waitFor(async () => {
      const { rowCount } = await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(rowCount).toBe(1);
    });
    const answers = await waiting;
    await client.query('ROLLBACK');
    return answers;
  });
  expect(new Set(cut.map((answer) => (answer.ok ? 'done' : answer.code)))).toEqual(new Set(['database-unavailable']));
  expect(await suspended()).toBe(0);
  const again = await scene.secondEngine({ pool }).execute(scene.tenant, suspendAll(-1));
  expect(again.every(({ ok }) => ok)).toBe(true);
  await dataSource.destroy();
});

test('a commit whose answer is lost is settled: it is told as done when it was done', async () => {
  const { pool, isLost } = poolThatLosesFirstCommit('COMMIT');
  const answer = first(await scene.secondEngine({ pool }).execute(scene.tenant, [suspend(0)]));
  expect(isLost()).toBe(true);
  expect(answer).toMatchObject({ ok: true });
  expect(await suspended()).toBe(1);
});

test('a commit that is lost with its answer is told as not done', async () => {
  const { pool, isLost } = poolThatLosesFirstCommit('ROLLBACK');
  const answer = first(await scene.secondEngine({ pool }).execute(scene.tenant, [suspend(0)]));
  expect(isLost()).toBe(true);
  expect(answer).toMatchObject({ ok: false, code: 'database-unavailable' });
  expect(await suspended()).toBe(0);
});

/** In place of the first COMMIT `instead` is carried out, and its answer lost with the connection. */
function poolThatLosesFirstCommit(instead: 'COMMIT' | 'ROLLBACK') {
  let isLost = false;
  const pool = new Proxy(scene.pool, {
    get(target, name) {
      if (name !== 'connect') return Reflect.get(target, name).bind(target) as unknown;
      return async () => {
        const client = await target.connect();
        const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
        const lossy = async (...args: unknown[]) => {
          if (args[0] !== 'COMMIT' || isLost) return query(...args);
          isLost = true;
          await query(instead);
          throw new Error('Connection terminated unexpectedly');
        };
        return Object.assign(Object.create(client), { query: lossy, release: () => client.release(true) });
      };
    },
  });
  return { pool, isLost: () => isLost };
}

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { byHand, closeSound, eventsOf, openScene, rowsOf, type Scene } from './scene.fixture.js';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => closeSound(scene));

const suspend = (reason = '等资金。') => ({
  type: 'task.suspend',
  target: scene.task,
  post: scene.ids.post('supervisor'),
  reason,
  idempotencyKey: 'k',
});
const tell = async (command: object) => (await scene.engine.execute(scene.tenant, [command]))[0];
const suspensions = async () => (await eventsOf(scene)).filter(({ type }) => type === 'task.suspended').length;

test('the same key with the same body gives the stored answer again and does nothing', async () => {
  const answer = await tell(suspend());
  expect(answer).toMatchObject({ ok: true });
  expect(await tell(suspend())).toEqual({ ...answer, replayed: true });
  expect(await suspensions()).toBe(1);
});

test('the same key with another body is refused', async () => {
  await tell(suspend());
  expect(await tell(suspend('等图纸。'))).toMatchObject({ ok: false, code: 'key-reused' });
});

test('a key belongs to one post', async () => {
  await tell(suspend());
  const resume = { type: 'task.resume', target: scene.task, post: scene.ids.post('chief'), idempotencyKey: 'k' };
  expect(await tell(resume)).toMatchObject({ ok: true });
  expect(await tell(resume)).toMatchObject({ ok: true, replayed: true });
});

test('of many that come at once with one key, one is carried out', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => tell(suspend())));
  expect(answers.every((answer) => answer?.ok)).toBe(true);
  expect(answers.filter((answer) => answer?.ok && !answer.replayed)).toHaveLength(1);
  expect(await suspensions()).toBe(1);
});

test('a key that somebody else is storing at this moment is told apart once that is done', async () => {
  const answer = await byHand(scene, async (client) => {
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO idempotency (tenant_id, post_id, key, request_hash, answer, created_at)
       VALUES ($1, $2, 'k', 'other body', '{}', clock_timestamp())`,
      [scene.tenant, scene.ids.post('supervisor')],
    );
    const waiting = tell(suspend());
    await vi.waitFor(async () => {
      const { rows } = await client.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(rows).toHaveLength(1);
    });
    await client.query('COMMIT');
    return waiting;
  });
  expect(answer).toMatchObject({ ok: false, code: 'key-reused' });
  expect(await suspensions()).toBe(0);
});

test('a refusal is not stored: the same command is tried anew', async () => {
  const resume = { type: 'task.resume', target: scene.task, post: scene.ids.post('supervisor'), idempotencyKey: 'k' };
  expect(await tell(resume)).toMatchObject({ ok: false, code: 'not-in-state' });
  await tell({ ...suspend(), idempotencyKey: 'another' });
  expect(await tell(resume)).toMatchObject({ ok: true });
  expect(await rowsOf(scene, 'SELECT key FROM idempotency ORDER BY key')).toEqual([{ key: 'another' }, { key: 'k' }]);
});

test('after 72 hours of real time a key may be used again', async () => {
  await tell(suspend());
  const age = (hours: number) =>
    byHand(scene, (client) =>
      client.query(`UPDATE idempotency SET created_at = clock_timestamp() - make_interval(mins => $1)`, [hours * 60]),
    );
  await age(71.9);
  expect(await tell(suspend())).toMatchObject({ replayed: true });
  await age(72.1);
  expect(await tell(suspend())).toMatchObject({ ok: false, code: 'not-in-state' });
  const resume = { type: 'task.resume', target: scene.task, post: scene.ids.post('supervisor'), idempotencyKey: 'k' };
  const answer = await tell(resume);
  expect(answer).toMatchObject({ ok: true });
  expect(await tell(resume)).toEqual({ ...answer, replayed: true });
});

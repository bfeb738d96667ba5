import { inTenant } from '@duban/persistence';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventsOf, openScene, passTo, rowsOf, submitReport, type Scene } from '../scene.fixture.js';
import { verifyRecord, type BadRow } from './verify-record.js';

let scene: Scene;
let superuser: Pool;
let last: number;
beforeAll(async () => {
  scene = await openScene({ count: 2 });
  await submitReport(scene, '2023-02');
  await passTo(scene, '2023-02-28T00:00:00.000Z');
  superuser = new Pool({ connectionString: scene.database.superuserUrl });
  last = (await eventsOf(scene)).length;
});
afterAll(async () => {
  await superuser.end();
  await scene.close();
});

const verify = () => inTenant(scene.pool, scene.tenant, (client) => verifyRecord(client, scene.tenant));

/** What is found after somebody who may do everything has changed something. */
async function tampered(sql: string, id = scene.task.id): Promise<BadRow | null> {
  const client = await superuser.connect();
  try {
    await client.query('BEGIN');
    const { rowCount } = await client.query(sql, [id]);
    expect(rowCount).toBeGreaterThan(0);
    return (await verifyRecord(client, scene.tenant)).bad;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

test('an untouched record is sound, and all of it is read', async () => {
  const rows = await rowsOf<{ events: number }>(scene, 'SELECT count(*)::int AS events FROM event');
  expect(await verify()).toEqual({ aggregates: 3, events: rows[0]?.events, bad: null });
});

test('one byte changed by hand: the first bad row is named', async () => {
  const bad = await tampered(
    'UPDATE event SET bytes = set_byte(bytes, length(bytes) - 2, 65) WHERE aggregate_id = $1 AND seq IN (3, 5)',
  );
  expect(bad).toEqual({ aggregate: scene.task.id, seq: 3, fault: 'Its bytes do not give its hash.' });
});

test.each([
  ['previous = hash', 'follow'],
  ["at = at - interval '1 ms'", 'beside'],
  ["type = 'report.accepted'", 'beside'],
  ['definition = 2', 'beside'],
  ["hash = '\\x00'", 'hash'],
])('an event with %s', async (change, fault) => {
  const bad = await tampered(`UPDATE event SET ${change} WHERE aggregate_id = $1 AND seq = 3`);
  expect(bad).toEqual({ aggregate: scene.task.id, seq: 3, fault: expect.stringContaining(fault) });
});

test('an event taken out of the middle, or off the end', async () => {
  const middle = await tampered('DELETE FROM event WHERE aggregate_id = $1 AND seq = 3');
  expect(middle).toMatchObject({ seq: 4, fault: 'Event 3 is missing.' });
  const end = await tampered(`DELETE FROM event WHERE aggregate_id = $1 AND seq = ${last}`);
  expect(end).toMatchObject({ seq: last - 1, fault: expect.stringContaining('head') });
});

test.each([
  [`UPDATE aggregate SET context = jsonb_set(context, '{missed}', '[]') WHERE id = $1`],
  [`UPDATE obligation SET value = 'met' WHERE aggregate_id = $1 AND value = 'missed'`],
  [
    `UPDATE obligation SET context = jsonb_set(context, '{missedAt}', 'null') WHERE aggregate_id = $1 AND value = 'missed'`,
  ],
  [`DELETE FROM member WHERE aggregate_id = $1 AND kind = 'plan'`],
])('a state that its events do not give: %s', async (sql) => {
  expect(await tampered(sql)).toEqual({
    aggregate: scene.task.id,
    seq: last,
    fault: 'Replaying its events does not give the stored state.',
  });
});

test('a directive is replayed too, and an aggregate that was taken away is missed', async () => {
  const { id } = scene.directive;
  const changed = await tampered(
    `UPDATE aggregate SET context = jsonb_set(context, '{version}', '9') WHERE id = $1`,
    id,
  );
  expect(changed).toMatchObject({ aggregate: id, fault: expect.stringContaining('stored state') });
  expect(await tampered('DELETE FROM aggregate WHERE id = $1')).toEqual({
    aggregate: scene.task.id,
    seq: 1,
    fault: 'Its aggregate is gone.',
  });
});

test('the application can neither change nor delete what is recorded', async () => {
  await expect(rowsOf(scene, `UPDATE event SET type = 'x'`)).rejects.toThrow('permission denied');
  await expect(rowsOf(scene, 'DELETE FROM event')).rejects.toThrow('permission denied');
  await expect(rowsOf(scene, `UPDATE content SET body = 'x'`)).rejects.toThrow('permission denied');
});

test('a text that is erased with its salt leaves every chain valid', async () => {
  const rows = await rowsOf(scene, `DELETE FROM content WHERE body LIKE '%已完成。%' RETURNING body`);
  expect(rows).toHaveLength(1);
  expect((await verify()).bad).toBeNull();
});

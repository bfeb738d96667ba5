import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  closeSound,
  eventsOf,
  first,
  openScene,
  order,
  owed,
  passTo,
  refused,
  rowsOf,
  type Scene,
  statusOf,
} from '../scene.fixture.js';

let scene: Scene;
let member: string;
beforeEach(async () => {
  scene = await openScene();
  member = (await owed(scene, 'acknowledgement')).id;
});
afterEach(() => closeSound(scene));

const basis = '《容错纠错实施办法》第六条，2月14日至16日暴雪封路。';
const exemption = { ground: 'forceMajeure', basis } as const;
const rungsOf = async () =>
  (await eventsOf(scene)).filter((event) => event.type === 'obligation.escalated' && event.member === member);
const hasWake = async () => {
  const sql = 'SELECT next_wake_at IS NOT NULL AS "isSet" FROM obligation WHERE id = $1';
  return first(await rowsOf<{ isSet: boolean }>(scene, sql, [member])).isSet;
};

test('what was missed stays missed, the task stays overdue, and no rung is reached any more', async () => {
  await passTo(scene, '2023-02-15T16:00:00.000Z');
  await order(scene, 'obligation.exempt', 'chief', { member, ...exemption });
  expect(await owed(scene, 'acknowledgement')).toMatchObject({ value: 'missed' });
  expect(await statusOf(scene)).toBe('overdue');
  expect(await hasWake()).toBe(false);
  await passTo(scene, '2023-03-01T02:00:00.000Z');
  expect(await rungsOf()).toEqual([]);
  await order(scene, 'acknowledgement.give', 'liaison0', { member });
  expect(await owed(scene, 'acknowledgement')).toMatchObject({ value: 'metLate' });
});

test('revoked, the ladder goes on with the rungs that are still to come, and none twice', async () => {
  await passTo(scene, '2023-02-15T16:00:00.000Z');
  await order(scene, 'obligation.exempt', 'chief', { member, ...exemption });
  await passTo(scene, '2023-02-17T04:00:00.000Z');
  await order(scene, 'obligation.revokeExemption', 'chief', { member, reason: '所述情况不属实。' });
  expect(await hasWake()).toBe(true);
  const before = (await rungsOf()).length;
  await passTo(scene, '2023-03-01T02:00:00.000Z');
  const rungs = (await rungsOf()).map(({ rung }) => rung);
  expect(rungs.length).toBeGreaterThan(before);
  expect(new Set(rungs).size).toBe(rungs.length);
});

test('by the chief supervisor alone, of what is late alone, once, and on a ground of the list', async () => {
  const body = { member, ...exemption };
  expect(await refused(scene, 'obligation.exempt', 'chief', body)).toMatchObject({
    code: 'not-in-state',
    state: 'open',
  });
  await passTo(scene, '2023-02-16T02:00:00.000Z');
  for (const by of ['supervisor', 'head0', 'liaison0'])
    expect(await refused(scene, 'obligation.exempt', by, body)).toMatchObject({ code: 'not-permitted' });
  expect(await refused(scene, 'obligation.revokeExemption', 'chief', { member, reason: '无。' })).toMatchObject({
    code: 'not-exempted',
  });
  await order(scene, 'obligation.exempt', 'chief', body);
  expect(await refused(scene, 'obligation.exempt', 'chief', body)).toMatchObject({ code: 'already-exempted' });
});

test('what came in time is not exempted', async () => {
  await order(scene, 'acknowledgement.give', 'liaison0', { member });
  expect(await refused(scene, 'obligation.exempt', 'chief', { member, ...exemption })).toMatchObject({
    code: 'not-in-state',
    state: 'met',
  });
});

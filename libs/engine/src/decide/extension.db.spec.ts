import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  closeSound,
  eventsOf,
  idOf,
  openScene,
  order,
  owed,
  passTo,
  refused,
  rowsOf,
  type Scene,
} from '../scene.fixture.js';

let scene: Scene;
let member: string;
beforeEach(async () => {
  scene = await openScene();
  member = (await owed(scene, 'report', '2023-02')).id;
});
afterEach(() => closeSound(scene));

const DUE = '2023-02-25T16:00:00.000Z';
const ask = (newDueOn = '2023-03-10') =>
  order(scene, 'extension.request', 'liaison0', { member, newDueOn, reason: '数据未到。', progress: '已汇总八成。' });
const report = () => owed(scene, 'report', '2023-02');

test('a request holds the obligation: it is neither missed nor escalated', async () => {
  await ask();
  await passTo(scene, '2023-03-05T00:00:00.000Z');
  expect(await report()).toMatchObject({ value: 'held', due_on: '2023-02-25', next_wake_at: null });
  const about = (await eventsOf(scene)).filter((event) => event.member === member);
  expect(about.map(({ type }) => type)).not.toContain('obligation.fellDue');
});

test('granted, it moves: reminders and rungs are armed anew, and both days stay visible', async () => {
  await ask();
  scene.clock.moveTo('2023-03-01T01:00:00.000Z');
  await order(scene, 'extension.grant', 'supervisor', { member: await idOf(scene, 'extension') });
  expect(await report()).toMatchObject({ value: 'open', due_on: '2023-03-10' });
  const rows = await rowsOf(
    scene,
    `SELECT context->>'firstDueOn' AS day, context->'moves' AS moves FROM obligation WHERE id = $1`,
    [member],
  );
  expect(rows).toEqual([{ day: '2023-02-25', moves: 1 }]);
  await passTo(scene, '2023-03-15T00:00:00.000Z');
  const wakes = (await eventsOf(scene)).filter((event) => event.member === member && event.by === null);
  expect(wakes.map(({ type, at }) => [type, at])).toContainEqual(['obligation.fellDue', '2023-03-10T16:00:00.000Z']);
});

test('refused after the due moment, it is missed as of the old one', async () => {
  await ask();
  scene.clock.moveTo('2023-03-01T01:00:00.000Z');
  await order(scene, 'extension.refuse', 'supervisor', {
    member: await idOf(scene, 'extension'),
    reason: '理由不足。',
  });
  expect((await report()).value).toBe('missed');
  const rows = await rowsOf(scene, `SELECT context->>'missedAt' AS at FROM obligation WHERE id = $1`, [member]);
  expect(rows).toEqual([{ at: DUE }]);
});

test('withdrawn in time, it is open again and falls due as if nobody had asked', async () => {
  await ask();
  await order(scene, 'extension.withdraw', 'liaison0', { member: await idOf(scene, 'extension') });
  expect(await report()).toMatchObject({ value: 'open', due_on: '2023-02-25' });
  await passTo(scene, DUE);
  expect((await report()).value).toBe('missed');
});

test('asked at the due moment it is too late, and a second request is one too many', async () => {
  await ask();
  const again = { member, newDueOn: '2023-03-20', reason: '再缓。', progress: '同前。' };
  expect(await refused(scene, 'extension.request', 'liaison0', again)).toMatchObject({ code: 'extension-under-way' });
  await order(scene, 'extension.withdraw', 'liaison0', { member: await idOf(scene, 'extension') });
  scene.clock.moveTo(DUE);
  expect(await refused(scene, 'extension.request', 'liaison0', again)).toMatchObject({ code: 'after-due' });
});

test('a day that is not later is no extension', async () => {
  const refusal = await refused(scene, 'extension.request', 'liaison0', {
    member,
    newDueOn: '2023-02-25',
    reason: '缓。',
    progress: '同前。',
  });
  expect(refusal).toMatchObject({ code: 'extension-not-later' });
});

test('the supervisor decides, not the unit, and once only', async () => {
  await ask();
  const extension = { member: await idOf(scene, 'extension') };
  expect(await refused(scene, 'extension.grant', 'head0', extension)).toMatchObject({ code: 'not-permitted' });
  await order(scene, 'extension.grant', 'supervisor', extension);
  const again = { ...extension, reason: '改主意。' };
  expect(await refused(scene, 'extension.refuse', 'supervisor', again)).toMatchObject({
    code: 'not-in-state',
    state: 'granted',
  });
});

test('a day that has passed is told apart, and nothing is extended beyond the last day of the task', async () => {
  const body = { member, reason: '缓。', progress: '已汇总八成。' };
  const ask = (newDueOn: string) => refused(scene, 'extension.request', 'liaison0', { ...body, newDueOn });
  expect(await ask('2023-02-10')).toMatchObject({ code: 'extension-day-passed' });
  expect(await ask('2024-01-01')).toMatchObject({ code: 'extension-beyond-last-day' });
  expect((await report()).value).toBe('open');
  await order(scene, 'extension.request', 'liaison0', { ...body, newDueOn: '2023-12-31' });
});

test('a longer one is decided by a higher post', async () => {
  await ask('2023-03-13');
  const extension = { member: await idOf(scene, 'extension') };
  expect(await refused(scene, 'extension.grant', 'supervisor', extension)).toMatchObject({
    code: 'extension-above-post',
  });
  const no = { ...extension, reason: '理由不足。' };
  expect(await refused(scene, 'extension.refuse', 'supervisor', no)).toMatchObject({ code: 'extension-above-post' });
  expect(await refused(scene, 'extension.grant', 'mayor', extension)).toMatchObject({ code: 'extension-above-post' });
  await order(scene, 'extension.grant', 'chief', extension);
  expect(await report()).toMatchObject({ due_on: '2023-03-13' });
});

test('where the regime says so, a leader who looks after the task decides about the longest', async () => {
  await closeSound(scene);
  scene = await openScene({ regime: { extension: { supervisorUpTo: 2, chiefSupervisorUpTo: 5 } } });
  member = (await owed(scene, 'report', '2023-02')).id;
  await ask('2023-03-10');
  const extension = { member: await idOf(scene, 'extension') };
  expect(await refused(scene, 'extension.grant', 'chief', extension)).toMatchObject({ code: 'extension-above-post' });
  await order(scene, 'extension.grant', 'mayor', extension);
  expect(await report()).toMatchObject({ due_on: '2023-03-10' });
});

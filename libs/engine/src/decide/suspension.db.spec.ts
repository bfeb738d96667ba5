import { afterEach, beforeEach, expect, test } from 'vitest';
import { obligationsOf } from '../../../../test/support/world.js';
import {
  closeSound,
  eventsOf,
  filePlan,
  openScene,
  order,
  owed,
  passTo,
  refused,
  statusOf,
  submitReport,
  type Scene,
} from '../scene.fixture.js';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => closeSound(scene));

test('while a task is suspended nothing fires, and it shows as suspended', async () => {
  await order(scene, 'task.suspend', 'supervisor', { reason: '等资金。' });
  const before = await eventsOf(scene);
  await passTo(scene, '2023-06-30T00:00:00.000Z');
  expect(await eventsOf(scene)).toEqual(before);
  expect(await statusOf(scene)).toBe('suspended');
  expect(await refused(scene, 'task.suspend', 'supervisor', { reason: '再停。' })).toMatchObject({
    code: 'not-in-state',
  });
});

test('on resuming, reports that fell due inside are cancelled, and the others are owed as before', async () => {
  await passTo(scene, '2023-03-01T00:00:00.000Z');
  await order(scene, 'task.suspend', 'supervisor', { reason: '等资金。' });
  await passTo(scene, '2023-05-04T01:00:00.000Z');
  await order(scene, 'task.resume', 'supervisor', {});
  const reports = (await obligationsOf(scene, scene.task.id)).filter(({ kind }) => kind === 'report');
  expect(reports.slice(0, 5).map(({ period, value, due_on }) => [period, value, due_on])).toEqual([
    ['2023-02', 'missed', '2023-02-25'],
    ['2023-Q1', 'cancelled', '2023-03-25'],
    ['2023-04', 'cancelled', '2023-04-25'],
    ['2023-05', 'open', '2023-05-25'],
    ['2023-Q2', 'pending', '2023-06-25'],
  ]);
  expect(await statusOf(scene)).toBe('overdue');
  // what was missed before is not escalated for what it stood in the pause
  const rungs = (await eventsOf(scene)).filter(({ type, at }) => type === 'obligation.escalated' && at > '2023-05-04');
  expect(rungs).toEqual([]);
});

test('a period that is counted in days runs on with what was left of it', async () => {
  // ten working days from 13 February: to the 27th; seven are left on the 16th
  await passTo(scene, '2023-02-16T01:00:00.000Z');
  await order(scene, 'task.suspend', 'supervisor', { reason: '等资金。' });
  await passTo(scene, '2023-03-06T01:00:00.000Z');
  await order(scene, 'task.resume', 'supervisor', {});
  expect(await owed(scene, 'plan')).toMatchObject({ value: 'open', due_on: '2023-03-15' });
});

test('a milestone that fell due in the pause is open with days of grace; a later one keeps its day', async () => {
  await filePlan(scene, {
    milestones: [
      { name: '开工', dueOn: '2023-03-31', owed: true },
      { name: '竣工', dueOn: '2023-10-31', owed: true },
    ],
    responsibleLeader: '王副局长',
    measures: ['每周调度'],
  });
  await order(scene, 'task.suspend', 'supervisor', { reason: '等资金。' });
  await passTo(scene, '2023-05-15T01:00:00.000Z');
  await order(scene, 'task.resume', 'supervisor', {});
  const milestones = (await obligationsOf(scene, scene.task.id)).filter(({ kind }) => kind === 'milestone');
  expect(milestones.map(({ value, due_on }) => [value, due_on])).toEqual([
    ['open', '2023-05-22'],
    ['open', '2023-10-31'],
  ]);
});

test('what is handed in during the pause counts', async () => {
  await order(scene, 'task.suspend', 'supervisor', { reason: '等资金。' });
  await submitReport(scene, '2023-02');
  expect((await owed(scene, 'report', '2023-02')).value).toBe('met');
});

test('a task that goes on cannot be resumed', async () => {
  expect(await refused(scene, 'task.resume', 'supervisor', {})).toMatchObject({
    code: 'not-in-state',
    allowed: ['task.suspended'],
  });
});

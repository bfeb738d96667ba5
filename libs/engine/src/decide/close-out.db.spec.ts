import { afterEach, beforeEach, expect, test } from 'vitest';
import { obligationsOf } from '../../../../test/support/world.js';
import {
  closeOut,
  closeSound,
  eventsOf,
  idOf,
  openScene,
  order,
  owed,
  passTo,
  refused,
  rowsOf,
  statusOf,
  subjectOf,
  submitReport,
  type Scene,
  saying,
} from '../scene.fixture.js';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => closeSound(scene));

const values = async () => new Set((await obligationsOf(scene, scene.task.id)).map(({ value }) => value));

test('confirming completes the task and cancels what is not yet due; what was missed stays missed', async () => {
  await passTo(scene, '2023-02-28T01:00:00.000Z');
  expect(await statusOf(scene)).toBe('overdue');
  await closeOut(scene);
  expect(await statusOf(scene)).toBe('completed');
  expect(await values()).toEqual(new Set(['missed', 'cancelled']));
  const rows = await rowsOf(scene, 'SELECT level, closed_at FROM task WHERE id = $1', [scene.task.id]);
  expect(rows).toEqual([{ level: expect.any(Number), closed_at: expect.stringContaining('2023-02-28') }]);
  await passTo(scene, '2023-12-31T00:00:00.000Z');
  expect(await statusOf(scene)).toBe('completed');
});

test('a completed task takes nothing but being opened again', async () => {
  const member = subjectOf(await owed(scene, 'report', '2023-02'));
  await closeOut(scene);
  const refusal = await refused(scene, 'report.draft', 'liaison0', { member, content: saying('迟到的。') });
  expect(refusal).toMatchObject({ code: 'not-in-state', allowed: ['task.reopened'] });
});

test('opened again it counts its lateness anew, repeats no rung, and owes the rest of the year', async () => {
  await passTo(scene, '2023-03-06T01:00:00.000Z');
  await closeOut(scene);
  const before = (await eventsOf(scene)).filter(({ type }) => type === 'obligation.escalated');
  scene.clock.moveTo('2023-04-03T01:00:00.000Z');
  await order(scene, 'task.reopen', 'supervisor', { reason: '回头看发现未完成。' });
  expect(await statusOf(scene)).toBe('overdue');
  const owing = (await obligationsOf(scene, scene.task.id)).filter(
    ({ kind, value }) => kind === 'report' && value !== 'cancelled' && value !== 'missed',
  );
  expect(owing[0]).toMatchObject({ period: '2023-04', value: 'open' });
  expect(owing).toHaveLength(9);
  await passTo(scene, '2023-04-20T01:00:00.000Z');
  const after = (await eventsOf(scene)).filter(({ type }) => type === 'obligation.escalated');
  expect(after).toEqual(before);
});

test('opened again within a period that was reported on, it owes no second report for it', async () => {
  await submitReport(scene, '2023-02');
  await closeOut(scene);
  await order(scene, 'task.reopen', 'supervisor', { reason: '核查不实。' });
  const reports = (await obligationsOf(scene, scene.task.id)).filter(
    ({ kind, value }) => kind === 'report' && value !== 'cancelled',
  );
  expect(reports.map(({ period }) => period).filter((period) => period === '2023-02')).toHaveLength(1);
  expect(reports).toHaveLength(11);
});

test('a claim that is rejected lets the work go on, and may be made again', async () => {
  await order(scene, 'closeOut.claim', 'liaison0', { content: { summary: '全部办结。', evidence: [] } });
  const again = await refused(scene, 'closeOut.claim', 'liaison0', {
    content: { summary: '再报一次。', evidence: [] },
  });
  expect(again.code).toBe('not-in-state');
  const member = await idOf(scene, 'closeOut');
  expect(await refused(scene, 'closeOut.sign', 'liaison0', { member })).toMatchObject({ code: 'not-permitted' });
  await order(scene, 'closeOut.sign', 'head0', { member });
  await order(scene, 'closeOut.verify', 'supervisor', { member });
  await order(scene, 'closeOut.reject', 'supervisor', { member, reason: '现场未完工。' });
  expect(await statusOf(scene)).toBe('reporting');
  await closeOut(scene);
});

test('a withdrawn task owes nothing more and takes nothing more', async () => {
  await order(scene, 'task.withdraw', 'supervisor', { reason: '并入下年。', carriedTo: scene.ids.unit('next-year') });
  expect(await statusOf(scene)).toBe('withdrawn');
  expect(await values()).toEqual(new Set(['cancelled']));
  const refusal = await refused(scene, 'task.reopen', 'supervisor', { reason: '又要办。' });
  expect(refusal).toMatchObject({ code: 'not-in-state', allowed: [] });
});

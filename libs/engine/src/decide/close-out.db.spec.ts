import type { CloseOutContent } from '@duban/contracts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { obligationsOf } from '../../../../test/support/world.js';
import {
  closeOut,
  closeSound,
  done,
  eventsOf,
  filePlan,
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
  verifying,
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
  await order(scene, 'task.reopen', 'supervisor', {
    reason: '回头看发现未完成。',
    ground: 'lookBack',
    consequence: '通报牵头单位。',
  });
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
  await order(scene, 'task.reopen', 'supervisor', { reason: '误确认。', ground: 'other' });
  const reports = (await obligationsOf(scene, scene.task.id)).filter(
    ({ kind, value }) => kind === 'report' && value !== 'cancelled',
  );
  expect(reports.map(({ period }) => period).filter((period) => period === '2023-02')).toHaveLength(1);
  expect(reports).toHaveLength(11);
});

test('a claim that is rejected lets the work go on, and may be made again', async () => {
  await order(scene, 'closeOut.claim', 'liaison0', { content: done, closesAs: 'measured' });
  const again = await refused(scene, 'closeOut.claim', 'liaison0', { content: done, closesAs: 'measured' });
  expect(again.code).toBe('not-in-state');
  const member = await idOf(scene, 'closeOut');
  expect(await refused(scene, 'closeOut.sign', 'liaison0', { member })).toMatchObject({ code: 'not-permitted' });
  await order(scene, 'closeOut.sign', 'head0', { member });
  await order(scene, 'closeOut.verify', 'supervisor', { member, manner: 'onSite' });
  await order(scene, 'closeOut.reject', 'supervisor', { member, reason: '现场未完工。' });
  expect(await statusOf(scene)).toBe('reporting');
  await closeOut(scene);
});

test('a withdrawn task owes nothing more and takes nothing more', async () => {
  await order(scene, 'task.withdraw', 'supervisor', { reason: '并入下年。', carriedTo: scene.ids.unit('next-year') });
  expect(await statusOf(scene)).toBe('withdrawn');
  expect(await values()).toEqual(new Set(['cancelled']));
  const refusal = await refused(scene, 'task.reopen', 'supervisor', { reason: '又要办。', ground: 'other' });
  expect(refusal).toMatchObject({ code: 'not-in-state', allowed: [] });
});

const PLAN = {
  milestones: [
    { name: '完成选址', dueOn: '2023-05-31', owed: false },
    { name: '主体封顶', dueOn: '2023-11-30', owed: false },
  ],
  responsibleLeader: '王某某',
  measures: ['按月调度。'],
};
const answers: CloseOutContent['evidence'] = [
  { subject: '完成选址', text: '选址意见书。', attachments: [] },
  { subject: '主体封顶', lacks: 'unfinished', text: '受降雨影响，次年3月封顶。', attachments: [] },
];
const claim = (more: object = {}) => ({
  content: { ...done, evidence: [...answers] },
  closesAs: 'measured' as const,
  ...more,
});
const contextOf = async (member: string) => {
  const rows = await rowsOf<{ context: object }>(scene, 'SELECT context FROM member WHERE id = $1', [member]);
  return rows[0]?.context;
};
const taskContext = async () => {
  const rows = await rowsOf<{ context: object }>(scene, 'SELECT context FROM aggregate WHERE id = $1', [scene.task.id]);
  return rows[0]?.context;
};

test('a claim that leaves out a milestone of the plan in force is refused with a pointer, and changes nothing', async () => {
  await filePlan(scene, PLAN);
  const before = await eventsOf(scene);
  const first = answers.slice(0, 1);
  const refusal = await refused(scene, 'closeOut.claim', 'liaison0', claim({ content: { ...done, evidence: first } }));
  expect(refusal).toMatchObject({ code: 'claim-incomplete', issues: [{ path: '/content/evidence/1' }] });
  expect(refusal.issues?.[0]?.message).toContain('主体封顶');
  expect(await refused(scene, 'closeOut.claim', 'liaison0', { content: done, closesAs: 'measured' })).toMatchObject({
    issues: [{ path: '/content/evidence/0' }, { path: '/content/evidence/1' }, { path: '/closesAs' }],
  });
  expect(await refused(scene, 'closeOut.claim', 'liaison0', claim({ closesAs: 'unmeasurable' }))).toMatchObject({
    issues: [{ path: '/content/explanation' }],
  });
  expect(await eventsOf(scene)).toEqual(before);
  await order(scene, 'closeOut.claim', 'liaison0', claim());
});

test('of a plan that is being revised the first in force is answered for', async () => {
  const member = await filePlan(scene, PLAN);
  await order(scene, 'plan.revise', 'liaison0', { member });
  const [first] = PLAN.milestones;
  await order(scene, 'plan.draft', 'liaison0', {
    member,
    content: { ...PLAN, milestones: [{ ...first!, name: '另一节点' }] },
  });
  await order(scene, 'closeOut.claim', 'liaison0', claim());
  expect((await eventsOf(scene)).at(-1)?.type).toBe('closeOut.claimed');
});

test('confirmed in part: what stays is named among the rows of the claim', async () => {
  await filePlan(scene, PLAN);
  const member = await verifying(scene, claim());
  const partly = { member, reason: '主体未封顶。' };
  for (const stays of [[], [2]])
    expect(await refused(scene, 'closeOut.confirmPartly', 'supervisor', { ...partly, stays })).toMatchObject({
      code: 'bad-command',
      issues: [{ path: '/stays' }],
    });
  await order(scene, 'closeOut.confirmPartly', 'supervisor', { ...partly, stays: [1, 1] });
  expect(await contextOf(member)).toMatchObject({ manner: 'paper', rows: 2, stays: [1], endedAt: scene.clock.now() });
  expect(await statusOf(scene)).toBe('reporting');
});

test('what goes on is closed as that, and nothing becomes an achievement that was not claimed as one', async () => {
  const member = await verifying(scene, { content: { ...done, explanation: '常态化推进。' }, closesAs: 'continuing' });
  expect(await refused(scene, 'closeOut.confirm', 'supervisor', { member, closesAs: 'measured' })).toMatchObject({
    code: 'class-above-claim',
    issues: [{ path: '/closesAs' }],
  });
  await order(scene, 'closeOut.confirm', 'supervisor', { member });
  expect(await taskContext()).toMatchObject({ closedAs: 'continuing' });
});

test('the inspectorate may close as less than was claimed', async () => {
  const member = await verifying(scene, { content: done, closesAs: 'measured' });
  await order(scene, 'closeOut.confirm', 'supervisor', { member, closesAs: 'unmeasurable' });
  expect(await taskContext()).toMatchObject({ closedAs: 'unmeasurable' });
  expect((await eventsOf(scene)).at(-1)).toMatchObject({ type: 'closeOut.confirmed', closesAs: 'unmeasurable' });
});

test('a look back says what follows; the earlier confirmation stays, its class does not', async () => {
  await closeOut(scene);
  const finding = { reason: '数据不实。', ground: 'falseClaim' } as const;
  expect(await refused(scene, 'task.reopen', 'supervisor', finding)).toMatchObject({
    code: 'bad-command',
    issues: [{ path: '/consequence' }],
  });
  await order(scene, 'task.reopen', 'supervisor', { ...finding, consequence: '取消评优资格。' });
  expect(await taskContext()).toMatchObject({
    closedAs: null,
    reopened: { at: scene.clock.now(), ground: 'falseClaim', consequence: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  expect(await rowsOf(scene, `SELECT value FROM member WHERE kind = 'closeOut'`)).toEqual([{ value: 'confirmed' }]);
});

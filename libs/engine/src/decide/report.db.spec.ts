import { afterEach, expect, test } from 'vitest';
import {
  closeSound,
  eventsOf,
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
afterEach(() => closeSound(scene));

const REASON = { reason: '没有数据。' };

test('a return leaves the report met and makes a supplement fall due in working days', async () => {
  scene = await openScene();
  const member = subjectOf(await submitReport(scene, '2023-02'));
  await order(scene, 'report.return', 'supervisor', { member, ...REASON });
  expect((await owed(scene, 'report', '2023-02')).value).toBe('met');
  expect(await owed(scene, 'supplement', '2023-02')).toMatchObject({ value: 'open', due_on: '2023-02-16' });
  await submitReport(scene, '2023-02', '补充数据。');
  expect((await owed(scene, 'supplement', '2023-02')).value).toBe('met');
  await order(scene, 'report.accept', 'supervisor', { member, mark: 'good' });
});

test('a supplement that does not come is missed, and the task is overdue', async () => {
  scene = await openScene();
  await order(scene, 'acknowledgement.give', 'head0', { member: (await owed(scene, 'acknowledgement')).id });
  const member = subjectOf(await submitReport(scene, '2023-02'));
  await order(scene, 'report.return', 'supervisor', { member, ...REASON });
  await passTo(scene, '2023-02-16T15:59:59.999Z');
  expect(await statusOf(scene)).toBe('reporting');
  await passTo(scene, '2023-02-16T16:00:00.000Z');
  expect((await owed(scene, 'supplement', '2023-02')).value).toBe('missed');
  expect(await statusOf(scene)).toBe('overdue');
});

test('a return as empty makes it open again as if nothing had come, and missed once it is past its due moment', async () => {
  scene = await openScene();
  const member = subjectOf(await submitReport(scene, '2023-02'));
  await order(scene, 'report.empty', 'supervisor', { member, ...REASON });
  expect((await owed(scene, 'report', '2023-02')).value).toBe('open');
  await submitReport(scene, '2023-02');
  expect((await owed(scene, 'report', '2023-02')).value).toBe('met');
  scene.clock.moveTo('2023-03-01T00:00:00.000Z');
  await order(scene, 'report.empty', 'supervisor', { member, ...REASON });
  expect((await owed(scene, 'report', '2023-02')).value).toBe('missed');
  expect(await statusOf(scene)).toBe('overdue');
});

test('an author may take a report back before it is reviewed, not after', async () => {
  scene = await openScene();
  const member = subjectOf(await submitReport(scene, '2023-02'));
  await order(scene, 'report.withdraw', 'liaison0', { member });
  expect((await owed(scene, 'report', '2023-02')).value).toBe('open');
  await order(scene, 'report.sign', 'head0', { member });
  await order(scene, 'report.submit', 'liaison0', { member });
  await order(scene, 'report.accept', 'supervisor', { member });
  expect(await refused(scene, 'report.withdraw', 'liaison0', { member })).toMatchObject({
    code: 'not-in-state',
    state: 'accepted',
  });
});

test.each([
  [true, 'metLate'],
  [false, 'missed'],
])(
  'an accepted later report cures earlier missed ones where the regime says so (%s): they are %s',
  async (laterReportCures, value) => {
    scene = await openScene({ regime: { laterReportCures } });
    await passTo(scene, '2023-03-20T01:00:00.000Z');
    expect((await owed(scene, 'report', '2023-02')).value).toBe('missed');
    const member = subjectOf(await submitReport(scene, '2023-Q1'));
    await order(scene, 'report.accept', 'supervisor', { member });
    expect((await owed(scene, 'report', '2023-02')).value).toBe(value);
    expect(await statusOf(scene)).toBe('overdue');
  },
);

test('where the regime skips the signature a report is submitted as drafted', async () => {
  scene = await openScene({ regime: { signing: 'skipped' } });
  const member = subjectOf(await owed(scene, 'report', '2023-02'));
  await order(scene, 'report.draft', 'liaison0', { member, content: saying('已完成。') });
  await order(scene, 'report.submit', 'liaison0', { member });
  expect((await owed(scene, 'report', '2023-02')).value).toBe('met');
});

test('a sub-report goes to the lead; that it is late marks its unit and never the task', async () => {
  scene = await openScene();
  for (const unit of ['head0', 'head1'])
    await order(scene, 'acknowledgement.give', unit, {
      member: (await owed(scene, 'acknowledgement', null, unit === 'head0' ? 'lead' : 'coordinating')).id,
    });
  await passTo(scene, '2023-02-24T00:00:00.000Z');
  const late = await owed(scene, 'subReport', '2023-02', 'coordinating');
  expect(late.value).toBe('missed');
  expect(await statusOf(scene)).toBe('reporting');
  const member = subjectOf(late);
  await order(scene, 'subReport.submit', 'liaison1', { member, content: saying('配合情况。') });
  expect((await owed(scene, 'subReport', '2023-02', 'coordinating')).value).toBe('metLate');
  await order(scene, 'subReport.approve', 'liaison0', { member });
  expect((await eventsOf(scene)).at(-1)?.type).toBe('subReport.approved');
});

test('where units report directly, each owes a report of its own', async () => {
  scene = await openScene({ regime: { route: 'direct' } });
  const { value } = await owed(scene, 'report', '2023-02', 'coordinating');
  expect(value).toBe('open');
  await expect(owed(scene, 'subReport', '2023-02', 'coordinating')).rejects.toThrow('there is none');
});

test('an accepted report bears its mark and the reason for it; one returned as empty is marked empty until it comes again', async () => {
  scene = await openScene();
  const member = subjectOf(await submitReport(scene, '2023-02'));
  const marks = () =>
    rowsOf<{ mark: string | null; reason: string | null }>(
      scene,
      `SELECT context->>'mark' AS mark, context->>'reason' AS reason FROM member WHERE id = '${member}'`,
    );
  await order(scene, 'report.empty', 'supervisor', { member, reason: '内容空泛。' });
  expect(await marks()).toMatchObject([{ mark: 'empty' }]);
  await submitReport(scene, '2023-02');
  expect(await marks()).toEqual([{ mark: null, reason: null }]);
  await order(scene, 'report.accept', 'supervisor', { member, mark: 'poor', reason: '数据口径不清。' });
  const [marked] = await marks();
  expect(marked?.mark).toBe('poor');
  expect(await rowsOf(scene, `SELECT body FROM content WHERE encode(hash, 'hex') = '${marked?.reason}'`)).toEqual([
    { body: '数据口径不清。' },
  ]);
});

test('nothing new is counted per task in succession; from the second time on it needs a reason', async () => {
  scene = await openScene();
  const nothingNew = (reason?: string) => ({ ...saying('无新进展。'), unchanged: reason ? { reason } : {} });
  const member = subjectOf(await owed(scene, 'report', '2023-02'));
  const next = subjectOf(await owed(scene, 'report', '2023-Q1'));
  const count = async (id: string) =>
    (await rowsOf<{ count: string }>(scene, `SELECT context->>'unchanged' AS count FROM member WHERE id = '${id}'`))[0]
      ?.count;

  await order(scene, 'report.draft', 'liaison0', { member, content: nothingNew() });
  expect(await count(member)).toBe('1');
  await order(scene, 'report.sign', 'head0', { member });
  await order(scene, 'report.submit', 'liaison0', { member });

  await passTo(scene, '2023-03-20T01:00:00.000Z');
  expect(await refused(scene, 'report.draft', 'liaison0', { member: next, content: nothingNew() })).toMatchObject({
    code: 'reason-needed',
    issues: [{ path: '/content/unchanged/reason' }],
  });
  await order(scene, 'report.draft', 'liaison0', { member: next, content: nothingNew('等待省厅批复。') });
  expect(await count(next)).toBe('2');
  await order(scene, 'report.draft', 'liaison0', { member: next, content: saying('批复已到,开工。') });
  expect(await count(next)).toBe('0');
});

test('what came back as empty does not count as nothing new', async () => {
  scene = await openScene();
  const content = { ...saying('无新进展。'), unchanged: {} };
  const member = subjectOf(await owed(scene, 'report', '2023-02'));
  await order(scene, 'report.draft', 'liaison0', { member, content });
  await order(scene, 'report.sign', 'head0', { member });
  await order(scene, 'report.submit', 'liaison0', { member });
  await order(scene, 'report.empty', 'supervisor', { member, ...REASON });
  await passTo(scene, '2023-03-20T01:00:00.000Z');
  const next = subjectOf(await owed(scene, 'report', '2023-Q1'));
  await order(scene, 'report.draft', 'liaison0', { member: next, content });
  expect(await rowsOf(scene, `SELECT context->>'unchanged' AS count FROM member WHERE id = '${next}'`)).toEqual([
    { count: '1' },
  ]);
});

test('a unit may take its sub-report back before the lead takes it up, not after', async () => {
  scene = await openScene();
  const member = subjectOf(await owed(scene, 'subReport', '2023-02', 'coordinating'));
  const given = { member, content: saying('配合。') };
  await order(scene, 'subReport.submit', 'liaison1', given);
  expect(await refused(scene, 'subReport.withdraw', 'liaison0', { member })).toMatchObject({ code: 'not-permitted' });
  await order(scene, 'subReport.withdraw', 'liaison1', { member });
  expect((await owed(scene, 'subReport', '2023-02', 'coordinating')).value).toBe('open');
  await order(scene, 'subReport.submit', 'liaison1', given);
  await order(scene, 'subReport.approve', 'liaison0', { member });
  expect(await refused(scene, 'subReport.withdraw', 'liaison1', { member })).toMatchObject({ code: 'not-in-state' });
});

import { afterEach, expect, test } from 'vitest';
import { type CommandOf, PlanContent } from '@duban/contracts';
import { obligationsOf } from '../../../../test/support/world.js';
import {
  byHand,
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
import { statusOf, subjectOf, submitReport } from '../scene.fixture.js';

let scene: Scene;
afterEach(() => closeSound(scene));

const REASON = '职能调整，改由其他单位承担。';
const unit = (index: number): string => scene.ids.unit(`u${index}`);
type Units = NonNullable<CommandOf<'adjustment.propose'>['units']>;
const units = (lead: number, coordinating: readonly number[] = []): Units => ({
  lead: unit(lead),
  jointLeads: [],
  coordinating: coordinating.map(unit),
});

async function propose(next: Units, by = 'supervisor'): Promise<string> {
  await order(scene, 'adjustment.propose', by, { units: next, reason: REASON });
  return idOf(scene, 'adjustment');
}

async function adjust(next: Units): Promise<void> {
  await order(scene, 'adjustment.approve', 'chief', { member: await propose(next) });
}

const taskUnits = async (): Promise<string[]> => {
  const rows = await rowsOf<{ unit: string; relation: string }>(
    scene,
    'SELECT unit_id AS unit, relation FROM task_unit WHERE task_id = $1',
    [scene.task.id],
  );
  const nameOf = (id: string) => ['u0', 'u1', 'u2', 'u3'].find((code) => scene.ids.unit(code) === id) ?? id;
  return rows.map((row) => `${nameOf(row.unit)} ${row.relation}`).toSorted();
};

/** What is owed and by whom, of one kind: `u2 open`. */
async function standing(kind: string): Promise<string[]> {
  const all = await rowsOf<{ unit: string; value: string; owedAs: string; period: string | null }>(
    scene,
    `SELECT unit_id AS unit, value, owed_as AS "owedAs", period FROM obligation WHERE aggregate_id = $1 AND kind = $2
      ORDER BY due_at, id`,
    [scene.task.id, kind],
  );
  const nameOf = (id: string) => ['u0', 'u1', 'u2'].find((code) => scene.ids.unit(code) === id) ?? id;
  return all.map(({ unit: of, value, owedAs, period }) =>
    [nameOf(of), owedAs, value, period].filter(Boolean).join(' '),
  );
}

test('what is proposed has no effect; once approved another unit leads, and owes what is open', async () => {
  scene = await openScene();
  const plan = subjectOf(await owed(scene, 'plan'));
  const before = await obligationsOf(scene, scene.task.id);
  const member = await propose(units(2, [0]));
  expect(await obligationsOf(scene, scene.task.id)).toEqual(before);
  expect(await taskUnits()).toEqual(['u0 lead', 'u1 coordinating']);
  await order(scene, 'adjustment.approve', 'chief', { member });
  expect(await taskUnits()).toEqual(['u0 coordinating', 'u2 lead']);
  expect(await standing('plan')).toEqual(['u2 lead open']);
  // who was coordinating is out: what it owed is dropped, and it sees the task no more
  expect(await standing('planPart')).toEqual(
    expect.arrayContaining(['u1 coordinating cancelled', 'u0 coordinating open']),
  );
  expect((await refused(scene, 'acknowledgement.give', 'liaison1', { member: before[0]!.id })).code).toBe('not-found');
  expect((await standing('acknowledgement')).filter((line) => line.startsWith('u2'))).toEqual(['u2 lead open']);
  const reports = await standing('report');
  expect(reports.length).toBeGreaterThan(5);
  expect(reports.every((line) => line.startsWith('u2 lead'))).toBe(true);
  // the work goes on in the new hands, and no longer in the old
  expect((await refused(scene, 'plan.draft', 'liaison0', { member: plan, content: PLAN })).code).toBe('not-permitted');
  await order(scene, 'plan.draft', 'liaison2', { member: plan, content: PLAN });
});

const PLAN = PlanContent.parse({
  measures: ['逐项落实。'],
  responsibleLeader: '张三',
  milestones: [{ name: '开工', dueOn: '2023-05-31' }],
});

test('what the former lead missed stays with it; the successor is not late for it, and owes the work by a day of its own', async () => {
  scene = await openScene();
  await passTo(scene, '2023-03-28T01:00:00.000Z');
  expect(await statusOf(scene)).toBe('overdue');
  const late = await owed(scene, 'plan');
  await adjust(units(2, [1]));
  expect(await statusOf(scene)).not.toBe('overdue');
  expect(await standing('plan')).toEqual(['u0 former missed', 'u2 lead open']);
  const [heir] = await rowsOf<{ context: { inheritedFrom: object; rungsDone: number } }>(
    scene,
    `SELECT context FROM obligation WHERE aggregate_id = $1 AND kind = 'plan' AND owed_as = 'lead'`,
    [scene.task.id],
  );
  expect(heir?.context).toMatchObject({
    inheritedFrom: { unit: unit(0), obligation: late.id },
    rungsDone: 0,
    reached: 0,
  });
  // its own day passes: now the successor is late, and only it is pursued
  await passTo(scene, '2023-04-20T01:00:00.000Z');
  expect(await statusOf(scene)).toBe('overdue');
  expect(await standing('plan')).toEqual(['u0 former missed', 'u2 lead missed']);
});

test('units are the chief supervisor’s, scope and targets the leader’s; nobody decides on what they proposed', async () => {
  scene = await openScene();
  const byChief = await propose(units(2, [1]), 'chief');
  expect((await refused(scene, 'adjustment.approve', 'chief', { member: byChief })).code).toBe('own-proposal');
  expect((await refused(scene, 'adjustment.approve', 'leader', { member: byChief })).code).toBe('not-permitted');
  expect((await refused(scene, 'adjustment.withdraw', 'liaison0', { member: byChief })).code).toBe('not-permitted');
  await order(scene, 'adjustment.refuse', 'mayor', { member: byChief, reason: '维持原分工。' });
  expect(await taskUnits()).toEqual(['u0 lead', 'u1 coordinating']);
  await order(scene, 'adjustment.propose', 'liaison0', { content: { targets: '完成投资八亿元。' }, reason: REASON });
  const words = await idOf(scene, 'adjustment');
  expect((await refused(scene, 'adjustment.approve', 'chief', { member: words })).code).toBe('not-permitted');
  await order(scene, 'adjustment.approve', 'leader', { member: words });
  expect((await refused(scene, 'adjustment.refuse', 'mayor', { member: words, reason: '不同意。' })).code).toBe(
    'not-in-state',
  );
});

test('what cannot be is refused with its code, and changes nothing', async () => {
  scene = await openScene();
  const say = async (next: Units) =>
    (await refused(scene, 'adjustment.propose', 'liaison0', { units: next, reason: REASON })).code;
  expect(await say(units(0, [1]))).toBe('nothing-changed');
  expect(await say(units(2, [2]))).toBe('bad-command');
  expect(await say({ ...units(2), lead: '00000000-0000-4000-8000-000000000001' })).toBe('unknown-unit');
  await byHand(scene, (client) => client.query(`UPDATE unit SET valid_to = '2023-01-31' WHERE id = $1`, [unit(2)]));
  expect(await say(units(2, [1]))).toBe('unknown-unit');
  expect((await refused(scene, 'adjustment.propose', 'liaison0', { content: {}, reason: REASON })).code).toBe(
    'nothing-changed',
  );
  expect((await refused(scene, 'adjustment.propose', 'liaison1', { units: units(1), reason: REASON })).code).toBe(
    'not-permitted',
  );
  const member = await propose(units(0), 'liaison0');
  expect((await refused(scene, 'adjustment.propose', 'supervisor', { units: units(1), reason: REASON })).code).toBe(
    'not-in-state',
  );
  await order(scene, 'adjustment.withdraw', 'head0', { member });
  await order(scene, 'task.withdraw', 'supervisor', { reason: '任务取消。' });
  expect((await refused(scene, 'adjustment.propose', 'supervisor', { units: units(1), reason: REASON })).code).toBe(
    'not-in-state',
  );
});

test('a unit that ended between proposal and approval takes nothing over', async () => {
  scene = await openScene();
  const member = await propose(units(2, [1]));
  await byHand(scene, (client) => client.query(`UPDATE unit SET valid_to = '2023-02-12' WHERE id = $1`, [unit(2)]));
  expect((await refused(scene, 'adjustment.approve', 'chief', { member })).code).toBe('unknown-unit');
});

test('a successor that is of the task already owes each thing once; what it has as lead replaces what it owed beside', async () => {
  scene = await openScene();
  await passTo(scene, '2023-03-20T01:00:00.000Z');
  await order(scene, 'task.handOver', 'admin', { unit: unit(0), successor: unit(1), basis: '机构改革方案' });
  expect(await taskUnits()).toEqual(['u1 lead']);
  const live = await rowsOf<{ unit: string; owedAs: string }>(
    scene,
    `SELECT unit_id AS unit, owed_as AS "owedAs" FROM obligation WHERE aggregate_id = $1 AND value IN ('pending', 'open', 'held')`,
    [scene.task.id],
  );
  expect(live.length).toBeGreaterThan(0);
  expect(live.every(({ unit: of, owedAs }) => of === unit(1) && owedAs === 'lead')).toBe(true);
  const own = (body: { unit: string; successor: string }) =>
    refused(scene, 'task.handOver', 'admin', { ...body, basis: '依据' });
  expect((await own({ unit: unit(1), successor: unit(1) })).code).toBe('own-successor');
  expect((await own({ unit: unit(0), successor: unit(2) })).code).toBe('unit-not-of-task');
});

test('a report that was handed in goes over with its task: returned, the successor supplements it', async () => {
  scene = await openScene();
  await passTo(scene, '2023-02-24T01:00:00.000Z');
  const { subject } = await submitReport(scene, '2023-02');
  await adjust(units(2, [1]));
  await order(scene, 'report.return', 'supervisor', { member: subject!, reason: '内容不全。' });
  expect(await standing('supplement')).toEqual(['u2 lead open 2023-02']);
  await order(scene, 'report.draft', 'liaison2', {
    member: subject!,
    content: { summary: '补报。', figures: [], problems: [], attachments: [] } as never,
  });
});

test('who is told stays, and need not be named again', async () => {
  scene = await openScene();
  await adjust({ ...units(2, [0]), told: [unit(1)] });
  await adjust(units(0, [2]));
  expect(await taskUnits()).toEqual(['u0 lead', 'u1 member', 'u2 coordinating']);
});

test('what goes over is listed in one order, however the rows lie on disk', async () => {
  scene = await openScene();
  await adjust(units(2, [0]));
  const { handed } = (await eventsOf(scene)).at(-1) as unknown as { handed: { member: string }[] };
  const obligations = new Set((await obligationsOf(scene, scene.task.id)).map(({ id }) => id));
  const listed = handed.map(({ member }) => member).filter((id) => obligations.has(id));
  expect(listed.length).toBeGreaterThan(5);
  expect(listed).toEqual(listed.toSorted());
});

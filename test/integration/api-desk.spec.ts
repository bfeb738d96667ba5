import type { CommandType } from '@duban/contracts';
import { millisecondsOf } from '@duban/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type TestApi } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  ({ tasks } = await issueTasks(world, 4));
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

/** The desk of a post as sections by name. */
async function deskOf(post: string, limit = 20) {
  const { status, answer } = await (await api.as(post)).ask('desk.read', { query: { limit } });
  expect(status).toBe(200);
  return { ...answer, of: (name: string) => answer.sections.find(({ section }) => section === name) };
}

const task = (index: number) => {
  const found = tasks[index];
  if (!found) throw new Error('no task');
  return found;
};

/** The part that an obligation of a task is about. */
async function subjectOf(index: number, kind: string): Promise<string> {
  const owed = (await obligationsOf(world, task(index).id)).find((each) => each.kind === kind);
  if (!owed) throw new Error(`no ${kind} is owed`);
  return owed.subject ?? owed.id;
}

async function tell(type: CommandType, by: string, index: number, body: object) {
  const answer = await world.tell(type, by, task(index), body as never);
  expect(answer).toMatchObject({ ok: true });
}

const plan = {
  milestones: [{ name: '开工', dueOn: '2023-06-30', owed: true }],
  responsibleLeader: '张三',
  measures: ['先办手续'],
};

test('a unit sees what it owes in the order of the days, as lead and as coordinating unit apart', async () => {
  const { of, role } = await deskOf('liaison0');
  expect(role).toBe('unitLiaison');
  const owed = of('owed');
  const days = owed?.rows.map(({ dueOn }) => dueOn ?? '') ?? [];
  expect(days.every((day, index) => index === 0 || day >= (days[index - 1] ?? ''))).toBe(true);
  expect(owed?.rows[0]).toMatchObject({ what: 'acknowledgement', dueOn: '2023-03-03', unit: { name: '甲局' } });
  expect(owed?.rows[0]?.commands).toEqual(expect.arrayContaining(['acknowledgement.give', 'extension.request']));
  expect(of('contributions')?.rows).toEqual([]);
  expect(of('owedToMe')?.rows.every(({ unit }) => unit?.name === '乙局')).toBe(true);
  expect(of('toSign')).toBeUndefined();

  const other = await deskOf('liaison1');
  expect(other.of('owed')?.rows).toEqual([]);
  expect(other.of('contributions')?.rows[0]).toMatchObject({ what: 'acknowledgement', unit: { name: '乙局' } });
  const part = other.of('contributions')?.rows.find(({ what }) => what === 'planPart');
  expect(part?.commands).toContain('planPart.submit');
});

test('a desk says what opens next, when, and of how many tasks', async () => {
  const { next } = await deskOf('liaison1');
  const pending = (await Promise.all(tasks.map(({ id }) => obligationsOf(world, id))))
    .flat()
    .filter(({ owed_as: owedAs, value }) => owedAs === 'coordinating' && value === 'pending');
  const first = Math.min(...pending.map(({ next_wake_at: at }) => millisecondsOf(String(at))));
  expect(millisecondsOf(next?.opensAt ?? '')).toBe(first);
  expect(next).toMatchObject({ kind: 'subReport', period: '2023-04', count: tasks.length });
  expect((await deskOf('supervisor')).next?.count).toBeGreaterThanOrEqual(tasks.length);
});

test('a section shows as many rows as asked for, and how many there are', async () => {
  const { of } = await deskOf('liaison0', 1);
  expect(of('owed')?.rows).toHaveLength(1);
  expect(of('owed')?.total).toBeGreaterThan(4);
});

test('a part that was handed in waits for the lead; sent back it waits for its author with the reason', async () => {
  const member = await subjectOf(0, 'planPart');
  await tell('planPart.submit', 'liaison1', 0, { member, content: plan });
  const { of } = await deskOf('liaison0');
  expect(of('toDecide')?.rows).toMatchObject([
    { what: 'planPart', task: task(0), member, since: world.clock.now(), commands: expect.anything() },
  ]);
  expect(of('toDecide')?.rows[0]?.commands).toEqual(expect.arrayContaining(['planPart.approve', 'planPart.sendBack']));

  await tell('planPart.sendBack', 'liaison0', 0, { member, reason: '措施不具体。' });
  expect((await deskOf('liaison0')).of('toDecide')?.total).toBe(0);
  expect((await deskOf('liaison1')).of('cameBack')?.rows).toMatchObject([
    { member, state: 'open', reason: { text: '措施不具体。', erased: false, code: null } },
  ]);
});

test('what is written waits for the signature of the head alone', async () => {
  const member = await subjectOf(1, 'plan');
  await tell('plan.draft', 'liaison0', 1, { member, content: plan });
  const head = await deskOf('head0');
  expect(head.of('toSign')?.rows).toMatchObject([{ member, task: task(1), state: 'drafting' }]);
  expect(head.of('toSign')?.rows[0]?.commands).toContain('plan.sign');
  expect((await deskOf('head1')).of('toSign')?.rows).toEqual([]);
});

test('the inspectorate sees what it has to decide: extensions, reports, claims; what was decided goes', async () => {
  const owed = (await obligationsOf(world, task(2).id)).find(
    ({ kind, owed_as }) => kind === 'plan' && owed_as === 'lead',
  );
  await tell('extension.request', 'liaison0', 2, {
    member: owed?.id,
    newDueOn: '2023-03-28',
    reason: '等批复。',
    progress: '材料已报送。',
  });
  const { of, summary } = await deskOf('supervisor');
  expect(of('extensions')?.rows).toMatchObject([{ task: task(2), reason: { text: '等批复。' }, dueOn: '2023-03-15' }]);
  expect(of('extensions')?.rows[0]?.commands).toEqual(expect.arrayContaining(['extension.grant', 'extension.refuse']));
  expect(summary?.reduce((sum, { tasks: count }) => sum + count, 0)).toBe(4);

  const report = await subjectOf(3, 'report');
  await tell('report.draft', 'liaison0', 3, {
    member: report,
    content: { summary: '已开工。', coordination: [{ matter: '用地审批', of: world.ids.unit('u2') }] },
  });
  await tell('report.sign', 'head0', 3, { member: report });
  await tell('report.submit', 'liaison0', 3, { member: report });
  const after = await deskOf('supervisor');
  expect(after.of('reports')?.rows).toMatchObject([{ task: task(3), member: report, state: 'submitted' }]);
  expect(after.of('reports')?.rows[0]?.commands).toEqual(
    expect.arrayContaining(['report.accept', 'report.return', 'report.empty']),
  );
  expect((await deskOf('leader')).of('coordinationAsked')?.rows).toMatchObject([{ task: task(3), member: report }]);

  await tell('report.return', 'supervisor', 3, { member: report, reason: '缺数字。' });
  expect((await deskOf('supervisor')).of('reports')?.total).toBe(0);
  expect((await deskOf('liaison0')).of('cameBack')?.rows).toContainEqual(
    expect.objectContaining({ member: report, reason: { text: '缺数字。', erased: false, code: null } }),
  );
});

test('what became late stands before supervisors and leaders; slips wait for who issues them', async () => {
  world.clock.moveTo('2023-03-13T02:00:00.000Z');
  await world.engine.fireDue(world.tenant, world.clock.now());
  const supervisor = await deskOf('supervisor');
  expect(supervisor.of('overdue')?.total).toBe(4);
  expect(supervisor.of('overdue')?.rows[0]).toMatchObject({
    status: 'overdue',
    what: 'acknowledgement',
    state: 'missed',
  });
  const slips = supervisor.of('slips');
  expect(slips?.total).toBeGreaterThan(0);
  expect(slips?.rows[0]?.commands).toEqual(expect.arrayContaining(['slip.issue', 'slip.discard']));
  const chief = await deskOf('chief');
  expect(chief.of('slips')?.total).toBeGreaterThanOrEqual(slips?.total ?? 0);
  for (const post of ['leader', 'mayor']) expect((await deskOf(post)).of('watched')?.total).toBe(4);
});

test('what is left of a task that ended waits for nobody', async () => {
  const before = await deskOf('chief');
  const ofTask = (rows: readonly { task: { id: string } | null }[] | undefined) =>
    (rows ?? []).filter((row) => row.task?.id === task(2).id).length;
  expect(ofTask(before.of('slips')?.rows)).toBeGreaterThan(0);
  await tell('task.withdraw', 'chief', 2, { reason: '任务取消。' });
  const after = await deskOf('chief');
  for (const { rows } of after.sections) expect(ofTask(rows)).toBe(0);
  for (const { rows } of (await deskOf('liaison0')).sections) expect(ofTask(rows)).toBe(0);
});

test('every command that a desk offers is one that the engine takes from this post', async () => {
  for (const post of ['liaison0', 'head0', 'liaison1', 'supervisor', 'chief']) {
    const { sections } = await deskOf(post, 100);
    for (const { task: target, member, obligation, commands } of sections.flatMap(({ rows }) => rows)) {
      for (const type of commands.filter((each) => !NEEDS_MORE.has(each))) {
        const command = { type, target, member: member ?? obligation, post: world.ids.post(post), group: 'try' };
        const [answer] = await world.engine.execute(world.tenant, [
          { ...command, ...BODIES[type] },
          // Nothing of this is to happen: the group falls by its second command.
          { ...command, type: 'slip.issue', member: world.ids.unit('nothing') },
        ]);
        expect({ type, post, code: answer && 'code' in answer ? answer.code : null }).toEqual({
          type,
          post,
          code: 'group-refused',
        });
      }
    }
  }
});

const BODIES: Record<string, object> = {
  'planPart.submit': { content: plan },
  'planPart.sendBack': { reason: '理由' },
  'disagreement.raise': { text: '分歧' },
  'disagreement.settle': { text: '裁定' },
  'plan.draft': { content: plan },
  'plan.return': { reason: '理由' },
  'report.draft': { content: { summary: '进展' } },
  'report.return': { reason: '理由' },
  'report.empty': { reason: '理由' },
  'subReport.submit': { content: { summary: '进展' } },
  'subReport.sendBack': { reason: '理由' },
  'extension.refuse': { reason: '理由' },
  'extension.request': { newDueOn: '2023-12-31', reason: '理由', progress: '过半' },
  'objection.raise': { text: '职责不符' },
  'objection.uphold': { reason: '理由' },
  'objection.refuse': { reason: '理由' },
  'slip.reply': { text: '情况说明' },
  'slip.discard': { reason: '理由' },
  'obligation.waive': { basis: '依据' },
  'obligation.exempt': { ground: 'forceMajeure', basis: '依据' },
  'obligation.revokeExemption': { reason: '理由' },
};
const NEEDS_MORE = new Set(['reply.give']);

test('the office has its own: vacant posts, people without an account; a viewer the whole in numbers', async () => {
  const admin = await deskOf('admin');
  expect(admin.of('vacantPosts')?.total).toBe(0);
  expect(admin.of('withoutAccount')?.total).toBeGreaterThan(5);
  expect(admin.of('deadWork')?.total).toBe(0);
  expect(admin.of('provisionalYears')?.rows).toEqual([]);
  const clerk = await deskOf('clerk');
  expect(clerk.sections.map(({ section }) => section)).toEqual(['drafts', 'directives']);
  const viewer = await deskOf('viewer');
  expect(viewer.sections).toEqual([]);
  expect(viewer.summary).toContainEqual({ status: 'withdrawn', colour: 'grey', closedAs: null, tasks: 1 });
});

test('a unit that has no part in anything has an empty desk, and no desk is there for nobody', async () => {
  const { sections } = await deskOf('head2');
  expect(sections.every(({ total, rows }) => total === 0 && rows.length === 0)).toBe(true);
  expect((await api.stranger.ask('desk.read')).code).toBe('not-signed-in');
});

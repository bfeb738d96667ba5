import { commandTypes } from '@duban/contracts';
import { inTenant } from '@duban/persistence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let supervisor: ApiClient;
let target: Awaited<ReturnType<typeof issueTasks>>['tasks'][number];
let params: { year: number; id: string };

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  const issued = await issueTasks(world, 1);
  const [first] = issued.tasks;
  if (!first) throw new Error('no task');
  target = first;
  params = { year: first.year, id: first.id };
  api = await openApi(world);
  supervisor = await api.as('supervisor');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

async function memberOf(kind: string, of = 'lead'): Promise<string> {
  const owed = (await obligationsOf(world, target.id)).find((each) => each.kind === kind && each.owed_as === of);
  return owed?.subject ?? owed?.id ?? '';
}

async function tell(type: string, by: string, body: object): Promise<void> {
  expect(await world.tell(type as never, by, target, body as never)).toMatchObject({ ok: true });
}

const planOf = (dueOn: string, leader = '张三', measures = ['办手续']) => ({
  milestones: [{ name: '竣工', dueOn, owed: true }],
  responsibleLeader: leader,
  measures,
});

test('one task comes whole: text, units, parts, obligations and what one may do', async () => {
  const { answer, headers } = await (await api.as('liaison0')).ask('task.read', { params });
  expect(answer).toMatchObject({
    task: target,
    title: '任务1',
    body: '办好一件实事。',
    status: 'reporting',
    regions: { lifecycle: 'reporting', reporting: 'working', activity: 'active', timeliness: 'onTime' },
    units: expect.arrayContaining([
      { id: world.ids.unit('u0'), name: '甲局', relation: 'lead' },
      { id: world.ids.unit('u1'), name: '乙局', relation: 'coordinating' },
    ]),
    allowed: ['adjustment.propose', 'closeOut.claim'],
  });
  expect(headers.get('etag')).toBe(`"${answer.version}"`);
  const acknowledgements = answer.obligations?.filter(({ kind }) => kind === 'acknowledgement') ?? [];
  const allowed = Object.fromEntries(acknowledgements.map((each) => [each.unit.name, each.allowed]));
  expect(allowed['甲局']).toContain('acknowledgement.give');
  expect(allowed['乙局']).not.toContain('acknowledgement.give');
  expect(new Set(answer.members?.map(({ kind }) => kind))).toEqual(
    new Set(['plan', 'planPart', 'report', 'subReport']),
  );
});

test('what has not changed is not sent again; the tag is the version of If-Match', async () => {
  const first = await supervisor.ask('task.read', { params });
  const etag = first.headers.get('etag') ?? '';
  const again = await supervisor.fetch(`/api/v1/tasks/${params.year}/${params.id}`, {
    headers: { 'if-none-match': etag },
  });
  expect({ status: again.status, body: await again.text() }).toEqual({ status: 304, body: '' });
  await tell('acknowledgement.give', 'liaison0', { member: await memberOf('acknowledgement') });
  const moved = await supervisor.fetch(`/api/v1/tasks/${params.year}/${params.id}`, {
    headers: { 'if-none-match': etag },
  });
  expect(moved.status).toBe(200);
});

test('sparse fields of a task', async () => {
  const { answer } = await supervisor.ask('task.read', { params, query: { fields: 'title,version,allowed' } });
  expect(Object.keys(answer).sort()).toEqual(['allowed', 'title', 'version']);
  expect(answer.allowed).toEqual(expect.arrayContaining(['task.suspend', 'task.withdraw']));
});

test.each(['task.read', 'task.reports', 'task.plans'] as const)(
  '%s: who is no part of a task learns nothing',
  async (id) => {
    for (const post of ['liaison2', 'head2']) {
      const client = await api.as(post);
      const hidden = await client.ask(id, { params });
      const missing = await client.ask(id, { params: { ...params, id: world.ids.unit('nothing') } });
      expect(hidden).toMatchObject({ status: 404, code: 'not-found' });
      expect(hidden.problem?.detail).toBe(missing.problem?.detail);
    }
    for (const post of ['liaison1', 'head0', 'viewer', 'mayor', 'leader', 'clerk', 'admin'])
      expect((await (await api.as(post)).ask(id, { params })).status).toBe(200);
    expect((await supervisor.ask(id, { params: { year: 2022, id: params.id } })).status).toBe(404);
    expect((await supervisor.ask(id, { params: { year: 'x', id: 'y' } })).status).toBe(404);
  },
);

test('a member of a group sees the task that it was told of', async () => {
  const id = world.ids.unit('told');
  const directive = { kind: 'directive', year: 2024, id: world.ids.unit('directive-told') };
  const post = world.ids.post('clerk');
  const item = {
    number: '1',
    title: '任务',
    sectionPath: [],
    text: '各县办好。',
    lead: { name: '甲局', unit: world.ids.unit('u0') },
    leadBasis: 'printed',
    coordinating: [],
    groups: [{ name: '各县', group: null, members: [world.ids.unit('u2')] }],
    openEnded: false,
  };
  const content = {
    code: null,
    number: '某政〔2024〕9号',
    title: '重点',
    issuer: '某市',
    issuedOn: null,
    text: '正文',
    items: [item],
  };
  const assignment = {
    directive,
    position: 0,
    number: '1',
    title: '任务',
    sectionPath: [],
    lead: world.ids.unit('u0'),
    told: [world.ids.unit('u2')],
  };
  const regime = (await import('../support/world.js')).regimeNamed('default');
  const answers = await world.engine.execute(world.tenant, [
    { type: 'directive.import', target: directive, post, content },
    { type: 'directive.issue', target: directive, post, group: 'g', effectiveOn: '2024-01-01', regime, tasks: [id] },
    { type: 'task.issue', target: { kind: 'task', year: 2024, id }, post, group: 'g', assignment },
  ]);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  const told = await api.as('liaison2');
  expect((await told.ask('task.read', { params: { year: 2024, id } })).answer).toMatchObject({ told: 1 });
  expect((await told.ask('tasks.list')).answer.rows.map(({ task }) => task?.id)).toEqual([id]);
  expect((await told.ask('directives.list')).answer.rows.map(({ number }) => number)).toEqual(['某政〔2024〕9号']);
  const items = await told.ask('directive.items', { params: { year: 2024, id: directive.id } });
  expect(items.answer.rows).toMatchObject([
    { text: '各县办好。', groups: [{ name: '各县', group: null, members: 1 }], task: { id } },
  ]);
  expect(
    (await told.ask('directive.read', { params: { year: 2023, id: world.ids.unit('directive-2023') } })).status,
  ).toBe(404);
  expect(
    (await told.ask('directive.items', { params: { year: 2023, id: world.ids.unit('directive-2023') } })).status,
  ).toBe(404);
});

test('a directive tells what became of its tasks', async () => {
  const { answer } = await supervisor.ask('directive.read', {
    params: { year: 2023, id: world.ids.unit('directive-2023') },
  });
  expect(answer).toMatchObject({
    number: '某政〔2023〕1号',
    status: 'issued',
    version: 1,
    tasks: 1,
    items: 1,
    itemsWithoutLead: 0,
    effectiveOn: '2023-01-01',
    regime: { code: 'monthly-25-quarterly-annual' },
    byStatus: { reporting: 1 },
  });
  expect((await supervisor.ask('directives.list', { query: { q: '〔2023〕' } })).answer.rows).toHaveLength(1);
  const first = await supervisor.ask('directives.list', { query: { limit: 1 } });
  expect(first.answer.rows[0]).toMatchObject({ year: 2024 });
  const second = await supervisor.ask('directives.list', { query: { limit: 1, cursor: first.answer.next ?? '' } });
  expect(second.answer).toMatchObject({ rows: [{ year: 2023 }], next: null });
});

test('the versions of a plan, which of them holds, and what changed', async () => {
  const member = await memberOf('plan');
  await tell('plan.draft', 'liaison0', { member, content: planOf('2023-10-31') });
  await tell('plan.draft', 'liaison0', { member, content: planOf('2023-11-30') });
  await tell('plan.sign', 'head0', { member });
  await tell('plan.file', 'liaison0', { member });
  await tell('plan.revise', 'liaison0', { member });
  await tell('plan.draft', 'liaison0', { member, content: planOf('2023-12-20', '李四', ['办手续', '抓进度']) });
  const { answer } = await supervisor.ask('plan.read', { params: { ...params, member } });
  expect(answer.versions).toMatchObject([
    { number: 1, cameIntoForceAt: null, isBaseline: false, content: { milestones: [{ dueOn: '2023-10-31' }] } },
    {
      number: 2,
      cameIntoForceAt: world.clock.now(),
      isBaseline: true,
      isInForce: true,
      by: { title: '联络员', unit: '甲局' },
    },
    { number: 3, cameIntoForceAt: null, isInForce: false },
  ]);
  expect(answer.versions[1]?.steps.map(({ type }) => type)).toEqual([
    'plan.drafted',
    'plan.signed',
    'plan.filed',
    'plan.revised',
  ]);
  expect(answer.difference).toEqual({
    from: 2,
    to: 3,
    added: [],
    removed: [],
    moved: [{ name: '竣工', before: { dueOn: '2023-11-30', owed: true }, after: { dueOn: '2023-12-20', owed: true } }],
    measuresAdded: ['抓进度'],
    measuresRemoved: [],
    leader: { before: '张三', after: '李四' },
  });
  const asked = await supervisor.ask('plan.read', { params: { ...params, member }, query: { from: 1, to: 2 } });
  expect(asked.answer.difference).toMatchObject({ from: 1, to: 2, leader: null });
  const none = await supervisor.ask('plan.read', { params: { ...params, member }, query: { from: 9 } });
  expect(none).toMatchObject({ status: 422, problem: { issues: [{ path: '/from' }] } });
  const plans = await supervisor.ask('task.plans', { params });
  expect(plans.answer.rows.map(({ kind, unit }) => [kind, unit?.name])).toEqual([
    ['plan', '甲局'],
    ['planPart', '乙局'],
  ]);
});

test('every wording of a report is kept, with what became of it and why; an erased one leaves its place', async () => {
  const member = await memberOf('report');
  const content = (summary: string) => ({ summary });
  await tell('report.draft', 'liaison0', { member, content: content('初稿') });
  await tell('report.draft', 'liaison0', { member, content: content('二稿') });
  await tell('report.sign', 'head0', { member });
  await tell('report.submit', 'liaison0', { member });
  await tell('report.return', 'supervisor', { member, reason: '缺数字。' });
  await tell('report.draft', 'liaison0', { member, content: content('三稿') });
  const { answer } = await supervisor.ask('report.read', { params: { ...params, member } });
  expect(answer).toMatchObject({
    kind: 'report',
    unit: { name: '甲局' },
    state: 'drafted',
    reason: { text: '缺数字。' },
    content: { summary: '三稿' },
  });
  expect(answer.versions.map(({ content: written }) => written?.summary)).toEqual(['初稿', '二稿', '三稿']);
  expect(answer.versions[1]?.steps).toMatchObject([
    { type: 'report.drafted' },
    { type: 'report.signed', by: { role: 'unitHead' } },
    { type: 'report.submitted' },
    {
      type: 'report.returned',
      by: { role: 'supervisor', unit: '督查室' },
      reason: { text: '缺数字。', erased: false },
    },
  ]);
  const reports = await supervisor.ask('task.reports', { params });
  expect(reports.answer.rows.find(({ id }) => id === member)).toMatchObject({
    content: { summary: '三稿' },
    submissions: 1,
  });
  const period = answer.period;
  const ofPeriod = await supervisor.ask('task.reports', { params, query: { period, fields: 'kind,unit,period' } });
  expect(new Set(ofPeriod.answer.rows.map(({ kind }) => kind))).toEqual(new Set(['report', 'subReport']));

  await inTenant(world.pool, world.tenant, (client) => client.query(`DELETE FROM content WHERE body LIKE '%初稿%'`));
  const erased = await supervisor.ask('report.read', { params: { ...params, member } });
  expect(erased.answer.versions[0]).toMatchObject({ erased: true, content: null });
  expect(erased.answer.versions[1]).toMatchObject({ erased: false });
  expect((await supervisor.ask('report.read', { params: { ...params, member: world.ids.unit('no') } })).status).toBe(
    404,
  );
});

const plan = planOf('2023-12-01');
const reason = { reason: '理由' };
const report = { content: { summary: '进展' } };
const BODIES: Record<string, object> = {
  'task.suspend': reason,
  'task.withdraw': reason,
  'task.reopen': reason,
  'obligation.waive': { basis: '依据' },
  'obligation.exempt': { ground: 'forceMajeure', basis: '依据' },
  'obligation.revokeExemption': { reason: '理由' },
  'planPart.submit': { content: plan },
  'planPart.sendBack': reason,
  'disagreement.raise': { text: '分歧' },
  'disagreement.settle': { text: '裁定' },
  'plan.draft': { content: plan },
  'plan.return': reason,
  'report.draft': report,
  'report.return': reason,
  'report.empty': reason,
  'subReport.submit': report,
  'subReport.sendBack': reason,
  'extension.request': { newDueOn: '2023-12-31', progress: '过半', ...reason },
  'objection.raise': { text: '职责不符' },
  'objection.uphold': reason,
  'objection.refuse': reason,
  'extension.refuse': reason,
  'closeOut.claim': {
    content: {
      summary: '已完成',
      evidence: plan.milestones.map(({ name }) => ({ subject: name, text: '已验收', attachments: [] })),
    },
  },
  'closeOut.confirmPartly': reason,
  'closeOut.reject': reason,
  'slip.reply': { text: '情况说明' },
  'slip.discard': reason,
  'reply.give': { content: '已办' },
  'instruction.withdraw': reason,
};
/** Not of a task that is there, or with details of their own. */
const LEFT_OUT = new Set(['task.issue', 'task.replan', 'instruction.give', 'instruction.issue']);

test('what is said to be allowed is what the engine takes, and nothing else', async () => {
  const types = commandTypes.filter((type) => !type.startsWith('directive.') && !LEFT_OUT.has(type));
  for (const post of ['liaison0', 'head0', 'liaison1', 'supervisor', 'mayor']) {
    const { answer } = await (await api.as(post)).ask('task.read', { params });
    const parts = [
      { id: null, allowed: answer.allowed ?? [] },
      ...(answer.members ?? []),
      ...(answer.obligations ?? []),
    ];
    const tries = parts.flatMap(({ id, allowed }) =>
      types
        .filter((type) => (id === null) === ON_TASK.test(type))
        .map((type) => ({ type, id, expected: allowed.includes(type) })),
    );
    // Nothing of this is to happen: each group falls by its second command.
    const commands = tries.flatMap(({ type, id }, index) => {
      const common = { target, post: world.ids.post(post), group: `${index}` };
      return [
        { ...common, type, ...BODIES[type], ...(id === null ? {} : { member: id }) },
        { ...common, type: 'slip.issue', member: world.ids.unit('nothing') },
      ];
    });
    const answers = await world.engine.execute(world.tenant, commands);
    const wrong = tries.filter(({ expected }, index) => {
      const first = answers[2 * index];
      return expected !== (first !== undefined && 'code' in first && first.code === 'group-refused');
    });
    expect(tries.length).toBeGreaterThan(500);
    expect({ post, wrong }).toEqual({ post, wrong: [] });
  }
});

const ON_TASK = /^(task\.|closeOut\.claim)/;

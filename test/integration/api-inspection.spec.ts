import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openApi, type TestApi, type Told } from '../support/api.js';
import { readChanges } from '../support/change-reader.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;

beforeAll(async () => {
  world = await openWorld('2023-12-01T01:00:00.000Z');
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

type Body = Record<string, unknown>;
let count = 0;
const inspection = () => ({ kind: 'inspection' as const, year: 2023, id: world.ids.unit(`inspection-${count++}`) });
type Target = ReturnType<typeof inspection>;

const give = async (by: string, target: Target, type: string, body: Body = {}): Promise<Told<'command.give'>> =>
  (await api.as(by)).ask('command.give', { body: { type: `inspection.${type}`, target, ...body } });

async function course(target: Target, ...steps: [by: string, type: string, body?: Body][]): Promise<void> {
  for (const [by, type, body] of steps) {
    const { problem } = await give(by, target, type, body);
    if (problem) throw new Error(`${type}: ${problem.detail}`);
  }
}

const read = async (by: string, { year, id }: Target): Promise<Told<'inspection.read'>> =>
  (await api.as(by)).ask('inspection.read', { params: { year, id } });

const matter = (more: Body = {}): Body => ({
  title: '重点项目专项督查',
  kind: 'special',
  basis: { path: 'decision', text: '常务会议决定' },
  authority: { type: 'government', level: 'prefecture' },
  topics: ['projects'],
  ...more,
});
const plan = (more: Body = {}): Body => ({
  plan: {
    objects: [world.ids.unit('u0')],
    topics: ['projects'],
    content: '项目进度',
    from: '2023-12-01',
    until: '2023-12-10',
    methods: ['visit', 'documents'],
    ...more,
  },
});
const team = (more: Body = {}): Body => ({ leader: world.ids.post('supervisor'), ...more });
const designation = (more: Body = {}) => ({
  matter: '授权文件',
  topics: ['projects'],
  from: '2023-11-01',
  until: '2023-12-31',
  ...more,
});
const evidence = (more: Body = {}): Body => ({
  object: world.ids.unit('u0'),
  method: 'visit',
  on: '2023-12-01',
  content: '现场查看',
  ...more,
});

type Step = [by: string, type: string, body?: Body];
type Days = { from: string; until: string };
const december: Days = { from: '2023-12-01', until: '2023-12-10' };
const planned = (days: Days = december): Step[] => [
  ['supervisor', 'propose', matter()],
  ['supervisor', 'plan', plan(days)],
];
const begun = (days: Days = december): Step[] => [
  ...planned(days),
  ['mayor', 'formTeam', team()],
  ['chief', 'approvePlan'],
  ['supervisor', 'train', { on: days.from, content: '培训' }],
  ['supervisor', 'notify'],
  ['supervisor', 'begin'],
];
const concluded = (days: Days = december): Step[] => [...begun(days), ['supervisor', 'conclude', { content: '结论' }]];
const issued = (days: Days = december): Step[] => [...concluded(days), ['mayor', 'issue']];
const fedBack = (days: Days = december): Step[] => [
  ...issued(days),
  ['supervisor', 'feedBack', { object: world.ids.unit('u0'), content: '贵单位部分' }],
];

interface Stop {
  code: string;
  article: string;
  before: () => Step[];
  step: () => Step;
}
const stops: Record<string, Stop> = {
  'a town inspects': {
    code: 'authority-below-county',
    article: '2',
    before: () => [],
    step: () => ['supervisor', 'propose', matter({ authority: { type: 'government', level: 'township' } })],
  },
  'a department without a designation': {
    code: 'not-designated',
    article: '7',
    before: () => [],
    step: () => [
      'supervisor',
      'propose',
      matter({ authority: { type: 'department', unit: world.ids.unit('u2'), designation: null } }),
    ],
  },
  'a designation that ends in the middle of the field work': {
    code: 'not-designated',
    article: '7',
    before: () => [
      [
        'supervisor',
        'propose',
        matter({
          authority: {
            type: 'department',
            unit: world.ids.unit('u2'),
            designation: designation({ until: '2023-12-05' }),
          },
        }),
      ],
    ],
    step: () => ['supervisor', 'plan', plan()],
  },
  'a team without a leader': {
    code: 'team-without-leader',
    article: '8',
    before: planned,
    step: () => ['mayor', 'formTeam', team({ leader: null })],
  },
  'a proposal that nobody approved': {
    code: 'matter-not-approved',
    article: '11 ¶2',
    before: () => [['supervisor', 'propose', matter({ basis: { path: 'proposal', text: '建议' } })]],
    step: () => ['supervisor', 'plan', plan()],
  },
  'a notice without a plan': {
    code: 'no-plan',
    article: '15',
    before: () => [['supervisor', 'propose', matter()]],
    step: () => ['supervisor', 'notify'],
  },
  'an object outside the plan': {
    code: 'outside-plan',
    article: '15',
    before: begun,
    step: () => ['supervisor', 'logEvidence', evidence({ object: world.ids.unit('u1') })],
  },
  'closing without a conclusion': {
    code: 'no-conclusion',
    article: '16',
    before: begun,
    step: () => ['chief', 'close'],
  },
  'closing what was not fed back': {
    code: 'not-fed-back',
    article: '16',
    before: issued,
    step: () => ['chief', 'close'],
  },
  'a result that nobody approved': {
    code: 'result-not-approved',
    article: '21 ¶1–2',
    before: () => [...fedBack(), ['supervisor', 'proposeResult', { kind: 'criticism', content: '通报批评' }]],
    step: () => ['supervisor', 'carryOutResult', { content: '印发通报' }],
  },
};

test.each(Object.entries(stops))('%s is refused with its article', async (_, { code, article, before, step }) => {
  const target = inspection();
  await course(target, ...before());
  const [by, type, body = {}] = step();
  const was = before().length > 0 ? (await read('chief', target)).answer : null;
  const result = was?.results[0]?.id;
  const { problem } = await give(by, target, type, { ...body, ...(result ? { result } : {}) });
  expect(problem).toMatchObject({ code, article, status: 409 });
  expect(problem?.detail).toContain(article);
  const now = await read('chief', target);
  if (was) expect(now.answer).toEqual(was);
  else expect(now.status).toBe(404);
});

test('from the matter to the end, with a review by others, over the end of the year', async () => {
  const target = inspection();
  await course(target, ...fedBack());
  expect((await read('head1', target)).status).toBe(404);
  expect((await read('head0', target)).answer).toMatchObject({ relation: 'object', evidence: [], basis: null });
  await course(target, ['head0', 'receive']);
  // the day of receipt does not count: 1 December and 30 days
  expect((await read('head0', target)).answer.feedback[0]).toMatchObject({
    receivedOn: '2023-12-01',
    reviewUntil: '2023-12-31',
  });
  world.clock.moveTo('2023-12-31T02:00:00.000Z');
  expect((await give('chief', target, 'close')).problem).toMatchObject({
    code: 'local-rule',
    localRule: 'reviewPeriod',
    detail: expect.stringContaining('2023-12-31'),
  });
  await course(target, ['head0', 'requestReview', { content: '请求复核' }]);
  const { answer } = await read('chief', target);
  const [review] = answer.reviews;
  expect(review).toMatchObject({ decideUntil: '2024-01-30', late: false });
  const decide = (reviewer: string) =>
    give('mayor', target, 'decideReview', {
      review: review?.id,
      outcome: 'upheld',
      reviewers: [world.ids.post(reviewer)],
      content: '维持',
    });
  expect((await decide('supervisor')).problem).toMatchObject({ code: 'reviewer-took-part', article: '17' });
  expect((await give('chief', target, 'close')).code).toBe('not-in-state');
  expect((await decide('chief')).status).toBe(200);
  expect((await read('chief', target)).answer.next.filter(({ met }) => !met).map(({ command }) => command)).toEqual([
    'inspection.close',
  ]);
  await course(target, ['chief', 'close']);
  expect((await read('chief', target)).answer).toMatchObject({ status: 'closed', review: 'settled', allowed: [] });
});

test('a covert inspection is not there for its object before it is released', async () => {
  world.clock.moveTo('2023-12-31T03:00:00.000Z');
  const target = inspection();
  const days = { from: '2023-12-31', until: '2024-01-10' };
  const stream = await readChanges(api.url, (await api.as('head0')).token ?? '');
  await course(
    target,
    ['supervisor', 'propose', matter()],
    ['supervisor', 'plan', plan(days)],
    ['mayor', 'formTeam', team()],
    ['chief', 'approvePlan'],
    ['supervisor', 'train', { on: '2023-12-31', content: '培训' }],
    ['supervisor', 'keepCovert'],
    ['supervisor', 'begin'],
  );
  const listed = async () => {
    const { answer } = await (await api.as('head0')).ask('inspections.list', {});
    return answer.rows.map(({ id }) => id);
  };
  expect((await read('head0', target)).status).toBe(404);
  expect(await listed()).not.toContain(target.id);
  // the stream has gone past what happened, and has not said that anything did
  await vi.waitFor(() => expect(stream.last()).not.toBe(stream.start), { timeout: 60_000, interval: 50 });
  expect(stream.told).toEqual([]);
  stream.stop();
  await course(target, ['supervisor', 'release']);
  expect((await read('head0', target)).status).toBe(200);
  expect(await listed()).toContain(target.id);
});

test('rules of the place are called so, and what article 5 does not list asks for its basis', async () => {
  const target = inspection();
  await course(
    target,
    ['supervisor', 'propose', matter()],
    ['supervisor', 'plan', plan()],
    ['mayor', 'formTeam', team()],
  );
  const { problem } = await give('supervisor', target, 'notify');
  expect(problem).toMatchObject({ code: 'local-rule', localRule: 'planApproval' });
  expect(problem?.article).toBeUndefined();
});

test('a plan without objects, one that ends before it begins, and unknown files are refused', async () => {
  const target = inspection();
  await course(target, ['supervisor', 'propose', matter()]);
  expect((await give('supervisor', target, 'plan', plan({ objects: [] }))).code).toBe('bad-command');
  expect((await give('supervisor', target, 'plan', plan({ until: '2023-11-30' }))).code).toBe('bad-command');
  expect((await read('chief', target)).answer.version).toBe(1);
});

test('what overlaps in unit, topic and days is told, whoever inspects', async () => {
  const { answer } = await (
    await api.as('supervisor')
  ).ask('inspection.overlaps', {
    body: { units: [world.ids.unit('u0')], topics: ['projects'], from: '2023-12-10', until: '2023-12-12' },
  });
  expect(answer.rows.length).toBeGreaterThan(0);
  const { answer: none } = await (
    await api.as('supervisor')
  ).ask('inspection.overlaps', {
    body: { units: [world.ids.unit('u0')], topics: ['rural'], from: '2023-12-10', until: '2023-12-12' },
  });
  expect(none.rows).toEqual([]);
});

test('a designation that expires in the middle of the field work ends it', async () => {
  world.clock.moveTo('2023-12-31T04:00:00.000Z');
  const target = inspection();
  const days = { from: '2023-12-31', until: '2024-01-02' };
  const unit = world.ids.unit('u2');
  await course(
    target,
    [
      'supervisor',
      'propose',
      matter({ authority: { type: 'department', unit, designation: designation({ until: days.until }) } }),
    ],
    ['supervisor', 'plan', plan(days)],
    ['mayor', 'formTeam', team()],
    ['chief', 'approvePlan'],
    ['supervisor', 'train', { on: '2023-12-31', content: '培训' }],
    ['supervisor', 'notify'],
    ['supervisor', 'begin'],
    ['supervisor', 'logEvidence', evidence({ on: '2023-12-31' })],
  );
  world.clock.moveTo('2024-01-03T02:00:00.000Z');
  const was = await read('chief', target);
  const late = await give('supervisor', target, 'logEvidence', evidence({ on: '2024-01-02' }));
  expect(late.problem).toMatchObject({ code: 'not-designated', article: '7' });
  const found = { object: world.ids.unit('u0'), content: '问题', evidence: [was.answer.evidence[0]?.id] };
  expect((await give('supervisor', target, 'find', found)).problem).toMatchObject({ code: 'not-designated' });
  expect((await read('chief', target)).answer).toEqual(was.answer);
});

test.each([
  ['of no bytes', '照片.jpg', '', 422],
  ['a program', '证据.exe', 'MZ', 415],
  ['of another type than its name says', '照片.jpg', '<script>', 415],
])('evidence %s is refused', async (_, name, content, status) => {
  const form = new FormData();
  form.append('file', new File([content], name));
  const response = await (await api.as('supervisor')).fetch('/api/v1/files', { method: 'POST', body: form });
  expect(response.status).toBe(status);
});

test('what happened is told step by step, to an object its own part alone', async () => {
  const target = inspection();
  world.clock.moveTo('2024-01-03T03:00:00.000Z');
  const days = { from: '2024-01-03', until: '2024-01-10' };
  await course(
    target,
    ['supervisor', 'propose', matter()],
    ['supervisor', 'plan', plan({ ...days, objects: [world.ids.unit('u0'), world.ids.unit('u1')] })],
    ['mayor', 'formTeam', team()],
    ['chief', 'approvePlan'],
    ['supervisor', 'train', { on: '2024-01-03', content: '培训' }],
    ['supervisor', 'notify'],
    ['supervisor', 'begin'],
    ['supervisor', 'logEvidence', evidence({ on: '2024-01-03' })],
    ['supervisor', 'conclude', { content: '结论' }],
    ['mayor', 'issue'],
    ['supervisor', 'feedBack', { object: world.ids.unit('u0'), content: '甲局部分' }],
    ['supervisor', 'feedBack', { object: world.ids.unit('u1'), content: '乙局部分' }],
  );
  const told = async (by: string) => {
    const { year, id } = target;
    return (await api.as(by)).ask('inspection.timeline', { params: { year, id }, query: { limit: 100 } });
  };
  const { rows } = (await told('chief')).answer;
  expect(rows.map(({ type }) => type)).toHaveLength(12);
  expect(rows.find(({ type }) => type === 'inspection.evidenceLogged')).toMatchObject({
    says: [{ name: 'content', text: '现场查看' }],
    object: { name: '甲局' },
    by: { person: 'supervisor' },
  });
  const own = (await told('head0')).answer.rows;
  expect(own.map(({ type, object }) => [type, object?.name])).toEqual([
    ['inspection.notified', undefined],
    ['inspection.fedBack', '甲局'],
  ]);
  expect((await told('head2')).status).toBe(404);
  for (const by of ['admin', 'clerk', 'viewer']) expect((await told(by)).status).toBe(404);
});

test('nobody closes it before its object has received its part and let the days for a review pass', async () => {
  world.clock.moveTo('2024-01-04T01:00:00.000Z');
  const days = { from: '2024-01-04', until: '2024-01-10' };
  const target = inspection();
  await course(target, ...fedBack(days));
  expect((await give('chief', target, 'close')).problem).toMatchObject({ localRule: 'reviewPeriod' });
  await course(target, ['head0', 'receive']);
  world.clock.moveTo('2024-02-03T12:00:00.000Z');
  expect((await give('chief', target, 'close')).problem).toMatchObject({ localRule: 'reviewPeriod' });
  world.clock.moveTo('2024-02-04T01:00:00.000Z');
  await course(target, ['chief', 'close']);
});

test('a referral is read by who decides on it and by the team: not by others, and never by its object', async () => {
  const days = { from: '2024-02-04', until: '2024-02-10' };
  const target = inspection();
  await course(target, ...fedBack(days), [
    'supervisor',
    'proposeResult',
    { kind: 'referral', object: world.ids.unit('u0'), content: '移送有关问题线索' },
  ]);
  const [result] = (await read('supervisor', target)).answer.results;
  await course(target, ['mayor', 'approveResult', { result: result?.id }]);
  const told = async (by: string) => ({
    ...(await read(by, target)).answer.results[0],
    timeline: (
      await (await api.as(by)).ask('inspection.timeline', { params: { year: target.year, id: target.id } })
    ).answer.rows.flatMap(({ says }) => says.map((said: { text: string | null }) => said.text)),
  });
  for (const by of ['supervisor', 'chief', 'mayor'])
    expect(await told(by)).toMatchObject({
      text: { text: '移送有关问题线索' },
      timeline: expect.arrayContaining(['移送有关问题线索']),
    });
  const other = await told('leader');
  expect(other).toMatchObject({ kind: 'referral', state: 'approved', text: null });
  expect(other.timeline).not.toContain('移送有关问题线索');
  expect((await read('head0', target)).answer.results).toEqual([]);
});

/** In a year of their own, so that nothing else stands in it. */
const summer = { from: '2025-06-01', until: '2025-06-30' };
const intended = (more: Body = {}) => ({ objects: [world.ids.unit('u0')], ...summer, ...more });
const overlapping = async (body: Body = {}) =>
  (await (await api.as('supervisor')).ask('inspection.overlaps', { body: overlapQuery(body) })).answer.rows;
const overlapQuery = (body: Body) => ({
  units: [world.ids.unit('u0'), world.ids.unit('u1')],
  topics: ['projects'],
  ...summer,
  ...body,
});
const inPlanOf = async (by: string, planYear: number) =>
  (await (await api.as(by)).ask('inspections.list', { query: { planYear } })).answer.rows;

test('what is only intended is found by overlaps, by whomever it is to be done, until a plan takes its place', async () => {
  world.clock.moveTo('2024-02-05T01:00:00.000Z');
  const target = inspection();
  const authority = {
    type: 'department',
    unit: world.ids.unit('u2'),
    designation: designation({ until: '2025-12-31' }),
  };
  await course(target, ['supervisor', 'propose', matter({ authority, intended: intended() })]);
  expect(await overlapping()).toEqual([
    expect.objectContaining({
      id: target.id,
      ...summer,
      isIntended: true,
      authorityUnit: expect.objectContaining({ name: '丙局' }),
      units: [expect.objectContaining({ name: '甲局' })],
    }),
  ]);
  expect(await overlapping({ topics: ['rural'] })).toEqual([]);
  expect(await overlapping({ except: target.id })).toEqual([]);
  expect(await inPlanOf('leader', 2025)).toEqual([
    expect.objectContaining({ id: target.id, ...summer, isIntended: true, objects: 1 }),
  ]);
  expect((await inPlanOf('leader', 2024)).map(({ id }) => id)).not.toContain(target.id);
  expect((await read('chief', target)).answer).toMatchObject({
    plan: null,
    intended: { objects: [{ name: '甲局' }], ...summer },
  });

  const days = { from: '2025-09-01', until: '2025-09-10' };
  await course(target, ['supervisor', 'plan', plan({ ...days, objects: [world.ids.unit('u1')] })]);
  expect(await overlapping()).toEqual([]);
  expect(await overlapping(days)).toEqual([
    expect.objectContaining({
      id: target.id,
      ...days,
      isIntended: false,
      units: [expect.objectContaining({ name: '乙局' })],
    }),
  ]);
  await course(target, ['chief', 'terminate', { reason: '不再开展' }]);
  expect(await overlapping(days)).toEqual([]);
});

test('what was terminated before it was planned overlaps nothing, and fills no cap', async () => {
  const target = inspection();
  await course(target, ['supervisor', 'propose', matter({ kind: 'comprehensive', intended: intended() })]);
  const other = inspection();
  await course(
    other,
    ['supervisor', 'propose', matter({ kind: 'comprehensive' })],
    // one in a year is the cap: the other is only intended
    ['supervisor', 'plan', plan({ from: '2025-03-01', until: '2025-03-02', objects: [world.ids.unit('u0')] })],
    ['chief', 'terminate', { reason: '不再开展' }],
  );
  expect((await overlapping()).map(({ id }) => id)).toEqual([target.id]);
  await course(target, ['chief', 'terminate', { reason: '不再开展' }]);
  expect(await overlapping()).toEqual([]);
  expect(await inPlanOf('chief', 2025)).toContainEqual(
    expect.objectContaining({ id: target.id, status: 'terminated', isIntended: true }),
  );
});

test('days that end before they begin, no object, and units that are not there are refused', async () => {
  const propose = (more: Body) => give('supervisor', inspection(), 'propose', matter({ intended: intended(more) }));
  expect((await propose({ until: '2025-05-31' })).code).toBe('bad-command');
  expect((await propose({ objects: [] })).code).toBe('bad-command');
  expect((await propose({ objects: [world.ids.unit('nowhere')] })).code).toBe('unknown-unit');
});

test('whom it is intended for sees nothing of it, wherever they look', async () => {
  const target = inspection();
  const head = await api.as('head0');
  const look = async () => ({
    list: (await head.ask('inspections.list', {})).answer,
    plan: (await head.ask('inspections.list', { query: { planYear: 2025 } })).answer.rows,
    matters: (await head.ask('matters.list', {})).answer,
    desk: (await head.ask('desk.read', {})).answer,
    notices: (await head.ask('notices.list', {})).answer,
  });
  const was = await look();
  expect(was.plan).toEqual([]);
  const stream = await readChanges(api.url, head.token ?? '');
  await course(target, [
    'supervisor',
    'propose',
    matter({ basis: { path: 'proposal', text: '建议' }, intended: intended() }),
  ]);
  await course(target, ['mayor', 'approve']);
  await vi.waitFor(() => expect(stream.last()).not.toBe(stream.start), { timeout: 60_000, interval: 50 });
  expect(stream.told).toEqual([]);
  stream.stop();
  expect(await look()).toEqual(was);
  expect((await read('head0', target)).status).toBe(404);
  const { year, id } = target;
  expect((await head.ask('inspection.timeline', { params: { year, id } })).status).toBe(404);
  expect((await head.ask('inspection.overlaps', { body: overlapQuery({}) })).status).toBe(403);

  // once notified it is told of the plan, and not of what was intended before
  world.clock.moveTo('2025-06-01T01:00:00.000Z');
  await course(
    target,
    ['supervisor', 'plan', plan({ ...summer, objects: [world.ids.unit('u0')] })],
    ['mayor', 'formTeam', team()],
    ['chief', 'approvePlan'],
    ['supervisor', 'notify'],
  );
  expect((await read('head0', target)).answer).toMatchObject({ relation: 'object', intended: null });
});

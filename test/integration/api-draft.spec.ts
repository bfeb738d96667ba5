import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, smallGovernment, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let clerk: ApiClient;

beforeAll(async () => {
  world = await openWorld('2023-02-20T01:00:00.000Z');
  api = await openApi(world);
  clerk = await api.as('clerk');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

let notices = 0;
/** A short notice with what notices have: an inferred lead, a printed one, an unknown name, a group, no lead. */
const notice = (number = `某政〔2023〕${(notices += 1)}0号`) => `某市人民政府关于分解年度重点任务的通知
${number}
每月25日前报送进展情况,12月25日前报送全年落实情况。
一、民生
1.新建两所幼儿园。(责任单位:甲局、乙局)
2.整治背街小巷;改造老旧小区。(牵头单位:乙局;责任单位:市航天局、相关县区)
3.改造供水管网。(责任单位:各区政府)
某市人民政府
2023年2月3日
`;

async function begin(text = notice()): Promise<string> {
  const { status, answer } = await clerk.ask('draft.create', { body: { name: '重点任务', text } });
  expect(status).toBe(201);
  return answer.id;
}

const read = async (id: string, order = 'text') =>
  (await clerk.ask('draft.read', { params: { id }, query: { order } })).answer;

async function decide(id: string, decisions: object[], version?: number) {
  const expected = version ?? (await read(id)).version;
  return clerk.ask('draft.decide', { params: { id }, body: { decisions }, headers: { 'if-match': `"${expected}"` } });
}

const settled = () => [
  { type: 'confirmLead', item: 't1' },
  { type: 'resolveUnit', name: '市航天局', unit: null },
  { type: 'resolveGroup', name: '相关县区', members: [world.ids.unit('u2')] },
  { type: 'setLead', item: 't3', unit: world.ids.unit('u2') },
  { type: 'resolveGroup', name: '各区政府', members: [] },
];

test('who may lead what nobody leads is suggested by what was given to whom before, and never given', async () => {
  const before = await begin();
  await decide(before, settled());
  expect((await clerk.ask('draft.issue', { params: { id: before } })).status).toBe(201);
  const id = await begin(
    `某市人民政府关于又一批任务的通知\n某政〔2023〕99号\n1.再新建两所幼儿园。(责任单位:各区政府)\n2.植树。(责任单位:市航天局、甲局)\n`,
  );
  const { answer } = await clerk.ask('draft.suggestions', { params: { id } });
  expect(answer.items.map(({ item }) => item)).toEqual(['t1', 't2']);
  expect(answer.items[0]?.lead[0]).toMatchObject({
    unit: world.ids.unit('u0'),
    name: '甲局',
    because: [{ task: { kind: 'task', year: 2023 }, number: '1', words: expect.arrayContaining(['幼儿']) }],
  });
  expect(answer.names).toMatchObject([
    { name: '市航天局', units: [] },
    // Written after 市航天局, it is read as one of the city's, too.
    { name: '市甲局', units: [{ unit: world.ids.unit('u0'), as: '甲局', reason: 'level' }] },
  ]);
  expect((await read(id)).items[0]?.lead).toBeNull();
});

test('a draft tells what is doubtful about each item and where it is printed', async () => {
  const text = notice();
  const id = await begin(text);
  const draft = await read(id, 'doubt');
  expect(draft).toMatchObject({
    status: 'open',
    version: 1,
    head: { issuer: '某市人民政府', issuedOn: '2023-02-03', year: 2023 },
    effectiveOn: '2023-02-03',
    regime: { basis: 'printed' },
    counts: { items: 3, dropped: 0, doubtful: 3 },
    unknownUnits: ['市航天局'],
    undecidedGroups: ['相关县区', '各区政府'],
    issues: [{ code: 'no-lead', item: 't3' }],
    decisions: [],
  });
  expect(draft.items.map((item) => [item.id, item.reasons.map(({ code }) => code)])).toEqual([
    ['t3', ['no-lead', 'group-undecided']],
    ['t1', ['lead-inferred']],
    ['t2', ['group-undecided', 'unit-unknown']],
  ]);
  const stored = await clerk.ask('draft.text', { params: { id } });
  expect(stored.answer.text).toBe(text);
  for (const { text: words, printed } of draft.items)
    expect(printed.flatMap((place) => place.text.map(({ start, end }) => text.slice(start, end))).join('')).toBe(words);
});

test('a draft and its line in the list say who changed it last and how much is open', async () => {
  const id = await begin();
  const line = async () =>
    (await clerk.ask('drafts.list', { query: { limit: 1 } })).answer.rows.map((row) => [
      row.id,
      row.open,
      row.changedBy,
    ]);
  const { changedBy, head, reporting } = await read(id);
  expect(changedBy).toEqual({ post: world.ids.post('clerk'), title: expect.any(String), person: expect.any(String) });
  expect(await line()).toEqual([[id, { doubtful: 3, issues: 1 }, changedBy]]);
  await decide(id, settled());
  expect(await line()).toEqual([[id, { doubtful: 0, issues: 0 }, changedBy]]);
  const { text } = (await clerk.ask('draft.text', { params: { id } })).answer;
  const words = (places: { start: number; end: number }[]) => places.map(({ start, end }) => text.slice(start, end));
  expect(words(head.printed.number)).toEqual([head.number]);
  expect(words(reporting.printed).join('')).toBe(reporting.quote);
});

test('decisions are kept on the server, in order, and the last ones are taken back', async () => {
  const id = await begin();
  const before = await read(id);
  const first = await decide(id, settled());
  expect(first).toMatchObject({ status: 200, answer: { version: 2, decisions: 5, issues: [] } });
  expect(first.headers.get('etag')).toBe('"2"');
  const other = await api.as('clerk');
  const taken = (await other.ask('draft.read', { params: { id } })).answer;
  expect(taken.counts).toEqual({ items: 3, dropped: 0, doubtful: 0 });
  expect(taken.items[2]?.lead).toEqual({ name: '丙局', unit: world.ids.unit('u2') });
  expect(await decide(id, [{ type: 'undo', count: 2 }])).toMatchObject({
    answer: { decisions: 3, issues: [{ item: 't3' }] },
  });
  await decide(id, [{ type: 'undo', count: 3 }]);
  const { version: _was, changedAt: _then, ...undone } = await read(id);
  const { version: _first, changedAt: _at, ...asRead } = before;
  expect(undone).toEqual(asRead);
});

test('items are cut, put together, edited and dropped', async () => {
  const id = await begin();
  const answer = await decide(id, [
    { type: 'split', item: 't2', at: [7] },
    { type: 'edit', item: 't2.2', number: '2-2', title: '老旧小区' },
    { type: 'merge', items: ['t1', 't3'] },
    { type: 'drop', item: 't2.1', reason: '已办结' },
  ]);
  expect(answer.code).toBeUndefined();
  const { items, counts } = await read(id);
  expect(items.map((item) => [item.id, item.number, item.title, item.dropped])).toEqual([
    ['t1', '1', '新建两所幼儿园', null],
    ['t2.1', '2', '整治背街小巷', '已办结'],
    ['t2.2', '2-2', '老旧小区', null],
  ]);
  expect(counts).toMatchObject({ items: 2, dropped: 1 });
  expect(items[0]?.printed).toHaveLength(2);
});

const rules = { code: 'ours', title: '每月20日', reports: { monthly: { day: 20 }, annual: null } };

test('what cannot be decided is refused with the place, and nothing of it is kept', async () => {
  const id = await begin();
  const foreign = '00000000-0000-4000-8000-000000000000';
  const wrong: [object, string][] = [
    [{ type: 'confirmLead', item: 't9' }, '/decisions/1/item'],
    [{ type: 'setLead', item: 't1', unit: foreign }, '/decisions/1/unit'],
    [{ type: 'split', item: 't1', at: [0] }, '/decisions/1/at/0'],
    [{ type: 'split', item: 't1' }, '/decisions/1/at'],
    [{ type: 'resolveGroup', name: '相关县区' }, '/decisions/1/members'],
    [{ type: 'setEffectiveOn', date: '2023-02-30' }, '/decisions/1/date'],
    [{ type: 'undo', count: 7 }, '/decisions/1/count'],
    [{ type: 'no.such' }, '/decisions/1/type'],
    [{ type: 'setRegime', regime: { ...rules, zone: 'Asia/Tokyo' } }, '/decisions/1/regime/zone'],
    [
      { type: 'setRegime', regime: { ...rules, reports: { monthly: { day: 40 }, annual: null } } },
      '/decisions/1/regime/reports/monthly/day',
    ],
    [{ type: 'resolveGroup', name: '相关县区', group: world.ids.unit('u0') }, '/decisions/1/group'],
    [{ type: 'setEffectiveOn', date: '0000-01-01' }, '/decisions/1/date'],
    [{ type: 'setRegime', regime: 'default', more: 1 }, '/decisions/1/more'],
  ];
  for (const [decision, path] of wrong) {
    const { status, problem } = await decide(id, [{ type: 'confirmLead', item: 't1' }, decision], 1);
    expect([status, problem?.issues?.[0]?.path]).toEqual([422, path]);
  }
  expect(await read(id)).toMatchObject({ version: 1, decisions: [] });
});

test('two who edit the same draft do not overwrite each other', async () => {
  const id = await begin();
  const decision = [{ type: 'confirmLead', item: 't1' }];
  const both = await Promise.all([decide(id, decision, 1), decide(id, decision, 1)]);
  expect(both.map(({ status }) => `${status}`).sort()).toEqual(['200', '412']);
  expect(both.find(({ status }) => status === 412)?.problem).toMatchObject({ code: 'stale', version: 2 });
  const blind = await clerk.ask('draft.decide', { params: { id }, body: { decisions: decision } });
  expect(blind).toMatchObject({ status: 412, code: 'stale', problem: { version: 2 } });
});

test('what the preview promises is what issuing makes', async () => {
  const id = await begin();
  await decide(id, settled());
  const { answer: preview } = await clerk.ask('draft.preview', { params: { id } });
  expect(preview).toMatchObject({ year: 2023, effectiveOn: '2023-02-03', issues: [], provisional: 0 });
  expect(preview.notAsked).toContainEqual({ kind: 'report', period: '2023-01', dueOn: '2023-01-25' });
  const summary = await clerk.ask('draft.preview', { params: { id }, query: { tasks: 'none' } });
  expect(summary.answer.tasks).toBeUndefined();
  expect(preview.byUnit.reduce((sum, { count }) => sum + count, 0)).toBe(preview.total);
  expect(preview.byUnit.flatMap(({ months }) => months).reduce((sum, { count }) => sum + count, 0)).toBe(preview.total);

  const { status, answer } = await clerk.ask('draft.issue', { params: { id } });
  expect(status).toBe(201);
  expect(answer).toMatchObject({
    number: preview.regime.source?.document,
    effectiveOn: '2023-02-03',
    tasks: [{ item: 't1' }, { item: 't2' }, { item: 't3' }],
  });
  for (const { item, task } of answer.tasks) {
    const made = await obligationsOf(world, task.id);
    const promised = preview.tasks?.find((each) => each.item === item)?.obligations ?? [];
    expect(made.map(({ kind, due_on, period }) => `${due_on} ${kind} ${period}`).sort()).toEqual(
      promised.map(({ kind, dueOn, period }) => `${dueOn} ${kind} ${period}`).sort(),
    );
  }
  expect(await read(id)).toMatchObject({ status: 'issued', directive: answer.directive });
});

test('a draft is issued once; the same key gives the same answer', async () => {
  const id = await begin();
  await decide(id, settled());
  const headers = { 'idempotency-key': 'issue-once' };
  const first = await clerk.ask('draft.issue', { params: { id }, headers });
  const again = await clerk.ask('draft.issue', { params: { id }, headers });
  expect(again).toMatchObject({ status: 201, answer: first.answer });
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(await clerk.ask('draft.issue', { params: { id } })).toMatchObject({ status: 409, code: 'not-in-state' });
  expect(await decide(id, [{ type: 'undo' }])).toMatchObject({ status: 409, code: 'not-in-state' });
  const discard = await clerk.ask('draft.discard', { params: { id }, headers: { 'if-match': '"9"' } });
  expect(discard).toMatchObject({ status: 409, code: 'not-in-state' });
});

test('a double click issues once', async () => {
  const id = await begin();
  await decide(id, settled());
  const both = await Promise.all([1, 2].map(() => clerk.ask('draft.issue', { params: { id } })));
  const done = both.filter(({ status }) => status === 201);
  expect(done.length).toBeGreaterThan(0);
  for (const { answer } of done) expect(answer.directive).toEqual(done[0]?.answer.directive);
  expect(
    both.filter(({ status }) => status !== 201).every(({ code }) => code === 'stale' || code === 'not-in-state'),
  ).toBe(true);
  expect((await read(id)).status).toBe('issued');
});

test('an issue that was cut off half way is taken up again', async () => {
  const id = await begin();
  await decide(id, settled());
  const set = async (status: string) => {
    const client = await world.pool.connect();
    await client.query('BEGIN');
    await client.query(`SELECT set_config('duban.tenant', $1, true)`, [world.tenant]);
    await client.query('UPDATE draft SET status = $2 WHERE id = $1', [id, status]);
    await client.query('COMMIT');
    client.release();
  };
  // Before the engine was reached.
  await set('issuing');
  expect(await decide(id, [{ type: 'undo' }])).toMatchObject({ status: 409, problem: { allowed: ['draft.issue'] } });
  const first = await clerk.ask('draft.issue', { params: { id } });
  expect(first.status).toBe(201);
  // After the engine had done it.
  await set('issuing');
  const second = await clerk.ask('draft.issue', { params: { id } });
  expect(second).toMatchObject({ status: 201, answer: { directive: first.answer.directive } });
});

test('what is open is named and nothing is issued', async () => {
  const id = await begin();
  const refused = await clerk.ask('draft.issue', { params: { id } });
  expect(refused).toMatchObject({ status: 409, code: 'missing-lead', problem: { issues: [{ path: '/items/t3' }] } });
  await decide(id, [{ type: 'drop', item: 't3', reason: '另行安排' }]);
  const issued = await clerk.ask('draft.issue', { params: { id } });
  expect(issued.answer.tasks.map(({ item }) => item)).toEqual(['t1', 't2']);
});

test('a document without number, year and day asks for them', async () => {
  const id = await begin('关于重点任务的通知\n1.新建两所幼儿园。(责任单位:甲局、乙局)\n');
  const codes = async () => (await read(id)).issues.map(({ code }) => code);
  expect(await codes()).toEqual(['no-number', 'no-year', 'no-effective-day']);
  expect(await clerk.ask('draft.preview', { params: { id } })).toMatchObject({ status: 409, code: 'not-in-state' });
  await decide(id, [
    { type: 'setHead', number: '某办〔2023〕77号', title: '重点任务' },
    { type: 'setEffectiveOn', date: '2023-03-01' },
  ]);
  expect(await codes()).toEqual([]);
  expect(await read(id)).toMatchObject({ head: { year: 2023 }, regime: { basis: 'default', code: 'default' } });
  await decide(id, [{ type: 'setRegime', regime: 'monthly-10-annual' }]);
  expect((await clerk.ask('draft.issue', { params: { id } })).answer).toMatchObject({
    regime: 'monthly-10-annual',
    effectiveOn: '2023-03-01',
  });
});

test('a number that is there already is refused, and the draft stays open', async () => {
  await issueTasks(world);
  const id = await begin(notice('某政〔2023〕1号'));
  await decide(id, settled());
  expect(await clerk.ask('draft.issue', { params: { id } })).toMatchObject({ status: 409, code: 'already-exists' });
  expect(await read(id)).toMatchObject({ status: 'open', directive: null });
  await decide(id, [{ type: 'setHead', number: '某政〔2023〕901号' }]);
  expect((await clerk.ask('draft.issue', { params: { id } })).status).toBe(201);
});

test('drafts are listed page by page, and discarded by who saw them last', async () => {
  const ids = [await begin(), await begin(), await begin()];
  const first = await clerk.ask('drafts.list', { query: { limit: 2, status: 'open' } });
  expect(first.answer.rows.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
  const next = await clerk.ask('drafts.list', { query: { limit: 1, status: 'open', cursor: first.answer.next ?? '' } });
  expect(next.answer.rows.map(({ id }) => id)).toEqual([ids[0]]);
  expect(next.answer.rows[0]).toMatchObject({
    items: 3,
    decisions: 0,
    title: '某市人民政府关于分解年度重点任务的通知',
  });
  for (const key of [['0000-01-01T00:00:00.000Z', ids[0]], ['yesterday', ids[0]], [7]]) {
    const cursor = Buffer.from(JSON.stringify(['changedAt', ...key])).toString('base64url');
    expect(await clerk.ask('drafts.list', { query: { cursor } })).toMatchObject({ status: 422, code: 'bad-query' });
  }
  const [id = ''] = ids;
  expect(await clerk.ask('draft.discard', { params: { id } })).toMatchObject({ status: 412, code: 'stale' });
  expect((await clerk.ask('draft.discard', { params: { id }, headers: { 'if-match': '"1"' } })).status).toBe(204);
  expect(await clerk.ask('draft.read', { params: { id } })).toMatchObject({ status: 404, code: 'not-found' });
});

test('a draft is the clerk’s: others are refused, another government does not find it', async () => {
  const id = await begin();
  for (const post of ['liaison0', 'supervisor', 'viewer', 'admin'])
    expect(await (await api.as(post)).ask('draft.read', { params: { id } })).toMatchObject({
      status: 403,
      code: 'not-permitted',
    });
  expect(await api.stranger.ask('draft.read', { params: { id } })).toMatchObject({ status: 401 });
  const elsewhere = await openWorld(
    '2023-02-20T01:00:00.000Z',
    { ...smallGovernment, tenant: { ...smallGovernment.tenant, code: 'elsewhere' } },
    world.database,
  );
  const stranger = await openApi(elsewhere);
  const theirs = await stranger.as('clerk');
  for (const operation of ['draft.read', 'draft.text', 'draft.preview', 'draft.issue', 'draft.discard'] as const)
    expect(await theirs.ask(operation, { params: { id }, headers: { 'if-match': '"1"' } })).toMatchObject({
      status: 404,
    });
  const change = { params: { id }, body: { decisions: [{ type: 'undo' }] }, headers: { 'if-match': '"1"' } };
  expect(await theirs.ask('draft.decide', change)).toMatchObject({ status: 404 });
  expect((await theirs.ask('drafts.list')).answer.rows).toEqual([]);
  await stranger.close();
  await elsewhere.dataSource.destroy();
});

/** A notice with a day, one that has passed, and one that is not said. */
const dated = () =>
  notice()
    .replace('1.新建两所幼儿园', '1.确保新增学位500个,选址于1月底前完成,9月底前投用')
    .replace('2.整治背街小巷', '2.尽快整治背街小巷');

test('days that the text says are confirmed, owed as milestones from the issue on, and told with the task', async () => {
  const text = dated();
  const id = await begin(text);
  const [first, second] = (await read(id)).items;
  expect(first!.timeLimits.map(({ proposed, decided }) => [proposed, decided])).toEqual([
    ['2023-01-31', 'open'],
    ['2023-09-30', 'open'],
  ]);
  for (const { quote, printed } of [...first!.timeLimits, ...first!.targets])
    expect(printed.map(({ start, end }) => text.slice(start, end))).toEqual([quote]);
  expect(second!.reasons.map(({ code }) => code)).toContain('time-limit-undecided');
  const preview = async () => (await clerk.ask('draft.preview', { params: { id }, query: { tasks: 'none' } })).answer;
  const milestonesIn = ({ byDay }: Awaited<ReturnType<typeof preview>>) =>
    byDay.flatMap(({ kind, dueOn, dayOff, count }) => (kind === 'milestone' ? [[dueOn, dayOff, count]] : []));
  await decide(id, settled());
  expect(milestonesIn(await preview())).toEqual([]);

  const limit = second!.timeLimits[0]!.id;
  const wrong = await decide(id, [{ type: 'setTimeLimit', item: 't1', timeLimit: limit, day: null }]);
  expect(wrong).toMatchObject({ status: 422, problem: { issues: [{ path: '/decisions/0/timeLimit' }] } });
  const decided = await decide(id, [
    { type: 'setTimeLimit', item: 't2', timeLimit: limit, day: '2023-05-20' },
    { type: 'confirmTimeLimits' },
  ]);
  expect(decided.status).toBe(200);
  expect((await read(id)).items[1]?.reasons).toEqual([]);
  const seen = await preview();
  // 30 September was a Saturday off; the day stands as it is printed.
  expect(milestonesIn(seen)).toEqual([
    ['2023-05-20', true, 1],
    ['2023-09-30', true, 1],
  ]);
  expect(seen.milestonesNotAsked).toEqual([{ item: 't1', number: '1', dueOn: '2023-01-31' }]);

  const { answer } = await clerk.ask('draft.issue', { params: { id } });
  const { year, id: task } = answer.tasks[0]!.task;
  const {
    targets,
    timeLimits,
    obligations = [],
  } = (await clerk.ask('task.read', { params: { year, id: task }, query: {} })).answer;
  const owed = obligations.filter(({ kind }) => kind === 'milestone');
  expect(owed.map(({ dueOn, owedAs }) => [dueOn, owedAs])).toEqual([['2023-09-30', 'lead']]);
  expect(timeLimits).toMatchObject([
    { quote: '1月底前', decided: 'milestone', obligation: null },
    { quote: '9月底前', stage: 'inUse', obligation: owed[0]?.id },
  ]);
  expect(targets).toMatchObject([{ strength: 'ensure', operator: '=', value: 500, unit: '个' }]);
});

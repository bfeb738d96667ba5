import { randomUUID } from 'node:crypto';
import type { NoticeView } from '@duban/contracts';
import { verifyRecord } from '@duban/engine';
import { inTenant } from '@duban/persistence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let supervisor: ApiClient;
let mayor: ApiClient;
let leader: ApiClient;
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];

const TODAY = '2023-03-01';

beforeAll(async () => {
  world = await openWorld('2023-02-13T01:00:00.000Z');
  ({ tasks } = await issueTasks(world, 3));
  // by now the acknowledgements of all three have been missed
  world.clock.moveTo('2023-03-01T01:00:00.000Z');
  await world.engine.fireDue(world.tenant, world.clock.now());
  api = await openApi(world);
  [supervisor, mayor, leader] = await Promise.all([api.as('supervisor'), api.as('mayor'), api.as('leader')]);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

interface Key {
  year: number;
  id: string;
}

const task = (index: number) => {
  const found = tasks[index];
  if (!found) throw new Error('no task');
  return found;
};
const item = (index: number, ground = 'overdue') => ({ task: task(index), ground });
let calls = 0;
const freshKey = (): Key => ({ year: 2023, id: `00000000-0000-4000-8000-0000000000${(calls += 1) + 10}` });
const give = (type: string, key: Key, body: object = {}, who = supervisor) =>
  who.ask('command.give', { body: { type, target: { kind: 'meeting', ...key }, ...body } });
const CALL = { kind: 'weekly', title: '第九次周例会', heldOn: TODAY, place: '一号会议室' };
const FIELD_DAY = {
  ...CALL,
  kind: 'fieldDay',
  title: '三月观摩点评',
  criteria: [
    { name: '形象进度', points: 60 },
    { name: '工程质量', points: 40 },
  ],
};
async function call(body: object = {}, agenda = [item(0)]): Promise<Key> {
  const key = freshKey();
  expect(await give('meeting.call', key, { ...CALL, agenda, ...body })).toMatchObject({ status: 200 });
  return key;
}
const hold = (key: Key, who = supervisor) =>
  give('meeting.hold', key, { minutes: '会议听取了进展，研究了难点。' }, who);
const read = async (key: Key, who = supervisor) => (await who.ask('meeting.read', { params: { ...key } })).answer;
const decide = (key: Key, body: object = {}, who = supervisor) =>
  who.ask('meeting.recordDecision', {
    params: { ...key },
    body: {
      id: randomUUID(),
      text: '三日内报送整改措施。',
      task: task(0),
      units: [world.ids.unit('u0')],
      dueOn: '2023-03-06',
      ...body,
    },
  });
const score = (key: Key, index: number, points: number[], who = supervisor) =>
  give('meeting.score', key, { task: task(index).id, points }, who);

test('the work itself puts on the agenda what is late, and what asks for coordination', async () => {
  const { rows } = (await supervisor.ask('meeting.suggestAgenda', {})).answer;
  expect(rows.map((each) => each.task.id).toSorted()).toEqual(tasks.map(({ id }) => id).toSorted());
  expect(rows[0]).toMatchObject({ status: 'overdue', lead: { name: '甲局' }, asks: [] });
  for (const { ground, level } of rows) expect(ground).toBe(level >= 2 ? 'red' : 'overdue');

  const found = await obligationsOf(world, task(2).id);
  const member = found.find(({ kind, value }) => kind === 'report' && value !== 'missed')?.subject;
  const content = { summary: '已开工。', coordination: [{ matter: '用地审批', of: world.ids.unit('u2') }] };
  for (const [type, by, body] of [
    ['report.draft', 'liaison0', { content }],
    ['report.sign', 'head0', {}],
    ['report.submit', 'liaison0', {}],
  ] as const)
    expect(await world.tell(type, by, task(2), { member, ...body } as never)).toMatchObject({ ok: true });
  for (const each of found.filter(({ value }) => value === 'missed'))
    await world.tell('obligation.waive', 'chief', task(2), { member: each.id, basis: '已电话确认。' } as never);

  const anew = (await supervisor.ask('meeting.suggestAgenda', {})).answer.rows;
  expect(anew.find((each) => each.task.id === task(2).id)).toMatchObject({
    ground: 'needsCoordination',
    asks: ['用地审批'],
  });
});

test('a weekly meeting goes from its call to its end, and what it decided is owed', async () => {
  const key = await call({}, [item(0), item(1, 'red')]);
  expect(
    (await give('meeting.changeAgenda', key, { agenda: [item(1, 'red'), item(0), item(2, 'added')] })).status,
  ).toBe(200);
  expect(await read(key)).toMatchObject({
    ...CALL,
    place: { text: CALL.place },
    status: 'called',
    agenda: [{ task: task(1), ground: 'red', title: '任务2' }, { task: task(0) }, { ground: 'added' }],
    allowed: ['meeting.changeAgenda', 'meeting.reschedule', 'meeting.hold', 'meeting.cancel'],
    scores: [],
  });
  expect(await decide(key)).toMatchObject({ status: 409, code: 'not-in-state' });
  expect((await hold(key)).status).toBe(200);

  const decided = await decide(key, { units: [world.ids.unit('u0'), world.ids.unit('u1')] });
  expect(decided).toMatchObject({ status: 201, answer: { task: task(0) } });
  const replies = (await obligationsOf(world, task(0).id)).filter(({ kind }) => kind === 'reply');
  expect(replies).toMatchObject([
    { value: 'open', due_on: '2023-03-06' },
    { value: 'open', due_on: '2023-03-06' },
  ]);
  // a free one begins a task of its own, which the first unit leads
  const free = (await decide(key, { task: undefined, text: '丙局牵头清理闲置用地。', units: [world.ids.unit('u2')] }))
    .answer;
  expect(
    (await supervisor.ask('task.read', { params: { year: free.task.year, id: free.task.id } })).answer,
  ).toMatchObject({ title: '丙局牵头清理闲置用地', lead: { name: '丙局' } });

  const own = replies.find(({ owed_as: owedAs }) => owedAs === 'lead')?.id;
  await world.tell('reply.give', 'liaison0', task(0), { member: own, content: '已报送。', attachments: [] } as never);
  expect((await read(key)).decisions).toMatchObject([
    {
      id: decided.answer.id,
      text: { text: '三日内报送整改措施。' },
      title: '任务1',
      dueOn: '2023-03-06',
      replies: [
        { unit: { name: '甲局' }, state: 'met', repliedAt: world.clock.now() },
        { unit: { name: '乙局' }, state: 'open', repliedAt: null },
      ],
    },
    { title: '丙局牵头清理闲置用地', replies: [{ unit: { name: '丙局' }, state: 'open' }] },
  ]);
  expect((await give('meeting.close', key)).status).toBe(200);
  const { status, minutes, timeline, allowed } = await read(key, mayor);
  expect({ status, minutes, allowed }).toMatchObject({ status: 'closed', minutes: { erased: false }, allowed: [] });
  expect(timeline.map(({ type }) => type)).toEqual([
    'meeting.called',
    'meeting.agendaChanged',
    'meeting.held',
    'meeting.decided',
    'meeting.decided',
    'meeting.closed',
  ]);
  const report = await inTenant(world.pool, world.tenant, (client) => verifyRecord(client, world.tenant));
  expect(report.bad).toBeNull();
});

test('what a meeting decided and what is ordered for it stand or fall together', async () => {
  const key = await call();
  await hold(key);
  const before = await obligationsOf(world, task(0).id);
  const refused = async (body: object) => (await decide(key, body)).code;
  expect(await refused({ units: [world.ids.unit('u2')] })).toBe('unit-not-of-task');
  expect(await refused({ units: [] })).toBe('bad-body');
  expect(await refused({ units: undefined })).toBe('bad-body');
  expect(await refused({ units: [world.ids.unit('u0'), world.ids.unit('u0')] })).toBe('bad-command');
  expect(await refused({ dueOn: '2023-02-28' })).toBe('decision-day-passed');
  expect(await refused({ text: ' ' })).toBe('bad-body');
  expect(await refused({ id: undefined })).toBe('bad-body');
  expect(await refused({ task: { ...task(0), id: key.id } })).toBe('unknown-task');
  expect(await refused({ task: undefined, units: [key.id] })).toBe('unknown-unit');
  expect((await read(key)).decisions).toEqual([]);
  expect(await obligationsOf(world, task(0).id)).toEqual(before);

  const id = '00000000-0000-4000-8000-00000000dec1';
  expect((await decide(key, { id })).status).toBe(201);
  expect(await decide(key, { id })).toMatchObject({ status: 409, code: 'already-exists' });
  expect((await read(key)).decisions).toHaveLength(1);
  // no way round: neither half is given by itself
  const order = { text: '另行要求。', units: [world.ids.unit('u0')], dueOn: '2023-03-06' };
  const half = { decision: id, text: order.text, task: task(0), dueOn: order.dueOn };
  expect(await give('meeting.decide', key, half)).toMatchObject({ status: 422, code: 'bad-command' });
  for (const meeting of [undefined, { ...key, decision: id }])
    expect(
      await supervisor.ask('command.give', {
        body: { type: 'instruction.give', target: task(0), ...order, ...(meeting && { meeting }) },
      }),
    ).toMatchObject(meeting ? { code: 'bad-command' } : { status: 403, code: 'not-permitted' });
});

test('a field day with two sheets shows means and ranks, and ends only when all has been scored or why not', async () => {
  const key = await call(FIELD_DAY, [item(0), item(1), item(2)]);
  expect(await score(key, 0, [50, 30])).toMatchObject({ status: 409, code: 'not-in-state' });
  await hold(key);
  expect((await score(key, 0, [50, 30])).status).toBe(200);
  expect((await score(key, 0, [55, 30])).status).toBe(200);
  expect((await score(key, 0, [40, 39], mayor)).status).toBe(200);
  expect((await score(key, 1, [60, 40], leader)).status).toBe(200);
  expect(await read(key, leader)).toMatchObject({
    criteria: [{ name: { text: '形象进度' }, points: 60 }, { name: { text: '工程质量' } }],
    scores: [
      { task: task(1).id, sheets: 1, means: [60, 40], total: 100, rank: 1 },
      { task: task(0).id, sheets: 2, means: [47.5, 34.5], total: 82, rank: 2 },
      { task: task(2).id, sheets: 0, means: null, total: null, rank: null },
    ],
    own: [{ task: task(1).id, points: [60, 40] }],
    allowed: ['meeting.score'],
  });
  expect(await score(key, 0, [61, 0])).toMatchObject({ status: 422, code: 'points-above' });
  expect(await score(key, 0, [60])).toMatchObject({ status: 422, code: 'points-missing' });
  expect(await score(key, 0, [-1, 0])).toMatchObject({ status: 422, code: 'bad-command' });
  expect(await give('meeting.score', key, { task: key.id, points: [1, 1] })).toMatchObject({ code: 'not-on-agenda' });
  expect(await give('meeting.close', key)).toMatchObject({ status: 409, code: 'scores-missing' });
  expect((await give('meeting.close', key, { reason: '当日下雨，未到现场。' })).status).toBe(200);
  expect(await read(key)).toMatchObject({ status: 'closed', reason: { text: '当日下雨，未到现场。' } });
  expect(await score(key, 2, [1, 1])).toMatchObject({ code: 'not-in-state' });
});

test('bad input is refused by name, and nothing is left behind', async () => {
  const count = async () => (await supervisor.ask('meetings.list', { query: { limit: 200 } })).answer.rows.length;
  const before = await count();
  const bad = async (body: object) => (await give('meeting.call', freshKey(), { ...CALL, agenda: [], ...body })).code;
  expect(await bad({ heldOn: '2023-02-28' })).toBe('meeting-day-passed');
  expect(await bad({ heldOn: '2023-02-30' })).toBe('bad-command');
  expect(await bad({ agenda: [item(0), item(1), item(0, 'added')] })).toBe('agenda-repeated');
  expect(await bad({ agenda: [{ ...item(0), task: { ...task(0), id: freshKey().id } }] })).toBe('unknown-task');
  expect(await bad({ agenda: [{ ...item(0), task: { ...task(0), year: 2022 } }] })).toBe('unknown-task');
  expect(await bad({ kind: 'fieldDay' })).toBe('criteria-misplaced');
  expect(await bad({ criteria: FIELD_DAY.criteria })).toBe('criteria-misplaced');
  expect(await bad({ ...FIELD_DAY, criteria: [{ name: '进度', points: 0 }] })).toBe('bad-command');
  expect(await bad({ kind: 'picnic' })).toBe('bad-command');
  expect(await bad({ title: ' ' })).toBe('text-empty');
  expect(await count()).toBe(before);

  const key = await call({ heldOn: '2023-03-02' });
  expect(await give('meeting.call', key, { ...CALL, agenda: [] })).toMatchObject({ code: 'already-exists' });
  expect(await hold(key)).toMatchObject({ status: 409, code: 'meeting-not-due' });
  expect(await give('meeting.changeAgenda', key, { agenda: [item(0), item(0)] })).toMatchObject({
    code: 'agenda-repeated',
  });
  expect(await give('meeting.close', key)).toMatchObject({ status: 409, code: 'not-in-state' });
  expect(await give('meeting.cancel', key)).toMatchObject({ status: 422 });
  expect((await give('meeting.cancel', key, { reason: '与省里会议冲突。' })).status).toBe(200);
  expect(await read(key)).toMatchObject({ status: 'cancelled', allowed: [], reason: { text: '与省里会议冲突。' } });
  expect(await hold(key)).toMatchObject({ code: 'not-in-state' });
  const weekly = await call();
  await hold(weekly);
  expect(await score(weekly, 0, [1])).toMatchObject({ status: 409, code: 'not-a-field-day' });
  expect(await hold(freshKey())).toMatchObject({ status: 404 });
});

test('the inspectorate calls and writes up, leaders read and score, units without a part learn nothing of it', async () => {
  const key = await call(FIELD_DAY);
  for (const post of ['head2', 'liaison2', 'admin', 'clerk', 'viewer']) {
    const who = await api.as(post);
    const params = { ...key };
    const isOfUnit = post.endsWith('2');
    const list = await who.ask('meetings.list', {});
    expect(list).toMatchObject(isOfUnit ? { status: 200, answer: { rows: [], mayCall: false } } : { status: 403 });
    expect(await who.ask('meeting.suggestAgenda', {})).toMatchObject({ status: 403 });
    expect(await who.ask('meeting.read', { params })).toMatchObject({ status: isOfUnit ? 404 : 403 });
    expect(await decide(key, {}, who)).toMatchObject({ status: 403 });
    expect([403, 404]).toContain((await hold(key, who)).status);
    expect([403, 404]).toContain((await score(key, 0, [1, 1], who)).status);
  }
  for (const who of [mayor, leader]) {
    expect((await who.ask('meetings.list', {})).answer).toMatchObject({ mayCall: false });
    expect(await hold(key, who)).toMatchObject({ status: 403, code: 'not-permitted' });
    expect(await decide(key, {}, who)).toMatchObject({ status: 403 });
    expect(await give('meeting.call', freshKey(), { ...CALL, agenda: [] }, who)).toMatchObject({ status: 403 });
    expect(await give('meeting.cancel', key, { reason: '不开了' }, who)).toMatchObject({ status: 403 });
  }
  const chief = await api.as('chief');
  expect((await hold(key, chief)).status).toBe(200);
  expect(await api.stranger.ask('meetings.list', {})).toMatchObject({ status: 401 });
  expect(await supervisor.ask('meeting.read', { params: { year: 2022, id: key.id } })).toMatchObject({ status: 404 });
});

test('the list goes page by page, the latest day first, and by state', async () => {
  const later = await call({ heldOn: '2023-05-04' });
  const all = (await supervisor.ask('meetings.list', { query: { limit: 200 } })).answer;
  expect(all.mayCall).toBe(true);
  expect(all.rows[0]).toMatchObject({ ...later, kind: 'weekly', agendaCount: 1, decisionCount: 0 });
  const first = (await supervisor.ask('meetings.list', { query: { limit: 2 } })).answer;
  const second = (await supervisor.ask('meetings.list', { query: { limit: 2, cursor: first.next ?? '' } })).answer;
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(all.rows.slice(0, 4).map(({ id }) => id));
  const held = (await supervisor.ask('meetings.list', { query: { status: 'held' } })).answer.rows;
  expect(held.length).toBeGreaterThan(0);
  expect(held.every(({ status }) => status === 'held')).toBe(true);
  expect(await supervisor.ask('meetings.list', { query: { cursor: 'x' } })).toMatchObject({ code: 'bad-query' });
});

test('units are told of a meeting that deals with their tasks, and read their part of it', async () => {
  const key = await call({ heldOn: '2023-03-03', title: '第十次周例会' }, []);
  const told = async (post: string) => {
    await inTenant(world.pool, world.tenant, (client) => client.query(`UPDATE notice SET status = 'sent'`));
    const { rows } = (await (await api.as(post)).ask('notices.list', { query: { limit: 200 } })).answer;
    const notices = rows as NoticeView[];
    return notices
      .flatMap(({ kind, items }) => items.flatMap(({ id, title }) => (id === key.id ? [`${kind} ${title}`] : [])))
      .toSorted();
  };
  const head = await api.as('head0');
  expect(await head.ask('meeting.read', { params: { ...key } })).toMatchObject({ status: 404 });
  expect((await give('meeting.changeAgenda', key, { agenda: [item(0)] })).status).toBe(200);
  // once: the next change names nobody newly
  world.clock.moveTo('2023-03-01T02:00:00.000Z');
  expect((await give('meeting.changeAgenda', key, { agenda: [item(0), item(1)] })).status).toBe(200);
  for (const post of ['head0', 'liaison0', 'head1', 'liaison1'])
    expect(await told(post)).toEqual(['meeting 第十次周例会']);
  expect(await told('head2')).toEqual([]);

  const rows = (await head.ask('meetings.list', { query: { limit: 200 } })).answer.rows;
  expect(rows).toContainEqual(expect.objectContaining({ ...key, agendaCount: 2 }));
  expect(await read(key, head)).toMatchObject({ title: '第十次周例会', agenda: [{}, {}], allowed: [], timeline: [] });
  expect((await give('meeting.cancel', key, { reason: '并入月度会议。' })).status).toBe(200);
  expect(await told('liaison1')).toEqual(['meeting 第十次周例会', 'meetingCancelled 第十次周例会']);
});

test('a meeting is moved until it is held: in the list by its new day, its units told', async () => {
  const key = await call({ heldOn: '2023-03-06', title: '第十一次周例会' });
  const move = (body: object, who = supervisor) => give('meeting.reschedule', key, body, who);
  expect(await move({ heldOn: '2023-02-28' })).toMatchObject({ status: 422, code: 'meeting-day-passed' });
  expect(await move({ heldOn: '2023-03-06' })).toMatchObject({ status: 422, code: 'nothing-changed' });
  expect(await move({ heldOn: '2023-03-09' }, await api.as('head0'))).toMatchObject({ status: 404 });
  expect(await read(key)).toMatchObject({ heldOn: '2023-03-06', version: 1 });

  expect((await move({ heldOn: '2023-03-09' })).status).toBe(200);
  expect(await read(key)).toMatchObject({ heldOn: '2023-03-09', place: { text: '一号会议室' } });
  expect((await move({ heldOn: TODAY, place: '三号会议室' })).status).toBe(200);
  expect(await read(key)).toMatchObject({ heldOn: TODAY, place: { text: '三号会议室' } });
  const { rows } = (await supervisor.ask('meetings.list', { query: { limit: 200 } })).answer;
  const days = rows.map(({ heldOn }) => heldOn);
  expect(days).toEqual(days.toSorted((one, other) => other.localeCompare(one)));
  expect(rows.find(({ id }) => id === key.id)).toMatchObject({ heldOn: TODAY });

  await inTenant(world.pool, world.tenant, (client) => client.query(`UPDATE notice SET status = 'sent'`));
  const notices = (await (await api.as('liaison0')).ask('notices.list', { query: { limit: 200 } })).answer.rows;
  const told = (notices as NoticeView[]).filter(({ items }) => items.some(({ id }) => id === key.id));
  expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['meeting', 'meetingMoved']));

  expect((await hold(key)).status).toBe(200);
  expect(await move({ heldOn: '2023-03-09' })).toMatchObject({ status: 409, code: 'not-in-state' });
});

test('a task names the meetings that dealt with it, and what they decided', async () => {
  const ofTask = async (who: ApiClient) =>
    (await who.ask('task.read', { params: task(2), query: { fields: 'meetings' } })).answer.meetings ?? [];
  const before = (await ofTask(supervisor)).length;
  const key = await call({ title: '专题调度会', kind: 'dispatch' }, [item(2)]);
  await hold(key);
  await decide(key, { task: task(2), text: '十日内完成征迁。' });
  await decide(key, { task: undefined, text: '另行研究。' });
  const found = (await ofTask(await api.as('head1'))).find(({ id }) => id === key.id);
  expect(found).toEqual({
    ...key,
    kind: 'dispatch',
    title: '专题调度会',
    heldOn: TODAY,
    status: 'held',
    decisions: [{ text: '十日内完成征迁。', erased: false }],
    mayRead: true,
  });
  expect(await ofTask(await api.as('viewer'))).toContainEqual({ ...found, mayRead: false });
  expect((await read(key, await api.as('head1'))).decisions).toHaveLength(1);
  const cancelled = await call({ heldOn: '2023-03-02' }, [item(2)]);
  await give('meeting.cancel', cancelled, { reason: '不开了。' });
  expect(await ofTask(supervisor)).toHaveLength(before + 1);
});

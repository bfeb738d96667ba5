import { randomUUID } from 'node:crypto';
import { directoryIds, realNow, saveDirectory } from '@duban/engine';
import { giveAccount, Sessions } from '@duban/access';
import { inTenant } from '@duban/persistence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, clientAt, openApi, type TestApi } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, smallGovernment, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let admin: ApiClient;
/** Administers another government in the same database. */
let foreigner: ApiClient;

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  api = await openApi(world);
  admin = await api.as('admin');
  const { pool, dataSource } = world;
  const tenant = await saveDirectory(dataSource, {
    ...smallGovernment,
    tenant: { code: 'other', name: '他市人民政府', zone: 'Asia/Shanghai' },
  });
  const ids = directoryIds('other');
  const sessions = new Sessions({ pool, now: realNow, today: () => '2023-03-01' });
  const { token } = await inTenant(pool, tenant, (client) =>
    sessions.open(client, { tenant, person: ids.person('admin'), post: ids.post('admin'), agent: null }),
  );
  foreigner = clientAt(api.url, token);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const unit = { name: '数据局', shortName: '数局', kind: 'department', aliases: ['大数据局'] };

test('a list is read page by page, each row once', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 3, ...(cursor === undefined ? {} : { cursor }) };
    const { answer } = await admin.ask('posts.list', { query });
    expect(answer.rows.length).toBeLessThanOrEqual(3);
    seen.push(...answer.rows.map(({ id }) => id ?? ''));
    cursor = answer.next ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toHaveLength(smallGovernment.posts.length);
  expect(new Set(seen).size).toBe(seen.length);
  for (const id of ['units.list', 'people.list', 'groups.list'] as const)
    expect(await admin.ask(id, { query: { limit: 2, cursor: 'bm9uZQ' } })).toMatchObject({
      status: 422,
      code: 'bad-query',
    });
});

test('lists are filtered, and give the fields that are asked for', async () => {
  const { ids } = world;
  const units = await admin.ask('units.list', { query: { q: '乙', fields: 'name,version' } });
  expect(units.answer.rows).toEqual([{ name: '乙局', version: 1 }]);
  const posts = await admin.ask('posts.list', { query: { unit: ids.unit('u0'), role: 'unitHead' } });
  expect(posts.answer.rows).toMatchObject([
    {
      title: '局长',
      unit: { name: '甲局' },
      holders: [{ person: { name: '局长0' }, validFrom: '2020-01-01', validTo: null }],
    },
  ]);
  const people = await admin.ask('people.list', { query: { unit: ids.unit('u0') } });
  expect(people.answer.rows.map(({ name }) => name)).toEqual(['局长0', '联络员0']);
  expect((await admin.ask('posts.list', { query: { person: ids.person('mayor') } })).answer.rows).toHaveLength(1);
});

test('how to reach people is told to the administrator and the inspectorate alone', async () => {
  const told = async (post: string) => {
    const { answer } = await (await api.as(post)).ask('people.list', { query: { q: '局长0' } });
    return answer.rows[0];
  };
  for (const post of ['admin', 'supervisor', 'chief'])
    expect(await told(post)).toHaveProperty('email', 'head0@example.test');
  for (const post of ['head0', 'liaison1', 'viewer', 'mayor', 'clerk']) {
    const row = await told(post);
    expect(row).toMatchObject({ name: '局长0' });
    expect(row).not.toHaveProperty('email');
    expect(row).not.toHaveProperty('phone');
  }
});

test('a unit is made, edited by who saw its last version, and ended', async () => {
  const params = { id: randomUUID() };
  const save = (body: object, version?: number) =>
    admin.ask('unit.save', { params, body, headers: version === undefined ? {} : { 'if-match': `"${version}"` } });
  const made = await save(unit);
  expect(made).toMatchObject({ status: 200, answer: { ...unit, version: 1, sort: 4, validTo: null } });
  expect(made.headers.get('etag')).toBe('"1"');
  expect(await save({ ...unit, name: '政务和数据局' }, 1)).toMatchObject({
    status: 200,
    answer: { version: 2, sort: 4 },
  });
  expect(await save(unit, 1)).toMatchObject({ status: 412, code: 'stale', problem: { version: 2 } });
  expect(await save({ ...unit, validTo: '2023-06-30' })).toMatchObject({
    answer: { validTo: '2023-06-30', version: 3 },
  });
  const on = async (day: string) =>
    (await admin.ask('units.list', { query: { on: day, q: '大数据局' } })).answer.rows.length;
  expect([await on('2023-06-30'), await on('2023-07-01')]).toEqual([1, 0]);
  const { answer } = await admin.ask('unit.read', { params });
  expect(answer).toMatchObject({ name: '数据局', posts: [], groups: [] });
});

test('of two edits of one version one is done', async () => {
  const params = { id: randomUUID() };
  await admin.ask('person.save', { params, body: { name: '某人' } });
  const edits = await Promise.all(
    ['甲', '乙', '丙'].map((name) =>
      admin.ask('person.save', { params, body: { name }, headers: { 'if-match': '"1"' } }),
    ),
  );
  expect(edits.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412, 412]);
});

test('what cannot be is refused, with where it is wrong', async () => {
  const params = { id: randomUUID() };
  const nobody = randomUUID();
  const save = async (id: 'unit.save' | 'post.save' | 'group.save' | 'person.save', body: object) => {
    const { status, problem } = await admin.ask(id, { params, body });
    return [status, problem?.code, problem?.issues?.[0]?.path];
  };
  expect(await save('unit.save', { ...unit, name: '甲局' })).toEqual([409, 'already-exists', undefined]);
  expect(await save('unit.save', { ...unit, kind: 'club' })).toEqual([422, 'bad-body', '/kind']);
  expect(await save('unit.save', { ...unit, validFrom: '2023-02-30' })).toEqual([422, 'bad-body', '/validFrom']);
  expect(await save('unit.save', { ...unit, validFrom: '2023-02-02', validTo: '2023-02-01' })).toEqual([
    422,
    'bad-body',
    '/validTo',
  ]);
  expect(await save('post.save', { unit: nobody, role: 'viewer', title: 'x' })).toEqual([422, 'bad-body', '/unit']);
  expect(await save('post.save', { unit: null, role: 'king', title: 'x' })).toEqual([422, 'bad-body', '/role']);
  const looksAfter = { units: [world.ids.unit('u0')], tasks: [nobody] };
  expect(await save('post.save', { unit: null, role: 'leaderInCharge', title: 'x', looksAfter })).toEqual([
    422,
    'bad-body',
    '/looksAfter/tasks/0',
  ]);
  const members = [{ unit: nobody, validFrom: '2023-01-01' }];
  expect(await save('group.save', { code: 'x', name: 'x', members })).toEqual([422, 'bad-body', '/members/0/unit']);
  expect(await save('person.save', { name: '某人', phone: 'by pigeon' })).toEqual([422, 'bad-body', '/phone']);
  // Nothing of all this is left.
  expect(await admin.ask('unit.read', { params })).toMatchObject({ status: 404 });
});

test('only the administrator edits', async () => {
  const params = { id: world.ids.unit('u0') };
  for (const post of ['supervisor', 'clerk', 'head0', 'mayor', 'viewer'])
    expect(await (await api.as(post)).ask('unit.save', { params, body: unit })).toMatchObject({ status: 403 });
});

test('a group keeps the days of its members', async () => {
  const { ids } = world;
  const params = { id: randomUUID() };
  const group = { code: 'counties', name: '各县（市、区）政府' };
  const [first, second] = [ids.unit('u0'), ids.unit('u1')];
  const save = (members: object[]) => admin.ask('group.save', { params, body: { ...group, members } });
  await save([
    { unit: first, validFrom: '2022-01-01' },
    { unit: second, validFrom: '2022-01-01' },
  ]);
  const { answer } = await save([{ unit: first, validFrom: '2022-01-01', validTo: '2022-12-31' }]);
  expect(answer.members).toEqual([
    { unit: { id: first, name: '甲局' }, validFrom: '2022-01-01', validTo: '2022-12-31', excluded: false },
    { unit: { id: second, name: '乙局' }, validFrom: '2022-01-01', validTo: null, excluded: false },
  ]);
  expect(await save([{ unit: second, validFrom: '2023-01-01' }])).toMatchObject({ status: 422, code: 'bad-body' });
  const read = await admin.ask('unit.read', { params: { id: first } });
  expect(read.answer.groups).toEqual([{ id: params.id, ...group, validFrom: '2022-01-01', validTo: '2022-12-31' }]);
});

test('a post is handed over: the predecessor ends the day before, and the successor sees the work of the post', async () => {
  const { ids, tenant, pool } = world;
  const { tasks } = await issueTasks(world, 1);
  const task = { year: tasks[0]?.year ?? 0, id: tasks[0]?.id ?? '' };
  const person = randomUUID();
  await admin.ask('person.save', { params: { id: person }, body: { name: '继任者' } });
  await inTenant(pool, tenant, (client) =>
    giveAccount(client, { tenant, person, name: 'successor', password: 'three plain words', mustChange: false }),
  );
  const opened = await api.stranger.ask('session.open', {
    body: { government: 'test', name: 'successor', password: 'three plain words', bearer: true },
  });
  const successor = clientAt(api.url, opened.answer.token);
  expect(opened.answer.post).toBeNull();
  expect(await successor.ask('task.read', { params: task })).toMatchObject({ status: 403 });
  const params = { id: ids.post('head0') };
  const handed = await admin.ask('post.occupy', { params, body: { person, from: '2023-03-01' } });
  expect(handed.answer.holders).toMatchObject([
    { person: { name: '继任者' }, validFrom: '2023-03-01', validTo: null },
    { person: { name: '局长0' }, validFrom: '2020-01-01', validTo: '2023-02-28' },
  ]);
  expect(handed.answer.version).toBe(2);
  expect((await successor.ask('session.read')).answer.post?.id).toBe(params.id);
  expect(await successor.ask('task.read', { params: task })).toMatchObject({ status: 200 });
  // Days that are somebody's already are not taken from them.
  const again = await admin.ask('post.occupy', { params, body: { person, from: '2021-01-01' } });
  expect(again).toMatchObject({ status: 409, code: 'already-exists' });
  const late = await admin.ask('post.save', { params, body: { unit: null, role: 'administrator', title: '局长' } });
  expect(late).toMatchObject({ status: 409, code: 'not-in-state' });
  const empty = await admin.ask('post.occupy', { params, body: { person: null, from: '2023-05-01' } });
  expect(empty.answer.holders[0]).toMatchObject({ validTo: '2023-04-30' });
});

test('somebody acts in a post for some days, the record says so, and the holder has it again', async () => {
  const { ids, tenant, pool } = world;
  const params = { id: ids.post('head1') };
  const holder = ids.person('head1');
  const person = randomUUID();
  await admin.ask('person.save', { params: { id: person }, body: { name: '代行者' } });
  const occupy = (body: object) => admin.ask('post.occupy', { params, body: { person, from: '2023-02-20', ...body } });
  expect(await occupy({ acting: true })).toMatchObject({ status: 422, code: 'bad-body' });
  expect(await occupy({ acting: true, to: '2023-02-10' })).toMatchObject({ status: 422, code: 'bad-body' });
  expect(await occupy({ acting: true, to: '2023-03-10', person: null })).toMatchObject({ status: 422 });
  expect(await occupy({ acting: true, to: '2023-03-10', person: holder })).toMatchObject({ code: 'bad-body' });

  const acts = (await occupy({ acting: true, to: '2023-03-10' })).answer.holders;
  const first = { person: { id: holder }, validFrom: '2020-01-01', validTo: '2023-02-19', acting: false };
  expect(acts).toMatchObject([
    { person: { id: holder }, validFrom: '2023-03-11', validTo: null, acting: false },
    { person: { id: person }, validFrom: '2023-02-20', validTo: '2023-03-10', acting: true },
    first,
  ]);
  const again = { person: randomUUID(), to: '2023-03-01', acting: true };
  await admin.ask('person.save', { params: { id: again.person }, body: { name: '另一人' } });
  expect(await occupy(again)).toMatchObject({ status: 409, code: 'already-exists' });
  // back on the first day already: what was done on it would have two names
  expect(await occupy({ person: holder })).toMatchObject({ status: 409, code: 'already-exists' });

  const task = { year: 2023, id: ids.unit('task-2023-0') };
  const owed = (await obligationsOf(world, task.id)).find(
    ({ kind, owed_as: owedAs }) => kind === 'acknowledgement' && owedAs === 'coordinating',
  );
  const target = { ...task, kind: 'task' } as const;
  const given = await world.tell('acknowledgement.give', 'head1', target, { member: owed?.id ?? '' });
  expect(given).toMatchObject({ ok: true });
  const told = (await (await api.as('supervisor')).ask('task.timeline', { params: task })).answer.rows;
  expect(told.find(({ type }) => type === 'acknowledgement.given')).toMatchObject({
    by: { post: params.id, person: '代行者', acting: true },
  });
  expect(told.find(({ type }) => type === 'task.issued')).toMatchObject({ by: { acting: false } });

  const back = (await occupy({ person: holder, from: '2023-03-02' })).answer.holders;
  expect(back).toMatchObject([
    { person: { id: holder }, validFrom: '2023-03-02', validTo: null, acting: false },
    { person: { id: person }, validTo: '2023-03-01', acting: true },
    first,
  ]);
  const { rows } = await inTenant(pool, tenant, (client) =>
    client.query('SELECT FROM post_holder WHERE post_id = $1', [params.id]),
  );
  expect(rows).toHaveLength(3);
});

test('somebody remains who administers', async () => {
  const params = { id: world.ids.post('admin') };
  const leave = await admin.ask('post.occupy', { params, body: { person: null, from: '2023-05-01' } });
  expect(leave).toMatchObject({ status: 409, code: 'not-in-state' });
});

test('a renamed unit breaks nothing: its posts and tasks go on under the new name', async () => {
  const { ids } = world;
  const params = { id: ids.unit('u1') };
  await admin.ask('unit.save', { params, body: { name: '新乙局', kind: 'department', aliases: ['乙局'] } });
  const posts = await admin.ask('posts.list', { query: { unit: params.id } });
  expect(posts.answer.rows.map(({ unit: of }) => of?.name)).toEqual(['新乙局', '新乙局']);
  const liaison = await api.as('liaison1');
  expect((await liaison.ask('session.read')).answer.post?.unit?.name).toBe('新乙局');
});

test('of another government nothing is there', async () => {
  const { ids } = world;
  const absent = { status: 404, code: 'not-found' };
  expect(await foreigner.ask('unit.read', { params: { id: ids.unit('u0') } })).toMatchObject(absent);
  const occupied = { person: ids.person('head0'), from: '2023-04-01' };
  expect(await foreigner.ask('post.occupy', { params: { id: ids.post('head0') }, body: occupied })).toMatchObject(
    absent,
  );
  const own = directoryIds('other');
  expect(await foreigner.ask('post.occupy', { params: { id: own.post('head0') }, body: occupied })).toMatchObject({
    status: 422,
    problem: { issues: [{ path: '/person' }] },
  });
  const post = { unit: ids.unit('u0'), role: 'viewer', title: 'x' };
  expect(await foreigner.ask('post.save', { params: { id: randomUUID() }, body: post })).toMatchObject({ status: 422 });
  expect((await foreigner.ask('posts.list', { query: { unit: ids.unit('u0') } })).answer.rows).toEqual([]);
  expect((await foreigner.ask('people.list', { query: { q: '继任者' } })).answer.rows).toEqual([]);
  // The same id makes an entry of one's own, and leaves the other's as it was.
  const stale = await foreigner.ask('unit.save', {
    params: { id: ids.unit('u0') },
    body: unit,
    headers: { 'if-match': '"1"' },
  });
  expect(stale).toMatchObject(absent);
  expect(await foreigner.ask('unit.save', { params: { id: ids.unit('u0') }, body: unit })).toMatchObject({
    status: 200,
    answer: { version: 1 },
  });
  expect((await admin.ask('unit.read', { params: { id: ids.unit('u0') } })).answer.name).toBe('甲局');
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let admin: ApiClient;
let clerk: ApiClient;

beforeAll(async () => {
  world = await openWorld('2023-07-20T01:00:00.000Z');
  api = await openApi(world);
  admin = await api.as('admin');
  clerk = await api.as('clerk');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

async function make(name: string, more: object = {}): Promise<string> {
  const id = randomUUID();
  const { status } = await admin.ask('unit.save', { params: { id }, body: { name, kind: 'department', ...more } });
  expect(status).toBe(200);
  return id;
}

const rename = (id: string, body: object) => admin.ask('unit.rename', { params: { id }, body });
const end = (id: string, body: object) =>
  admin.ask('unit.end', { params: { id }, body: { basis: '某编〔2023〕4号', ...body } });

let notices = 0;
async function begin(items: string, on = '2023年2月3日'): Promise<string> {
  const text = `某市人民政府关于分解重点任务的通知\n某政〔2023〕${(notices += 1)}号\n每月25日前报送进展情况。\n${items}\n某市人民政府\n${on}\n`;
  const { status, answer } = await clerk.ask('draft.create', { body: { name: '任务', text } });
  expect(status).toBe(201);
  return answer.id;
}

const read = async (id: string) => (await clerk.ask('draft.read', { params: { id } })).answer;
const suggest = async (id: string) => (await clerk.ask('draft.suggestions', { params: { id } })).answer;
async function decide(id: string, ...decisions: object[]) {
  const { version } = await read(id);
  return clerk.ask('draft.decide', { params: { id }, body: { decisions }, headers: { 'if-match': `"${version}"` } });
}

test('a renamed unit is found by the name that an older notice prints, and the notice says what it is called today', async () => {
  const id = await make('市大数据局', { shortName: '数管局' });
  const basis = '某编〔2023〕3号';
  const renamed = await rename(id, { name: '市数据局', shortName: '数据局', from: '2023-07-01', basis });
  expect(renamed).toMatchObject({
    status: 200,
    answer: {
      name: '市数据局',
      version: 2,
      formerNames: [
        { name: '市大数据局', validFrom: null, validTo: '2023-06-30', basis },
        { name: '数管局', validTo: '2023-06-30' },
      ],
    },
  });
  const draft = await read(await begin('1.开放公共数据。(牵头单位：市大数据局;责任单位：市数据局)'));
  expect(draft.items[0]).toMatchObject({
    lead: {
      name: '市大数据局',
      unit: id,
      past: { code: 'renamed', units: [{ id, name: '市数据局' }], since: '2023-07-01', basis },
    },
    // The unit stands in an item once.
    coordinating: [],
    reasons: [],
  });
  const found = await admin.ask('units.list', { query: { q: '大数据', fields: 'name' } });
  expect(found.answer.rows).toEqual([{ name: '市数据局' }]);
  expect(await rename(id, { name: '市数字局', from: '2023-07-21', basis })).toMatchObject({ code: 'bad-body' });
  expect(await rename(id, { name: '市数字局', from: '2023-06-30', basis })).toMatchObject({ code: 'bad-body' });
  expect(await rename(id, { name: '甲局', from: '2023-07-10', basis })).toMatchObject({ code: 'already-exists' });
  // Its old name is free from the first of July, and not a day before.
  const other = {
    params: { id: randomUUID() },
    body: { name: '市大数据局', kind: 'department', validFrom: '2023-06-30' },
  };
  expect(await admin.ask('unit.save', other)).toMatchObject({ code: 'already-exists' });
});

test('what is open is counted, and a unit with something open ends only when that is accepted', async () => {
  const [from, to, extra] = [await make('市物价局'), await make('市发改局'), await make('市粮食局')];
  const draft = await begin('1.稳定物价。(牵头单位：市物价局)', '2023年6月3日');
  expect((await clerk.ask('draft.issue', { params: { id: draft } })).status).toBe(201);
  const open = (await admin.ask('unit.open', { params: { id: from } })).answer;
  expect(open).toMatchObject({ leads: 1, takesPart: 0, posts: 0, groups: 0 });
  expect(open.obligations).toBeGreaterThan(0);
  const body = { successors: [to], from: '2023-07-01' };
  expect(await end(from, body)).toMatchObject({ status: 409, code: 'not-in-state' });
  expect(await end(from, { ...body, despiteOpen: true })).toMatchObject({
    status: 200,
    answer: { validTo: '2023-06-30', successors: [{ id: to, name: '市发改局' }], endBasis: '某编〔2023〕4号' },
  });
  // Still counted: nothing was moved.
  expect((await admin.ask('unit.open', { params: { id: from } })).answer).toEqual(open);
  const after = await read(await begin('1.稳定物价。(牵头单位：市物价局)'));
  expect(after.items[0]?.lead).toMatchObject({ unit: to, past: { code: 'merged', units: [{ name: '市发改局' }] } });

  // Split: nobody is assigned before somebody has decided.
  await end(from, { successors: [to, extra], from: '2023-07-01', despiteOpen: true });
  const id = await begin('1.稳定物价。(牵头单位：市物价局)');
  expect((await read(id)).items[0]).toMatchObject({
    lead: { unit: null, past: { code: 'split' } },
    reasons: [{ code: 'lead-unknown', past: 'split', about: '市物价局' }],
  });
  expect((await suggest(id)).names).toMatchObject([
    { name: '市物价局', past: { code: 'split', units: [{ name: '市发改局' }, { name: '市粮食局' }] } },
  ]);
  expect((await clerk.ask('draft.issue', { params: { id } })).code).toBe('missing-lead');
  expect(await decide(id, { type: 'resolveUnit', name: '市物价局', unit: from })).toMatchObject({ code: 'bad-body' });
  await decide(id, { type: 'resolveUnit', name: '市物价局', unit: extra });
  expect((await clerk.ask('draft.issue', { params: { id } })).status).toBe(201);
  expect((await admin.ask('unit.open', { params: { id: extra } })).answer.leads).toBe(1);
});

test('a unit takes over neither from itself nor, by a chain, from its own successor', async () => {
  const [a, b, c] = [await make('子局'), await make('丑局'), await make('寅局')];
  expect(await end(a, { successors: [a], from: '2023-07-01' })).toMatchObject({
    status: 422,
    problem: { issues: [{ path: '/successors/0' }] },
  });
  expect(await end(a, { successors: [randomUUID()], from: '2023-07-01' })).toMatchObject({ code: 'bad-body' });
  await end(a, { successors: [b], from: '2023-07-01' });
  await end(b, { successors: [c], from: '2023-07-10' });
  const back = await end(c, { successors: [a], from: '2023-07-15' });
  expect(back).toMatchObject({ code: 'bad-body', problem: { issues: [{ path: '/successors/0' }] } });
  // Were the first one there again on that day, the chain would close.
  await end(b, { successors: [c], from: '2023-07-19' });
  expect(await end(a, { successors: [b], from: '2023-07-18' })).toMatchObject({ status: 200 });
  const loop = await end(c, { successors: [a], from: '2023-07-17' });
  expect(loop).toMatchObject({ code: 'bad-body', problem: { issues: [{ path: '/successors' }] } });
  expect((await admin.ask('unit.read', { params: { id: c } })).answer).toMatchObject({ validTo: null, successors: [] });
  // Taken back, a unit has no successors.
  const restored = { name: '子局', kind: 'department', validTo: null };
  expect(await admin.ask('unit.save', { params: { id: a }, body: restored })).toMatchObject({
    answer: { validTo: null, successors: [], endBasis: null },
  });
});

test('a group is all units of a kind but the exceptions, by the day', async () => {
  const east = await make('东县', { kind: 'county' });
  const west = await make('西县', { kind: 'county' });
  const zone = await make('高新区', { kind: 'committee' });
  const gone = await make('旧县', { kind: 'county', validTo: '2023-05-31' });
  const group = randomUUID();
  const body = {
    code: 'counties',
    name: '各县区',
    kinds: ['county'],
    members: [
      { unit: zone, validFrom: '2023-01-01' },
      { unit: west, validFrom: '2023-06-01', excluded: true },
    ],
  };
  const saved = await admin.ask('group.save', { params: { id: group }, body });
  expect(saved.answer).toMatchObject({ kinds: ['county'], parent: null });
  expect(saved.answer.today.map(({ name }) => name)).toEqual(['东县', '高新区']);
  const membersOn = async (day: string) => {
    const { items } = await read(await begin('1.植树。(牵头单位：甲局;责任单位：各县区)', day));
    return items[0]?.groups[0]?.members;
  };
  // Who has ended since is given nothing, also by a notice of before.
  expect(await membersOn('2023年5月3日')).toEqual([east, west, zone]);
  expect(await membersOn('2023年6月3日')).toEqual([east, zone]);
  expect(await membersOn('2023年6月3日')).not.toContain(gone);

  // A part of it is chosen for each task, out of its members.
  const part = randomUUID();
  const saveGroup = (id: string, more: object) =>
    admin.ask('group.save', { params: { id }, body: { code: id, name: '相关县区', ...more } });
  expect(await saveGroup(part, { parent: part })).toMatchObject({ code: 'bad-body' });
  expect(await saveGroup(part, { parent: group, kinds: ['county'] })).toMatchObject({ code: 'bad-body' });
  expect(await saveGroup(part, { parent: group })).toMatchObject({ answer: { parent: { id: group, name: '各县区' } } });
  expect(await saveGroup(randomUUID(), { parent: part, name: '部分县区' })).toMatchObject({ code: 'bad-body' });
  const id = await begin(
    '1.植树。(牵头单位：甲局;责任单位：相关县区)\n2.治水。(牵头单位：乙局;责任单位：相关县区)',
    '2023年6月3日',
  );
  expect((await read(id)).undecidedGroups).toEqual(['相关县区']);
  expect((await suggest(id)).groups).toEqual([{ name: '相关县区', offered: [east, zone], earlier: [] }]);
  const choose = (item: string, members: string[]) =>
    decide(id, { type: 'resolveGroup', name: '相关县区', item, members });
  expect(await choose('t1', [west])).toMatchObject({
    code: 'bad-body',
    problem: { issues: [{ path: '/decisions/0/members' }] },
  });
  expect(await choose('t1', [zone])).toMatchObject({ status: 200 });
  expect((await read(id)).undecidedGroups).toEqual(['相关县区']);
  expect(await choose('t2', [east, zone])).toMatchObject({ status: 200 });
  expect((await read(id)).items.map(({ groups }) => groups[0]?.members)).toEqual([[zone], [east, zone]]);
  expect((await clerk.ask('draft.issue', { params: { id } })).status).toBe(201);

  // Next time it is proposed, with its source, and not applied.
  const next = await begin('1.修路。(牵头单位：甲局;责任单位：相关县区)', '2023年7月3日');
  const [phrase] = (await suggest(next)).groups;
  expect(phrase?.earlier).toMatchObject([
    { tasks: ['1'], members: [zone], gone: 0, directive: { year: 2023 } },
    { tasks: ['2'], members: [east, zone], gone: 0 },
  ]);
  expect((await read(next)).items[0]).toMatchObject({
    groups: [{ members: [] }],
    reasons: [{ code: 'group-undecided' }],
  });
});

test('a name that a clerk has decided is learned for the next notice, by whoever may', async () => {
  const id = await make('市林业局');
  const learn = (client: ApiClient, name: string, unit = id) =>
    client.ask('unit.learnName', { params: { id: unit }, body: { name } });
  expect(await learn(await api.as('liaison1'), '市林草局')).toMatchObject({ status: 403 });
  expect(await learn(clerk, '市林草局')).toMatchObject({ status: 200, answer: { aliases: ['市林草局'], version: 2 } });
  expect(await learn(clerk, '市林草局')).toMatchObject({ answer: { version: 2 } });
  expect(await learn(clerk, '甲局')).toMatchObject({ status: 409, code: 'already-exists' });
  const draft = await read(await begin('1.植树。(牵头单位：市林草局)'));
  expect(draft.items[0]?.lead).toEqual({ name: '市林草局', unit: id });
});

import { randomUUID } from 'node:crypto';
import { verifyRecord } from '@duban/engine';
import { inTenant } from '@duban/persistence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { issueTasks, openWorld, regimeNamed, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let admin: ApiClient;
let supervisor: ApiClient;
let chief: ApiClient;
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];
const unit = (index: number): string => world.ids.unit(`u${index}`);

beforeAll(async () => {
  world = await openWorld('2023-02-13T01:00:00.000Z');
  ({ tasks } = await issueTasks(world, 4, regimeNamed('monthly-25-quarterly-annual'), 2023, []));
  api = await openApi(world);
  [admin, supervisor, chief] = await Promise.all([api.as('admin'), api.as('supervisor'), api.as('chief')]);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const give = (by: ApiClient, body: object) => by.ask('command.give', { body });
const read = async (index: number) => {
  const { year = 0, id = '' } = tasks[index] ?? {};
  return (await chief.ask('task.read', { params: { year, id } })).answer;
};
const REASON = '职能调整。';
/** The adjustments that wait on somebody's desk. */
const waiting = async (by: ApiClient) =>
  (await by.ask('desk.read', {})).answer.sections?.find(({ section }) => section === 'adjustments')?.rows;

test('other units are proposed, approved by the chief supervisor, and shown beside the first assignment', async () => {
  const target = tasks[0];
  const units = { lead: unit(2), coordinating: [unit(0)] };
  const proposed = await give(supervisor, { type: 'adjustment.propose', target, units, reason: REASON });
  expect(proposed.status).toBe(200);
  const before = await read(0);
  const adjustment = before.members?.find(({ kind }) => kind === 'adjustment');
  expect(adjustment).toMatchObject({ state: 'proposed', assignment: { lead: { id: unit(2), name: '丙局' } } });
  expect(adjustment?.allowed).toEqual(expect.arrayContaining(['adjustment.approve', 'adjustment.refuse']));
  expect(before).toMatchObject({ lead: { name: '甲局' }, original: null });
  expect(await waiting(chief)).toMatchObject([{ what: 'adjustment', member: adjustment?.id, task: target }]);
  expect(await waiting(supervisor)).toEqual([]);
  expect((await give(chief, { type: 'adjustment.approve', target, member: adjustment?.id })).status).toBe(200);
  expect(await read(0)).toMatchObject({
    lead: { name: '丙局' },
    original: { lead: { name: '甲局' }, coordinating: [{ name: '乙局' }] },
  });
});

test('another scope waits on the desk of the head of government, and not on that of the chief supervisor', async () => {
  const mayor = await api.as('mayor');
  const content = { scope: '先行建设一期。' };
  const proposed = await give(supervisor, { type: 'adjustment.propose', target: tasks[2], content, reason: REASON });
  expect(proposed.status).toBe(200);
  expect(await waiting(mayor)).toMatchObject([{ what: 'adjustment', task: tasks[2] }]);
  expect(await waiting(chief)).toEqual([]);
  const member = (await read(2)).members?.find(({ kind }) => kind === 'adjustment')?.id;
  await give(supervisor, { type: 'adjustment.withdraw', target: tasks[2], member });
  expect(await waiting(mayor)).toEqual([]);
});

test.each([
  ['nobody leads', () => ({ units: { coordinating: [unit(1)] } }), 409, 'missing-lead'],
  ['without a reason', () => ({ units: { lead: unit(2) }, reason: '' }), 422, 'text-empty'],
  ['as it stands', () => ({ units: { lead: unit(0), coordinating: [unit(1)] } }), 422, 'nothing-changed'],
  ['of nothing', () => ({}), 422, 'nothing-changed'],
  ['with a unit twice', () => ({ units: { lead: unit(2), coordinating: [unit(2)] } }), 422, 'bad-command'],
  ['to a unit that is not there', () => ({ units: { lead: randomUUID() } }), 422, 'unknown-unit'],
])('an adjustment is refused: %s', async (_, body, status, code) => {
  const before = await read(1);
  const refused = await give(supervisor, { type: 'adjustment.propose', target: tasks[1], reason: REASON, ...body() });
  expect(refused).toMatchObject({ status, problem: { code } });
  expect((await read(1)).version).toBe(before.version);
});

test('an ended unit leaves all its open tasks to its successor, as one group, and the record replays', async () => {
  const params = { id: unit(0) };
  const asked = (successor: string) => admin.ask('unit.handOver', { params, body: { successor } });
  expect(await asked(unit(0))).toMatchObject({ status: 422, problem: { code: 'own-successor' } });
  expect(await asked(unit(2))).toMatchObject({ status: 409, problem: { code: 'not-in-state' } });
  world.clock.moveTo('2023-03-28T01:00:00.000Z');
  await world.engine.fireDue(world.tenant, '2023-03-28T01:00:00.000Z');
  const ended = { successors: [unit(2)], from: '2023-03-28', basis: '机构改革方案', despiteOpen: true };
  expect((await admin.ask('unit.end', { params, body: ended })).status).toBe(200);
  expect(await asked(unit(1))).toMatchObject({ status: 422, problem: { code: 'unknown-unit' } });
  const preview = await admin.ask('unit.handOverPreview', { params });
  expect(preview.answer).toMatchObject({ successors: [{ id: unit(2), name: '丙局' }], tasks: 4, leads: 3 });
  expect(Math.min(preview.answer.open, preview.answer.missed)).toBeGreaterThan(0);
  const done = await asked(unit(2));
  expect(done).toMatchObject({ status: 200, answer: { tasks: 4 } });
  expect(Math.min(done.answer.inherited, done.answer.handed)).toBeGreaterThan(0);
  expect((await admin.ask('unit.handOverPreview', { params })).answer).toMatchObject({ tasks: 0, open: 0, missed: 0 });
  const after = await read(1);
  expect(after).toMatchObject({ lead: { name: '丙局' }, original: { lead: { name: '甲局' } } });
  expect(after.status).not.toBe('overdue');
  const former = after.obligations?.filter(({ owedAs }) => owedAs === 'former') ?? [];
  expect(former.map(({ unit: of }) => of.name)).toContain('甲局');
  expect(after.obligations?.some(({ inheritedFrom }) => inheritedFrom?.unit.name === '甲局')).toBe(true);
  await inTenant(world.pool, world.tenant, async (client) => {
    expect((await verifyRecord(client, world.tenant)).bad).toBeNull();
  });
});

test('a task is handed over by the operation that knows who follows whom, and by no command of somebody', async () => {
  const before = await read(2);
  const command = {
    type: 'task.handOver',
    target: tasks[2],
    unit: before.lead?.id,
    successor: unit(1),
    basis: '机构改革方案',
  };
  expect(await give(admin, command)).toMatchObject({ status: 422, problem: { code: 'bad-command' } });
  expect((await read(2)).version).toBe(before.version);
});

test('only the administrator hands over; a unit that is not there is not found', async () => {
  const body = { successor: unit(2) };
  expect((await supervisor.ask('unit.handOver', { params: { id: unit(0) }, body })).status).toBe(403);
  expect((await admin.ask('unit.handOver', { params: { id: randomUUID() }, body })).status).toBe(404);
});

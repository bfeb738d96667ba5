import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type TestApi, type Told } from '../support/api.js';
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

const task = (index: number) => {
  const found = tasks[index];
  if (!found) throw new Error('no task');
  return found;
};
const give = async (by: string, type: string, index: number, body: object) =>
  (await api.as(by)).ask('command.give', { body: { type, target: task(index), ...body } });
const owed = async (index: number, kind: string) => {
  const all = await obligationsOf(world, task(index).id);
  return all.find((each) => each.kind === kind && each.owed_as === 'lead')?.id ?? '';
};
const read = async (by: string, index: number): Promise<Told<'task.read'>['answer']> => {
  const { year, id } = task(index);
  return (await (await api.as(by)).ask('task.read', { params: { year, id } })).answer;
};
const memberOf = async (index: number, kind: string) =>
  (await read('supervisor', index)).members?.findLast((each) => each.kind === kind);

const asked = { newDueOn: '2023-03-22', reason: '资料未齐。', progress: '已完成七成。' };

test('an extension over HTTP: progress beside reason, both days, and how often the unit has asked', async () => {
  const member = await owed(0, 'plan');
  expect(await read('liaison0', 0)).toMatchObject({ lastDay: '2023-12-31', extensions: [] });
  expect(await give('liaison0', 'extension.request', 0, { member, ...asked })).toMatchObject({ status: 200 });
  const extension = await memberOf(0, 'extension');
  expect(extension).toMatchObject({
    newDueOn: '2023-03-22',
    reason: { text: '资料未齐。' },
    progress: { text: '已完成七成。' },
    approver: 'supervisor',
    allowed: ['extension.grant', 'extension.refuse'],
  });
  expect(await give('supervisor', 'extension.grant', 0, { member: extension?.id })).toMatchObject({ status: 200 });
  const { obligations, extensions } = await read('liaison0', 1);
  expect(obligations?.length).toBeGreaterThan(0);
  expect(extensions).toMatchObject([{ name: '甲局', asked: 1, granted: 1, refused: 0 }]);
  const moved = (await read('liaison0', 0)).obligations?.find(({ id }) => id === member);
  expect(moved).toMatchObject({ firstDueOn: '2023-03-15', dueOn: '2023-03-22' });
});

test('bad requests are refused by name, and change nothing', async () => {
  const member = await owed(1, 'plan');
  const before = (await read('supervisor', 1)).version;
  const ask = (more: object) => give('liaison0', 'extension.request', 1, { member, ...asked, ...more });
  expect(await ask({ newDueOn: '2023-02-01' })).toMatchObject({ status: 422, code: 'extension-day-passed' });
  expect(await ask({ newDueOn: '2023-03-15' })).toMatchObject({ status: 422, code: 'extension-not-later' });
  expect(await ask({ newDueOn: '2024-01-02' })).toMatchObject({ status: 422, code: 'extension-beyond-last-day' });
  expect(await ask({ newDueOn: '2023-02-30' })).toMatchObject({ status: 422, code: 'bad-command' });
  expect(await ask({ progress: undefined })).toMatchObject({ status: 422, code: 'bad-command' });
  expect(await ask({ progress: ' ' })).toMatchObject({ status: 422 });
  expect(await give('liaison1', 'extension.request', 1, { member, ...asked })).toMatchObject({ status: 403 });
  expect((await read('supervisor', 1)).version).toBe(before);
});

test('two open extensions on one obligation are one too many, and a long one is not the supervisor’s', async () => {
  const member = await owed(2, 'plan');
  const long = { member, ...asked, newDueOn: '2023-05-31' };
  expect(await give('liaison0', 'extension.request', 2, long)).toMatchObject({ status: 200 });
  expect(await give('liaison0', 'extension.request', 2, long)).toMatchObject({
    status: 409,
    code: 'extension-under-way',
  });
  const extension = await memberOf(2, 'extension');
  expect(extension).toMatchObject({ approver: 'chiefSupervisor', allowed: [] });
  expect(await give('supervisor', 'extension.grant', 2, { member: extension?.id })).toMatchObject({
    status: 403,
    code: 'extension-above-post',
  });
  const sections = async (by: string) => (await (await api.as(by)).ask('desk.read', {})).answer.sections;
  const extensionsOf = async (by: string) =>
    (await sections(by))?.find(({ section }: { section: string }) => section === 'extensions')?.rows.length;
  expect(await extensionsOf('supervisor')).toBe(0);
  expect(await extensionsOf('chief')).toBe(1);
  const no = { member: extension?.id, reason: '时间过长。' };
  expect(await give('chief', 'extension.refuse', 2, no)).toMatchObject({ status: 200 });
  expect((await read('chief', 2)).extensions).toMatchObject([{ asked: 2, granted: 1, refused: 1 }]);
});

test('an objection waits on the desk of the inspectorate, and its answer is told with its reason', async () => {
  const member = await owed(3, 'acknowledgement');
  const text = '该事项职责在乙局。';
  expect(await give('liaison0', 'objection.raise', 3, { member, text: '' })).toMatchObject({ status: 422 });
  expect(await give('viewer', 'objection.raise', 3, { member, text })).toMatchObject({ status: 403 });
  expect(await give('liaison0', 'objection.raise', 3, { member, text })).toMatchObject({ status: 200 });
  expect(await give('liaison0', 'objection.raise', 3, { member, text })).toMatchObject({
    status: 409,
    code: 'objection-under-way',
  });
  const { answer } = await (await api.as('supervisor')).ask('desk.read', {});
  const waiting = answer.sections?.find(({ section }: { section: string }) => section === 'objections');
  expect(waiting?.rows).toMatchObject([{ task: task(3) }]);
  const objection = await memberOf(3, 'objection');
  expect(objection).toMatchObject({
    state: 'raised',
    content: { text },
    allowed: ['objection.uphold', 'objection.refuse'],
  });
  const reason = '职责确在乙局。';
  expect(await give('liaison0', 'objection.uphold', 3, { member: objection?.id, reason })).toMatchObject({
    status: 403,
  });
  expect(await give('supervisor', 'objection.uphold', 3, { member: objection?.id, reason })).toMatchObject({
    status: 200,
  });
  expect(await memberOf(3, 'objection')).toMatchObject({ state: 'upheld', reason: { text: reason } });
  const acknowledgement = (await read('liaison0', 3)).obligations?.find(({ id }) => id === member);
  expect(acknowledgement).toMatchObject({ state: 'waived', reason: { code: 'assignment.lifted' } });
});

test('a task rests to a day that is to come, with its basis; when that day has come, it waits to be resumed', async () => {
  const [reason, until] = ['资金渠道尚未落实。', '2023-03-03'];
  expect(await give('supervisor', 'task.suspend', 1, { reason, until: '2023-03-01' })).toMatchObject({
    status: 422,
    code: 'suspension-day-passed',
  });
  expect(await give('supervisor', 'task.suspend', 1, { reason, until })).toMatchObject({ status: 200 });
  expect(await read('liaison0', 1)).toMatchObject({ status: 'suspended', pause: { until, basis: { text: reason } } });
  const over = async () =>
    (await (await api.as('chief')).ask('desk.read', {})).answer.sections?.find(
      ({ section }) => section === 'pausesOver',
    )?.rows;
  expect(await over()).toEqual([]);
  world.clock.moveTo('2023-03-03T01:00:00.000Z');
  expect(await over()).toMatchObject([{ task: task(1) }]);
  expect(await give('supervisor', 'task.resume', 1, {})).toMatchObject({ status: 200 });
  expect(await read('liaison0', 1)).toMatchObject({ suspendedAt: null, pause: null });
});

test('after five working days nobody objects', async () => {
  const member = await owed(2, 'acknowledgement');
  world.clock.moveTo('2023-03-08T16:00:00.000Z');
  await world.engine.fireDue(world.tenant, world.clock.now());
  expect(await give('liaison0', 'objection.raise', 2, { member, text: '不属本局职责。' })).toMatchObject({
    status: 409,
    code: 'objection-too-late',
  });
});

import type { CommandType } from '@duban/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type TestApi } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  ({ tasks } = await issueTasks(world, 2));
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

async function board(post = 'liaison0') {
  const { status, answer } = await (await api.as(post)).ask('board.read');
  expect(status).toBe(200);
  return answer.tasks;
}

/** What the second bureau owes to a task, by kind. */
async function cellOf(kind: string, index = 0) {
  const found = (await board())[index]?.cells.find((cell) => cell.kind === kind && cell.unit === world.ids.unit('u1'));
  if (!found) throw new Error(`no ${kind} is on the board`);
  return found;
}

async function tell(type: CommandType, by: string, body: object) {
  const [target] = tasks;
  if (!target) throw new Error('no task');
  expect(await world.tell(type, by, target, body as never)).toMatchObject({ ok: true });
}

const plan = { milestones: [{ name: '开工', dueOn: '2023-06-30' }], responsibleLeader: '张三', measures: ['先办手续'] };

test('a lead sees its tasks with the units of each, and of each unit what it owes', async () => {
  const rows = await board();
  expect(rows.map(({ task }) => task.id)).toEqual(tasks.map(({ id }) => id));
  expect(rows[0]?.units.map(({ name, relation }) => [name, relation])).toEqual([
    ['甲局', 'lead'],
    ['乙局', 'coordinating'],
  ]);
  const stored = await obligationsOf(world, tasks[0]?.id ?? '');
  const shown = stored.filter(
    ({ kind, value, due_on: day }) => value === 'open' || kind === 'planPart' || kind === 'plan' || day <= '2023-04-05',
  );
  expect(new Set(rows[0]?.cells.map(({ obligation }) => obligation.id))).toEqual(new Set(shown.map(({ id }) => id)));
});

test('the board is of the lead alone', async () => {
  expect(await board('liaison1')).toEqual([]);
  expect((await (await api.as('supervisor')).ask('board.read')).code).toBe('not-permitted');
});

test('who is silent is urged, and the board says when', async () => {
  const { obligation, urgedAt } = await cellOf('acknowledgement');
  expect(urgedAt).toBeNull();
  expect(obligation.allowed).toContain('obligation.urge');
  await tell('obligation.urge', 'liaison0', { member: obligation.id, message: '请即签收。' });
  expect((await cellOf('acknowledgement')).urgedAt).toBe(world.clock.now());
  expect((await cellOf('acknowledgement', 1)).urgedAt).toBeNull();
});

test('a part that came waits for the lead; sent back it stands with the reason; approved nothing more is to be done', async () => {
  const member = (await cellOf('planPart')).part?.id;
  await tell('planPart.submit', 'liaison1', { member, content: plan });
  const came = await cellOf('planPart');
  expect(came.part).toMatchObject({ state: 'submitted', submissions: 1, submittedAt: world.clock.now() });
  expect(came.part?.allowed).toEqual(expect.arrayContaining(['planPart.approve', 'planPart.sendBack']));
  expect(came.obligation.state).toBe('met');
  await tell('planPart.sendBack', 'liaison0', { member, reason: '措施不具体。' });
  expect((await cellOf('planPart')).part).toMatchObject({ state: 'open', reason: { text: '措施不具体。' } });
  await tell('planPart.submit', 'liaison1', { member, content: plan });
  await tell('planPart.approve', 'liaison0', { member });
  const { part } = await cellOf('planPart');
  expect(part?.state).toBe('approved');
  expect(part?.allowed.filter((command) => command.startsWith('planPart.'))).toEqual([]);
});

test('an ended task leaves the board', async () => {
  await tell('task.withdraw', 'supervisor', { reason: '并入另一任务。' });
  expect((await board()).map(({ task }) => task.id)).toEqual([tasks[1]?.id]);
});

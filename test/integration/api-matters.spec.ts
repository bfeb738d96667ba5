import { instantOf, millisecondsOf } from '@duban/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type TestApi, type Told } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  ({ tasks } = await issueTasks(world, 3));
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const mattersOf = async (post: string, query: Record<string, number> = {}): Promise<Told<'matters.list'>['answer']> =>
  (await (await api.as(post)).ask('matters.list', { query })).answer;

test('a unit finds what it has asked for, and nobody else does', async () => {
  expect(await mattersOf('head0')).toEqual({ total: 0, rows: [] });
  const [target] = tasks;
  const plan = (await obligationsOf(world, target?.id ?? '')).find(
    ({ kind, owed_as }) => kind === 'plan' && owed_as === 'lead',
  );
  const body = {
    type: 'extension.request',
    target,
    member: plan?.id,
    newDueOn: '2023-03-22',
    reason: '资料未齐。',
    progress: '已完成七成。',
  };
  expect(await (await api.as('liaison0')).ask('command.give', { body })).toMatchObject({ status: 200 });
  const { total, rows } = await mattersOf('head0');
  expect(total).toBe(1);
  expect(rows).toMatchObject([
    {
      kind: 'extension',
      state: 'requested',
      isOpen: true,
      task: target,
      obligation: { id: plan?.id, kind: 'plan', dueOn: '2023-03-15' },
      since: '2023-03-01T01:00:00.000Z',
      level: null,
    },
  ]);
  expect((await mattersOf('liaison1')).rows).toEqual([]);
  const { status } = await (await api.as('supervisor')).ask('matters.list', {});
  expect(status).toBe(403);
});

test('a slip is told to its unit when it is issued, and not while it is a draft', async () => {
  const until = millisecondsOf('2023-03-20T02:00:00.000Z');
  for (let now = millisecondsOf(world.clock.now()); now < until; now += 43_200_000) {
    world.clock.moveTo(instantOf(now));
    await world.engine.fireDue(world.tenant, world.clock.now());
  }
  const slipsIn = async () =>
    (await mattersOf('head0', { limit: 200 })).rows.filter(({ kind, level }) => kind === 'slip' && level === 'yellow');
  expect(await slipsIn()).toEqual([]);
  const drafted = (await (await api.as('supervisor')).ask('slips.list', { query: { limit: 500 } })).answer.rows.find(
    ({ unit }: { unit: { id: string } }) => unit.id === world.ids.unit('u0'),
  );
  if (!drafted) throw new Error('no slip was drafted');
  expect(drafted).toMatchObject({ level: 'yellow' });
  const issued = await world.tell('slip.issue', 'supervisor', drafted.task, { member: drafted.id });
  expect(issued).toMatchObject({ ok: true });
  const since = world.clock.now();
  expect(await slipsIn()).toMatchObject([{ id: drafted.id, state: 'issued', isOpen: false, since }]);
  // the request lies open, and comes first
  const { rows } = await mattersOf('head0', { limit: 1 });
  expect(rows).toMatchObject([{ kind: 'extension' }]);
});

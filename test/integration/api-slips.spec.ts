import { instantOf, millisecondsOf } from '@duban/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type TestApi, type Told } from '../support/api.js';
import { issueTasks, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];

// Nobody acknowledges: day by day each missed obligation climbs its ladder.
beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  ({ tasks } = await issueTasks(world, 3));
  const until = millisecondsOf('2023-03-20T02:00:00.000Z');
  for (let now = millisecondsOf(world.clock.now()); now < until; now += 43_200_000) {
    world.clock.moveTo(instantOf(now));
    await world.engine.fireDue(world.tenant, world.clock.now());
  }
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const slipsOf = async (post: string): Promise<Told<'slips.list'>['answer']> => {
  const { status, answer }: Told<'slips.list'> = await (
    await api.as(post)
  ).ask('slips.list', { query: { limit: 500 } });
  expect(status).toBe(200);
  return answer;
};

test('a supervisor sees what a supervisor issues, the chief supervisor all, each with its text', async () => {
  const own = await slipsOf('supervisor');
  const all = await slipsOf('chief');
  expect(own.rows.length).toBeGreaterThan(0);
  expect(new Set(own.rows.map(({ level }) => level))).toEqual(new Set(['yellow']));
  expect(new Set(all.rows.map(({ level }) => level))).toEqual(new Set(['yellow', 'red']));
  expect(all.total).toBe(all.rows.length);
  const [slip] = own.rows;
  expect(slip).toMatchObject({ rung: 2, by: 'supervisor', allowed: ['slip.issue', 'slip.discard'] });
  expect(slip?.text.subject).toContain('督办单（黄）');
  expect(slip?.text.body).toContain(slip?.title);
  expect(millisecondsOf(slip?.draftedAt ?? '')).toBeGreaterThan(millisecondsOf(slip?.obligation.missedAt ?? ''));
});

test('what is issued waits no more', async () => {
  const { total, rows } = await slipsOf('supervisor');
  const [slip] = rows;
  const task = { kind: 'task' as const, year: 2023, id: slip?.task.id ?? '' };
  expect(await world.tell('slip.issue', 'supervisor', task, { member: slip?.id ?? '' })).toMatchObject({ ok: true });
  const after = await slipsOf('supervisor');
  expect(after.total).toBe(total - 1);
  expect(after.rows.map(({ id }) => id)).not.toContain(slip?.id);
});

test('a unit has no slips to issue', async () => {
  const { status } = await (await api.as('liaison0')).ask('slips.list', {});
  expect(status).toBe(403);
});

test('of some tasks alone, with when each was last urged', async () => {
  const supervisor = await api.as('supervisor');
  const [first] = tasks;
  const query = { task: first?.id ?? '', state: 'missed', limit: 200 };
  const list = async (more: object = {}): Promise<Told<'obligations.list'>['answer']['rows']> =>
    (await supervisor.ask('obligations.list', { query: { ...query, ...more } })).answer.rows;
  const before = await list();
  expect(before.length).toBeGreaterThan(0);
  expect(before.every(({ task, urgedAt }) => task?.id === first?.id && urgedAt === null)).toBe(true);
  const target = { kind: 'task' as const, year: 2023, id: first?.id ?? '' };
  const urged = await world.tell('obligation.urge', 'supervisor', target, { member: before[0]?.id ?? '' });
  expect(urged).toMatchObject({ ok: true });
  const after = await list();
  expect(after.filter(({ urgedAt }) => urgedAt !== null)).toMatchObject([
    { id: before[0]?.id, urgedAt: world.clock.now() },
  ]);
  expect(Object.keys((await list({ fields: 'id' }))[0] ?? {})).toEqual(['id']);
});

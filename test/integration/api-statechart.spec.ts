import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type TestApi } from '../support/api.js';
import { issueTasks, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let directive: Awaited<ReturnType<typeof issueTasks>>['directive'];
let task: { year: number; id: string };

beforeAll(async () => {
  world = await openWorld('2023-02-13T01:00:00.000Z');
  const issued = await issueTasks(world, 2);
  ({ directive } = issued);
  const [first] = issued.tasks;
  if (!first) throw new Error('no task');
  task = { year: first.year, id: first.id };
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

test('a statechart has the states in which a task is, now and then', async () => {
  const liaison = await api.as('liaison0');
  const [now, then] = await Promise.all([
    liaison.ask('task.read', { params: task, query: { fields: 'regions,definition' } }),
    liaison.ask('task.asOf', { params: task, query: { at: '2023-02-13' } }),
  ]);
  expect(now.answer).toEqual({
    definition: 1,
    regions: { lifecycle: 'reporting', reporting: 'working', activity: 'active', timeliness: 'onTime' },
  });
  expect(then.answer).toMatchObject({ definition: 1, regions: now.answer.regions });
  const { status, answer } = await liaison.ask('statechart.read', { params: { machine: 'task', version: 1 } });
  expect(status).toBe(200);
  const ids = answer.nodes.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['lifecycle.reporting.working', 'activity.active', 'timeliness.onTime']));
});

test('what was never released is not there', async () => {
  const liaison = await api.as('liaison0');
  const ask = (machine: string, version: number) => liaison.ask('statechart.read', { params: { machine, version } });
  expect((await ask('plan', 1)).status).toBe(200);
  expect(await ask('plan', 2)).toMatchObject({ status: 404, code: 'not-found' });
  expect((await ask('bulletin', 1)).status).toBe(404);
});

test('a directive says what may be done with it, and the clerk amends what it says', async () => {
  const clerk = await api.as('clerk');
  const params = { year: directive.year, id: directive.id };
  const allowedTo = async (post: string) =>
    (await (await api.as(post)).ask('directive.read', { params, query: { fields: 'allowed' } })).answer.allowed;
  expect(await allowedTo('clerk')).toEqual(['directive.amend', 'directive.close']);
  expect(await allowedTo('supervisor')).toEqual([]);

  const { answer } = await clerk.ask('directive.content', { params });
  expect(answer.content.items).toHaveLength(2);
  const amend = (title: string) =>
    clerk.ask('command.give', {
      body: {
        type: 'directive.amend',
        target: { kind: 'directive', ...params },
        expectedVersion: answer.version,
        content: { ...answer.content, title },
      },
    });
  expect((await amend('更正后的标题')).answer).toMatchObject({ ok: true });
  const read = await clerk.ask('directive.read', { params, query: { fields: 'title,version,items' } });
  expect(read.answer).toEqual({ title: '更正后的标题', version: 2, items: 2 });
  expect(await amend('又一个标题')).toMatchObject({ status: 412, code: 'stale' });

  const supervisor = await api.as('supervisor');
  expect((await supervisor.ask('directive.content', { params })).status).toBe(403);
});

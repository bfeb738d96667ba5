import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let liaison: ApiClient;
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  ({ tasks } = await issueTasks(world, 3));
  api = await openApi(world);
  liaison = await api.as('liaison0');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const acknowledgement = async (task: { id: string }) => {
  const owed = (await obligationsOf(world, task.id)).find(
    ({ kind, owed_as }) => kind === 'acknowledgement' && owed_as === 'lead',
  );
  if (!owed) throw new Error('no acknowledgement is owed');
  return owed.id;
};

test('a command is carried out and answered with its version', async () => {
  const [target] = tasks;
  if (!target) throw new Error('no task');
  const command = { type: 'acknowledgement.give', target, member: await acknowledgement(target) };
  const { status, answer, headers } = await liaison.ask('command.give', { body: command });
  expect({ status, answer }).toMatchObject({ status: 200, answer: { ok: true, target } });
  expect(headers.get('etag')).toMatch(/^"\d+"$/);
  // The second time it is in another state.
  expect(await liaison.ask('command.give', { body: command })).toMatchObject({ status: 409, code: 'not-in-state' });
});

test('several commands have an answer each', async () => {
  const [, second, third] = tasks;
  if (!second || !third) throw new Error('no task');
  const commands = [
    { type: 'acknowledgement.give', target: second, member: await acknowledgement(second) },
    { type: 'acknowledgement.give', target: third, member: await acknowledgement(second) },
    { type: 'no.such', target: third },
  ];
  const { status, answer } = await liaison.ask('command.give', { body: { commands } });
  expect(status).toBe(200);
  expect(answer).toMatchObject({
    answers: [
      { ok: true },
      { ok: false, status: 404, code: 'unknown-member' },
      { ok: false, status: 422, code: 'bad-command' },
    ],
  });
});

test('without a session nothing is done; a post that is not held does not speak', async () => {
  expect(await api.stranger.ask('command.give', { body: {} })).toMatchObject({ status: 401, code: 'not-signed-in' });
  const post = world.ids.post('supervisor');
  const body = { type: 'task.suspend', target: tasks[0], post, reason: '暂停' };
  expect(await liaison.ask('command.give', { body })).toMatchObject({ status: 403, code: 'not-permitted' });
});

test('of several commands the one of a post that is not held is refused, and the others are done', async () => {
  const [, , third] = tasks;
  if (!third) throw new Error('no task');
  const give = { type: 'acknowledgement.give', target: third, member: await acknowledgement(third) };
  const suspend = { type: 'task.suspend', target: third, post: world.ids.post('supervisor'), reason: '暂停' };
  const { answer } = await liaison.ask('command.give', { body: { commands: [suspend, give] } });
  expect(answer).toMatchObject({ answers: [{ ok: false, status: 403, code: 'not-permitted' }, { ok: true }] });
});

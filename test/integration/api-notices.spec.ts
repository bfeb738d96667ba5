import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { inTenant } from '@duban/persistence';
import { issueTasks, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let liaison: ApiClient;
let params: { year: number; id: string };

beforeAll(async () => {
  world = await openWorld('2023-02-13T01:00:00.000Z');
  const { tasks } = await issueTasks(world, 3);
  const [target] = tasks;
  if (!target) throw new Error('no task');
  params = { year: target.year, id: target.id };
  for (const at of ['2023-02-20T01:00:00.000Z', '2023-02-27T01:00:00.000Z', '2023-03-06T01:00:00.000Z']) {
    world.clock.moveTo(at);
    await world.engine.fireDue(world.tenant, at);
  }
  await inTenant(world.pool, world.tenant, (client) => client.query(`UPDATE notice SET status = 'sent'`));
  api = await openApi(world);
  liaison = await api.as('liaison0');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

async function everything(client: ApiClient, limit: number) {
  const rows = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: Record<string, string | number> = cursor === '' ? { limit } : { limit, cursor };
    const { answer } = await client.ask('notices.list', { query });
    rows.push(...answer.rows);
    cursor = answer.next;
  }
  return rows;
}

test('the inbox of a post, latest first, page by page', async () => {
  const whole = (await liaison.ask('notices.list', { query: { limit: 200 } })).answer;
  expect(whole.rows.length).toBeGreaterThan(4);
  expect(whole.unread).toBe(whole.rows.length);
  const moments = whole.rows.map(({ at }) => at ?? '');
  const latestFirst = moments.toSorted((a, b) => (a < b ? 1 : -1));
  expect(moments).toEqual(latestFirst);
  expect(whole.rows.at(-1)).toMatchObject({ kind: 'assigned', items: [{ number: '1', title: '任务1' }, {}, {}] });
  expect(await everything(liaison, 2)).toEqual(whole.rows);
});

test('what is read is marked once, and only by its own post', async () => {
  const { answer } = await liaison.ask('notices.list');
  const notices = answer.rows.slice(0, 2).map(({ id }) => id);
  const other = await api.as('liaison1');
  expect((await other.ask('notices.read', { body: { notices } })).answer).toEqual({ read: 0 });
  expect((await liaison.ask('notices.read', { body: { notices } })).answer).toEqual({ read: 2 });
  expect((await liaison.ask('notices.read', { body: { notices } })).answer).toEqual({ read: 0 });
  const unread = (await liaison.ask('notices.list', { query: { unread: true } })).answer;
  expect(unread.unread).toBe(answer.unread - 2);
  expect(unread.rows.map(({ id }) => id)).toEqual(answer.rows.slice(2).map(({ id }) => id));
  expect((await liaison.ask('notices.list')).answer.rows.length).toBe(answer.rows.length);
});

test.each([[[]], [['x']], [Array.from({ length: 501 }, () => '00000000-0000-4000-8000-000000000000')]])(
  'ids that cannot be read are refused',
  async (notices) => {
    expect(await liaison.ask('notices.read', { body: { notices } })).toMatchObject({ status: 422, code: 'bad-body' });
  },
);

test('the notices of a task, with whom they went to, for those who see the whole of it', async () => {
  const supervisor = await api.as('supervisor');
  const { answer } = await supervisor.ask('task.notices', { params, query: { limit: 200 } });
  expect(answer.rows.find(({ kind, to }) => kind === 'assigned' && to?.person === '联络员0')).toMatchObject({
    to: { title: '联络员', unit: { name: '甲局' } },
    sent: true,
    items: [{ obligation: null }],
  });
  const first = (await supervisor.ask('task.notices', { params, query: { limit: 3 } })).answer;
  const rest = (await supervisor.ask('task.notices', { params, query: { limit: 200, cursor: first.next ?? '' } }))
    .answer;
  expect([...first.rows, ...rest.rows]).toEqual(answer.rows);
  expect(answer.rows.filter(({ readAt }) => readAt !== null).length).toBeGreaterThan(0);
  expect((await liaison.ask('task.notices', { params })).status).toBe(200);
  expect(await (await api.as('liaison1')).ask('task.notices', { params })).toMatchObject({ status: 404 });
  expect(await (await api.as('clerk')).ask('task.notices', { params })).toMatchObject({ status: 403 });
});

test('of an urge it is known who urged, by which channel, whether it was read, and what was delivered since', async () => {
  const supervisor = await api.as('supervisor');
  const target = { kind: 'task', ...params };
  const owed = (await supervisor.ask('task.read', { params })).answer.obligations ?? [];
  const ours = owed.find(({ kind, unit }) => kind === 'acknowledgement' && unit.name === '甲局');
  const urged = await supervisor.ask('command.give', { body: { type: 'obligation.urge', target, member: ours?.id } });
  expect(urged.status).toBe(200);
  const urges = async () => {
    const { answer } = await supervisor.ask('task.notices', { params, query: { limit: 200 } });
    return answer.rows.filter(({ kind }) => kind === 'urge');
  };
  const before = await urges();
  expect(new Set(before.map(({ to }) => to?.person))).toEqual(new Set(['局长0', '联络员0']));
  expect(before).toHaveLength(2);
  for (const { by, mailedAt, readAt, items } of before) {
    expect(by).toMatchObject({ title: '督查专员', person: 'supervisor' });
    expect([mailedAt, readAt]).toEqual([null, null]);
    expect(items).toMatchObject([{ obligationKind: 'acknowledgement', state: 'missed', deliveredAt: null }]);
  }
  const done = await liaison.ask('command.give', { body: { type: 'acknowledgement.give', target, member: ours?.id } });
  expect(done.status).toBe(200);
  for (const { items } of await urges())
    expect(items).toMatchObject([{ state: 'metLate', deliveredAt: world.clock.now() }]);
  const rest = (await supervisor.ask('task.notices', { params, query: { limit: 200 } })).answer.rows;
  expect(rest.filter(({ kind, by }) => kind !== 'urge' && by !== null)).toEqual([]);
});

test('a cursor that was forged with a day which does not exist is a bad request', async () => {
  const key = ['-at', '2023-99-99T99:99:99Z', '00000000-0000-4000-8000-000000000000'];
  const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
  const { status } = await liaison.ask('notices.list', { query: { cursor } });
  expect([400, 422]).toContain(status);
});

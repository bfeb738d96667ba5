import { workCalendar } from '../support/world.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi, type Told } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, regimeNamed, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let supervisor: ApiClient;
let directive: Awaited<ReturnType<typeof issueTasks>>['directive'];
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  ({ directive, tasks } = await issueTasks(world, 25));
  api = await openApi(world);
  supervisor = await api.as('supervisor');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const idsOf = (rows: readonly { task?: { id: string } | undefined }[]) => rows.map(({ task }) => task?.id);

/** All pages of the ledger, read one after another. */
async function pages(
  client: ApiClient,
  query: Record<string, string | number | boolean>,
  between?: () => Promise<void>,
) {
  const ids: (string | undefined)[] = [];
  let cursor: string | null = null;
  do {
    const sent: Record<string, string | number | boolean> = cursor === null ? query : { ...query, cursor };
    const { status, answer }: Told<'tasks.list'> = await client.ask('tasks.list', { query: sent });
    expect(status).toBe(200);
    ids.push(...idsOf(answer.rows));
    cursor = answer.next;
    await between?.();
  } while (cursor !== null);
  return ids;
}

test('a line of the ledger tells who leads, what is owed next and why its light is as it is', async () => {
  const { answer } = await supervisor.ask('tasks.list', { query: { directive: directive.id, limit: 1 } });
  expect(answer.rows[0]).toMatchObject({
    task: tasks[0],
    directive: { number: '某政〔2023〕1号', year: 2023 },
    number: '1',
    title: '任务1',
    lead: { name: '甲局' },
    coordinating: [{ name: '乙局', relation: 'coordinating' }],
    told: 0,
    status: 'reporting',
    level: 0,
    light: { colour: 'yellow', reason: 'dueSoon', data: { workingDays: 2 } },
    nextDue: { kind: 'acknowledgement', dueOn: '2023-03-03' },
    missed: { lead: 0, others: 0 },
    lastReportAt: null,
    openExtension: false,
    openCloseOut: false,
  });
});

test.each(['position', 'nextDueAt', '-level', 'number'])('in the order %s every task comes once', async (sort) => {
  for (const limit of [1, 7, 25, 200]) {
    const ids = await pages(supervisor, { directive: directive.id, sort, limit });
    expect(ids).toHaveLength(25);
    expect(new Set(ids)).toEqual(new Set(tasks.map(({ id }) => id)));
  }
  if (sort === 'position' || sort === 'number')
    expect(await pages(supervisor, { directive: directive.id, sort, limit: 4 })).toEqual(tasks.map(({ id }) => id));
});

test('while tasks are added, no page loses or repeats what was there', async () => {
  let year = 2030;
  const ids = await pages(supervisor, { sort: 'position', limit: 5 }, async () => {
    if (year < 2033) await issueTasks(world, 3, regimeNamed('monthly-25-quarterly-annual'), (year += 1));
  });
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.slice(0, 25)).toEqual(tasks.map(({ id }) => id));
});

test('the ledger is found by its filters', async () => {
  const count = async (query: Record<string, string | number | boolean>) => {
    const { status, answer } = await supervisor.ask('tasks.list', { query: { limit: 200, year: 2023, ...query } });
    expect(status).toBe(200);
    return answer.rows.length;
  };
  const [lead, coordinating, stranger] = ['u0', 'u1', 'u2'].map((code) => world.ids.unit(code));
  expect(await count({ unit: lead ?? '' })).toBe(25);
  expect(await count({ unit: coordinating ?? '', relation: 'lead' })).toBe(0);
  expect(await count({ unit: coordinating ?? '', relation: 'coordinating,jointLead' })).toBe(25);
  expect(await count({ unit: stranger ?? '' })).toBe(0);
  expect(await count({ q: '务2' })).toBe(7);
  expect(await count({ q: '%' })).toBe(0);
  expect(await count({ q: '_' })).toBe(0);
  expect(await count({ status: 'reporting,overdue' })).toBe(25);
  expect(await count({ status: 'completed' })).toBe(0);
  expect(await count({ light: 'yellow' })).toBe(25);
  expect(await count({ light: 'green,red,grey' })).toBe(0);
  expect(await count({ level: '0' })).toBe(25);
  expect(await count({ openExtension: true })).toBe(0);
  expect(await count({ openExtension: false })).toBe(25);
});

test('an extension asked for and a task that is late are found, each by its filter', async () => {
  const [first, second] = tasks;
  if (!first || !second) throw new Error('no tasks');
  const owed = (await obligationsOf(world, first.id)).find(
    ({ kind, owed_as }) => kind === 'plan' && owed_as === 'lead',
  );
  const asked = await world.tell('extension.request', 'liaison0', first, {
    member: owed?.id ?? '',
    newDueOn: '2023-03-31',
    reason: '等批复。',
    progress: '材料已报送。',
  });
  expect(asked).toMatchObject({ ok: true });
  const open = await supervisor.ask('tasks.list', { query: { openExtension: true } });
  expect(idsOf(open.answer.rows)).toEqual([first.id]);
  expect(open.answer.rows[0]).toMatchObject({ openExtension: true });

  world.clock.moveTo('2023-03-06T01:00:00.000Z');
  await world.engine.fireDue(world.tenant, world.clock.now());
  const late = await supervisor.ask('tasks.list', { query: { status: 'overdue', year: 2023, limit: 200 } });
  expect(late.answer.rows).toHaveLength(25);
  expect(late.answer.rows[0]).toMatchObject({ missed: { lead: 1, others: 1 }, light: { reason: 'overdue' } });
});

test('a filter by light finds exactly the tasks that show it', async () => {
  const all = await supervisor.ask('tasks.list', { query: { limit: 200 } });
  for (const colour of ['green', 'yellow', 'red', 'grey']) {
    const { answer } = await supervisor.ask('tasks.list', { query: { limit: 200, light: colour } });
    const shown = all.answer.rows.filter(({ light }) => light?.colour === colour);
    expect(idsOf(answer.rows)).toEqual(idsOf(shown));
  }
  expect(workCalendar.isKnown('2023-03-06')).toBe(true);
});

test('who sees which tasks: those who supervise all, a unit its own, a stranger none', async () => {
  const seen = async (post: string, query = {}) =>
    (await (await api.as(post)).ask('tasks.list', { query: { year: 2023, limit: 200, ...query } })).answer.rows.length;
  for (const post of ['admin', 'clerk', 'chief', 'mayor', 'leader', 'viewer']) expect(await seen(post)).toBe(25);
  expect(await seen('head0')).toBe(25);
  expect(await seen('liaison1')).toBe(25);
  expect(await seen('liaison2')).toBe(0);
  expect(await seen('leader', { mine: true })).toBe(25);
  expect(await seen('liaison1', { mine: true })).toBe(0);
  expect((await api.stranger.ask('tasks.list')).code).toBe('not-signed-in');
});

test('sparse fields give what was asked for and nothing else', async () => {
  const { answer } = await supervisor.ask('tasks.list', { query: { fields: 'title,status', limit: 2, year: 2023 } });
  expect(answer.rows[0]).toEqual({ title: '任务1', status: 'overdue' });
});

test.each([
  ['a page of a million', { limit: 1_000_000 }, '/limit'],
  ['a page of nothing', { limit: 0 }, '/limit'],
  ['an order that has no index', { sort: 'title' }, '/sort'],
  ['an order that goes with a directive', { sort: 'nextDueAt' }, '/sort'],
  ['a field that is not there', { fields: 'title,secret' }, '/fields/1'],
  ['a cursor of nowhere', { cursor: 'x' }, '/cursor'],
  ['a cursor that is no list', { cursor: Buffer.from('{}').toString('base64url') }, '/cursor'],
  ['a cursor with another key', { cursor: Buffer.from('["position","a"]').toString('base64url') }, '/cursor'],
  [
    'a number too large',
    { cursor: Buffer.from(`["position",9999999999,null,1,"${'0'.repeat(8)}"]`).toString('base64url') },
    '/cursor',
  ],
  ['a status that is none', { status: 'assigned,late' }, '/status/1'],
  ['an id that is none', { directive: 'x' }, '/directive'],
  ['a text with NUL', { q: 'a\u0000' }, '/q'],
  ['a filter that is not known', { colour: 'red' }, '/colour'],
  ['a level that is too high', { level: '999' }, '/level/0'],
])('%s is refused by name', async (_, query, path) => {
  const { status, code, problem } = await supervisor.ask('tasks.list', { query: query as never });
  expect({ status, code }).toEqual({ status: 422, code: 'bad-query' });
  expect(problem?.issues?.map((issue) => issue.path)).toContain(path);
});

test('a cursor of another order is refused', async () => {
  const { answer } = await supervisor.ask('tasks.list', { query: { limit: 1, sort: 'number' } });
  const again = await supervisor.ask('tasks.list', { query: { limit: 1, cursor: answer.next ?? '' } });
  expect(again.code).toBe('bad-query');
});

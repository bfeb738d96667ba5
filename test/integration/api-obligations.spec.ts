import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi, type Told } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let supervisor: ApiClient;
let directive: Awaited<ReturnType<typeof issueTasks>>['directive'];
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  ({ directive, tasks } = await issueTasks(world, 5));
  api = await openApi(world);
  supervisor = await api.as('supervisor');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

type Query = Record<string, string | number | boolean>;

/** All pages of a list of obligations. */
async function pages(client: ApiClient, query: Query) {
  const rows: Told<'obligations.list'>['answer']['rows'] = [];
  let cursor: string | null = null;
  do {
    const sent: Query = cursor === null ? query : { ...query, cursor };
    const { status, answer }: Told<'obligations.list'> = await client.ask('obligations.list', { query: sent });
    expect(status).toBe(200);
    rows.push(...answer.rows);
    cursor = answer.next;
  } while (cursor !== null);
  return rows;
}

const ALL = 'pending,open,held,missed,met,metLate,waived,cancelled';

test.each(['dueAt', '-dueAt'])('in the order %s every obligation comes once', async (sort) => {
  const stored = (await Promise.all(tasks.map(({ id }) => obligationsOf(world, id)))).flat();
  for (const limit of [7, 200]) {
    const rows = await pages(supervisor, { directive: directive.id, state: ALL, sort, limit });
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(stored.map(({ id }) => id)));
    expect(rows).toHaveLength(stored.length);
    const moments = rows.map(({ dueAt }) => dueAt ?? '');
    const inOrder = (a: string, b: string) => (sort === 'dueAt' ? a <= b : a >= b);
    expect(moments.every((moment, index) => index === 0 || inOrder(moments[index - 1] ?? '', moment))).toBe(true);
  }
});

test('without a state what is under way is shown, with its task', async () => {
  const rows = await pages(supervisor, { limit: 200 });
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.every(({ state }) => state === 'open')).toBe(true);
  expect(rows[0]).toMatchObject({
    kind: 'acknowledgement',
    dueOn: '2023-03-03',
    firstDueOn: '2023-03-03',
    directive: { number: '某政〔2023〕1号' },
    task: { kind: 'task', year: 2023 },
  });
});

test('the filters: unit, kind, state, days, directive, and what the own unit owes', async () => {
  const count = async (query: Query, client = supervisor) => (await pages(client, { limit: 200, ...query })).length;
  const unit = world.ids.unit('u1');
  expect(await count({ unit, kind: 'acknowledgement' })).toBe(5);
  expect(await count({ unit, kind: 'plan' })).toBe(0);
  expect(await count({ unit, state: 'pending', kind: 'subReport' })).toBeGreaterThan(20);
  expect(await count({ unit: world.ids.unit('u2') })).toBe(0);
  expect(await count({ kind: 'acknowledgement', dueFrom: '2023-03-04' })).toBe(0);
  expect(await count({ kind: 'acknowledgement,plan', dueTo: '2023-03-03' })).toBe(10);
  expect(await count({ directive: world.ids.unit('no') })).toBe(0);
  const liaison = await api.as('liaison1');
  expect(await count({ mine: true, kind: 'acknowledgement' }, liaison)).toBe(5);
  expect(await count({ kind: 'acknowledgement' }, liaison)).toBe(10);
  expect(await count({ state: ALL }, await api.as('liaison2'))).toBe(0);
});

test.each([
  ['states that no index has', { state: 'met' }, '/state'],
  ['a state that is none', { state: 'late' }, '/state/0'],
  ['a day that does not exist', { dueTo: '2023-02-30' }, '/dueTo'],
  ['an order that is none', { sort: 'kind' }, '/sort'],
  ['a page of a million', { limit: 1_000_000 }, '/limit'],
  ['a cursor that is none', { cursor: 'abc' }, '/cursor'],
  ['mine of a post without a unit', { mine: true }, '/mine'],
  ['a kind that is no word', { kind: "a'b" }, '/kind/0'],
])('%s: refused by name', async (name, query, path) => {
  const client = name.startsWith('mine') ? await api.as('clerk') : supervisor;
  const { status, problem } = await client.ask('obligations.list', { query: query as never });
  expect(status).toBe(422);
  expect(problem?.issues?.map((issue) => issue.path)).toContain(path);
});

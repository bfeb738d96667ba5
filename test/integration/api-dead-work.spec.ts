import { randomUUID } from 'node:crypto';
import { asJob } from '@duban/persistence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let administrator: ApiClient;
const own = [randomUUID(), randomUUID(), randomUUID()];
const foreign = randomUUID();

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  api = await openApi(world);
  administrator = await api.as('admin');
  await asJob(world.pool, async (client) => {
    for (const [index, id] of [...own, foreign].entries())
      await client.query(
        `INSERT INTO dead_work (id, tenant_id, job, payload, error, failed_at)
         VALUES ($1, $2, 'notice.send', '{"notice": "n"}', 'The mail server is gone.', $3)`,
        [id, id === foreign ? randomUUID() : world.tenant, `2023-03-01T0${index}:00:00.123456Z`],
      );
  });
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const listed = async (query: Record<string, string | number | boolean> = {}) =>
  (await administrator.ask('deadWork.list', { query })).answer;

test('the administrator sees the dead work of their own government, page by page, and settles it', async () => {
  expect((await listed()).rows.map(({ id }) => id)).toEqual(own.toReversed());
  const first = await listed({ limit: 1 });
  const second = await listed({ limit: 5, cursor: first.next ?? '' });
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(own.toReversed());
  const settled = await administrator.ask('deadWork.settle', { params: { id: own[0] ?? '' } });
  expect(settled.answer).toMatchObject({ id: own[0], job: 'notice.send', error: 'The mail server is gone.' });
  expect(settled.answer.settledAt).not.toBeNull();
  expect((await administrator.ask('deadWork.settle', { params: { id: own[0] ?? '' } })).answer).toEqual(settled.answer);
  expect((await listed()).rows.length).toBe(2);
  expect((await listed({ settled: true })).rows).toEqual([settled.answer]);
});

test('that of another government is not there, and nobody else may look', async () => {
  expect(await administrator.ask('deadWork.settle', { params: { id: foreign } })).toMatchObject({ status: 404 });
  const chief = await api.as('chief');
  expect(await chief.ask('deadWork.list')).toMatchObject({ status: 403, code: 'not-permitted' });
  expect(await chief.ask('deadWork.settle', { params: { id: own[1] ?? '' } })).toMatchObject({ status: 403 });
});

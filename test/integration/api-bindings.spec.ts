import { operations } from '@duban/contracts';
import { missingRows } from '@duban/lifecycle';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type TestApi } from '../support/api.js';
import { openWorld, permissions, type World } from '../support/world.js';

let world: World;
let api: TestApi;

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

test.each(operations)(
  '$id is bound to a handler and has a row in the permission table',
  async ({ id, method, path }) => {
    const fastify = api.app.getHttpAdapter().getInstance();
    expect(fastify.hasRoute({ method, url: path.replaceAll(/\{(\w+)\}/g, ':$1') })).toBe(true);
    expect(missingRows(permissions, [id])).toEqual([]);
  },
);

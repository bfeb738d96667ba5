import { openDataSource, poolOf } from '@duban/persistence';
import { StandingClock } from '@duban/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientAt, openApi, type TestApi } from '../support/api.js';
import { freshDatabase } from '../support/database.js';
import type { World } from '../support/world.js';

let world: Pick<World, 'database' | 'dataSource' | 'pool' | 'clock'>;
let api: TestApi | undefined;

beforeEach(async () => {
  const database = await freshDatabase();
  const dataSource = await openDataSource(database.appUrl);
  world = { database, dataSource, pool: poolOf(dataSource), clock: new StandingClock('2023-03-01T01:00:00.000Z') };
});
afterEach(async () => {
  await api?.close();
  api = undefined;
  await world.dataSource.destroy();
  await world.database.drop();
});

const body = {
  government: { code: 'riverside', name: '河畔市人民政府' },
  administrator: { name: '王伟', account: 'wangwei', password: 'three plain words' },
};
const start = async (options: { setupToken?: string } = {}): Promise<TestApi> =>
  (api = await openApi(world as World, options));

test('an empty installation is set up once, and its administrator is signed in', async () => {
  const { stranger, url } = await start();
  expect((await stranger.ask('about.read')).answer.isSetUp).toBe(false);
  const weak = { ...body, administrator: { ...body.administrator, password: 'wangwei' } };
  expect(await stranger.ask('setup.perform', { body: weak })).toMatchObject({
    status: 422,
    problem: { issues: [{ path: '/administrator/password' }] },
  });
  const { status, answer, headers } = await stranger.ask('setup.perform', { body });
  expect({ status, answer }).toMatchObject({
    status: 201,
    answer: {
      government: body.government,
      person: { name: '王伟' },
      post: { role: 'administrator' },
      mustChangePassword: false,
    },
  });
  expect(headers.getSetCookie()[0]).toMatch(/^duban_session=.+HttpOnly/);
  const about = await stranger.ask('about.read');
  expect(about.answer).toMatchObject({ isSetUp: true, governments: [body.government] });
  // The government need not be named where there is one.
  const { name, password } = { name: 'wangwei', password: body.administrator.password };
  const opened = await stranger.ask('session.open', { body: { name, password, bearer: true } });
  expect((await clientAt(url, opened.answer.token).ask('session.read')).answer.post?.role).toBe('administrator');
  const again = await stranger.ask('setup.perform', { body: { ...body, government: { code: 'other', name: '他市' } } });
  expect(again).toMatchObject({ status: 409, code: 'already-set-up' });
});

test('of several setups at the same time one is made', async () => {
  const { stranger } = await start();
  const tries = await Promise.all(
    ['one', 'two', 'three', 'one'].map((code) =>
      stranger.ask('setup.perform', { body: { ...body, government: { code, name: code } } }),
    ),
  );
  expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
  expect((await stranger.ask('about.read')).answer.governments).toHaveLength(1);
});

test('where a token is asked for, nobody else sets up', async () => {
  const { stranger } = await start({ setupToken: 'printed-at-the-start' });
  for (const setupToken of [undefined, 'printed-at-the-star', 'another'])
    expect(await stranger.ask('setup.perform', { body: { ...body, setupToken } })).toMatchObject({
      status: 403,
      code: 'not-permitted',
    });
  const { status } = await stranger.ask('setup.perform', { body: { ...body, setupToken: 'printed-at-the-start' } });
  expect(status).toBe(201);
});

import { giveAccount } from '@duban/access';
import { inTenant } from '@duban/persistence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, clientAt, openApi, type TestApi } from '../support/api.js';
import { openWorld, type World } from '../support/world.js';

const PASSWORD = 'three plain words';
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

const give = (post: string, { mustChange = false } = {}): Promise<void> =>
  inTenant(world.pool, world.tenant, (client) =>
    giveAccount(client, {
      tenant: world.tenant,
      person: world.ids.person(post),
      name: post,
      password: PASSWORD,
      mustChange,
    }),
  );

const open = (name: string, password = PASSWORD, more: object = {}) =>
  api.stranger.ask('session.open', { body: { name, password, ...more } });

async function signedIn(name: string): Promise<ApiClient> {
  const { answer } = await open(name, PASSWORD, { bearer: true });
  return clientAt(api.url, answer.token);
}

const cookieOf = (headers: Headers): string => headers.getSetCookie()[0] ?? '';

test('somebody signs in with a cookie that scripts cannot read, and signs out', async () => {
  await give('head0');
  const { status, answer, headers } = await open('head0');
  expect({ status, answer }).toMatchObject({
    status: 201,
    answer: { person: { name: '局长0' }, government: { code: 'test' }, post: { role: 'unitHead' } },
  });
  expect(answer.token).toBeUndefined();
  expect(cookieOf(headers)).toMatch(/^duban_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  const cookie = cookieOf(headers).split(';')[0] ?? '';
  const read = (): Promise<Response> => api.stranger.fetch('/api/v1/session', { headers: { cookie } });
  expect((await read()).status).toBe(200);
  const closed = await api.stranger.fetch('/api/v1/session', { method: 'DELETE', headers: { cookie } });
  expect(closed.status).toBe(204);
  expect(cookieOf(closed.headers)).toMatch(/^duban_session=; .*Expires=Thu, 01 Jan 1970/);
  expect((await read()).status).toBe(401);
});

test('behind a proxy that speaks https the cookie is for https alone', async () => {
  await give('head0');
  const { headers } = await api.stranger.ask('session.open', {
    body: { name: 'head0', password: PASSWORD },
    headers: { 'x-forwarded-proto': 'https' },
  });
  expect(cookieOf(headers)).toContain('; Secure');
});

test('a wrong password, a name that nobody has and a government that is not there are refused in the same words', async () => {
  await give('head1');
  const refused = await Promise.all([
    open('head1', 'a wrong one'),
    open('nobody', 'a wrong one'),
    open('head1', PASSWORD, { government: 'elsewhere' }),
  ]);
  expect(refused.map(({ status, code }) => [status, code])).toEqual(Array(3).fill([401, 'sign-in-failed']));
  expect(new Set(refused.map(({ problem }) => problem?.detail)).size).toBe(1);
});

test('a name is locked after five wrong passwords, and told for how long', async () => {
  await give('viewer');
  for (let each = 0; each < 5; each++) expect((await open('viewer', 'a wrong one')).status).toBe(401);
  const { status, code, problem, headers } = await open('viewer');
  expect({ status, code }).toEqual({ status: 429, code: 'account-locked' });
  expect(problem?.retryAfter).toBeGreaterThan(800);
  expect(headers.get('retry-after')).toBe(String(problem?.retryAfter));
});

test.each(['%E0%A4%A', '', 'x'.repeat(5_000), '"', 'a b', '%00'])('a broken cookie (%j) is nobody', async (value) => {
  const { status } = await api.stranger.fetch('/api/v1/session', { headers: { cookie: `duban_session=${value}` } });
  expect(status).toBe(401);
});

test('another site cannot make a browser do anything', async () => {
  const { headers } = await open('head0');
  const cookie = cookieOf(headers).split(';')[0] ?? '';
  const send = async (from: Record<string, string>, path = '/api/v1/session', method = 'DELETE') => {
    const response = await api.stranger.fetch(path, { method, headers: { cookie, ...from } });
    return [response.status, response.status === 204 ? null : ((await response.json()) as { code: string }).code];
  };
  const refused = [403, 'cross-site'];
  expect(await send({ 'sec-fetch-site': 'cross-site' })).toEqual(refused);
  expect(await send({ 'sec-fetch-site': 'same-site' })).toEqual(refused);
  expect(await send({ origin: 'https://elsewhere.example' })).toEqual(refused);
  expect(await send({ origin: 'null' })).toEqual(refused);
  expect(await send({ origin: 'https://elsewhere.example' }, '/api/v1/session', 'POST')).toEqual(refused);
  expect(await send({ origin: api.url, 'sec-fetch-site': 'same-origin' })).toEqual([204, null]);
});

test('a program gets its token, which no other site can send', async () => {
  const program = await signedIn('head0');
  const { status, headers } = await program.ask('session.close', { headers: { origin: 'https://elsewhere.example' } });
  expect(status).toBe(204);
  expect(headers.getSetCookie()[0]).toMatch(/^duban_session=;/);
  expect(await program.ask('session.read')).toMatchObject({ status: 401, code: 'not-signed-in' });
});

test('somebody with several posts switches between them; the token changes with it', async () => {
  const { ids, tenant, pool } = world;
  await give('liaison1');
  await inTenant(pool, tenant, (client) =>
    client.query(
      `INSERT INTO post_holder (tenant_id, post_id, person_id, valid_from) VALUES ($1, $2, $3, '2023-01-01')`,
      [tenant, ids.post('liaison2'), ids.person('liaison1')],
    ),
  );
  const first = await signedIn('liaison1');
  const { answer } = await first.ask('session.read');
  expect(answer.posts.map(({ id }) => id).toSorted()).toEqual([ids.post('liaison1'), ids.post('liaison2')].toSorted());
  const other = answer.posts.find(({ id }) => id !== answer.post?.id);
  const switched = await first.ask('session.switch', { body: { post: other?.id } });
  expect(switched).toMatchObject({ status: 200, answer: { post: { id: other?.id } } });
  expect(await first.ask('session.read')).toMatchObject({ status: 401 });
  const second = clientAt(api.url, switched.answer.token);
  expect((await second.ask('session.read')).answer.post?.id).toBe(other?.id);
  const foreign = await second.ask('session.switch', { body: { post: ids.post('admin') } });
  expect(foreign).toMatchObject({ status: 403, code: 'not-permitted' });
});

test('who was given a password changes it before anything else', async () => {
  await give('leader', { mustChange: true });
  const leader = await signedIn('leader');
  expect((await leader.ask('session.read')).answer.mustChangePassword).toBe(true);
  for (const id of ['session.list', 'command.give'] as const)
    expect(await leader.ask(id, id === 'command.give' ? { body: {} } : {})).toMatchObject({
      status: 403,
      code: 'password-expired',
    });
  const change = (current: string, next: string) => leader.ask('session.changePassword', { body: { current, next } });
  expect(await change(PASSWORD, 'short')).toMatchObject({ status: 422, problem: { issues: [{ path: '/next' }] } });
  expect(await change('a wrong one', 'a new one for spring')).toMatchObject({ status: 401, code: 'sign-in-failed' });
  const changed = await change(PASSWORD, 'a new one for spring');
  expect(changed).toMatchObject({ status: 200, answer: { mustChangePassword: false } });
  expect((await leader.ask('session.read')).status).toBe(401);
  expect((await clientAt(api.url, changed.answer.token).ask('session.list')).status).toBe(200);
});

test('somebody sees where they are signed in, and ends one of these sessions, but nobody else’s', async () => {
  await give('chief');
  const [here, there, stranger] = [await signedIn('chief'), await signedIn('chief'), await signedIn('head0')];
  const { answer } = await here.ask('session.list');
  expect(answer.rows).toHaveLength(2);
  const other = answer.rows.find(({ isThis }) => !isThis);
  const params = { id: other?.id ?? '' };
  expect(await stranger.ask('session.revoke', { params })).toMatchObject({ status: 404 });
  expect((await there.ask('session.read')).status).toBe(200);
  expect((await here.ask('session.revoke', { params })).status).toBe(204);
  expect((await there.ask('session.read')).status).toBe(401);
  expect((await here.ask('session.revoke', { params })).status).toBe(404);
});

test('a post that is handed over speaks for its successor from that day on', async () => {
  const { ids, tenant, pool } = world;
  const post = ids.post('supervisor');
  await inTenant(pool, tenant, async (client) => {
    await client.query(`UPDATE post_holder SET valid_to = '2023-03-04' WHERE post_id = $1`, [post]);
    await client.query(
      `INSERT INTO post_holder (tenant_id, post_id, person_id, valid_from) VALUES ($1, $2, $3, '2023-03-05')`,
      [tenant, post, ids.person('liaison0')],
    );
  });
  await Promise.all([give('supervisor'), give('liaison0')]);
  const [before, after] = [await signedIn('supervisor'), await signedIn('liaison0')];
  const holds = async (client: ApiClient) =>
    (await client.ask('session.read')).answer.posts.some(({ id }) => id === post);
  expect([await holds(before), await holds(after)]).toEqual([true, false]);
  world.clock.moveTo('2023-03-04T16:00:00.000Z');
  await expect.poll(() => Promise.all([holds(before), holds(after)]), { timeout: 10_000 }).toEqual([false, true]);
  expect((await before.ask('session.read')).answer.post).toBeNull();
});

test('one address may try only so often', async () => {
  const other = await openApi(world, { signInsPerMinute: 3 });
  const tries = await Promise.all(
    Array.from({ length: 5 }, () =>
      other.stranger.ask('session.open', { body: { name: 'nobody-else', password: 'a wrong one' } }),
    ),
  );
  await other.close();
  expect(tries.filter(({ code }) => code === 'sign-in-failed')).toHaveLength(3);
  expect(tries.filter(({ code, status }) => code === 'too-many-requests' && status === 429)).toHaveLength(2);
});

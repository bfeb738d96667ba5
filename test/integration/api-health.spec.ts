import { createConnection, type Socket } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drain } from '../../apps/api/src/program/listen.js';
import { openApi, type TestApi } from '../support/api.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
const lines: string[] = [];
beforeAll(async () => {
  world = await openWorld('2023-06-19T01:00:00.000Z');
  api = await openApi(world, { log: (line) => lines.push(line) });
});
afterAll(async () => {
  await api.close();
  await world.close();
});

test('it lives and is ready; what runs here is told to anybody', async () => {
  const { stranger } = api;
  expect((await stranger.ask('health.live')).answer).toEqual({ status: 'ok', faults: [] });
  expect((await stranger.ask('health.ready')).answer).toEqual({ status: 'ok', faults: [] });
  expect((await stranger.ask('about.read')).answer).toMatchObject({
    mode: 'real',
    now: '2023-06-19T01:00:00.000Z',
    governments: [{ code: 'test' }],
  });
});

test('without its tables or its clock it is not ready, and says why', async () => {
  const superuser = new Client({ connectionString: world.database.superuserUrl });
  await superuser.connect();
  try {
    await superuser.query('DELETE FROM clock');
    await superuser.query('ALTER TABLE public.migrations RENAME TO other');
    const { status, code, problem } = await api.stranger.ask('health.ready');
    expect([status, code, problem?.retryAfter]).toEqual([503, 'not-ready', 5]);
    expect(problem?.detail).toMatch(/start once with DATABASE_OWNER_URL.*business clock is gone/);
  } finally {
    await superuser.query('ALTER TABLE public.other RENAME TO migrations');
    await superuser.query(
      `INSERT INTO clock (generation, offset_ms, moved_by, moved_at) VALUES (0, 0, 'test', clock_timestamp())`,
    );
    await superuser.end();
  }
  expect((await api.stranger.ask('health.ready')).status).toBe(200);
});

test('nobody moves the clock of real work, and nobody is there to be played', async () => {
  const administrator = await api.as('admin');
  expect((await administrator.ask('demo.moveClock', { body: { by: 'PT1H' } })).code).toBe('only-in-demonstration');
  expect((await (await api.as('mayor')).ask('demo.moveClock', { body: { by: 'PT1H' } })).code).toBe(
    'only-in-demonstration',
  );
  expect((await api.stranger.ask('demo.people')).code).toBe('only-in-demonstration');
});

test('a request is one line of the log, without what came in the query', async () => {
  lines.length = 0;
  const administrator = await api.as('admin');
  const response = await administrator.fetch('/api/v1/about?name=someone');
  await administrator.ask('session.read');
  await expect.poll(() => lines.length).toBe(2);
  const [about, session] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(about).toMatchObject({ method: 'GET', path: '/api/v1/about', status: response.status });
  expect(about?.['requestId']).toBe(response.headers.get('x-request-id'));
  expect(session).toMatchObject({ path: '/api/v1/session', status: 200, person: world.ids.person('admin') });
  expect(session).toMatchObject({ post: world.ids.post('admin'), ms: expect.any(Number) as number });
  expect(lines.join()).not.toContain('someone');
});

test('the log has no secrets: not of a sign-in, and not of a request that fails', async () => {
  lines.length = 0;
  const administrator = await api.as('admin');
  const secrets = ['the-pass-word-itself', 'a-cookie-of-mine', administrator.token ?? ''];
  await api.stranger.ask('session.open', { body: { name: 'admin', password: secrets[0] } });
  const superuser = new Client({ connectionString: world.database.superuserUrl });
  await superuser.connect();
  await superuser.query('ALTER TABLE public.tenant RENAME TO other');
  const failing = await administrator.fetch('/api/v1/about', { headers: { cookie: `duban=${secrets[1]}` } });
  await superuser.query('ALTER TABLE public.other RENAME TO tenant');
  await superuser.end();
  expect(failing.status).toBe(500);
  api.app
    .getHttpAdapter()
    .getInstance()
    .log.info({ password: secrets[0], headers: { cookie: secrets[1] } }, 'careless');
  const told = lines.join('\n');
  expect(told).toContain('The request failed.');
  expect(told).toContain('[hidden]');
  for (const secret of secrets) expect(told).not.toContain(secret);
});

test('the page comes with a policy, is asked for anew only when it changed, and its files may be kept', async () => {
  const page = await api.stranger.fetch('/');
  expect(page.headers.get('content-security-policy')).toContain(`default-src 'none'; script-src 'self'`);
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const html = await page.text();
  expect(html).toContain('<html lang="zh-CN">');
  expect(await (await api.stranger.fetch('/tasks', { headers: HTML })).text()).toBe(html);
  const unchanged = { 'if-none-match': page.headers.get('etag') ?? '', 'cache-control': 'max-age=0' };
  expect((await api.stranger.fetch('/', { headers: unchanged })).status).toBe(304);
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(files.length).toBeGreaterThan(0);
  for (const path of files) {
    const file = await api.stranger.fetch(path);
    expect([path, file.status, file.headers.get('cache-control')]).toEqual([
      path,
      200,
      'public, max-age=31536000, immutable',
    ]);
  }
  for (const path of ['/assets/../../../package.json', '/assets/nothing.js', '/api/nothing', '/nothing'])
    expect([path, (await api.stranger.fetch(path)).status]).toEqual([path, 404]);
});

const HTML = { accept: 'text/html' };

test('an ending server answers what is in flight, is not ready, and takes no connection', async () => {
  const other = await openApi(world);
  const { port } = new URL(other.url);
  const slow = await connected(Number(port));
  const waiting = await connected(Number(port));
  slow.write(head('POST', '/api/v1/session', 'content-type: application/json\r\ncontent-length: 2\r\n') + '{');
  await answered(waiting, head('GET', '/health/ready'), '"status":"ok"');
  const ended = drain(other.app);
  await answered(waiting, head('GET', '/health/ready'), 'HTTP/1.1 503').catch((error: unknown) =>
    // An idle connection may be closed instead.
    expect(error).toEqual(new Error('closed')),
  );
  await expect(fetch(other.url)).rejects.toThrow('fetch failed');
  await answered(slow, '}', 'bad-body');
  await ended;
  await other.duban.close();
});

test('a request that does not end is cut off', async () => {
  const other = await openApi(world);
  const stuck = await connected(Number(new URL(other.url).port));
  stuck.write(head('POST', '/api/v1/session', 'content-type: application/json\r\ncontent-length: 2\r\n'));
  await answered(await connected(Number(new URL(other.url).port)), head('GET', '/health/live'), '"ok"');
  await drain(other.app, 200);
  expect(stuck.destroyed || (await new Promise((resolve) => stuck.once('close', () => resolve(true))))).toBe(true);
  await other.duban.close();
});

const head = (method: string, path: string, more = ''): string =>
  `${method} ${path} HTTP/1.1\r\nhost: test\r\n${more}\r\n`;

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Writes, and waits until what comes back contains `wanted`. */
function answered(socket: Socket, text: string, wanted: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let got = '';
    socket.on('data', (chunk) => {
      got += chunk.toString();
      if (got.includes(wanted)) resolve();
    });
    socket.once('close', () => reject(new Error('closed')));
    socket.on('error', () => reject(new Error('closed')));
    socket.write(text);
  });
}

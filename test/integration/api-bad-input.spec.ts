import { connect } from 'node:net';
import { migrate } from '@duban/persistence';
import { Problem } from '@duban/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, type World } from '../support/world.js';

/** As many as one request may carry. */
const COMMANDS = 500;

let world: World;
let api: TestApi;
let supervisor: ApiClient;
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  await migrate(world.database.ownerUrl, { years: [2023] });
  ({ tasks } = await issueTasks(world, COMMANDS));
  api = await openApi(world);
  supervisor = await api.as('supervisor');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

interface Told {
  status: number;
  code: string | undefined;
  paths: string[];
}

/** A refusal, held against the form of problem documents. */
async function refused(response: Response): Promise<Told> {
  const text = await response.text();
  expect(response.headers.get('content-type'), text).toMatch(/^application\/problem\+json/);
  const { status, code, issues = [] } = Problem.parse(JSON.parse(text));
  expect(status).toBe(response.status);
  return { status, code, paths: issues.map(({ path }) => path) };
}

const post = async (body: string | Buffer, headers: Record<string, string> = {}): Promise<Told> =>
  refused(
    await supervisor.fetch('/api/v1/commands', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    }),
  );

const suspend = (index: number, extra: object = {}) => ({
  type: 'task.suspend',
  target: tasks[index],
  reason: '因规划调整暂停。',
  ...extra,
});

test('a body of 10 MB', async () => {
  const body = JSON.stringify({ ...suspend(0), reason: 'a'.repeat(10_000_000) });
  expect(await post(body)).toMatchObject({ status: 413, code: 'too-large' });
});

test('a body 20 levels deep, and one of 100,000', async () => {
  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  expect(await post(deep(20))).toMatchObject({ status: 422 });
  expect(await post(`{"commands":[${deep(20)}],"x":1}`)).toMatchObject({ status: 422, paths: ['/x'] });
  const told = await post(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect([400, 422]).toContain(told.status);
});

test('fields that are not known are named', async () => {
  const told = await post(JSON.stringify(suspend(0, { colour: 'red', 'a/b~c': 1 })));
  expect(told).toMatchObject({ status: 422, code: 'bad-command' });
  expect(told.paths.join(' ')).toMatch(/colour/);
  const session = await refused(
    await api.stranger.fetch('/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'a', password: 'b', 'a/b~c': 1 }),
    }),
  );
  expect(session).toEqual({ status: 422, code: 'bad-body', paths: ['/a~1b~0c'] });
});

test('wrong types are told with a pointer', async () => {
  const told = await post(JSON.stringify({ ...suspend(0), target: { kind: 'task', year: '2023', id: 7 }, reason: [] }));
  expect(told).toMatchObject({ status: 422, code: 'bad-command' });
  expect(told.paths).toEqual(expect.arrayContaining(['/target/year', '/target/id', '/reason']));
});

test.each(['null', '7', '"text"', '[]', '{}', 'true', '{"commands":[]}', '{"commands":[1]}', '{"commands":{}}'])(
  'a body of %s',
  async (body) => {
    expect((await post(body)).status).toBe(422);
  },
);

test('501 commands', async () => {
  const commands = Array.from({ length: 501 }, () => suspend(0));
  expect(await post(JSON.stringify({ commands }))).toMatchObject({ status: 422, paths: ['/commands'] });
});

test.each(['', '{', '{"type":', 'type=task.suspend', '{"type":"task.suspend",}'])(
  'a body that is no JSON: %j',
  async (body) => {
    expect((await post(body)).status).toBe(400);
  },
);

test('bytes that are no UTF-8', async () => {
  const [before, after] = JSON.stringify(suspend(0, { reason: '@', colour: 'red' })).split('@');
  const body = Buffer.concat([Buffer.from(before ?? ''), Buffer.from([0xff, 0xfe, 0xc3]), Buffer.from(after ?? '')]);
  const response = await supervisor.fetch('/api/v1/commands', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(response.status).toBeLessThan(500);
});

test.each(['__proto__', 'constructor'])('a body with the key %s', async (key) => {
  const body = `{"type":"task.suspend","${key}":{"prototype":{"polluted":true}},"reason":"a"}`;
  expect([400, 422]).toContain((await post(body)).status);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'nonsense'])(
  'the content type %s',
  async (type) => {
    expect([400, 415, 422]).toContain((await post('{}', { 'content-type': type })).status);
  },
);

test('a text with NUL, half a character, or none', async () => {
  expect(await post(JSON.stringify(suspend(0, { reason: 'a\u0000b' })))).toMatchObject({
    status: 422,
    code: 'text-nul',
  });
  expect(await post(JSON.stringify(suspend(0, { reason: '\ud800' })))).toMatchObject({ code: 'text-surrogate' });
  expect(await post(JSON.stringify(suspend(0, { reason: '  ' })))).toMatchObject({ code: 'text-empty' });
  expect(await post(JSON.stringify(suspend(0, { reason: 'a'.repeat(200_001) })))).toMatchObject({
    code: 'text-too-long',
  });
});

test('the 30th of February', async () => {
  const target = tasks[0];
  const body = {
    type: 'extension.request',
    target,
    member: target?.id,
    newDueOn: '2023-02-30',
    reason: '延期',
    progress: '过半',
  };
  const told = await post(JSON.stringify(body));
  expect(told).toMatchObject({ status: 422, code: 'bad-command', paths: ['/newDueOn'] });
});

test('a header that comes twice', async () => {
  for (const header of ['If-Match: "1"', 'Idempotency-Key: a']) {
    const answer = await raw(
      `POST /api/v1/commands HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${supervisor.token}\r\n` +
        `Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n${header}\r\n${header}\r\n\r\n{}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"bad-header"');
  }
});

test('a version that is none, and a key that is none', async () => {
  const body = JSON.stringify(suspend(0));
  for (const tag of ['*', '3', 'W/"3"', '"-1"', '"99999999999999999999"'])
    expect(await post(body, { 'if-match': tag })).toMatchObject({ status: 400, code: 'bad-header' });
  expect(await post(body, { 'idempotency-key': 'a'.repeat(300) })).toMatchObject({ status: 400, code: 'bad-header' });
});

test.each([
  'duban_session=',
  'duban_session=x',
  'duban_session=%E0%A4%A',
  'duban_session=";',
  ';;;=',
  '=',
  'a'.repeat(3_000),
])('a broken cookie: %s', async (cookie) => {
  const response = await api.stranger.fetch('/api/v1/session', { headers: { cookie: cookie.slice(0, 3_000) } });
  expect(await refused(response)).toMatchObject({ status: 401, code: 'not-signed-in' });
});

test.each(['Bearer', 'Bearer ', 'Bearer a b', 'Basic YTpi', `Bearer ${'a'.repeat(4_000)}`, 'bearer x'])(
  'the authorization %s',
  async (authorization) => {
    const response = await api.stranger.fetch('/api/v1/session', { headers: { authorization } });
    expect(await refused(response)).toMatchObject({ status: 401, code: 'not-signed-in' });
  },
);

test.each([
  ['limit=1000000', 'limit'],
  ['limit=0', 'limit'],
  ['limit=-1', 'limit'],
  ['limit=1.5', 'limit'],
  ['limit=NaN', 'limit'],
  ['sort=body', 'sort'],
  ['sort=title;DROP', 'sort'],
  ['fields=password', 'fields'],
  ['colour=red', 'colour'],
  ['cursor=', 'cursor'],
])('the ledger asked for with %s', async (query, name) => {
  const told = await refused(await supervisor.fetch(`/api/v1/tasks?${query}`));
  expect(told).toMatchObject({ status: 422, code: 'bad-query' });
  expect(told.paths.join(' ')).toContain(name);
});

test.each([
  'cursor=nonsense',
  'cursor=eyJhIjoxfQ',
  'cursor=%00',
  'limit=1&limit=2',
  'sort=number&cursor=bnVsbA',
  'unit=x',
  'q=%00',
])('the ledger asked for with %s', async (query) => {
  const { status } = await refused(await supervisor.fetch(`/api/v1/tasks?${query}`));
  expect([400, 422]).toContain(status);
});

test.each([
  '/api/v1/tasks/%',
  '/api/v1/tasks/2023/%ZZ',
  '/api/v1/tasks/2023/%00',
  '/api/v1/tasks/2023/..%2f..%2fetc%2fpasswd',
  '/api/v1/tasks/x/y',
  `/api/v1/tasks/2023/${'a'.repeat(500)}`,
  '/api/v1/nothing',
  '/api/docs/assets/..%2fpackage.json',
  '/api/docs/assets/%2e%2e/%2e%2e/package.json',
  '/api/docs/assets/',
])('the address %s', async (path) => {
  const told = await refused(await supervisor.fetch(path));
  expect([400, 404]).toContain(told.status);
});

test('methods that nobody asks for', async () => {
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const response = await supervisor.fetch('/api/v1/commands', { method });
    expect([404, 405], method).toContain((await refused(response)).status);
  }
  const head = await supervisor.fetch('/api/v1/session', { method: 'HEAD' });
  expect(head.status).toBeLessThan(500);
  const trace = await raw('TRACE /api/v1/session HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(trace).toMatch(/^HTTP\/1\.1 4/);
});

test('what is hardly HTTP', async () => {
  for (const request of [
    `GET /api/v1/session HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(100_000)}\r\n\r\n`,
    'GET /api/v1/session HTTP/1.1\r\n\r\n',
    'NONSENSE\r\n\r\n',
    'GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n',
    'POST /api/v1/commands HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
    'GET //// HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'GET http:///x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  ])
    expect(await raw(request)).toMatch(/^HTTP\/1\.1 4\d\d /);
});

test('500 commands of which one is refused: 499 are done, and none where they stand or fall together', async () => {
  const commands = tasks.map((target, index) =>
    index === 250 ? { ...suspend(index), reason: '' } : suspend(index, { target }),
  );
  const together = await supervisor.ask('command.give', {
    body: { commands: commands.map((command) => ({ ...command, group: 'all' })) },
  });
  const done = ({ answer }: typeof together) =>
    'answers' in answer ? answer.answers.filter(({ ok }) => ok).length : -1;
  expect([together.status, done(together)]).toEqual([200, 0]);
  const apart = await supervisor.ask('command.give', { body: { commands } });
  expect([apart.status, done(apart)]).toEqual([200, 499]);
  expect('answers' in apart.answer && apart.answer.answers[250]).toMatchObject({ ok: false, status: 422 });
});

test('after all this the server still serves', async () => {
  const [first] = tasks;
  expect((await obligationsOf(world, first?.id ?? '')).length).toBeGreaterThan(0);
  expect((await supervisor.ask('session.read')).status).toBe(200);
});

/** Sends bytes as they are and gives back what comes until the server hangs up. */
function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(api.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(request));
    let text = '';
    socket.setTimeout(10_000, () => socket.destroy(new Error(`no answer to ${request.slice(0, 60)}`)));
    socket.on('data', (bytes) => (text += bytes.toString()));
    socket.on('error', (error) => (text ? resolve(text) : reject(error)));
    socket.on('close', () => resolve(text));
  });
}

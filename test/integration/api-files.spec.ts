import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { migrate } from '@duban/persistence';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { issueTasks, openWorld, type World } from '../support/world.js';

interface Told {
  status: number;
  code?: string;
  detail?: string;
  issues?: { path: string }[];
  id: string;
  name: string;
  type: string;
  size: number;
  hash: string;
  task: unknown;
}

let world: World;
let api: TestApi;
let task: { year: number; id: string };

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  await migrate(world.database.ownerUrl, { years: [2023] });
  const { tasks } = await issueTasks(world, 1);
  const { year = 0, id = '' } = tasks[0] ?? {};
  task = { year, id };
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

async function upload(
  by: ApiClient,
  name: string,
  content: Buffer | string,
  fields: Record<string, string> = {},
): Promise<Told> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([content]), name);
  const response = await by.fetch('/api/v1/files', { method: 'POST', body: form });
  return { ...((await response.json()) as Told), status: response.status };
}

const ofTask = () => ({ taskYear: String(task.year), taskId: task.id });

/** What is kept in all, whoever it belongs to. */
async function kept(): Promise<number[]> {
  const client = new Client({ connectionString: world.database.superuserUrl });
  await client.connect();
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM blob UNION ALL SELECT count(*)::int FROM blob_chunk
     UNION ALL SELECT count(*)::int FROM file`,
  );
  await client.end();
  return rows.map(({ count }) => count);
}

/** What is kept once it is what is expected, or after five seconds. */
async function settled(expected: number[]): Promise<number[]> {
  for (let attempt = 0; attempt < 100 && String(await kept()) !== String(expected); attempt += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return kept();
}

const pdf = (size = 0): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)]);

test('a file comes back byte by byte, under its name, and is never shown', async () => {
  const liaison = await api.as('liaison0');
  const bytes = pdf(700_000);
  const file = await upload(liaison, '三月 “进展”.pdf', bytes, ofTask());
  expect(file).toMatchObject({
    status: 201,
    name: '三月 “进展”.pdf',
    type: 'application/pdf',
    size: bytes.length,
    hash: createHash('sha256').update(bytes).digest('hex'),
    task,
  });
  expect((await liaison.ask('file.read', { params: { id: file.id } })).answer).toMatchObject({ name: file.name });
  const content = await liaison.fetch(`/api/v1/files/${file.id}/content`);
  expect(Buffer.from(await content.arrayBuffer()).equals(bytes)).toBe(true);
  const { headers } = content;
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="__ ____.pdf"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  );
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  const again = await liaison.fetch(`/api/v1/files/${file.id}/content`, {
    headers: { 'if-none-match': headers.get('etag') ?? '' },
  });
  expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
});

test('a stretch of a file', async () => {
  const liaison = await api.as('liaison0');
  const bytes = pdf(600_000);
  const { id } = await upload(liaison, 'a.pdf', bytes);
  const stretch = async (range: string, headers = {}) => {
    const response = await liaison.fetch(`/api/v1/files/${id}/content`, { headers: { range, ...headers } });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const middle = await stretch('bytes=262140-262150');
  expect(middle.status).toBe(206);
  expect(middle.bytes.equals(bytes.subarray(262_140, 262_151))).toBe(true);
  expect((await stretch('bytes=-5')).bytes.equals(bytes.subarray(-5))).toBe(true);
  expect((await stretch('bytes=600000-')).bytes.equals(bytes.subarray(600_000))).toBe(true);
  expect((await stretch('bytes=0-5,8-9')).status).toBe(200);
  expect((await stretch('bytes=0-5', { 'if-range': '"other"' })).status).toBe(200);
  expect((await stretch('bytes=99999999-')).status).toBe(400);
});

test('who sees the task sees its file; others are told that it is not there', async () => {
  const { id } = await upload(await api.as('liaison0'), '说明.txt', '说明', ofTask());
  const status = async (post: string) => (await (await api.as(post)).ask('file.read', { params: { id } })).status;
  for (const post of ['head0', 'liaison1', 'supervisor', 'viewer', 'mayor']) expect(await status(post), post).toBe(200);
  for (const post of ['head2', 'liaison2']) expect(await status(post), post).toBe(404);
  const hidden = await (await api.as('liaison2')).fetch(`/api/v1/files/${id}/content`);
  expect(hidden.status).toBe(404);
  expect((await api.stranger.fetch(`/api/v1/files/${id}/content`)).status).toBe(401);
});

test('a file about no task is for the post that brought it', async () => {
  const { id } = await upload(await api.as('liaison1'), '说明.txt', '草稿');
  expect((await (await api.as('liaison1')).ask('file.read', { params: { id } })).status).toBe(200);
  expect((await (await api.as('liaison0')).ask('file.read', { params: { id } })).status).toBe(404);
});

test('a task that is out of reach, or not there, is not found', async () => {
  const before = await kept();
  expect(await upload(await api.as('liaison2'), '说明.txt', '一', ofTask())).toMatchObject({ status: 404 });
  const nowhere = { taskYear: '2023', taskId: '00000000-0000-4000-8000-000000000000' };
  expect(await upload(await api.as('supervisor'), '说明.txt', '一', nowhere)).toMatchObject({ status: 404 });
  expect(await kept()).toEqual(before);
});

test.each([
  ['报告.pdf', 'MZ\u0000\u0000', 415, 'unsupported-type'],
  ['setup.exe', 'MZ', 415, 'unsupported-type'],
  ['脚本.sh', '#!/bin/sh', 415, 'unsupported-type'],
  ['页面.html', '<script>', 415, 'unsupported-type'],
  ['空.txt', '', 422, 'bad-body'],
])('%s is refused, and nothing of it is kept', async (name, content, status, code) => {
  const before = await kept();
  const told = await upload(await api.as('liaison0'), name, content, ofTask());
  expect(told).toMatchObject({ status, code });
  expect(told.detail).toMatch(/^[A-Z].*\.$/);
  expect(await kept()).toEqual(before);
});

test('a viewer brings nothing', async () => {
  expect(await upload(await api.as('viewer'), '说明.txt', '一')).toMatchObject({ status: 403, code: 'not-permitted' });
});

test.each([
  [{ colour: 'red' }, '/colour'],
  [{ taskYear: '2023' }, ''],
  [{ taskYear: 'x', taskId: '00000000-0000-4000-8000-000000000000' }, '/taskYear'],
])('a form with %j is refused by name', async (fields, path) => {
  const told = await upload(await api.as('liaison0'), '说明.txt', '一', fields as Record<string, string>);
  expect(told).toMatchObject({ status: 422, code: 'bad-body' });
  expect(told.issues?.map((issue) => issue.path)).toContain(path);
});

test('a form that is none is refused', async () => {
  const liaison = await api.as('liaison0');
  const post = async (type: string, body: string) => {
    const headers = { 'content-type': type };
    const response = await liaison.fetch('/api/v1/files', { method: 'POST', headers, body });
    return [response.status, ((await response.json()) as Told).code];
  };
  expect(await post('application/json', '{}')).toEqual([415, 'unsupported-type']);
  expect(await post('multipart/form-data', 'x')).toEqual([400, 'upload-broken']);
  expect(await post('multipart/form-data; boundary=b', '--b--\r\n')).toEqual([422, 'bad-body']);
  expect(
    await post(
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf',
    ),
  ).toEqual([400, 'upload-broken']);
  expect(
    await post(
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="other"; filename="a.txt"\r\n\r\nx\r\n--b--\r\n',
    ),
  ).toEqual([422, 'bad-body']);
  expect(
    await post(
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--\r\n',
    ),
  ).toEqual([400, 'upload-broken']);
});

test('more than 50 MB is refused, and nothing of it is kept', async () => {
  const before = await kept();
  const told = await upload(await api.as('liaison0'), '大.txt', Buffer.alloc(50 * 1024 * 1024 + 1, 'a'));
  expect(told).toMatchObject({ status: 413, code: 'too-large' });
  expect(await kept()).toEqual(before);
});

test('the same bytes from many at once are kept once, under a name for each', async () => {
  const [blobs, chunks, files] = await kept();
  const bytes = pdf(600_000);
  const told = await Promise.all(
    ['liaison0', 'liaison1', 'head0', 'supervisor', 'chief', 'clerk'].map(async (post) =>
      upload(await api.as(post), `${post}.pdf`, bytes),
    ),
  );
  expect(told.map(({ status }) => status)).toEqual(told.map(() => 201));
  expect(await kept()).toEqual([(blobs ?? 0) + 1, (chunks ?? 0) + 3, (files ?? 0) + 6]);
});

/** A form of which the first half is sent, and the rest when told. */
function slowUpload(token: string) {
  const { hostname, port } = new URL(api.url);
  const [head, tail] = [
    '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nfirst half',
    ' and the rest\r\n--b--\r\n',
  ];
  const sent = request({
    hostname,
    port,
    path: '/api/v1/files',
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': head.length + tail.length,
    },
  });
  sent.write(head);
  return {
    finish: () =>
      new Promise<{ status: number; code: string }>((resolve, reject) => {
        sent.on('error', reject);
        sent.on('response', (response) => {
          let text = '';
          response.on('data', (bytes: Buffer) => (text += bytes.toString()));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, code: (JSON.parse(text) as { code: string }).code }),
          );
        });
        sent.end(tail);
      }),
    hangUp: () => {
      sent.on('error', () => {});
      sent.destroy();
    },
  };
}

test('an upload that stops half way leaves nothing', async () => {
  const { token = '' } = await api.as('liaison0');
  const before = await kept();
  slowUpload(token).hangUp();
  const second = slowUpload(token);
  await new Promise((resolve) => setTimeout(resolve, 300));
  second.hangUp();
  expect(await settled(before)).toEqual(before);
});

test('a session that ends in the middle of an upload keeps nothing', async () => {
  const liaison = await api.as('liaison0');
  const before = await kept();
  const uploading = slowUpload(liaison.token ?? '');
  await new Promise((resolve) => setTimeout(resolve, 200));
  const superuser = new Client({ connectionString: world.database.superuserUrl });
  await superuser.connect();
  await superuser.query('UPDATE session SET expires_at = clock_timestamp() WHERE token_hash = $1', [
    createHash('sha256')
      .update(liaison.token ?? '')
      .digest(),
  ]);
  await superuser.end();
  // A session is believed for less than a second after it was read.
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(await uploading.finish()).toEqual({ status: 401, code: 'not-signed-in' });
  expect(await kept()).toEqual(before);
});

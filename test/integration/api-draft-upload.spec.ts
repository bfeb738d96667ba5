import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '@duban/contracts';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let clerk: ApiClient;

beforeAll(async () => {
  world = await openWorld('2023-02-20T01:00:00.000Z');
  api = await openApi(world);
  clerk = await api.as('clerk');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

type Content = string | Uint8Array<ArrayBuffer>;

const text = '关于重点任务的通知\n1.新建两所幼儿园。(责任单位:甲局、乙局)\n';

/** The same text in the other encoding that offices use. */
const GB18030 =
  'b9d8d3dad6d8b5e3c8cecef1b5c4cda8d6aa0a312ed0c2bda8c1bdcbf9d3d7b6f9d4b0a1a328d4f0c8ceb5a5cebb3abcd7bed6a1a2d2d2bed6290a';

async function upload(bytes: Content, name: string, field = 'file') {
  const form = new FormData();
  form.append(field, new Blob([bytes]), name);
  return clerk.fetch('/api/v1/drafts/files', { method: 'POST', body: form });
}

const refused = async (bytes: Content, name: string, field?: string) => {
  const answer = await upload(bytes, name, field);
  const { code, detail } = Problem.parse(await answer.json());
  return { status: answer.status, code, detail };
};

test.each([
  ['utf-8', Buffer.from(text)],
  ['utf-8 with a mark', Buffer.from(`\ufeff${text}`)],
  ['gb18030', Buffer.from(GB18030, 'hex')],
])('a file in %s becomes a draft with its text and its name', async (_, bytes) => {
  const answer = await upload(new Uint8Array(bytes), '重点任务.txt');
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  expect((await clerk.ask('draft.text', { params: { id } })).answer.text).toBe(text);
  expect((await clerk.ask('draft.read', { params: { id } })).answer).toMatchObject({
    name: '重点任务',
    items: [{ number: '1' }],
  });
});

test('what cannot be read is refused with what to do instead, and why at the file', async () => {
  const told = async (bytes: Content, name: string) => {
    const answer = await upload(bytes, name);
    const { status, code, issues } = Problem.parse(await answer.json());
    return [status, code, issues?.[0]?.message];
  };
  // The extension lies.
  expect(await told(Buffer.from([0x4d, 0x5a, 0x90, 0x00, 0x03, 0x00]), '通知.txt')).toEqual([
    415,
    'unsupported-type',
    'not-a-document',
  ]);
  expect(await told(Buffer.from(`\ufeff${text}`, 'utf16le'), '通知.txt')).toEqual([
    415,
    'unsupported-type',
    'unreadable-encoding',
  ]);
  expect(await told(Buffer.from('PK\u0003\u0004 broken off'), '通知.docx')).toEqual([
    415,
    'unsupported-type',
    'broken',
  ]);
  expect(await told(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), '扫描.pdf')).toEqual([
    415,
    'unsupported-type',
    'no-text-layer',
  ]);
  expect(await told('  \n', '通知.md')).toEqual([422, 'bad-body', 'empty']);
});

test('what a file is, its content tells: a web page becomes a draft of its text and is kept beside it', async () => {
  const page = `<!doctype html><html><body><ol><li>新建两所幼儿园。(责任单位:甲局、乙局)</ol></body></html>`;
  const { id } = (await (await upload(page, '重点任务.docx')).json()) as { id: string };
  expect((await clerk.ask('draft.text', { params: { id } })).answer.text).toBe(
    '1.新建两所幼儿园。(责任单位:甲局、乙局)\n',
  );
  const { source, items } = (await clerk.ask('draft.read', { params: { id } })).answer;
  expect(items).toMatchObject([{ number: '1', text: '新建两所幼儿园。' }]);
  expect(source).toMatchObject({ kind: 'html', warnings: [] });
  const original = await clerk.fetch(`/api/v1/files/${source?.file}/content`);
  expect(await original.text()).toBe(page);
});

test('a text is as long as a directive can hold', async () => {
  expect(await refused('字'.repeat(70_000), '通知.txt')).toMatchObject({
    status: 413,
    code: 'too-large',
    detail: expect.stringMatching(/200 kB/) as string,
  });
  expect(await refused(Buffer.alloc(3 * 1024 * 1024, 'a'), '通知.txt')).toMatchObject({
    status: 413,
    code: 'too-large',
  });
  const pasted = { body: { name: '长', text: '字'.repeat(70_000) } };
  expect(await clerk.ask('draft.create', pasted)).toMatchObject({
    status: 422,
    problem: { issues: [{ path: '/text', message: 'text-too-long' }] },
  });
});

test('a form without a file, or no form at all, is refused', async () => {
  const empty = new FormData();
  empty.append('name', '通知');
  const without = await clerk.fetch('/api/v1/drafts/files', { method: 'POST', body: empty });
  expect(without.status).toBe(422);
  const json = await clerk.ask('draft.upload', { body: { file: text } });
  expect(json).toMatchObject({ status: 415, code: 'unsupported-type' });
  expect(await clerk.ask('draft.upload')).toMatchObject({ status: 415, code: 'unsupported-type' });
});

test('a form that is none, or that stops half way, is refused', async () => {
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const part = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf';
  for (const body of ['no form', part, '--b--\r\n']) {
    const answer = await clerk.fetch('/api/v1/drafts/files', { method: 'POST', headers, body });
    expect([body, answer.status >= 400 && answer.status < 500]).toEqual([body, true]);
  }
  const unbound = { method: 'POST', headers: { 'content-type': 'multipart/form-data' }, body: part };
  expect((await clerk.fetch('/api/v1/drafts/files', unbound)).status).toBeLessThan(500);
});

test('only a clerk uploads', async () => {
  const liaison = await api.as('liaison0');
  const form = new FormData();
  form.append('file', new Blob([text]), '通知.txt');
  const answer = await liaison.fetch('/api/v1/drafts/files', { method: 'POST', body: form });
  expect(answer.status).toBe(403);
});

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decodeText, parseDirective } from '@duban/directive';
import { Problem } from '@duban/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { docx, p, table, xlsx } from '../support/made-files.js';
import { asPdf, asSheet, asWebPage, asWordTable, asWordWithLists } from '../support/notice-forms.js';
import { openWorld, type World } from '../support/world.js';

/** The real documents are not part of the repository: they are looked for in DUBAN_SHARED. */
const root = resolve(import.meta.dirname, '../..');
const real = join(resolve(root, process.env['DUBAN_SHARED'] ?? '../shared'), 'directives/sanmenxia-2022-notice.txt');
const wanted = existsSync(real) || process.env['CI'] === 'true';
if (!wanted) console.warn(`No real notice is uploaded in every form: ${real} is missing (set DUBAN_SHARED).`);

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

async function send(bytes: Buffer, name: string) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return clerk.fetch('/api/v1/drafts/files', { method: 'POST', body: form });
}

async function upload(bytes: Buffer, name: string) {
  const answer = await send(bytes, name);
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  return { id, draft: (await clerk.ask('draft.read', { params: { id } })).answer };
}

const textOf = async (id: string) => (await clerk.ask('draft.text', { params: { id } })).answer;

/** The items of a draft as far as their form on the page does not matter. */
const itemsOf = ({ items }: Awaited<ReturnType<typeof upload>>['draft']) =>
  items.map(({ number, text, lead, jointLeads, coordinating, groups, openEnded }) => ({
    number,
    text: text.replaceAll(/\s+/g, ''),
    lead: lead?.name ?? null,
    others: [...jointLeads, ...coordinating].map(({ name }) => name),
    groups: groups.map(({ name }) => name),
    openEnded,
  }));

describe.runIf(wanted)('a real notice in every form', () => {
  test('is uploaded to the same items, and each line says where it stands', async () => {
    const bytes = readFileSync(real);
    const { text } = decodeText(bytes);
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    const rows = parseDirective(text).tasks.map((task) => ({ ...task, units: task.rawUnits }));
    const forms: [string, Buffer, string | undefined][] = [
      ['.docx', asWordWithLists(lines), 'paragraph'],
      ['表.docx', asWordTable('重点工作分工', rows), 'paragraph'],
      ['.xlsx', asSheet('重点工作分工', rows), 'sheet'],
      ['.html', asWebPage(lines), 'paragraph'],
      ['.pdf', asPdf(lines), 'page'],
    ];
    const asText = itemsOf((await upload(bytes, '通知.txt')).draft);
    expect(asText).toHaveLength(122);
    for (const [ending, made, place] of forms) {
      const { id, draft } = await upload(made, `通知${ending}`);
      expect([ending, itemsOf(draft)]).toEqual([ending, asText]);
      expect([ending, (await textOf(id)).origins[0]?.at.in]).toEqual([ending, place]);
    }
  }, 120_000);
});

test('each line of an uploaded file leads back to its page, paragraph, or row; pasted text to nothing', async () => {
  const { id } = await upload(
    docx(
      p('关于渡口的通知') + table(['序号', '工作任务', '责任单位'], ['1', '修缮码头', '甲局'], ['2', '疏浚', '乙局']),
    ),
    '通知.docx',
  );
  expect((await textOf(id)).origins).toEqual([
    { line: 1, at: { in: 'paragraph', paragraph: 1 } },
    { line: 2, at: { in: 'table', table: 1, row: 1 } },
  ]);
  const pasted = await clerk.ask('draft.create', { body: { name: '贴', text: '1.修缮码头。(责任单位:甲局)' } });
  expect((await textOf(pasted.answer.id)).origins).toEqual([]);
});

describe('what is sent to do harm, or is broken, is refused in a sentence or named in the draft', () => {
  const filler = ' '.repeat(12_000_000);
  const entities = (declared: string, used: string) =>
    docx('', {
      'word/document.xml': `<?xml version="1.0"?><!DOCTYPE w [${declared}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${used}</w:t></w:r></w:p></w:body></w:document>`,
    });

  test.each<[string, () => Buffer, number, string]>([
    ['a zip bomb in .docx', () => docx(`<w:p>${filler}</w:p>`), 413, 'zip-bomb'],
    ['a zip bomb in .xlsx', () => xlsx([`<sheetData>${filler}</sheetData>`]), 413, 'zip-bomb'],
    ['an external entity', () => entities('<!ENTITY x SYSTEM "file:///etc/hostname">', '&x;'), 415, 'broken'],
    ['a table that does not end', () => docx('<w:tbl><w:tr><w:tc>'), 415, 'broken'],
    [
      'two encodings',
      () => Buffer.concat([Buffer.from('关于任务\n'), Buffer.from('b9d8d3daff0a', 'hex')]),
      415,
      'unreadable-encoding',
    ],
  ])('%s', async (_, bytes, status, code) => {
    const answer = await send(bytes(), '通知.docx');
    const { issues, detail } = Problem.parse(await answer.json());
    expect([answer.status, issues?.[0]]).toEqual([status, { path: '/file', message: code }]);
    expect(detail).toMatch(/^[A-Z].*\.$/);
  });

  test('a line of 10 MB, however it is wrapped up', async () => {
    const line = `1.${'抓好落实。'.repeat(700_000)}`;
    expect((await send(Buffer.from(line), '通知.txt')).status).toBe(413);
    expect((await send(docx(p(line)), '通知.docx')).status).toBe(413);
  });

  const doubts = async (text: string) => {
    const { draft } = await upload(Buffer.from(text), '通知.txt');
    const codes = [...draft.diagnostics, ...draft.items.flatMap(({ reasons }) => reasons)].map((doubt) =>
      'about' in doubt && doubt.about !== undefined ? doubt.about : doubt.code,
    );
    return { draft, codes };
  };

  test('signs that nobody sees within a name are left out of it, and said', async () => {
    const { draft, codes } = await doubts('关于渡口的通知\n1.修缮码头。(责任单位:甲\u200b局、乙\u200f局)\n');
    expect(draft.items[0]).toMatchObject({ lead: { name: '甲局' }, coordinating: [{ name: '乙局' }] });
    expect(codes).toContain('hidden-characters');
  });

  test('a document in another language has no tasks, and says what was looked for', async () => {
    const { draft, codes } = await doubts(
      'Notice on the ferries\n1. Repair the piers by June.\n2. Dredge the channel.\n',
    );
    expect(draft.items).toEqual([]);
    expect(codes).toContain('no-tasks');
    expect(draft.issues.map(({ code }) => code)).toContain('no-items');
  });

  test('numbering that does not end is read to its end', async () => {
    const items = Array.from({ length: 1_500 }, (_, at) => `${at + 1}.修缮第${at}处码头。(责任单位:甲局)`);
    const { draft } = await doubts(`关于渡口的通知\n${items.join('\n')}\n`);
    expect(draft.items).toHaveLength(1_500);
  });

  test('a table whose head stands on page two is named with its lines', async () => {
    const { draft, codes } = await doubts(
      '1\t修缮码头\t甲局\n2\t疏浚航道\t乙局\n序号\t工作任务\t责任单位\n3\t植树\t甲局\n',
    );
    expect(draft.items.length).toBeGreaterThan(0);
    expect([codes.length > 0, draft.items.length < 3 ? codes.includes('unread-table') : true]).toEqual([true, true]);
  });
});

import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { docx, p, pdf, pdfOf, xlsx } from '../../../../test/support/made-files.js';
import { run } from '../run.fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'duban-bad-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const tooLarge = () => {
  const path = file('too-large.docx', '');
  truncateSync(path, 51 * 1024 * 1024);
  return path;
};

const spaces = ' '.repeat(12_000_000);
const notice = Buffer.from('东湾市2031年重点工作\n1.修缮码头。（责任单位：市渔业局）\n');
const whole = docx(p('一、甲'));
const withEntity = docx('', {
  'word/document.xml':
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>' +
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>',
});
const encryptedPdf = pdfOf(
  ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 0 /Kids [] >>'],
  `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'61'.repeat(32)}> /U <${'62'.repeat(32)}> >> /ID [<00> <00>]`,
);
const encryptedOffice = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.from('EncryptedPackage', 'utf16le'),
]);

describe('a file that cannot be used ends with 1 and one sentence that names it and says what to do', () => {
  test.each<[string, () => string, string]>([
    ['a scan', () => file('scan.pdf', pdf([[]])), 'recognise its text (OCR)'],
    ['a protected PDF', () => file('protected.pdf', encryptedPdf), 'save it without one'],
    ['a protected document', () => file('protected.docx', encryptedOffice), 'save it without one'],
    ['a zip bomb of Word', () => file('bomb.docx', docx(`<w:p>${spaces}</w:p>`)), 'far larger than a document'],
    ['a zip bomb of Excel', () => file('bomb.xlsx', xlsx([`<sheetData>${spaces}</sheetData>`])), 'far larger than'],
    ['an external entity', () => file('entity.docx', withEntity), 'damaged or incomplete'],
    ['an empty file', () => file('empty.txt', ''), 'choose the file that holds the notice'],
    ['an empty document', () => file('empty.docx', docx('')), 'choose the file that holds the notice'],
    ['one that breaks off', () => file('half.docx', whole.subarray(0, whole.length - 30)), 'damaged or incomplete'],
    ['one that is not there', () => join(folder, 'none.docx'), 'there is no such file'],
    ['a folder', () => folder, 'it is a folder'],
    ['one that is too large', tooLarge, 'larger than a notice'],
    [
      'two encodings at once',
      () => file('mixed.txt', Buffer.concat([notice, Buffer.from('b9d8d3daff', 'hex')])),
      'save it as plain text in UTF-8',
    ],
  ])('%s', async (_, made, sentence) => {
    const path = made();
    const { code, out, told } = await run('parse', path);
    expect([code, out]).toEqual([1, '']);
    // How far it has come is told as well where reading takes long.
    const sentences = told.split('\n').filter((line) => line !== '' && !line.startsWith('Reading '));
    expect(sentences).toEqual([expect.stringContaining(sentence)]);
    expect(sentences[0]).toContain(path);
  });
});

test('a text in another language is read to its end, and it is said what was looked for', async () => {
  const path = file('other.txt', 'Dear all,\n\n1. Repair the pier by June.\n2. Thank you.\n');
  const { code, out, told } = await run('parse', path);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ tasks: [], diagnostics: [{ code: 'no-tasks' }] });
  expect(told).toContain('No task was found: looked for');
  const asReport = await run('parse', path, '--as', 'report');
  expect(asReport).toMatchObject({ code: 1, out: '' });
});

test.each([
  [['parse'], "missing required argument 'file'"],
  [['parse', 'a.txt', 'b.txt'], 'too many arguments'],
  [['parse', 'a.txt', '--As', 'notice'], 'unknown option'],
  [['outcomes', 'a.txt'], '--against'],
])('%j is wrongly written and ends with 2', async (words, sentence) => {
  const { code, out, told } = await run(...words);
  expect([code, out]).toEqual([2, '']);
  expect(told).toContain(sentence);
});

test.each(['0', '-3', 'all'])('there is no line %s to explain', async (line) => {
  const { code, told } = await run('parse', file('notice.txt', notice), `--explain=${line}`);
  expect(code).toBe(2);
  expect(told.trim().split('\n')).toHaveLength(1);
  expect(told).toContain('the number of a line');
});

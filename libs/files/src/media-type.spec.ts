import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { FileRefused } from './file-refused.js';
import { mediaTypeOf } from './media-type.js';
import { spool } from './spool.js';

/** The central parts of a ZIP that hold only names: enough to tell what it is. */
function zipOf(entries: Readonly<Record<string, string>>): Buffer {
  const parts = Object.entries(entries).map(([name, text]) => {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt32LE(Buffer.byteLength(text), 18);
    header.writeUInt32LE(Buffer.byteLength(text), 22);
    header.writeUInt16LE(Buffer.byteLength(name), 26);
    return Buffer.concat([header, Buffer.from(name), Buffer.from(text)]);
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  return Buffer.concat([...parts, end]);
}

const contentTypes = (main: string): string =>
  `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/${main}.main+xml"/></Types>`;
const WORD = 'vnd.openxmlformats-officedocument.wordprocessingml.document';
const docx = zipOf({ '[Content_Types].xml': contentTypes(WORD), 'word/document.xml': '<w/>' });
const cfb = (body: Buffer = Buffer.alloc(600)): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), body]);
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);

async function typeOf(name: string, bytes: Buffer): Promise<string> {
  const received = await spool(Readable.from([bytes]));
  try {
    return await mediaTypeOf(received, name);
  } catch (error) {
    if (error instanceof FileRefused) return error.code;
    throw error;
  } finally {
    await received.discard();
  }
}

test.each([
  ['方案.docx', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['旧.doc', cfb(), 'application/msword'],
  ['旧.wps', cfb(), 'application/vnd.wps-office.wps'],
  ['公文.ofd', zipOf({ 'OFD.xml': '<ofd/>' }), 'application/ofd'],
  ['照片.PNG', png, 'image/png'],
  ['通报.pdf', pdf, 'application/pdf'],
  ['说明.txt', Buffer.from('督办'), 'text/plain'],
  // 督办 in GB18030
  ['说明.csv', Buffer.from('b6bdb0ec', 'hex'), 'text/csv'],
])('%s is taken', async (name, bytes, type) => {
  expect(await typeOf(name, bytes)).toBe(type);
});

test.each([
  ['setup.exe', exe],
  ['报告.pdf', exe],
  ['报告.docx', pdf],
  ['报告.docx', zipOf({ 'a.txt': 'a' })],
  ['宏.docm', docx],
  [
    '宏.docx',
    zipOf({ '[Content_Types].xml': contentTypes('vnd.ms-word.document.macroEnabled'), 'word/vbaProject.bin': 'x' }),
  ],
  ['宏.docx', Buffer.concat([docx, Buffer.from('vbaProject.bin')])],
  ['宏.doc', cfb(Buffer.from('_VBA_PROJECT', 'utf16le'))],
  ['公文.ofd', zipOf({ 'a.txt': 'a' })],
  ['页面.html', Buffer.from('<html>')],
  ['图.svg', Buffer.from('<svg/>')],
  ['脚本.sh', Buffer.from('#!/bin/sh')],
  ['脚本.js', Buffer.from('alert(1)')],
  ['说明.txt', png],
  ['说明.txt', Buffer.from([0x61, 0x00, 0x62])],
  ['说明.txt', Buffer.from([0xff, 0xff, 0xff])],
  ['说明', Buffer.from('督办')],
  ['toString', Buffer.from('督办')],
  ['x.constructor', Buffer.from('督办')],
])('%s with other content than may be is refused', async (name, bytes) => {
  expect(await typeOf(name, bytes)).toBe('unsupported-type');
});

test('a file without content is refused', async () => {
  expect(await typeOf('说明.txt', Buffer.alloc(0))).toBe('empty');
});

test('a text is read across the pieces that it comes in', async () => {
  const bytes = Buffer.from('督办'.repeat(200_000));
  expect(await typeOf('说明.txt', bytes)).toBe('text/plain');
  expect(await typeOf('说明.txt', bytes.subarray(0, bytes.length - 1))).not.toBe('text/plain');
});

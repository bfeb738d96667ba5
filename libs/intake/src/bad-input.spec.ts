import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zipped } from '../../../test/support/zip.js';
import { DocumentRefused } from './document-refused.js';
import { docx, p, pagesOf, pdf, rows, xlsx } from '../../../test/support/made-files.js';
import { DEFAULT_LIMITS, type IntakeLimits } from './intake-limits.js';
import { readHere, readIfPlain } from './read-here.js';

const read = (bytes: Buffer, limits: Partial<IntakeLimits> = {}) =>
  readHere(bytes, { ...DEFAULT_LIMITS, ...limits }, () => {});
const refusal = (bytes: Buffer, limits?: Partial<IntakeLimits>) =>
  read(bytes, limits).then(
    ({ kind }) => `read as ${kind}`,
    (error: unknown) => (error instanceof DocumentRefused ? error.code : String(error)),
  );

describe('archives', () => {
  const bomb = ' '.repeat(12_000_000);

  test('a part that unpacks to far more than it is packed as is refused while it unpacks', async () => {
    expect(await refusal(docx(`<w:p>${bomb}</w:p>`))).toBe('zip-bomb');
    expect(await refusal(xlsx([`<sheetData>${bomb}</sheetData>`]))).toBe('zip-bomb');
  });

  test('what is read is counted over all parts', async () => {
    const body = p('甲').repeat(2_000);
    expect(await refusal(docx(body))).toBe('read as docx');
    expect(await refusal(docx(body), { unpackedBytes: 100_000 })).toBe('zip-bomb');
    expect(await refusal(docx(body), { characters: 1_000 })).toBe('too-large');
  });

  test('a size that lies is a broken file', async () => {
    const lie = docx(p('甲'.repeat(500)));
    const name = lie.lastIndexOf(Buffer.from('word/document.xml'));
    lie.writeUInt32LE(5, name - 46 + 24);
    expect(await refusal(lie)).toBe('broken');
  });

  test('archives that break off, or hold something else', async () => {
    const whole = docx(p('甲'));
    expect(await refusal(whole.subarray(0, whole.length - 30))).toBe('broken');
    expect(await refusal(whole.subarray(0, 200))).toBe('broken');
    expect(await refusal(zipped({ 'a.txt': 'a' }))).toBe('not-a-document');
    expect(await refusal(zipped({ 'OFD.xml': '<OFD/>' }))).toBe('old-format');
  });
});

describe('XML', () => {
  const withDoctype = (doctype: string, text: string) => {
    const bytes = docx(p('甲'), {
      'word/document.xml': `<?xml version="1.0"?>${doctype}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    });
    return refusal(bytes);
  };

  test('no entity is fetched or unfolded: what declares any is refused', async () => {
    expect(await withDoctype('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>', '&x;')).toBe('broken');
    expect(await withDoctype('<!DOCTYPE w SYSTEM "http://localhost/x.dtd">', '甲')).toBe('broken');
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    expect(await withDoctype(`<!DOCTYPE w [<!ENTITY l0 "哈">${laughs}]>`, '&l9;')).toBe('broken');
    expect(await withDoctype('', '&unknown;')).toBe('broken');
  });

  test('elements that do not end, and too many within each other', async () => {
    expect(await refusal(docx('<w:p><w:r><w:t>甲'))).toBe('broken');
    expect(await refusal(docx('<w:sdt>'.repeat(5_000) + '</w:sdt>'.repeat(5_000)))).toBe('broken');
  });
});

describe('what is none of the kinds, told by content', () => {
  test.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'empty'],
    [
      'an encrypted document',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
    ['a document of an older Word', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'old-format'],
    ['rich text', Buffer.from('{\\rtf1 a}'), 'old-format'],
    [
      'XML of an older Word',
      Buffer.from('<?xml version="1.0"?><?mso-application progid="Word.Document"?><a/>'),
      'old-format',
    ],
    ['a picture', Buffer.from('89504e470d0a', 'hex'), 'no-text-layer'],
    ['a program', Buffer.from('4d5a90000300', 'hex'), 'not-a-document'],
    [
      'two encodings at once',
      Buffer.concat([Buffer.from('关于'), Buffer.from('b9d8d3daff', 'hex')]),
      'unreadable-encoding',
    ],
    ['UTF-16', Buffer.from('\ufeff关于', 'utf16le'), 'unreadable-encoding'],
    ['white space', Buffer.from(' \n'), 'empty'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });
});

test('plain text is itself, byte for byte, whatever the length of its lines', () => {
  const text = `关于\r\n\n1.甲<b>|x|\t \n${'字'.repeat(3_500_000)}`;
  const read = readIfPlain(Buffer.from(text), DEFAULT_LIMITS);
  expect(read).toMatchObject({ kind: 'txt', text, encoding: 'utf-8' });
  expect(read?.lines).toHaveLength(4);
});

test('Markdown loses its marks and keeps its numbers', async () => {
  const text =
    '# 关于\n\n## 一、要求\n\n1. **新建**学校\n- [链接](http://a)\n\n| 序号 | 任务 |\n|---|:--:|\n| 1 | 甲\\|乙 |\n';
  expect(await read(Buffer.from(text))).toMatchObject({
    kind: 'md',
    text: '关于\n一、要求\n1. 新建学校\n链接\n序号\t任务\n1\t甲\t乙\n',
  });
});

test('a long line is read in every form', async () => {
  const line = `1.${'抓好落实。'.repeat(400_000)}`;
  expect((await read(docx(p(line)))).text).toBe(`${line}\n`);
  expect((await read(Buffer.from(`<html><body><p>${line}</p></body></html>`))).text).toBe(`${line}\n`);
});

test('a file that is damaged anywhere is read or refused, and never anything else', async () => {
  const files = [
    docx(p('一、甲').repeat(20)),
    xlsx([rows(['甲', '乙'], ['丙', '丁'])]),
    pdf(pagesOf('一、甲乙丙丁戊己庚辛\n'.repeat(9))),
    Buffer.from('<html><body><table><tr><td>甲<td>乙</table><ol><li>丙</ol></body></html>'),
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
      fc.nat(),
      async (file, hits, cut) => {
        const bytes = Buffer.from(file);
        for (const [at, byte] of hits) bytes[at % bytes.length] = byte;
        const end = cut % 3 === 0 ? cut % bytes.length : bytes.length;
        expect(await refusal(bytes.subarray(0, end))).toMatch(/^(?:read as )?[a-z-]+$/);
      },
    ),
    { numRuns: 100 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanFileName } from './file-name.js';

test.each([
  ['进展报告.docx', '进展报告.docx'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\用户\\报告.pdf', '报告.pdf'],
  ['report\u202Efdp.exe', 'reportfdp.exe'],
  ['a\u0000b\r\nc.txt', 'abc.txt'],
  ['a "b": <c>?.txt', 'a _b__ _c__.txt'],
  ['...', 'file'],
  ['', 'file'],
  ['.htaccess', 'htaccess'],
])('%j becomes %j', (given, clean) => {
  expect(cleanFileName(given)).toBe(clean);
});

test('a long name is shortened between characters, and keeps its extension', () => {
  const clean = cleanFileName(`${'督'.repeat(200)}.xlsx`);
  expect(clean).toMatch(/^督+\.xlsx$/);
  expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(240);
});

test('whatever is given, the name is short, visible and without folders, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const clean = cleanFileName(given);
      expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\<>:"|?*]/u);
      expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(240);
      expect(clean.length).toBeGreaterThan(0);
      expect(cleanFileName(clean)).toBe(clean);
    }),
  );
});

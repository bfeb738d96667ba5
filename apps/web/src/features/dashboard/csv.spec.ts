import { expect, test } from 'vitest';
import { csvOf } from './csv.js';

test('a spreadsheet sees Chinese, commas and quotes as they are', () => {
  expect(
    csvOf([
      ['单位', '按时'],
      ['甲局,"乙"', 3],
    ]),
  ).toBe('\uFEFF单位,按时\r\n"甲局,""乙""",3\r\n');
});

test.each(['=1+1', '+1', '-1', '@a', '\t=1'])('%j is no formula', (text) => {
  expect(csvOf([[text]])).toBe(`\uFEFF'${text}\r\n`);
});

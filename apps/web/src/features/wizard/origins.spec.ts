import { expect, test } from 'vitest';
import { lineAt, type Origin, originOf } from './origins.js';

const runs: { line: number; at: Origin }[] = [
  { line: 1, at: { in: 'paragraph', paragraph: 1 } },
  { line: 3, at: { in: 'table', table: 1, row: 1 } },
  { line: 6, at: { in: 'page', page: 2, lastPage: 3 } },
];

test.each<[number, Origin]>([
  [2, { in: 'paragraph', paragraph: 2 }],
  [5, { in: 'table', table: 1, row: 3 }],
  [6, { in: 'page', page: 2, lastPage: 3 }],
  [7, { in: 'page', page: 3, lastPage: 3 }],
])('line %i is found in its file', (line, origin) => {
  expect(originOf(line, runs)).toEqual(origin);
});

test('a text that is no file is told by its lines', () => {
  expect(originOf(12, [])).toEqual({ in: 'line', line: 12 });
});

test('lines end as the reader of documents counts them', () => {
  expect(['甲', '乙', '丙', '丁'].map((word) => lineAt('甲\n乙\r\n丙\r丁', '甲\n乙\r\n丙\r丁'.indexOf(word)))).toEqual([
    1, 2, 3, 4,
  ]);
});

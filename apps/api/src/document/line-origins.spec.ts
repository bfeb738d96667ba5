import type { LineOrigin } from '@duban/intake';
import { expect, test } from 'vitest';
import { originRuns } from './line-origins.js';

const paragraph = (at: number): LineOrigin => ({ in: 'paragraph', paragraph: at });
const row = (table: number, at: number): LineOrigin => ({ in: 'table', table, row: at });
const page = (at: number, lastPage = at): LineOrigin => ({ in: 'page', page: at, lastPage });

test('lines that follow each other are one run', () => {
  expect(originRuns([paragraph(1), paragraph(2), paragraph(5), row(1, 1), row(1, 2), row(2, 1)])).toEqual([
    { line: 1, at: paragraph(1) },
    { line: 3, at: paragraph(5) },
    { line: 4, at: row(1, 1) },
    { line: 6, at: row(2, 1) },
  ]);
  expect(originRuns([])).toEqual([]);
});

test('lines of a page are one run, and one that runs on is told apart', () => {
  expect(originRuns([page(1), page(1), page(1, 2), page(2), page(2), page(3)])).toEqual([
    { line: 1, at: page(1) },
    { line: 3, at: page(1, 2) },
    { line: 6, at: page(3) },
  ]);
});

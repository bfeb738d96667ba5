import type { LedgerRow } from '@duban/contracts';
import { expect, test } from 'vitest';
import { csvOf } from './csv.js';
import { filterFrom, narrowings, rowsLeft, searchOf, withHaystack } from './ledger-filter.js';
import { linesOf } from './ledger-lines.js';
import { targetOf } from './steps.js';
import { urgedUnits } from './urged-units.js';
import { linesWithin, offsetsOf } from './window.js';

const directive = { year: 2023, id: 'd', number: '政〔2023〕2号', title: '责任分解' };
const row = (id: string, more: Partial<LedgerRow> = {}) =>
  withHaystack({
    task: { kind: 'task', year: 2023, id },
    directive,
    number: id,
    title: `任务${id}`,
    sectionPath: ['稳增长'],
    lead: { id: 'u1', name: '发展改革委' },
    coordinating: [],
    told: 0,
    status: 'reporting',
    level: 0,
    light: { colour: 'green', reason: 'onCourse', data: {} },
    nextDue: null,
    missed: { lead: 0, others: 0, exempted: 0 },
    lastReportAt: null,
    openExtension: false,
    openCloseOut: false,
    closedAs: null,
    ...more,
  });
const due = (dueOn: string) => ({ obligation: 'o', kind: 'report', dueOn, dueAt: `${dueOn}T16:00:00.000Z` });
const idsOf = (rows: readonly LedgerRow[]): string[] => rows.map(({ task }) => task.id);

test('a filter survives the way through an address', () => {
  const filter = {
    directive: 'all',
    unit: 'u1',
    relation: 'lead',
    q: '投资 1',
    status: ['overdue', 'reporting'],
    light: ['red'],
    level: ['2', '3'],
    closedAs: ['continuing'],
    dueWithin: 7,
    missed: true,
  };
  expect(filterFrom(new URLSearchParams(searchOf(filter)))).toEqual(filter);
  expect(filterFrom(new URLSearchParams('dueWithin=-1&status=&missed=no&else=1'))).toEqual({});
  expect(narrowings({ directive: 'all' })).toBe(0);
  expect(narrowings({ directive: 'all', light: ['red'], missed: false })).toBe(1);
});

test('words are all to be found in title, section or unit; a number means that of a task first', () => {
  const rows = [
    row('1'),
    row('12'),
    row('21', { title: '开展12项行动' }),
    row('3', { lead: { id: 'u2', name: '水利局' } }),
  ];
  expect(idsOf(rowsLeft(rows, { q: '12' }, undefined))).toEqual(['12', '21']);
  expect(idsOf(rowsLeft(rows, { q: '水利 任务' }, undefined))).toEqual(['3']);
  expect(idsOf(rowsLeft(rows, { q: '稳增长' }, undefined))).toEqual(['1', '12', '21', '3']);
  expect(idsOf(rowsLeft(rows, { q: '稳增长 没有' }, undefined))).toEqual([]);
});

test('conditions hold together; a day counts from today, and what is owed no more is not due', () => {
  const rows = [
    row('1', { nextDue: due('2023-06-25'), status: 'overdue', light: { colour: 'red', reason: 'overdue', data: {} } }),
    row('2', { nextDue: due('2023-06-26') }),
    row('3', { missed: { lead: 0, others: 2, exempted: 0 } }),
  ];
  expect(idsOf(rowsLeft(rows, { dueWithin: 6 }, '2023-06-19'))).toEqual(['1']);
  expect(idsOf(rowsLeft(rows, { dueWithin: 7 }, '2023-06-19'))).toEqual(['1', '2']);
  expect(idsOf(rowsLeft(rows, { dueWithin: 7, light: ['green'] }, '2023-06-19'))).toEqual(['2']);
  expect(idsOf(rowsLeft(rows, { status: ['overdue'] }, undefined))).toEqual(['1']);
  expect(idsOf(rowsLeft(rows, { missed: true }, undefined))).toEqual(['3']);
});

test('on paper rows stand under the headings of their document, otherwise in their order alone', () => {
  const rows = [
    row('1', { sectionPath: ['甲', '一'] }),
    row('2', { sectionPath: ['甲', '一'], level: 1 }),
    row('3', { sectionPath: ['乙'], level: 3, nextDue: due('2023-06-25') }),
  ];
  const told = (order: Parameters<typeof linesOf>[1]) =>
    linesOf(rows, order).map((line) => ('row' in line ? line.row.task.id : `${line.heading}:${line.count}`));
  expect(told('paper')).toEqual(['甲 › 一:2', '1', '2', '乙:1', '3']);
  expect(told('level')).toEqual(['3', '2', '1']);
  expect(told('due')).toEqual(['3', '1', '2']);
});

test('rows of several documents are headed by the number of theirs', () => {
  const other = { ...directive, id: 'e', number: '政〔2022〕8号' };
  const headings = linesOf([row('1'), row('2', { directive: other })], 'paper').filter((line) => 'heading' in line);
  expect(headings).toMatchObject([{ heading: '政〔2023〕2号 › 稳增长' }, { heading: '政〔2022〕8号 › 稳增长' }]);
});

test('lines within two heights, touching ones included, and none beyond the list', () => {
  const offsets = offsetsOf([36, 56, 56, 56]);
  expect([...offsets]).toEqual([0, 36, 92, 148, 204]);
  expect(linesWithin(offsets, 0, 36)).toEqual({ first: 0, end: 2 });
  expect(linesWithin(offsets, 40, 91)).toEqual({ first: 1, end: 2 });
  expect(linesWithin(offsets, -500, 10_000)).toEqual({ first: 0, end: 4 });
  expect(linesWithin(offsets, 9_000, 10_000)).toEqual({ first: 4, end: 4 });
  expect(linesWithin(offsetsOf([]), 0, 100)).toEqual({ first: 0, end: 0 });
});

test('keys move from task to task over headings and stop at the ends', () => {
  const lines = linesOf([row('1'), row('2', { sectionPath: ['乙'] }), row('3', { sectionPath: ['乙'] })], 'paper');
  // heading, 1, heading, 2, 3
  expect(targetOf('ArrowDown', lines, -1)).toBe(1);
  expect(targetOf('ArrowDown', lines, 1)).toBe(3);
  expect(targetOf('k', lines, 3)).toBe(1);
  expect(targetOf('ArrowUp', lines, 1)).toBe(1);
  expect(targetOf('End', lines, -1)).toBe(4);
  expect(targetOf('Home', lines, 4)).toBe(1);
  expect(targetOf('q', lines, 1)).toBeUndefined();
  expect(targetOf('ArrowDown', [], -1)).toBe(-1);
});

test('a downloaded table opens in Excel as it was, and reckons nothing', () => {
  expect(
    csvOf([
      ['序号', '任务'],
      ['1', '说"是",\n或否'],
      ['=1+1', '-2'],
    ]),
  ).toBe('\uFEFF序号,任务\r\n1,"说""是"",\n或否"\r\n\'=1+1,\'-2\r\n');
});

test('whom a batch urges, the latest first', () => {
  const owed = (id: string, state: string) => ({ unit: { id, name: id }, state });
  expect(urgedUnits([owed('a', 'open'), owed('b', 'missed'), owed('a', 'missed'), owed('b', 'missed')])).toEqual([
    { id: 'b', name: 'b', count: 2, missed: 2 },
    { id: 'a', name: 'a', count: 2, missed: 1 },
  ]);
});

import { expect, test } from 'vitest';
import { daysAfter } from '../../time/days.js';
import { type Bars, countsBy, lastDayOf, shareInTime, stepOf, tableOf } from './figure.js';

const bars: Bars = {
  rowTitle: '月份',
  rows: [
    { key: '2023-02', name: '2月' },
    { key: '2023-03', name: '3月' },
  ],
  series: [
    { key: 'yellow', name: '黄', colour: '' },
    { key: 'red', name: '红', colour: '' },
  ],
  valueOf: countsBy(
    [
      { month: '2023-02', colour: 'yellow', tasks: 2 },
      { month: '2023-02', colour: 'yellow', tasks: 3 },
      { month: '2023-03', colour: 'red', tasks: 1 },
    ],
    ({ month, colour }) => [month, colour],
    ({ tasks }) => tasks,
  ),
  behind: (row, series) => ({ list: 'tasks', title: `${row} ${series}`, query: { month: row } }),
};

test('bars as a table: each number with its list, a sum that has none, nothing behind nothing', () => {
  const { columns, rows } = tableOf(bars, '合计');
  expect(columns).toEqual(['月份', '黄', '红', '合计']);
  expect(rows.map((row) => row.map(({ value }) => value))).toEqual([
    ['2月', 5, 0, 5],
    ['3月', 0, 1, 1],
  ]);
  expect(rows[0]?.map(({ behind }) => behind?.title)).toEqual([undefined, '2023-02 yellow', undefined, undefined]);
});

test('a share in time is never rounded up to all', () => {
  expect(shareInTime({ met: 199, metLate: 1, missed: 0 })).toBe(99);
  expect(shareInTime({ met: 2, metLate: 0, missed: 0 })).toBe(100);
  expect(shareInTime({ met: 0, metLate: 0, missed: 0 })).toBeNull();
  expect([100, 99, 90, 89, 75, 74, 50, 49, 0].map(stepOf)).toEqual([4, 3, 3, 2, 2, 1, 1, 0, 0]);
});

test('the last day of a month, in leap years too', () => {
  expect(['2023-02', '2024-02', '2023-04', '2023-12'].map((month) => lastDayOf(month, daysAfter))).toEqual([
    '2023-02-28',
    '2024-02-29',
    '2023-04-30',
    '2023-12-31',
  ]);
});

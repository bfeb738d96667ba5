import { expect, test } from 'vitest';
import { HolidayTable } from './holiday-table.js';

const table = { year: 2023, daysOff: ['2023-06-22', '2023-06-24'], workdays: ['2023-06-25'] };

test('takes a year of days off and make-up working days', () => {
  expect(HolidayTable.parse(table)).toEqual(table);
});

test.each([
  ['a day of another year', { daysOff: ['2022-12-31'] }, '2022-12-31 is not a day of 2023', 'daysOff.0'],
  ['a day given twice', { daysOff: ['2023-01-01', '2023-01-01'] }, '2023-01-01 is given twice', 'daysOff.1'],
  ['a day in both lists', { workdays: ['2023-06-24'] }, '2023-06-24 is both a day off and a make-up', 'workdays.0'],
  ['a make-up day in the week', { workdays: ['2023-06-26'] }, 'neither Saturday nor Sunday', 'workdays.0'],
  ['a day that does not exist', { daysOff: ['2023-02-30'] }, '2023-02-30 does not exist', 'daysOff.0'],
  ['an unknown key', { festivals: [] }, 'festivals', ''],
])('refuses %s', (_, fault, message, path) => {
  const issue = HolidayTable.safeParse({ ...table, ...fault }).error?.issues[0];
  expect(issue?.message).toContain(message);
  expect(issue?.path.join('.')).toBe(path);
});

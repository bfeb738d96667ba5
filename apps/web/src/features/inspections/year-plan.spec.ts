import type { InspectionRow } from '@duban/contracts';
import { expect, test } from 'vitest';
import { monthsOfPlan } from './year-plan.js';

const row = (id: string, from: string | null) => ({ id, from }) as InspectionRow;

test('a year is shown by months: from the year before first, without days last', () => {
  const rows = [row('a', null), row('b', '2024-06-20'), row('c', '2024-06-03'), row('d', '2023-12-20')];
  const months = [...rows, row('e', '2024-11-01')];
  expect(monthsOfPlan(months, 2024).map((each) => [each.month, each.rows.map(({ id }) => id)])).toEqual([
    ['before', ['d']],
    [6, ['c', 'b']],
    [11, ['e']],
    ['open', ['a']],
  ]);
  expect(monthsOfPlan([], 2024)).toEqual([]);
});

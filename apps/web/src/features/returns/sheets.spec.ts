import type { ReturnSheetRow } from '@duban/contracts';
import { expect, it } from 'vitest';
import { sheetsBy } from './sheets.js';

const sheet = (dueOn: string, opensAt: string, submitted: number) =>
  ({ dueOn, opensAt, dueAt: `${dueOn}T16:00:00.000Z`, rows: 2, submitted }) as ReturnSheetRow;

it('parts sheets by how they stand: open, late, to come, handed in', () => {
  const rows = [
    sheet('2023-03-25', '2023-03-01', 2),
    sheet('2023-04-25', '2023-04-01', 1),
    sheet('2023-05-25', '2023-05-01', 0),
    sheet('2023-06-25', '2023-06-01', 1),
    sheet('2023-07-25', '2023-06-26', 0),
  ];
  const { open, missed, coming, past } = sheetsBy(rows, '2023-06-19T01:00:00.000Z');
  const days = (list: readonly ReturnSheetRow[]) => list.map(({ dueOn }) => dueOn);
  expect(days(open)).toEqual(['2023-06-25']);
  expect(days(missed)).toEqual(['2023-05-25', '2023-04-25']);
  expect(days(coming)).toEqual(['2023-07-25']);
  expect(days(past)).toEqual(['2023-03-25']);
  expect(days(sheetsBy(rows, '2023-06-25T16:00:00.000Z').open)).toEqual([]);
});

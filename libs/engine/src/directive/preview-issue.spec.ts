import { expect, test } from 'vitest';
import { regimeNamed, workCalendar } from '../../../../test/support/world.js';
import { type IssueTerms, notAskedAtIssue, previewTask } from './preview-issue.js';

const terms: IssueTerms = {
  year: 2023,
  at: '2023-03-24T01:00:00.000Z',
  effectiveOn: '2023-02-20',
  regime: regimeNamed('monthly-25-quarterly-annual'),
  calendar: workCalendar,
};
const units = { lead: 'a', jointLeads: [], coordinating: ['b'], told: ['c'] };

test('obligations come in the order of their days; members of groups owe nothing by default', () => {
  const owed = previewTask(units, terms);
  const days = owed.map(({ dueOn }) => dueOn);
  expect(days).toEqual(days.toSorted());
  expect(new Set(owed.map(({ unit }) => unit))).toEqual(new Set(['a', 'b']));
  expect(owed.filter(({ kind }) => kind === 'report').map(({ period }) => period)).toHaveLength(10);
});

test('what had been due before the issue is not asked, sub-reports of a report that is asked too', () => {
  expect(notAskedAtIssue(terms).map(({ kind, period, dueOn }) => `${kind} ${period} ${dueOn}`)).toEqual([
    'subReport 2023-01 2023-01-18',
    'report 2023-01 2023-01-25',
    'subReport 2023-02 2023-02-22',
    'report 2023-02 2023-02-25',
    'subReport 2023-Q1 2023-03-22',
  ]);
  const first = previewTask(units, terms).find(({ period }) => period === '2023-Q1');
  expect(first).toMatchObject({ kind: 'report', unit: 'a' });
});

test('a day that a table not known yet may move is provisional', () => {
  const later = { ...terms, year: 2027, at: '2026-12-01T01:00:00.000Z', effectiveOn: '2027-01-01' };
  const reports = previewTask(units, later).filter(({ kind }) => kind === 'report');
  expect(reports.every(({ provisional }) => provisional)).toBe(true);
});

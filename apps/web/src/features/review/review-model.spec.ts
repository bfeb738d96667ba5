import type { ReportRow } from '@duban/contracts';
import { expect, test } from 'vitest';
import {
  differenceOf,
  figureChanges,
  lackOf,
  milestonesOf,
  noJudgement,
  partsOf,
  reportBefore,
} from './review-model.js';

const content = { summary: '进展', clauses: [], figures: [], problems: [], coordination: [], attachments: [] };
const unit = { id: 'unit-1', name: '一局' };
const report = (id: string, dueOn: string, more: Partial<ReportRow> = {}): Partial<ReportRow> => ({
  id,
  kind: 'report',
  unit,
  dueOn,
  period: dueOn.slice(0, 7),
  content,
  ...more,
});

test('the report before is the last one of the same unit that says something', () => {
  const now = report('now', '2023-05-25');
  const reports = [
    report('first', '2023-03-25'),
    report('silent', '2023-04-25', { content: null }),
    report('other', '2023-04-25', { unit: { id: 'unit-2', name: '二局' } }),
    report('later', '2023-06-25'),
    now,
  ];
  expect(reportBefore(reports, now)?.id).toBe('first');
  expect(reportBefore([now], now)).toBeUndefined();
});

test('parts are the sub-reports of the same period', () => {
  const now = report('now', '2023-05-25');
  const part = report('part', '2023-05-22', { kind: 'subReport', period: '2023-05' });
  const old = report('old', '2023-04-22', { kind: 'subReport', period: '2023-04' });
  expect(partsOf([now, part, old], now).map(({ id }) => id)).toEqual(['part']);
});

test('figures stand beside those of the same name and unit of measure', () => {
  const figure = (name: string, value: string, measure = '亿元') => ({
    name,
    value,
    unit: measure,
    asOf: '2023-05-20',
    nature: 'actual' as const,
  });
  const { changes, missing } = figureChanges(
    [figure('投资', '32.5'), figure('项目', '12', '个')],
    [figure('投资', '30'), figure('项目', '1', '万个'), figure('开工率', '90', '%')],
  );
  expect(changes.map(({ change }) => change)).toEqual(['+2.5', undefined]);
  expect(missing.map(({ name, unit: measure }) => name + measure)).toEqual(['项目万个', '开工率%']);
});

test.each([
  ['32.5', '30', '+2.5'],
  ['0.1', '0.3', '-0.2'],
  ['10', '10.00', '0'],
  ['-1.5', '1', '-2.5'],
  ['999999999999999999', '0.000000000001', '+999999999999999998.999999999999'],
])('%s after %s is %s', (now, before, difference) => {
  expect(differenceOf(now, before)).toBe(difference);
});

test('the time nodes of a period lie after the day before and up to its own', () => {
  const milestone = (name: string, dueOn: string) => ({ name, dueOn, owed: false });
  const plan = {
    milestones: [
      milestone('c', '2023-05-25'),
      milestone('a', '2023-04-25'),
      milestone('b', '2023-04-26'),
      milestone('d', '2023-05-26'),
    ],
    responsibleLeader: '副局长',
    measures: ['推进'],
  };
  const rows = [
    { kind: 'planPart' as const, content: null },
    { kind: 'plan' as const, content: plan },
  ];
  expect(milestonesOf(rows, '2023-04-25', '2023-05-25').map(({ name }) => name)).toEqual(['b', 'c']);
});

test('a mark is needed to accept, a reason for a poor one, a return and an empty report', () => {
  expect(lackOf({ ...noJudgement, deed: 'accept' })).toBe('mark');
  expect(lackOf({ ...noJudgement, deed: 'accept', mark: 'good' })).toBeUndefined();
  expect(lackOf({ ...noJudgement, deed: 'accept', mark: 'poor' })).toBe('reason');
  expect(lackOf({ ...noJudgement, deed: 'return', reason: ' ' })).toBe('reason');
  expect(lackOf({ ...noJudgement, deed: 'empty', reason: '没有内容' })).toBeUndefined();
});

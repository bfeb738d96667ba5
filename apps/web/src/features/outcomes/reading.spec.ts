import { describe, expect, test } from 'vitest';
import { answersOf, emphasised, figureText, reportMarks, type Row, rowsShown } from './reading.js';

const row = (id: string, fields: Partial<Row> = {}): Row => ({
  id,
  number: id.slice(1),
  title: '',
  sectionPath: [],
  text: '',
  printed: { start: 0, end: 0 },
  isTarget: false,
  verdict: 'met',
  marks: [],
  outcome: null,
  rule: 'no-outcome',
  explanation: '',
  claims: [],
  asRead: null,
  ...fields,
});

const claim = (start: number, end: number, figureAt: { start: number; end: number } | null = null) => ({
  quote: '',
  printed: [],
  target: null,
  outcome: { quote: '', start, end, figure: null, figureAt },
  verdict: 'met' as const,
  marks: [],
  rule: '',
  explanation: '',
});

test('the most serious come first where wanted, with marks before those without; else in the order of the directive', () => {
  const rows = [
    row('t1'),
    row('t2', { verdict: 'missed' }),
    row('t3', { verdict: 'noOutcome' }),
    row('t4', { verdict: 'missed', marks: ['forecast'] }),
  ];
  const ids = (shown: Parameters<typeof rowsShown>[1], first: boolean) =>
    rowsShown(rows, shown, first).map(({ id }) => id);
  expect(ids('all', false)).toEqual(['t1', 't2', 't3', 't4']);
  expect(ids('all', true)).toEqual(['t4', 't2', 't3', 't1']);
  expect(ids('missed', false)).toEqual(['t2', 't4']);
});

describe('what answers a row', () => {
  const outcome = { quote: '甲', start: 3, end: 5 };
  const read = { verdict: 'met' as const, marks: [], outcome };

  test('are the words of its claims, also where only the verdict was corrected', () => {
    const claims = [claim(3, 5), claim(9, 12)];
    expect(answersOf(row('t1', { claims, outcome }))).toHaveLength(2);
    expect(answersOf(row('t1', { claims, outcome, asRead: read }))).toHaveLength(2);
  });

  test('are the words that somebody named instead, or none', () => {
    const claims = [claim(3, 5)];
    const other = { quote: '乙', start: 20, end: 22 };
    expect(answersOf(row('t1', { claims, outcome: other, asRead: read }))).toMatchObject([other]);
    expect(answersOf(row('t1', { claims, outcome: null, asRead: read }))).toEqual([]);
  });
});

test('the report is marked by the verdicts, with its figures and with what answers nothing', () => {
  const figure = { start: 4, end: 5 };
  const rows = [row('t1', { verdict: 'missed', claims: [claim(3, 8, figure)] })];
  const results = [
    { quote: '', start: 3, end: 8, hasFigure: true, rows: ['t1'] },
    { quote: '', start: 10, end: 14, hasFigure: false, rows: [] },
  ];
  expect(reportMarks({ rows, results }).map(({ kind, start, items }) => [kind, start, items])).toEqual([
    ['missed', 3, ['t1']],
    ['figure', 4, ['t1']],
    ['loose', 10, []],
  ]);
});

test('what is emphasised keeps the whole text, whatever overlaps or reaches beyond it', () => {
  const pieces = emphasised('增长7%以上', 10, [
    { start: 12, end: 14 },
    { start: 13, end: 15 },
    { start: 90, end: 99 },
  ]);
  expect(pieces.map(({ text }) => text).join('')).toBe('增长7%以上');
  expect(pieces.filter(({ strong }) => strong).map(({ text }) => text)).toEqual(['7%', '以']);
});

test('a figure is written as people write it', () => {
  expect(['>=7%', '<=3%', '~5家', '>21万户', '4.2%'].map(figureText)).toEqual([
    '≥7%',
    '≤3%',
    '≈5家',
    '>21万户',
    '4.2%',
  ]);
});

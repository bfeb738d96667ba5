import { expect, test } from 'vitest';
import { parseReport } from '../prose/parse-report.js';
import { promisesOf } from './issued-items.js';
import { matchOutcomes } from './match-outcomes.js';

const items = [
  { number: '1', sectionPath: ['一、主要预期目标'], text: '渔港吞吐量增长7%以上。' },
  { number: '2', sectionPath: ['二、重点任务', '(一)港口'], text: '新建海上灯塔20座,6月底前建成。' },
  { number: null, sectionPath: ['二、重点任务', '(一)港口'], text: '修订渔港管理办法。' },
];

test('items stand under their headings, each heading once, and their places lead to their words', () => {
  const { text, tasks } = promisesOf(items, 2030);
  expect(text.split('\n')).toEqual([
    '一、主要预期目标',
    '1 渔港吞吐量增长7%以上。',
    '二、重点任务',
    '(一)港口',
    '2 新建海上灯塔20座,6月底前建成。',
    '修订渔港管理办法。',
    '',
  ]);
  const printed = tasks.map(({ spans }) => spans.text.map(([start, length]) => text.slice(start, start + length)));
  expect(printed).toEqual(items.map((item) => [item.text]));
});

test('what is promised is read in the words as issued, in the year of the directive', () => {
  const { text, tasks } = promisesOf(items, 2030);
  expect(tasks.map(({ targets }) => targets.map(({ value, operator }) => [operator, value]))).toEqual([
    [['>=', 7]],
    [['=', 20]],
    [],
  ]);
  expect(tasks[1]?.timeLimits).toMatchObject([{ quote: '6月底前', date: '2030-06-30' }]);
  const [offset = 0, length = 0] = tasks[1]?.targets[0]?.span ?? [];
  expect(text.slice(offset, offset + length)).toContain('20座');
});

test('a report is held against items as against the document, with the figures that were compared', () => {
  const report = parseReport(
    '东湾市2031年政府工作报告\n一、2030年工作回顾\n渔港吞吐量增长5.2%。新建海上灯塔22座。\n二、2031年重点工作\n修缮码头。\n',
  );
  if (!report) throw new Error('This was to be a report.');
  const { matches, taskMatches } = matchOutcomes(report, promisesOf(items, 2030));
  expect(matches).toMatchObject([{ target: '1', verdict: 'missed', claims: [{ target: '>=7%', outcome: '5.2%' }] }]);
  expect(taskMatches.map(({ target, verdict }) => [target, verdict])).toEqual([
    ['2', 'met'],
    [null, 'noOutcome'],
  ]);
});

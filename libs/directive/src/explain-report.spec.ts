import { expect, test } from 'vitest';
import { explainReport } from './explain-report.js';

const text = [
  '东湾市2031年政府工作报告',
  '各位代表：',
  '一、2030年工作回顾',
  '渔港吞吐量增长9.1%，海上灯塔建成投用。渔民兄弟功不可没。我们将认真解决存在的问题。',
  '二、2031年工作总体要求',
  '今年的主要预期目标是：渔业产值增长7%，渔民收入稳步提高。',
  '三、2031年重点工作',
  '（一）建好渔港',
  '提升靠泊能力。新建码头6座，9月底前完成航道疏浚。大力弘扬渔家文化。尽快修订港章。',
  '四、附言',
  '谢谢大家。',
].join('\n');

test('each part of a report says what it became, by which rule, and what was found in it', () => {
  expect(explainReport(text)?.map(({ line, kind, rule, found }) => [line, kind, rule, ...found])).toEqual([
    [1, 'context', 'before-chapters'],
    [2, 'context', 'before-chapters'],
    [3, 'chapter', 'review'],
    [4, 'outcome', 'figure-reached', '9.1%'],
    [4, 'result', 'stage-reached'],
    [4, 'context', 'no-result'],
    [4, 'leftOut', 'review'],
    [5, 'chapter', 'requirements'],
    [6, 'context', 'leads-on'],
    [6, 'target', 'target-with-figure', '渔业产值增长7%'],
    [6, 'target', 'target-in-words'],
    [7, 'chapter', 'thisYear'],
    [8, 'section', 'outermost-number'],
    [9, 'topic', 'topic-sentence'],
    [9, 'commitment', 'figure', '新建码头6座'],
    [9, 'commitment', 'date', '9月底前'],
    [9, 'leftOut', 'noMeasure'],
    [9, 'leftOut', 'vagueTime', '尽快'],
    [10, 'chapter', 'other'],
    [11, 'leftOut', 'otherChapter'],
  ]);
});

test('what is printed there is told with a reason', () => {
  const parts = explainReport(text);
  expect(parts?.find(({ rule }) => rule === 'noMeasure')).toMatchObject({
    text: '大力弘扬渔家文化',
    why: 'It names neither a figure nor a date.',
  });
  expect(parts?.filter(({ why }) => why === '')).toEqual([]);
});

test('a notice is no report', () => {
  expect(explainReport('1.修缮码头。（市交通运输局）')).toBeNull();
});

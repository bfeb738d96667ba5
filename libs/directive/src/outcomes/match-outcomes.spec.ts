import { describe, expect, test } from 'vitest';
import { parseDirective } from '../parse-directive.js';
import { parseReport } from '../prose/parse-report.js';
import { matchOutcomes } from './match-outcomes.js';
import type { TaskMatch } from './match.js';

/** Other promises and results, so that rare words are rare and common ones common. */
const otherTasks = ['疏浚内港航道9公里', '培训水手3000名', '修订渔港管理办法', '改造老旧码头6座', '新增冷库容量2万吨'];
const otherResults = [
  '内河运价保持平稳',
  '整治违规锚泊380起',
  '新设渔业合作社17家',
  '海上救援成功率达98%',
  '发放助学金2100万元',
];

describe('a target and what the report says of it', () => {
  test.each<[task: string, result: string, verdict: TaskMatch['verdict'], marks: string]>([
    ['渔港吞吐量增长8%', '渔港吞吐量增长9.1%', 'met', ''],
    ['渔港吞吐量增长8%', '渔港吞吐量增长7.2%', 'missed', ''],
    ['渔港吞吐量增长8%', '航标完好率达到99%', 'noOutcome', ''],
    ['渔港吞吐量增长8%', '预计全年渔港吞吐量增长7.2%', 'missed', 'forecast'],
    ['渔港吞吐量增长8%', '前11个月渔港吞吐量增长8.2%', 'met', 'partialPeriod'],
    ['渔港吞吐量增长8%', '渔港吞吐量同口径增长8.2%', 'met', 'sameScope'],
    ['人均渔业产值增长8%', '渔业产值增长9%', 'noOutcome', ''],
    ['渔船事故率控制在3%以内', '渔船事故率为2.1%', 'met', ''],
    ['渔船事故率控制在3%以内', '渔船事故率为3.4%', 'missed', ''],
    ['新建海上灯塔20座', '新建海上灯塔18座', 'missed', ''],
    ['新建海上灯塔20座', '海上灯塔总数达到90座', 'notComparable', 'stockForFlow'],
    ['新建海上灯塔20座', '新开通海上灯塔18座', 'missed', 'differentMeasure'],
    ['海上灯塔达到20座以上', '新增海上灯塔30座', 'notComparable', 'stockForFlow'],
    ['深海网箱产量达到3.5万吨', '深海网箱产量突破3.2万吨', 'notComparable', ''],
    ['深海网箱产量达到3.5万吨', '深海网箱产量达36000吨', 'met', ''],
    ['完成渔民技能培训6万人', '开展渔民技能培训7.2万人次', 'met', 'differentMeasure'],
    ['完成渔民免费体检1.5万人', '渔民免费体检分别完成1.6万人和1.7万人', 'met', 'severalValues'],
    ['完成渔民免费体检1.5万人', '渔民免费体检分别完成1.4万人和1.7万人', 'partlyMet', 'severalValues'],
    ['新增渔港就业3.7万人', '新增渔港就业4.05万人,达年度目标的111%', 'met', 'denominatorConflict'],
    ['新增渔港就业3.7万人', '新增渔港就业4.05万人,达年度目标的109.5%', 'met', ''],
    ['创建省级文明渔村45个', '创建市级文明渔村50个', 'noOutcome', ''],
    ['确保6月底前新建海上灯塔20座', '新建海上灯塔22座', 'met', 'dateUnverifiable'],
  ])('%s: %s', (task, result, verdict, marks) => {
    const match = matched(task, result);
    expect([match.verdict, match.marks.join(' ')]).toEqual([verdict, marks]);
  });

  test('a part that falls short is no miss of the whole', () => {
    expect(matched('创建省级渔村45个', '创建省级珊瑚海岸观光渔村30个').verdict).not.toBe('missed');
  });

  test('figures over other numbers of things are not compared', () => {
    const match = matched(
      '推进487个省市港航项目,完成港航项目投资1500亿元',
      '83个省级港航项目和530个市级港航项目分别完成投资643亿元、1690亿元',
    );
    expect(match).toMatchObject({ verdict: 'notComparable', marks: ['differentMeasure'] });
  });

  test('promises judged differently are met in part, and each shows its own', () => {
    const match = matched('新建海上灯塔20座,修复沉船浮标300个', '新建海上灯塔22座,修复沉船浮标240个');
    expect(match.verdict).toBe('partlyMet');
    expect(match.claims.map(({ verdict, rule }) => [verdict, rule])).toEqual([
      ['met', 'figure-reached'],
      ['missed', 'figure-not-reached'],
    ]);
  });
});

describe('a promise without a figure', () => {
  test.each<[task: string, result: string, verdict: TaskMatch['verdict'], marks: string]>([
    ['组建远洋渔业银行', '东湾远洋渔业银行挂牌开业', 'met', ''],
    ['确保“深蓝岛”科创园年内建成', '“深蓝岛”科创园项目进展顺利', 'missed', ''],
    ['确保“深蓝岛”科创园6月底前建成', '“深蓝岛”科创园建成投用', 'met', 'dateUnverifiable'],
    ['加快推进“深蓝岛”科创园', '“深蓝岛”科创园项目进展顺利', 'notComparable', ''],
    [
      '加快甘泉船校、东礁小学、望海中学、长滩小学等4所学校建设',
      '甘泉船校建成投用,东礁小学、望海中学主体完工',
      'partlyMet',
      '',
    ],
    ['扎实开展渔港改革三年行动', '渔港改革三年行动任务完成率达100%', 'met', ''],
  ])('%s: %s', (task, result, verdict, marks) => {
    const match = matched(task, result);
    expect([match.verdict, match.marks.join(' ')]).toEqual([verdict, marks]);
  });

  test('an expected target in words is shown beside what the report says, and not compared', () => {
    const { matches, taskMatches } = matchesOf('渔港进出口总值保持平稳增长', '渔港进出口总值完成215亿元');
    expect(matches[0]).toMatchObject({ target: '1', verdict: 'notComparable', rule: 'no-figure-in-target' });
    expect(taskMatches).toHaveLength(otherTasks.length);
  });
});

test('both quotes are slices of their texts', () => {
  const { text, report, matches } = matchesOf('新建海上灯塔20座', '新建海上灯塔22座,居全省第一');
  const [claim] = matches[0]?.claims ?? [];
  const slice = (from: string, [offset, length]: readonly [number, number] = [0, 0]) =>
    from.slice(offset, offset + length);
  expect(slice(text, claim?.targetSpans[0])).toBe(claim?.targetQuote);
  expect(slice(report, claim?.outcomeSpan ?? undefined)).toBe('新建海上灯塔22座,居全省第一');
});

function matched(task: string, result: string): TaskMatch {
  const [match] = matchesOf(task, result).matches;
  if (!match) throw new Error('There was to be one task.');
  return match;
}

function matchesOf(task: string, result: string) {
  const text = [
    '东湾市2030年重点工作责任分解',
    '一、2030年主要预期目标',
    `1.${task}。(责任单位:市渔业局)`,
    '二、2030年重点工作',
    ...otherTasks.map((other, index) => `${index + 1}.${other}。(责任单位:市渔业局)`),
  ].join('\n');
  const report = [
    '东湾市2031年政府工作报告',
    '一、2030年工作回顾',
    ...otherResults.map((other) => `${other}。`),
    `${result}。`,
    '二、2031年重点工作',
    '修缮码头。',
  ].join('\n');
  const parsed = parseReport(report);
  if (!parsed) throw new Error('This was to be a report.');
  return { text, report, ...matchOutcomes(parsed, parseDirective(text)) };
}

import { describe, expect, test } from 'vitest';
import { parseReport } from './parse-report.js';
import type { ParsedReport } from './parsed-report.js';

const report = [
  '东湾市2031年政府工作报告',
  '一、2030年工作回顾',
  '全年渔港吞吐量增长4%。对于这些问题,我们将认真解决。',
  '二、“十七五”时期主要目标',
  '到2035年建成海上花园城市。',
  '三、2031年重点工作',
  '今年经济社会发展的主要预期目标是:生产总值增长6%以上,渔民收入稳步增长,海水养殖产量达到30万吨。',
  '(一)聚焦海洋,做强产业。',
  '壮大现代渔业。加快渔港改造,6月底前开工建设深水码头,年内新建网箱200口,改造渔船30艘。尽快启动海洋牧场。',
  '灯塔二期工程,8月底前完成主体,年底前建成投用;潮汐电站项目,确保年内开工。',
  '(二)聚焦民生,增进福祉。',
  '办好教育。推进海员学校建设,力争9月底前竣工。持续优化学校布局。',
  '四、加强政府自身建设',
  '坚持依法行政,年内完成执法改革3项。',
].join('\n');

describe('the chapters of a report', () => {
  test('are told apart by their headings', () => {
    expect(read(report).chapters.map(({ kind }) => kind)).toEqual([
      'review',
      'horizon',
      'thisYear',
      'selfConstruction',
    ]);
    expect(read(report).year).toBe(2031);
  });

  test.each([
    ['一、2030年国民经济和社会发展计划执行情况', 'review'],
    ['一、过去五年工作回顾', 'review'],
    ['二、今后五年的奋斗目标', 'horizon'],
    ['二、2031年经济社会发展总体要求和主要预期目标', 'requirements'],
    ['二、2031年经济社会发展的主要任务', 'thisYear'],
    ['三、今年工作安排', 'thisYear'],
    ['四、努力建设人民满意的服务型政府', 'selfConstruction'],
    ['五、附则', null],
  ])('%s: %s', (heading, kind) => {
    const text = `东湾市2031年政府工作报告\n${heading}\n修缮码头。\n九、2031年重点工作\n修缮码头。\n十、2030年工作回顾\n无。\n`;
    expect(read(text).chapters[0]?.kind).toBe(kind);
  });

  test('without numbers they are found as well', () => {
    const text = '东湾市2031年政府工作报告\n2030年工作回顾\n修缮码头8座。\n2031年工作安排\n年内修缮码头9座。\n';
    expect(read(text).chapters.map(({ kind }) => kind)).toEqual(['review', 'thisYear']);
  });

  test.each([
    ['', 'an empty text'],
    ['一、2031年主要目标\n1.修缮码头9座。\n二、2031年重点工作\n2.疏浚航道。', 'a plan of the year alone'],
    ['关于修缮码头的通知\n一、修缮码头。\n二、疏浚航道。', 'a notice'],
  ])('is no report: %j (%s)', (text) => {
    expect(parseReport(text)).toBeNull();
  });
});

describe('the commitments of this year', () => {
  test('stand under their sections and topics, with date, figures and subject', () => {
    expect(outlineOf(read(report))).toEqual([
      {
        heading: '(一)聚焦海洋,做强产业。',
        topics: [
          {
            topic: '壮大现代渔业',
            commitments: [
              ['6月底前开工建设深水码头', null, '2031-06-30', []],
              ['年内新建网箱200口,改造渔船30艘', null, '2031-12-31', [200, 30]],
            ],
          },
          {
            topic: '',
            commitments: [
              ['8月底前完成主体', '灯塔二期工程', '2031-08-31', []],
              ['年底前建成投用', '灯塔二期工程', '2031-12-31', []],
              ['潮汐电站项目,确保年内开工', null, '2031-12-31', []],
            ],
          },
        ],
      },
      {
        heading: '(二)聚焦民生,增进福祉。',
        topics: [
          {
            topic: '办好教育',
            commitments: [['推进海员学校建设,力争9月底前竣工', null, '2031-09-30', []]],
          },
        ],
      },
    ]);
  });

  test('a clause that only gives the time belongs to the promise before it', () => {
    const text = '2031年政府工作报告\n一、2030年工作回顾\n二、2031年重点工作\n(一)渔港\n';
    const commitments = (sentence: string) =>
      read(text + sentence)
        .sections.flatMap(({ topics }) => topics.flatMap((topic) => topic.commitments))
        .map(({ quote, deadline }) => [quote, deadline]);
    expect(commitments('整治渔港30处,6月底前完成。')).toEqual([['整治渔港30处,6月底前完成', '2031-06-30']]);
    expect(commitments('年内整治渔港30处,6月底前完成。')).toHaveLength(2);
    expect(commitments('整治渔港30处,6月底前新造渡船6艘。')).toHaveLength(2);
  });

  test('the government itself is kept apart', () => {
    const [section] = read(report).selfConstruction;
    expect(section?.topics[0]?.commitments.map(({ quote }) => quote)).toEqual(['年内完成执法改革3项']);
  });

  test('what looks ahead and is no candidate is listed with the reason', () => {
    expect(read(report).leftOut.map(({ quote, reason }) => [quote, reason])).toEqual([
      ['对于这些问题,我们将认真解决。', 'review'],
      ['到2035年建成海上花园城市。', 'horizon'],
      ['加快渔港改造', 'noMeasure'],
      ['尽快启动海洋牧场', 'vagueTime'],
      ['持续优化学校布局', 'noMeasure'],
      ['坚持依法行政', 'noMeasure'],
    ]);
  });

  test('the expected targets of the year are read clause by clause', () => {
    const { expectedTargets } = read(report);
    expect(expectedTargets.map(({ quote, operator, value, unit }) => [quote, operator, value, unit])).toEqual([
      ['生产总值增长6%以上', '>=', 6, '%'],
      ['渔民收入稳步增长', null, null, null],
      ['海水养殖产量达到30万吨', '=', 30, '万吨'],
    ]);
  });

  test('the targets of the tasks are quoted with their own words', () => {
    const { taskTargets } = read(report);
    expect(taskTargets.map(({ quote, value, unit, deadline }) => [quote, value, unit, deadline])).toEqual([
      ['年内新建网箱200口', 200, '口', '2031-12-31'],
      ['改造渔船30艘', 30, '艘', '2031-12-31'],
    ]);
  });
});

function read(text: string): ParsedReport {
  const parsed = parseReport(text);
  if (!parsed) throw new Error('This was to be a report.');
  return parsed;
}

function outlineOf({ sections }: ParsedReport): unknown {
  return sections.map(({ heading, topics }) => ({
    heading,
    topics: topics.map(({ topic, commitments }) => ({
      topic,
      commitments: commitments.map(({ quote, subject, deadline, targets }) => [
        quote,
        subject,
        deadline,
        targets.map(({ value }) => value),
      ]),
    })),
  }));
}

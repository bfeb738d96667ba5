import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TimeContext } from './time-forms.js';
import { timeLimitsIn } from './time-limits.js';

const context: TimeContext = { year: 2031, issuedOn: '2031-01-31' };
const read = (text: string, given = context) => timeLimitsIn(text, { start: 0, end: text.length }, given);

describe('a day can be told', () => {
  test.each([
    ['确保６月底前建成', '６月底前', '2031-06-30'],
    ['10月1日前开工', '10月1日前', '2031-10-01'],
    ['10月1日建成', '10月1日', '2031-10-01'],
    ['9月中旬前完成', '9月中旬前', '2031-09-20'],
    ['11月取得成效', '11月', '2031-11-30'],
    ['11月份完成', '11月份', '2031-11-30'],
    ['2月底完成', '2月底', '2031-02-28'],
    ['年内建成', '年内', '2031-12-31'],
    ['年底前建成', '年底前', '2031-12-31'],
    ['今年年底前建成', '今年年底前', '2031-12-31'],
    ['明年3月底前建成', '明年3月底前', '2032-03-31'],
    ['全年新造渡船9艘', '全年', '2031-12-31'],
    ['当年开工', '当年', '2031-12-31'],
    ['上半年开工', '上半年', '2031-06-30'],
    ['下半年开工', '下半年', '2031-12-31'],
    ['第一季度完成', '第一季度', '2031-03-31'],
    ['三季度末前完成', '三季度末前', '2031-09-30'],
    ['前三季度完成', '前三季度', '2031-09-30'],
    ['到2035年渡口全部更新', '到2035年', '2035-12-31'],
    ['2033年底前更新', '2033年底前', '2033-12-31'],
    ['“十七五”末全部更新', '“十七五”末', '2040-12-31'],
    ['国庆节前开放', '国庆节前', '2031-09-30'],
    ['本通知印发之日起30日内上报', '本通知印发之日起30日内', '2031-03-02'],
    ['自印发之日起1个月内上报', '自印发之日起1个月内', '2031-02-28'],
    ['完成时限：2031年6月30日', '2031年6月30日', '2031-06-30'],
    ['2031-06-30', '2031-06-30', '2031-06-30'],
    ['2031年9月', '2031年9月', '2031-09-30'],
  ])('%s', (text, quote, date) => {
    expect(read(text).timeLimits).toMatchObject([{ quote, date }]);
    expect(read(text).doubts).toEqual([]);
  });

  test('a window has both ends', () => {
    expect(read('5月1日至7月31日休渔').timeLimits).toMatchObject([{ start: '2031-05-01', date: '2031-07-31' }]);
    expect(read('2031年3月—2032年5月').timeLimits).toMatchObject([{ start: '2031-03-01', date: '2032-05-31' }]);
    expect(read('3-10月').timeLimits).toMatchObject([{ start: '2031-03-01', date: '2031-10-31' }]);
  });

  test('several limits in one sentence, each with its stage', () => {
    expect(read('6月底前开工建设，年内完成主体封顶，2033年建成投用').timeLimits).toMatchObject([
      { date: '2031-06-30', stage: 'started' },
      { date: '2031-12-31', stage: 'structure' },
      { date: '2033-12-31', stage: 'inUse' },
    ]);
  });

  test('work that goes on has its mark, with a day or without', () => {
    expect(read('9月底取得成效并持续推进').timeLimits).toMatchObject([{ date: '2031-09-30', continuing: true }]);
    expect(read('持续推进，牵头单位：灯塔局').timeLimits).toMatchObject([{ date: null, continuing: true }]);
    expect(read('9月底完成').timeLimits).toMatchObject([{ continuing: false }]);
  });
});

describe('no day can be told', () => {
  test.each([
    ['尽快开工', '尽快', 'vague-time-limit'],
    ['早日通航', '早日', 'vague-time-limit'],
    ['及早搬迁', '及早', 'vague-time-limit'],
    ['如期完工', '如期', 'vague-time-limit'],
    ['两年内建成', '两年内', 'vague-time-limit'],
    ['春节前完成', '春节前', 'vague-time-limit'],
    ['6月前完成', '6月前', 'ambiguous-time-limit'],
    ['2月30日前完成', '2月30日前', 'impossible-date'],
    ['本通知印发之日起5个工作日内', '本通知印发之日起5个工作日内', 'vague-time-limit'],
  ])('%s', (text, quote, code) => {
    const { timeLimits, doubts } = read(text);
    expect(timeLimits).toMatchObject([{ quote, date: null }]);
    expect(doubts).toEqual([{ code, start: 0, end: quote.length }]);
  });

  test('the year is unknown, unless it is printed', () => {
    expect(read('6月底前完成', { year: null })).toMatchObject({
      timeLimits: [{ date: null }],
      doubts: [{ code: 'vague-time-limit' }],
    });
    expect(read('2033年6月底前完成', { year: null }).timeLimits).toMatchObject([{ date: '2033-06-30' }]);
  });
});

test.each([
  '每月25日前报送，每季度末汇总，每年年底前总结',
  '截至2030年底已有渡口9个，比2030年底增长5%',
  '从5月1日起施行，5月4日举办灯塔日',
  '完成全年目标任务，上半年考评',
  '新造渡船30%，当年新招渡工',
  '2031年度渡口工作，5年内折旧',
  '编制渡口三年行动方案',
])('%s: no limit', (text) => {
  expect(read(text).timeLimits).toEqual([]);
});

const piece = fc.constantFrom(
  ...'6月|底|前|10月|1日|31日|年内|年|2031|2033年|全年|上半年|至|到|—|-|日|月|完成|并持续推进|尽快|第|一季度|，|。|“十七五”末|印发之日起|30日内|每|三|\ud800|\n'.split(
    '|',
  ),
);
const anyText = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

test('on any text: the quote is the slice at its span, in order and apart, and every date is one', () => {
  fc.assert(
    fc.property(anyText, fc.option(fc.integer({ min: 0, max: 9998 })), (text, year) => {
      let before = 0;
      for (const { quote, span, date, start } of read(text, { year, issuedOn: '2031-01-31' }).timeLimits) {
        expect(quote).toBe(text.slice(span[0], span[0] + span[1]));
        expect(span[0]).toBeGreaterThanOrEqual(before);
        before = span[0] + span[1];
        for (const day of [date, start])
          if (day !== null) expect(day).toMatch(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
      }
    }),
    { numRuns: 500 },
  );
});

import { describe, expect, test } from 'vitest';
import { sentencesOf } from '../prose/sentences.js';
import { sourceOf } from '../prose/source.js';
import type { Outcome } from './outcome.js';
import { readOutcomes } from './read-outcomes.js';
import { readResults } from './read-results.js';

describe('a figure and what it measures', () => {
  test.each<[text: string, metric: string, value: number, unit: string, measure: Outcome['measure']]>([
    ['全市渔港吞吐量增长4.5%', '渔港吞吐量', 4.5, '%', 'growth'],
    ['全市沉船事故同比下降12%', '沉船事故', -12, '%', 'growth'],
    ['新建灯塔12座', '新建灯塔', 12, '座', 'flow'],
    ['在册渔船总数达到3200艘', '在册渔船总数', 3200, '艘', 'stock'],
    ['航标完好率保持在99%', '航标完好率', 99, '%', 'stock'],
    ['全年完成岸线整治7.5公里', '岸线整治', 7.5, '公里', 'flow'],
    ['东湾船厂等8家企业被认定为省级智能船厂', '省级智能船厂', 8, '家', 'flow'],
    ['36公里环湾步道全线贯通', '环湾步道全线贯通', 36, '公里', 'plain'],
    ['海水含盐量降至32克', '海水含盐量', 32, '克', 'plain'],
    ['发放渔民补贴9500余万元', '发放渔民补贴', 9500, '万元', 'flow'],
  ])('%s', (text, metric, value, unit, measure) => {
    expect(read(`${text}。`)).toMatchObject([{ metric, value, unit, measure }]);
  });

  test('entries of a list have each their own', () => {
    expect(figures('建成码头5座、灯塔30座。')).toEqual([
      ['建成码头', 5, '座'],
      ['灯塔', 30, '座'],
    ]);
  });

  test('分别 gives each its own figure, and over one thing leaves it several', () => {
    expect(figures('全市渔船和渡船分别达到149艘和78艘。')).toEqual([
      ['渔船', 149, '艘'],
      ['渡船', 78, '艘'],
    ]);
    expect(figures('海带、紫菜产量分别增长5%和8%。')).toEqual([
      ['海带产量', 5, '%'],
      ['紫菜产量', 8, '%'],
    ]);
    expect(read('渔民免费体检分别完成1.2万人和1.3万人。')).toMatchObject([
      { metric: '渔民免费体检', value: [1.2, 1.3], several: true },
    ]);
  });

  test('objects whose number is printed are kept beside the figure', () => {
    const [first, second] = read('83个省级码头项目和50个市级码头项目分别完成投资64亿元、16亿元。');
    expect(first).toMatchObject({ metric: '省级码头项目投资', countedOver: { quote: '83个省级码头项目', value: 83 } });
    expect(second).toMatchObject({ metric: '市级码头项目投资', countedOver: { value: 50 } });
  });

  test('a clause without a name goes on with that of the clause before', () => {
    expect(figures('渔业产值完成49亿元,同比增长1.2%。')).toEqual([
      ['渔业产值', 49, '亿元'],
      ['渔业产值', 1.2, '%'],
    ]);
    expect(figures('新增渔港企业63家,总数达到512家。')[1]).toEqual(['渔港企业总数', 512, '家']);
    expect(figures('海带养殖面积达24万亩,总产量达16万吨。')[1]).toEqual(['海带总产量', 16, '万吨']);
  });

  test.each([
    '启动年产3万吨鱼粉生产线建设。',
    '灯塔局120千瓦发电机组完成检修。',
    '渔民补助标准由月人均590元,',
    '深入实施三年行动。',
  ])('sizes, origins and names are none: %s', (text) => {
    expect(figures(text)).toEqual([]);
  });
});

describe('what stands beside a figure', () => {
  test('comparisons belong to it, and to each its own share of the target', () => {
    const [first, second] = read('开展船员培训11万人次,新招水手7万人,分别达年度目标的188.9%和175%。');
    expect(first?.comparisons.map(({ ofTarget }) => ofTarget)).toEqual([188.9]);
    expect(second?.comparisons.map(({ ofTarget }) => ofTarget)).toEqual([175]);
    expect(read('渔港吞吐量增长4%,居全省第3位。')[0]).toMatchObject({
      quote: '渔港吞吐量增长4%,居全省第3位',
      comparisons: [{ quote: '居全省第3位', ofTarget: null }],
    });
  });

  test.each<[text: string, start: string | null, end: string | null, asOf: string | null]>([
    ['前11个月渔港吞吐量增长4%', '2030-01-01', '2030-11-30', null],
    ['1-9月渔港吞吐量增长4%', '2030-01-01', '2030-09-30', null],
    ['上半年渔港吞吐量增长4%', '2030-01-01', '2030-06-30', null],
    ['前三季度渔港吞吐量增长4%', '2030-01-01', '2030-09-30', null],
    ['截至12月27日,航标达242座', null, '2030-12-27', '2030-12-27'],
    ['截至2月30日,航标达242座', null, null, null],
    ['截至11月底,航标达242座', null, '2030-11-30', '2030-11-30'],
    ['全年渔港吞吐量增长4%', '2030-01-01', '2030-12-31', null],
    ['渔港吞吐量增长4%', '2030-01-01', '2030-12-31', null],
    ['这五年,渔港吞吐量增长4%', null, null, null],
  ])('the period: %s', (text, start, end, asOf) => {
    expect(read(`${text}。`)[0]).toMatchObject({ period: { start, end }, asOf });
  });

  test('a period holds to the end of its sentence', () => {
    const outcomes = read('前11个月渔港吞吐量增长4%;渔业产值增长5%。造船产值增长6%。');
    expect(outcomes.map(({ period }) => period.end)).toEqual(['2030-11-30', '2030-11-30', '2030-12-31']);
  });

  test.each([
    ['预计全年渔业产值增长4%,造船产值增长5%。', ['预计', '预计']],
    ['渔业产值有望突破9亿元,造船产值增长5%。', ['有望', null]],
    ['渔业产值增长4%。', [null]],
  ])('an estimate: %s', (text, words) => {
    expect(read(text).map(({ forecast }) => forecast)).toEqual(words);
  });

  test.each([
    ['渔业产值突破9亿元', '>'],
    ['渔业产值近9亿元', '~'],
    ['渔业产值达9亿元以上', '>='],
    ['渔业产值9亿余元', '>'],
    ['渔业税收同口径增长3%', '='],
  ])('its bound: %s', (text, operator) => {
    expect(read(`${text}。`)[0]?.operator ?? '=').toBe(operator);
  });

  test('a changed basis is named', () => {
    expect(read('渔业税收同口径增长3%。')[0]).toMatchObject({ metric: '渔业税收', scope: '同口径' });
  });
});

test('what is told without a figure has its stage', () => {
  const source = sourceOf('码头扎实推进。灯塔建成投用,船校进展顺利,渔民收入稳步提高。');
  const results = readResults(source, [sentencesOf(source.plain, { start: 0, end: source.plain.length })]);
  expect(results.map(({ quote, stage, topic }) => [quote, stage, topic])).toEqual([
    ['灯塔建成投用', 'done', '码头扎实推进。'],
    ['船校进展顺利', 'ongoing', '码头扎实推进。'],
    ['渔民收入稳步提高', 'changed', '码头扎实推进。'],
  ]);
});

function read(text: string): Outcome[] {
  const source = sourceOf(text);
  return readOutcomes(source, [sentencesOf(source.plain, { start: 0, end: source.plain.length })], 2030);
}

function figures(text: string): unknown[] {
  return read(text).map(({ metric, value, unit }) => [metric, value, unit]);
}

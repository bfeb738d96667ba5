import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { targetsIn } from './targets.js';

const read = (text: string) => targetsIn(text, { start: 0, end: text.length });
const figures = (text: string) => read(text).map(({ quote, operator, value, unit }) => [quote, operator, value, unit]);

describe('operators and values', () => {
  test.each([
    ['新造渡船9艘', '=', 9, '艘'],
    ['新造渡船９艘', '=', 9, '艘'],
    ['渡口达到12个以上', '>=', 12, '个'],
    ['新增装机300兆瓦', '=', 300, '兆瓦'],
    ['新建渡校10所以上', '>=', 10, '所'],
    ['渡口不少于12个', '>=', 12, '个'],
    ['渡口超过12个', '>', 12, '个'],
    ['货物吞吐量突破500万吨', '>', 500, '万吨'],
    ['渡船事故控制在3起以内', '<=', 3, '起'],
    ['渡船空驶率控制在3.5%内', '<=', 3.5, '%'],
    ['渡船空驶率不高于3.5%', '<=', 3.5, '%'],
    ['渡船空驶率低于3.5%', '<', 3.5, '%'],
    ['岸线利用率稳定在35%左右', '~', 35, '%'],
    ['新造渡船约30艘', '~', 30, '艘'],
    ['新造渡船30余艘', '>', 30, '艘'],
    ['乘客2万余人次', '>', 2, '万人次'],
    ['新造渡船4-5艘', 'range', [4, 5], '艘'],
    ['新造渡船1至3艘', 'range', [1, 3], '艘'],
    ['新造渡船1艘—3艘', 'range', [1, 3], '艘'],
    ['岸线硬化率百分之四十五', '=', 45, '%'],
    ['航道1,646公里', '=', 1646, '公里'],
    ['准点率提高1.8个百分点', '=', 1.8, '个百分点'],
    ['江水含沙量降至42微克/立方米', '=', 42, '微克/立方米'],
    ['渡口改造投入突破10亿', '>', 10, '亿'],
    ['改造渡口十二个', '=', 12, '个'],
    ['新建两座灯塔', '=', 2, '座'],
    ['渡船补贴标准不低于货船的1.3倍', '>=', 1.3, '倍'],
  ])('%s', (text, operator, value, unit) => {
    expect(figures(text)).toEqual([[expect.any(String), operator, value, unit]]);
  });
});

describe('what is no target', () => {
  test.each([
    '编制“十艘渡船”方案，弘扬“三条江”精神',
    '实施渡口八大行动、六项机制，打造一个平台',
    '2031年7月，沿G310和国道107到12345热线',
    '按东政〔2031〕7号第3条办理，进入前10名',
    '总投资35亿元的船坞、年产10万吨的船厂开门',
    '投资3亿元造船基地、投资2亿元修船基地',
    '聚焦5个重点渡口，在3个渡口试行',
    '对160吨及以下渡船免收费用',
    '抓好甲厂25万吨钢板和20万吨缆绳、乙厂10万吨渔网等项目建设',
    '推进200兆瓦光伏、100兆瓦风电项目建设',
    '给予渡船30%的补贴，每艘最高不超过5万元奖励',
    '24小时服务，推行“1+16”机制',
    '落实50条措施，抓好5个方面',
  ])('%s', (text) => {
    expect(figures(text)).toEqual([]);
  });

  test('where a figure comes from is not where it goes to', () => {
    expect(read('岸线利用率由60%提高到80%')).toMatchObject([{ metric: '岸线利用率', value: 80, measure: 'stock' }]);
    expect(read('在现有62座灯塔基础上新建灯塔8座')).toMatchObject([{ metric: '新建灯塔', value: 8 }]);
  });

  test('a size inside what is counted stays with it', () => {
    expect(read('新增1个吞吐量超500万吨的码头')).toMatchObject([
      { quote: '新增1个吞吐量超500万吨的码头', metric: '新增吞吐量超500万吨的码头', value: 1, unit: '个' },
    ]);
  });
});

describe('lists, metrics, commitment', () => {
  test('the entries of a list share the verb and the commitment', () => {
    const targets = read('力争全年新增渡船1艘、拖船2艘，航标总量达到300座以上，打造示范渡口4个。疏浚航道9公里');
    expect(targets.map(({ quote, metric, measure, strength }) => [quote, metric, measure, strength])).toEqual([
      ['新增渡船1艘', '新增渡船', 'flow', 'strive'],
      ['拖船2艘', '新增拖船', 'flow', 'strive'],
      ['航标总量达到300座以上', '航标总量', 'stock', 'strive'],
      ['打造示范渡口4个', '示范渡口', 'flow', 'plain'],
      ['疏浚航道9公里', '疏浚航道', null, 'plain'],
    ]);
  });

  test.each([
    ['（1）新造渡船9艘', '新造渡船9艘', '新造渡船'],
    ['(12)新造渡船9艘', '新造渡船9艘', '新造渡船'],
    ['★新造渡船9艘', '新造渡船9艘', '新造渡船'],
    ['一是新造渡船9艘', '新造渡船9艘', '新造渡船'],
  ])('the number of a point is no part of a quote: %s', (text, quote, metric) => {
    expect(read(text)).toMatchObject([{ quote, metric }]);
  });

  test('a part of what is counted has its own work or its own size', () => {
    expect(read('新建改造渡口20座,其中新建5座、改造15座').map(({ metric, value }) => [metric, value])).toEqual([
      ['新建改造渡口', 20],
      ['新建渡口', 5],
      ['改造渡口', 15],
    ]);
    expect(read('新开工亿元以上项目200个,其中50亿元以上10个').map(({ metric, value }) => [metric, value])).toEqual([
      ['新开工亿元以上项目', 200],
      ['新开工50亿元以上项目', 10],
    ]);
  });

  test('a second figure without a noun measures the same', () => {
    expect(read('改造渡口泊位3个、1646米')).toMatchObject([{ metric: '改造渡口泊位' }, { metric: '改造渡口泊位' }]);
  });

  test('分别 gives each figure its own name, if there are as many', () => {
    expect(read('渔船、货船分别达到10艘和20艘').map(({ metric, value }) => [metric, value])).toEqual([
      ['渔船', 10],
      ['货船', 20],
    ]);
    expect(read('渔船、货船、渡船分别达到10艘和20艘').map(({ metric }) => metric)).toEqual([
      '渔船、货船、渡船',
      '渔船、货船、渡船',
    ]);
  });

  test.each([
    ['推动360个以上省、市重点渡口开工', '省、市重点渡口', null],
    ['完成2.76万亩滩涂修复任务', '滩涂修复任务', null],
    ['每个县〔市、区〕新建3—5座灯塔', '新建灯塔', '每个县〔市、区〕'],
    ['各县（市、区）至少建成1座灯塔', '灯塔', '各县(市、区)'],
    ['在5个镇分别打造一条示范岸线', '示范岸线', '5个镇'],
  ])('%s', (text, metric, perUnit) => {
    expect(read(text)).toMatchObject([{ metric, perUnit }]);
  });
});

test.each([
  ['确保渡船碰撞完成省定目标', 'deferred', '渡船碰撞', 'ensure'],
  ['渡工收入与经济增长同步', 'relative', '渡工收入', 'plain'],
  ['力争渡船准点率高于全省平均水平', 'relative', '渡船准点率', 'strive'],
  ['渡船准点率稳居全省前列', 'relative', '渡船准点率', 'plain'],
  ['进出港总值保持平稳增长', 'qualitative', '进出港总值', 'plain'],
])('%s: without a figure of its own', (text, basis, metric, strength) => {
  expect(read(text)).toMatchObject([{ basis, metric, strength, value: null, operator: null, unit: null }]);
});

test('a comparison with a figure is a figure; a slogan promises nothing', () => {
  expect(read('渡船准点率高于全省平均水平2个百分点')).toMatchObject([{ basis: 'figure', value: 2 }]);
  expect(read('坚持“动态清零”方针')).toEqual([]);
});

const piece = fc.constantFrom(
  ...'新增|渡船|9艘|１２个以上|、|，|。|(|）|“|”|由60%|提高到|80%|1—2个|投资超|50亿元|的|分别达到|和|每个县|确保|力争|完成省定目标|与经济增长同步|两座|百分之|十|万|亿|2|,|.|至|余|\ud800|\n'.split(
    '|',
  ),
);
const anyText = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

test('on any text: the quote is the slice at its span, in order, and values are finite', () => {
  fc.assert(
    fc.property(anyText, fc.nat(5), (text, start) => {
      const stretch = { start: Math.min(start, text.length), end: text.length };
      for (const { quote, span, value } of targetsIn(text, stretch)) {
        expect(quote).toBe(text.slice(span[0], span[0] + span[1]));
        expect(span[0]).toBeGreaterThanOrEqual(stretch.start);
        for (const number of [value ?? 0].flat()) expect(Number.isFinite(number)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('a text that is repeated has the targets repeated', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 2, max: 4 }), (text, times) => {
      const sentence = `${text.replace(/[“”"()（）〔〕《》「」[\]［］【】]/g, '')}。`;
      const once = read(sentence).map(({ span, ...target }) => ({ ...target, start: span[0] }));
      const again = read(sentence.repeat(times)).map(({ span, ...target }) => ({ ...target, start: span[0] }));
      const expected = Array.from({ length: times }, (_, index) =>
        once.map(({ start, ...target }) => ({ ...target, start: start + index * sentence.length })),
      );
      expect(again).toEqual(expected.flat());
    }),
    { numRuns: 300 },
  );
});

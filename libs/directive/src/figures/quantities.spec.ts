import { expect, test } from 'vitest';
import { quantitiesIn } from './quantities.js';
import { stagesIn } from './stages.js';

const all = (text: string) => ({ start: 0, end: text.length });

test('every figure with a measure is found where it is printed, also what is no target', () => {
  const text = '总投资3.5亿元，渡船１２艘以上，由60%提高到80%，3至5个渡口，3—5年，5G，G310，12345热线';
  const found = quantitiesIn(text, all(text)).map(({ start, end, value, unit }) => [
    text.slice(start, end),
    value,
    unit,
  ]);
  expect(found).toEqual([
    ['3.5亿元', 3.5, '亿元'],
    ['１２艘以上', 12, '艘'],
    ['60%', 60, '%'],
    ['80%', 80, '%'],
    ['3至5个', [3, 5], '个'],
  ]);
});

test('reads only the stretch it is given', () => {
  const text = '渡船9艘，灯塔3座';
  expect(quantitiesIn(text, { start: 5, end: text.length })).toMatchObject([
    { start: 7, end: 9, value: 3, unit: '座' },
  ]);
});

test.each([
  ['完成立项、可研', ['prepared', 'prepared']],
  ['项目获批', ['approved']],
  ['6月开工建设', ['started']],
  ['主体完工', ['structure']],
  ['全面竣工', ['completed']],
  ['建成投用', ['inUse']],
  ['挂牌', ['recognised']],
  ['渡口开会', []],
])('stages in %s', (text, stages) => {
  expect(stagesIn(text, all(text)).map(({ stage }) => stage)).toEqual(stages);
});

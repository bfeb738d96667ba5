import { expect, test } from 'vitest';
import { readFigures } from './read-figures.js';

const context = { year: 2031, issuedOn: null };

test('figures of words in several stretches, and times of the unit list, each where it is printed', () => {
  const text = '新造渡船9艘;牵头单位:渡口办;疏浚航道3公里。(6月底前完成,牵头单位:渡口办)';
  const list = { start: text.indexOf('6月'), end: text.length - 1 };
  const words = [
    { start: 0, end: text.indexOf('牵头') },
    { start: text.indexOf('疏浚'), end: text.indexOf('(') },
  ];
  const { targets, timeLimits, doubts } = readFigures(text, words, [list], context);
  expect(targets.map(({ quote }) => quote)).toEqual(['新造渡船9艘', '疏浚航道3公里']);
  expect(timeLimits).toMatchObject([{ quote: '6月底前', date: '2031-06-30', span: [list.start, 4] }]);
  expect(doubts).toEqual([]);
});

test('what somebody has to settle is a doubt with its place', () => {
  const text = '渡船碰撞完成省定目标,推进投资3亿元造船基地,尽快开工,给予船厂30%补贴,新增1个投资超5亿元的船坞';
  const { doubts } = readFigures(text, [{ start: 0, end: text.length }], [], context);
  expect(doubts.map(({ code, start, end }) => [code, text.slice(start, end)])).toEqual([
    ['vague-time-limit', '尽快'],
    ['deferred-target', '渡船碰撞完成省定目标'],
    ['figure-not-taken', '3亿元'],
    ['figure-not-taken', '30%'],
  ]);
});

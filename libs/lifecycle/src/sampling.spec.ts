import { describe, expect, test } from 'vitest';
import { likeness, type SamplingFacts, samplingOf, type SamplingRules } from './sampling.js';

const rules: SamplingRules = {
  alwaysGreenFrom: 3,
  lateFrom: 2,
  copiedFrom: 0.9,
  large: { units: 8, targets: 5, amounts: { 亿元: 10 } },
  reasonsForVisit: 2,
  shareOfRest: 0.1,
};
const quiet: SamplingFacts = {
  claim: '00000000-0000-4000-8000-00000000ffff',
  reports: 2,
  returned: 0,
  late: 0,
  units: 2,
  targets: [],
  visited: true,
  texts: [],
};
const codesOf = (facts: Partial<SamplingFacts>) =>
  samplingOf({ ...quiet, ...facts }, rules).reasons.map(({ code }) => code);

describe('what speaks for a visit', () => {
  test.each([
    ['nothing', {}, []],
    ['green all year, and never returned', { reports: 3 }, ['alwaysGreen']],
    ['returned once: somebody looked', { reports: 3, returned: 1 }, []],
    ['late once', { late: 1 }, []],
    ['late twice', { late: 2 }, ['late']],
    ['many units', { units: 8 }, ['large']],
    ['much money', { targets: [{ value: 10, unit: '亿元' }] }, ['large']],
    ['as much in another unit', { targets: [{ value: 10, unit: '公里' }] }, []],
    ['nobody was ever there', { visited: false }, ['neverVisited']],
    ['the text of last time', { texts: ['已完成路基工程三成。', '已完成路基工程三成。'] }, ['copied']],
    ['another text', { texts: ['已完成路基工程三成。', '桥梁主体封顶，正在装修。'] }, []],
  ])('%s', (_name, facts, codes) => expect(codesOf(facts)).toEqual(codes));
});

test('two reasons suggest a visit, one does not', () => {
  expect(samplingOf({ ...quiet, late: 2 }, rules)).toMatchObject({ suggests: 'paper', drawn: false });
  expect(samplingOf({ ...quiet, late: 2, visited: false }, rules)).toMatchObject({ suggests: 'onSite', drawn: false });
});

test('of the rest a share is drawn, always the same ones', () => {
  const ids = Array.from({ length: 1_000 }, (_, index) => `0-${(index * 65).toString(16).padStart(4, '0')}`);
  const drawn = () => ids.filter((claim) => samplingOf({ ...quiet, claim }, rules).drawn);
  expect(drawn().length).toBeGreaterThan(90);
  expect(drawn().length).toBeLessThan(110);
  expect(drawn()).toEqual(drawn());
  expect(samplingOf({ ...quiet, claim: ids[0] ?? '' }, { ...rules, shareOfRest: 0 }).suggests).toBe('paper');
});

test('texts are alike by what they have in common, whatever their spaces', () => {
  expect(likeness('路基 完成', '路基完成')).toBe(1);
  expect(likeness('路基完成', '桥梁封顶')).toBe(0);
  expect(likeness('', '')).toBe(0);
});

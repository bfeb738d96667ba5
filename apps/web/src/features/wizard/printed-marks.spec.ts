import { expect, test } from 'vitest';
import { markedLines } from './printed-marks.js';

const text = '某政〔2023〕1号\n1.修路,6月底前完成。(甲局、乙局)\n';
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const nothing = { number: [], title: [], issuer: [], issuedOn: [] };
const item = (id: string, words: string) => ({
  id,
  number: '1',
  title: '修路',
  sectionPath: [],
  text: words,
  lead: null,
  leadBasis: 'none' as const,
  leadDecided: 'no' as const,
  jointLeads: [],
  coordinating: [],
  groups: [],
  openEnded: false,
  dropped: null,
  reasons: [],
  continues: [],
  timeLimits: [
    {
      id: 'l1.1',
      quote: '6月底前',
      nature: 'dated' as const,
      proposed: '2023-06-30',
      day: null,
      continuing: false,
      stage: null,
      decided: 'open' as const,
      beyondYear: false,
      printed: words.includes('6月底前') ? [at('6月底前')] : [],
    },
  ],
  targets: [],
  printed: [
    {
      number: [at('1.修').start].map((start) => ({ start, end: start + 1 })),
      text: [at('修路,6月底前完成。')],
      lead: [at('甲局')],
      coordinating: [at('乙局')],
      groups: [],
      rawUnits: [],
      sentence: [],
    },
  ],
});
const draft = (...items: ReturnType<typeof item>[]) => ({
  items,
  head: {
    number: null,
    title: null,
    issuer: null,
    issuedOn: null,
    code: null,
    year: null,
    printed: { ...nothing, number: [at('某政〔2023〕1号')] },
  },
  reporting: { monthly: null, quarterly: [], annual: null, startMonth: null, quote: null, printed: [] },
  diagnostics: [],
});

test('every piece of the document stands once, in order, with what it was recognised as', () => {
  const lines = markedLines(text, draft(item('t1', '修路,6月底前完成。')));
  expect(lines.map(({ segments }) => segments.map((each) => each.text).join('')).join('\n')).toBe(text);
  expect(lines[1]?.segments.map((each) => [each.text, each.kinds])).toEqual([
    ['1', ['number']],
    ['.', []],
    ['修路,', ['text']],
    ['6月底前', ['text', 'timeLimit']],
    ['完成。', ['text']],
    ['(', []],
    ['甲局', ['lead']],
    ['、', []],
    ['乙局', ['coordinating']],
    [')', []],
  ]);
  expect(lines[0]?.segments[0]).toMatchObject({ kinds: ['documentNumber'], items: [] });
  expect(lines.map(({ items }) => items)).toEqual([[], ['t1'], []]);
});

test('parts of an item that was split have their own words and the same units', () => {
  const lines = markedLines(text, draft(item('t1.1', '修路,'), item('t1.2', '6月底前完成。')));
  const itemsOf = (words: string) => lines[1]?.segments.find((each) => each.text === words)?.items;
  expect([itemsOf('修路,'), itemsOf('完成。'), itemsOf('甲局')]).toEqual([['t1.1'], ['t1.2'], ['t1.1', 't1.2']]);
});

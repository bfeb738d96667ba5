import { expect, test } from 'vitest';
import { cutsIn, decisionsOf, formOf, ledBy } from './edits.js';
import type { DraftItem } from './order.js';

const named = (name: string) => ({ name, unit: name });
const item: DraftItem = {
  id: 't1',
  number: '1',
  title: '修路',
  sectionPath: ['一、建设', '(一)道路'],
  text: '修路,6月底前完成。',
  lead: named('甲'),
  leadBasis: 'firstListed',
  leadDecided: 'no',
  jointLeads: [],
  coordinating: [named('乙'), { name: '不识', unit: null }],
  groups: [],
  openEnded: true,
  dropped: null,
  reasons: [],
  continues: [],
  timeLimits: [],
  targets: [],
  printed: [],
};

test('a form that says nothing new decides nothing', () => {
  expect(decisionsOf(item, formOf(item))).toEqual([]);
});

test('words are edited where they differ; an emptied number is none', () => {
  const form = { ...formOf(item), number: ' ', title: '铺路', section: '一、建设\n\n(二)桥梁' };
  expect(decisionsOf(item, form)).toEqual([
    { type: 'edit', item: 't1', number: null, title: '铺路', sectionPath: ['一、建设', '(二)桥梁'] },
  ]);
});

test('another lead alone leaves the list as it is printed; whoever led before coordinates', () => {
  const form = ledBy(formOf(item), '乙');
  expect(form).toMatchObject({ lead: '乙', coordinating: ['甲'] });
  expect(decisionsOf(item, form)).toEqual([{ type: 'setLead', item: 't1', unit: '乙' }]);
  expect(decisionsOf(item, { ...form, coordinating: [] })).toEqual([
    { type: 'setLead', item: 't1', unit: '乙' },
    { type: 'setUnits', item: 't1', jointLeads: [], coordinating: [] },
  ]);
});

test('a text is cut behind what ends a clause, never at its end', () => {
  const text = '修路;架桥,植树“三百棵。”完工。';
  expect(cutsIn(text).map((at) => text.slice(0, at))).toEqual(['修路;', '修路;架桥,', '修路;架桥,植树“三百棵。”']);
  expect(cutsIn('修路，架桥；植树。')).toEqual([3, 6]);
  expect(cutsIn('修路。')).toEqual([]);
});

import { expect, test } from 'vitest';
import { suggestUnits } from './suggest-units.js';

const known = [
  { id: 'a', name: '市发展和改革委员会', kind: 'department', aliases: ['市物价局'] },
  { id: 'b', name: '市市场监督管理局', kind: 'department', aliases: [] },
  { id: 'c', name: '市应急管理局', kind: 'department', aliases: [] },
  { id: 'd', name: '白鹭县人民政府', kind: 'county', aliases: [] },
  { id: 'e', name: '白鹭县林业局', kind: 'department', aliases: [] },
  { id: 'f', name: '省交通运输厅', kind: 'department', aliases: [] },
];
const first = (name: string) => suggestUnits(name, known)[0];

test.each([
  ['市发展改革委', 'a', 'same-words'],
  ['发展改革委', 'a', 'level'],
  ['市物价局', 'a', 'same'],
  ['市场监管局', 'b', 'level'],
  ['市应急管里局', 'c', 'few-changes'],
  ['白鹭县政府', 'd', 'same-words'],
])('%s', (name, id, reason) => {
  expect(first(name)).toMatchObject({ id, reason });
});

test('bodies of another kind or level are none', () => {
  expect(suggestUnits('白鹭县林业集团', known)).toEqual([]);
  expect(suggestUnits('市交通运输厅', known)).toEqual([]);
  expect(suggestUnits('市航天局', known)).toEqual([]);
  expect(suggestUnits('', known)).toEqual([]);
});

test('the likeliest first, no more than wanted', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({
    id: `${index}`,
    name: `第${index}航道局`,
    kind: 'department',
    aliases: [],
  }));
  const found = suggestUnits('第3航道局', many);
  expect(found).toHaveLength(3);
  expect(found[0]).toMatchObject({ id: '3', likeness: 1 });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AssignedTask, learnAssignments } from './learn.js';
import { suggestAssignment } from './suggest-assignment.js';

const task = (id: string, text: string, lead: string, ...coordinating: string[]): AssignedTask => ({
  id,
  text,
  sectionPath: [],
  lead: [lead],
  coordinating,
});
const units = ['ferries', 'schools', 'roads', 'health'].map((id, index) => ({
  id,
  name: ['市渡运局', '市教育局', '市交通运输局', '市卫生健康委'][index] ?? '',
}));
const earlier = [
  task('1', '疏浚内河航道,更新渡船,巡检航标', 'ferries', 'roads'),
  task('2', '新建渡口码头,更新渡船', 'ferries', 'roads'),
  task('3', '改建乡间便道', 'roads'),
];
const learned = learnAssignments(earlier, units);
const asked = (text: string) => suggestAssignment(learned, { text, sectionPath: [] });

test('who led the tasks that are most like it comes first, with the tasks and the words that speak for it', () => {
  const { lead, coordinating } = asked('更新渡船十艘');
  expect(lead[0]).toMatchObject({
    unit: 'ferries',
    because: [
      { task: '2', words: expect.arrayContaining(['渡船']) },
      { task: '1', words: expect.arrayContaining(['渡船']) },
    ],
  });
  expect(coordinating[0]?.unit).toBe('roads');
});

test('a unit that was never given anything is suggested for what it is called and usually does', () => {
  expect(asked('办好教育,新建幼儿园三所').lead[0]).toMatchObject({
    unit: 'schools',
    because: [],
    words: expect.arrayContaining(['教育', '幼儿园']),
  });
  expect(asked('推进县域医共体建设').lead[0]?.unit).toBe('health');
});

test('what is asked about does not speak for itself', () => {
  const own = { without: '3' };
  const [first] = suggestAssignment(learned, { text: '改建乡间便道', sectionPath: [] }, own).lead;
  expect(first?.because.map(({ task: id }) => id) ?? []).not.toContain('3');
});

test('nothing that speaks for anybody, nobody suggested; nobody known, nobody suggested', () => {
  expect(suggestAssignment(learnAssignments([], units), { text: '开会', sectionPath: [] }).lead).toEqual([]);
  expect(suggestAssignment(learnAssignments([], []), { text: '更新渡船', sectionPath: [] })).toEqual({
    lead: [],
    coordinating: [],
  });
});

test('any words give at most as many units as asked for, each once, the better first', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.integer({ min: 0, max: 5 }), (text, limit) => {
      const { lead, coordinating } = suggestAssignment(learned, { text, sectionPath: [text] }, { limit });
      for (const list of [lead, coordinating]) {
        expect(list.length).toBeLessThanOrEqual(limit);
        expect(new Set(list.map(({ unit }) => unit)).size).toBe(list.length);
        expect(list.map(({ score }) => score)).toEqual(list.map(({ score }) => score).toSorted((a, b) => b - a));
        for (const { score } of list) expect(Number.isFinite(score)).toBe(true);
      }
    }),
  );
});

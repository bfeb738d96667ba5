import type { DraftOverlaps } from '@duban/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answersFor, linkAll, overlapCounts, piecesOf } from './overlap-choices.js';

const task = (id: string) => ({ kind: 'task' as const, year: 2022, id });
const repeat = (item: string, id: string, decided: 'open' | 'linked' | 'unlike') => ({
  item,
  decided,
  found: { likeness: 1, words: [], figures: [] },
  earlier: {
    task: task(id),
    directive: { number: '某政〔2022〕1号', title: '重点任务' },
    number: '1',
    title: '任务',
    text: '任务',
    lead: null,
    status: 'reporting' as const,
    level: 0,
    lastReport: null,
  },
});
const overlaps: DraftOverlaps = {
  repeats: [
    repeat('t1', 'a', 'open'),
    repeat('t1', 'b', 'linked'),
    repeat('t2', 'c', 'open'),
    repeat('t3', 'd', 'unlike'),
  ],
  sameTargets: [],
  unfinished: { total: 400, tasks: [] },
};

test('what waits for an answer is counted and answered, what has one is left alone', () => {
  expect(overlapCounts(overlaps)).toEqual({
    repeats: { all: 4, open: 2 },
    same: { all: 0, open: 0 },
    unfinished: { all: 400, open: 0 },
  });
  expect(linkAll(overlaps.repeats)).toEqual([
    { type: 'link', item: 't1', task: task('a') },
    { type: 'link', item: 't2', task: task('c') },
  ]);
  expect(answersFor('t1', 'unlink', overlaps)).toEqual([{ type: 'unlink', item: 't1', task: task('a') }]);
  expect(answersFor('t3', 'link', overlaps)).toEqual([]);
});

test('shared words are marked where they stand', () => {
  expect(piecesOf('完善制度,新建灯塔9座。', ['新建灯塔9座', '完善制度', '海图'])).toEqual([
    { text: '完善制度', isMarked: true },
    { text: ',', isMarked: false },
    { text: '新建灯塔9座', isMarked: true },
    { text: '。', isMarked: false },
  ]);
});

test('the pieces of a text are the text', () => {
  const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 12 });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 4 }), (text, phrases) => {
      const pieces = piecesOf(text, phrases);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      expect(pieces.every((piece) => piece.text !== '')).toBe(true);
    }),
  );
});

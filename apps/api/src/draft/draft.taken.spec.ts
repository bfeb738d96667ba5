import { expect, test } from 'vitest';
import { takenAfter, takenOf, type TakenRun } from './draft.taken.js';

const by = (title: string) => ({ post: title, title, person: null });
const stamp = (title: string) => ({ by: by(title), at: '2023-02-20T01:00:00.000Z' });
const decision = { type: 'setEffectiveOn', date: '2023-02-20' } as const;
const undo = (count: number) => ({ type: 'undo', count }) as const;
const told = (runs: readonly TakenRun[]) => runs.map((run) => [run.by.title, run.count]);

test('what somebody takes at once is one run; what is undone leaves from the end', () => {
  const one = takenAfter([], [decision, decision, decision], stamp('甲'));
  expect(told(one)).toEqual([['甲', 3]]);
  const two = takenAfter(one, [undo(1), decision], stamp('乙'));
  expect(told(two)).toEqual([
    ['甲', 2],
    ['乙', 1],
  ]);
  expect(told(takenAfter(two, [decision, undo(3)], stamp('丙')))).toEqual([['甲', 1]]);
  expect(told(takenAfter(two, [undo(9)], stamp('丙')))).toEqual([]);
});

test('of the first decisions it may not be known who took them', () => {
  const runs = takenAfter([], [decision], stamp('甲'));
  expect(takenOf(runs, 3).map((each) => each?.by.title ?? null)).toEqual([null, null, '甲']);
  expect(takenOf([], 0)).toEqual([]);
});

import { expect, test } from 'vitest';
import { canAccept, countsOf, type DraftItem, doubtsOf, itemsShown, neighbourOf, weightsOf } from './order.js';

type Reason = DraftItem['reasons'][number];
const reason = (code: Reason['code'], about?: string): Reason => ({ code, message: '', ...(about ? { about } : {}) });
const item = (id: string, reasons: Reason[], dropped: string | null = null) =>
  ({ id, reasons, dropped }) as unknown as DraftItem;
const items = [
  item('t1', [reason('lead-inferred'), reason('open-ended')]),
  item('t2', []),
  item('t3', [reason('no-lead'), reason('group-undecided', '各区')]),
  item('t4', [reason('lead-inferred'), reason('diagnostic', 'glued-item')]),
  item('t5', [], '重复'),
];
const shown = (view: Partial<Parameters<typeof itemsShown>[1]>) =>
  itemsShown(items, { filter: 'all', doubt: undefined, weights: undefined, ...view }).map(({ id }) => id);

test('each item stands under its filter, and all of them under one', () => {
  expect(countsOf(items)).toEqual({ all: 5, doubtful: 3, decided: 1, dropped: 1 });
  expect(shown({ filter: 'doubtful' })).toEqual(['t1', 't3', 't4']);
  expect(shown({ filter: 'doubtful', doubt: 'diagnostic:glued-item' })).toEqual(['t4']);
});

test('what must be answered comes first, what was dropped last; the order holds while doubts go away', () => {
  const weights = weightsOf(items);
  expect(shown({ weights })).toEqual(['t3', 't4', 't1', 't2', 't5']);
  const later = items.map((each) => (each.id === 't3' ? item('t3', []) : each));
  expect(itemsShown(later, { filter: 'all', doubt: undefined, weights })[0]?.id).toBe('t3');
});

test('what needs an answer cannot be accepted as it stands', () => {
  expect(items.map(canAccept)).toEqual([true, true, false, true, true]);
});

test('doubts are counted by kind, the gravest first', () => {
  expect(doubtsOf(items).map(({ key, items: found }) => [key, found.length])).toEqual([
    ['no-lead', 1],
    ['group-undecided', 1],
    ['diagnostic:glued-item', 1],
    ['lead-inferred', 2],
    ['open-ended', 1],
  ]);
});

test('the way goes on with the next item, and back from the last', () => {
  const ids = ['a', 'b', 'c'];
  expect([neighbourOf(ids, 'a', 1), neighbourOf(ids, 'c', 1), neighbourOf(ids, 'a', -1)]).toEqual([
    'b',
    'b',
    undefined,
  ]);
});

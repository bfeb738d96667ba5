import { expect, test } from 'vitest';
import { cursorFromText, cursorText, isAfter, ORIGIN } from './change-cursor.js';

test('a cursor is read as it was written', () => {
  for (const cursor of [ORIGIN, { xid: 745, nth: 3 }, { xid: Number.MAX_SAFE_INTEGER, nth: 2 ** 31 - 1 }])
    expect(cursorFromText(cursorText(cursor))).toEqual(cursor);
});

test.each(['', '-', 'a', 'a-', '-1', 'A-1', '1-1-1', 'zzzzzzzzzzz-1', '1-zzzzzzz', "1-1'", '../-1'])(
  '%j is no cursor',
  (text) => expect(cursorFromText(text)).toBeNull(),
);

test('cursors are in the order of transactions, then of steps', () => {
  expect(isAfter({ xid: 2, nth: 1 }, { xid: 1, nth: 9 })).toBe(true);
  expect(isAfter({ xid: 2, nth: 2 }, { xid: 2, nth: 1 })).toBe(true);
  expect(isAfter({ xid: 2, nth: 1 }, { xid: 2, nth: 1 })).toBe(false);
  expect(isAfter({ xid: 1, nth: 9 }, { xid: 2, nth: 1 })).toBe(false);
});

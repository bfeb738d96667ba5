import { expect, test } from 'vitest';
import { followed, type Kept } from './followed.js';

const textOf = (text: string): string => text.trim();
const form = (kept: Partial<Kept<string>> = {}): Kept<string> => ({ base: 'a', version: 1, typed: 'a', ...kept });
const after = (kept: Kept<string>, version: number, saved: string) => followed(kept, { version, saved, textOf });

test('nothing happens where nothing has changed', () => {
  expect(after(form(), 1, 'a')).toBe('unchanged');
  expect(after(form({ typed: 'b' }), 1, 'a ')).toBe('unchanged');
});

test('a form in which nothing is typed shows what the server has', () => {
  expect(after(form(), 2, 'b')).toEqual({ base: 'b', version: 2, typed: 'b' });
});

test('what was typed and is saved is no longer unsaved, whichever of version and wording comes first', () => {
  const typed = form({ typed: 'b' });
  const whole = { base: 'b', version: 2, typed: 'b' };
  expect(after(typed, 2, 'b')).toEqual(whole);
  const half = after(typed, 2, 'a');
  expect(half).toEqual({ base: 'a', version: 2, typed: 'b' });
  expect(after(half as Kept<string>, 2, 'b')).toEqual(whole);
  expect(after(after(typed, 1, 'b') as Kept<string>, 2, 'b')).toEqual(whole);
});

test('what somebody else has saved is told and replaces nothing that is typed, whichever comes first', () => {
  const typed = form({ typed: 'b' });
  expect(after(typed, 2, 'c')).toBe('newer');
  expect(after(typed, 1, 'c')).toBe('newer');
  expect(after(after(typed, 2, 'a') as Kept<string>, 2, 'c')).toBe('newer');
});

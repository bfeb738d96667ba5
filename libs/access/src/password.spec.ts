import { expect, test } from 'vitest';
import { accountName, hashPassword, isPassword, oneTimePassword, passwordFault } from './password.js';

test('a password is the same however its accents are typed, and is stored by argon2id', async () => {
  const hash = await hashPassword('cafe\u0301 in the park');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,/);
  expect(await isPassword('caf\u00e9 in the park', hash)).toBe(true);
  expect(await isPassword('cafe in the park', hash)).toBe(false);
});

test('nobody has no password, not even the one that stands in for it', async () => {
  expect(await isPassword('of nobody at all', null)).toBe(false);
});

test.each([
  ['short one', 'is shorter than 10 characters'],
  ['𠮷𠮷𠮷𠮷𠮷', 'is shorter than 10 characters'],
  ['my WangWei 1', 'contains the name of the account'],
  ['ｗａｎｇｗｅｉ　ｉｓ　ｉｔ', 'contains the name of the account'],
  ['aaaaaaaaaaaaab', 'has fewer than 4 different characters'],
  ['x'.repeat(50) + 'abcd'.repeat(60), 'is longer than 200 characters'],
  ['三条河边的柳树都发芽了', null],
  ['three plain words', null],
])('of %s as a new password: %s', (password, fault) => {
  expect(passwordFault(password, 'wangwei')).toBe(fault);
});

test('a password for one use may be taken, and is another each time', () => {
  const made = Array.from({ length: 100 }, oneTimePassword);
  expect(new Set(made).size).toBe(100);
  expect(made.every((password) => /^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/.test(password))).toBe(true);
  expect(made.map((password) => passwordFault(password, 'wangwei-and-others')).filter(Boolean)).toEqual([]);
});

test('a name is the same in capitals and in full width', () => {
  expect(accountName(' ＷangWei ')).toBe('wangwei');
});

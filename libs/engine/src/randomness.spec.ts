import { Id } from '@duban/contracts';
import { expect, test } from 'vitest';
import { chance, derivedId, seeded } from './randomness.js';

test('a seed gives the same for the same scope, whatever was drawn before', () => {
  const one = seeded('7');
  const two = seeded('7');
  two.id('other');
  two.salt('other');
  expect(one.id('a')).toBe(two.id('a'));
  expect(one.salt('a')).toEqual(two.salt('a'));
});

test('another seed, another scope or a salt instead of an id is something else', () => {
  const drawn = [seeded('7').id('a'), seeded('8').id('a'), seeded('7').id('b'), seeded('7').id('salt/a')];
  expect(new Set(drawn).size).toBe(drawn.length);
  expect(seeded('7').salt('a')).not.toEqual(seeded('7').salt('b'));
});

test('every id is a UUID, derived ones of version 8', () => {
  const ids = Array.from({ length: 100 }, (_, n) => derivedId(`${n}`));
  for (const id of [...ids, chance.id('x')]) expect(Id.safeParse(id).success).toBe(true);
  for (const id of ids) expect(id).toMatch(/^.{14}8.{4}[89ab]/);
});

test('chance never gives the same twice', () => {
  expect(chance.id('a')).not.toBe(chance.id('a'));
  expect(chance.salt('a')).not.toEqual(chance.salt('a'));
  expect(chance.salt('a')).toHaveLength(16);
});

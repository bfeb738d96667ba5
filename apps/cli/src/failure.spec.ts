import { expect, test } from 'vitest';
import { Failure, sentenceOf } from './failure.js';

const coded = (code: string, message = 'internals') => Object.assign(new Error(message), { code });

test('an error becomes its first line; what a person can mend gets words of its own', () => {
  expect(sentenceOf(new Failure('The file is gone.\nat readFile'))).toBe('The file is gone.');
  expect(sentenceOf(coded('28P01', 'password authentication failed for user "x"'))).toContain('DATABASE_URL');
  expect(sentenceOf(coded('42P01'))).toContain('DATABASE_OWNER_URL');
  expect(sentenceOf('plain')).toBe('plain');
});

test('a refused connection to several addresses has no message of its own', () => {
  const error = new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]);
  expect(sentenceOf(error)).toContain('does not answer');
  expect(sentenceOf(new Error(''))).toBe('It failed.');
});

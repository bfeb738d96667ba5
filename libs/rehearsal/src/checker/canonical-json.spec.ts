import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.js';

const reference = canonicalize as unknown as (value: unknown) => string;

test('writes what the library of the engine writes', () => {
  const values = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));
  fc.assert(
    fc.property(values, (value) => {
      expect(canonicalJson(value)).toBe(reference(value));
    }),
  );
});

test('orders names by UTF-16 units and keeps the order of lists', () => {
  expect(canonicalJson({ 督: 1, b: [2, 1], '10': null, '9': '\n' })).toBe('{"10":null,"9":"\\n","b":[2,1],"督":1}');
});

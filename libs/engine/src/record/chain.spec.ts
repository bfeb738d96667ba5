import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHash, eventBytes, linkHash } from './chain.js';

const tenant = '11111111-1111-8111-8111-111111111111';
const aggregate = '22222222-2222-8222-8222-222222222222';
const bytes = Buffer.from('{}');

test('the bytes of an event do not depend on the order in which it was put together', () => {
  expect(eventBytes({ b: [2, { d: 1, c: '办' }], a: null }).toString()).toBe('{"a":null,"b":[2,{"c":"办","d":1}]}');
});

test('what is read back from its bytes gives the same bytes', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'binary', maxLength: 9 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 }),
      (event) => {
        const once = eventBytes(event);
        expect(eventBytes(JSON.parse(once.toString('utf8')) as object).equals(once)).toBe(true);
      },
    ),
    { seed: 1, numRuns: 50 },
  );
});

test('a link is the hash of version, tenant, aggregate, number, previous hash and bytes, as the design writes it', () => {
  const previous = createHash('sha256').update('before').digest();
  const number = Buffer.from([0, 0, 0, 0, 0, 0, 0, 7]);
  const ids = [tenant, aggregate].map((id) => Buffer.from(id.replaceAll('-', ''), 'hex'));
  const whole = Buffer.concat([Buffer.from([1]), ...ids, number, previous, bytes]);
  expect(linkHash(tenant, aggregate, 7, previous, bytes)).toEqual(createHash('sha256').update(whole).digest());
});

test('a link changes with everything that it is made of', () => {
  const previous = contentHash(Buffer.from('s'), 'before');
  const links = [
    linkHash(tenant, aggregate, 1, null, bytes),
    linkHash(aggregate, tenant, 1, null, bytes),
    linkHash(tenant, aggregate, 2, null, bytes),
    linkHash(tenant, aggregate, 1, previous, bytes),
    linkHash(tenant, aggregate, 1, null, Buffer.from('{"a":1}')),
  ];
  expect(new Set(links.map((link) => link.toString('hex'))).size).toBe(links.length);
});

test('the address of a text is salted: the same text has another address each time', () => {
  expect(contentHash(Buffer.from('one'), '已完成。')).not.toEqual(contentHash(Buffer.from('two'), '已完成。'));
});

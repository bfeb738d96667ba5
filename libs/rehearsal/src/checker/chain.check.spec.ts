import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { linkHash } from './chain.check.js';

const tenant = '00000000-0000-4000-8000-0000000000aa';
const aggregate = '00000000-0000-4000-8000-0000000000bb';
const sha256 = (hex: string) => createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex');

test('hashes version, tenant, aggregate, number, the hash before, and the bytes', () => {
  const prefix = '01' + '000000000000400080000000000000aa' + '000000000000400080000000000000bb';
  const bytes = Buffer.from('{}');
  expect(linkHash({ tenant, aggregate, seq: 1, previous: null, bytes }).toString('hex')).toBe(
    sha256(`${prefix}00000000000000017b7d`),
  );
  expect(linkHash({ tenant, aggregate, seq: 258, previous: Buffer.alloc(32, 1), bytes }).toString('hex')).toBe(
    sha256(`${prefix}0000000000000102${'01'.repeat(32)}7b7d`),
  );
});

import { expect, test } from 'vitest';
import { isConnectionFault, isPassing } from './faults.js';

const fault = (code: string, message = 'x') => Object.assign(new Error(message), { code });

test('a connection that is gone is told from a command that is at fault', () => {
  for (const code of ['57P01', '08006', 'ECONNREFUSED', 'ECONNRESET'])
    expect(isConnectionFault(fault(code))).toBe(true);
  expect(isConnectionFault(new Error('Connection terminated unexpectedly'))).toBe(true);
  // Of the pool, when every connection is taken for too long.
  expect(isConnectionFault(new Error('timeout exceeded when trying to connect'))).toBe(true);
  for (const code of ['23505', '23514', '22P02']) expect(isConnectionFault(fault(code))).toBe(false);
  for (const error of [null, undefined, 'no', {}, new Error('no')]) expect(isConnectionFault(error)).toBe(false);
});

test('serialization, deadlock and lost connection pass, a broken rule does not', () => {
  for (const code of ['40001', '40P01', '55P03', '57P01']) expect(isPassing(fault(code))).toBe(true);
  expect(isPassing(fault('23514'))).toBe(false);
});

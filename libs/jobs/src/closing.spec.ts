import { expect, test } from 'vitest';
import { closingAfter } from './closing.js';

test('what was opened last is closed first, also when the work fails', async () => {
  const closed: string[] = [];
  const failing = closingAfter(async (onClose) => {
    onClose(async () => closed.push('first'));
    onClose(async () => closed.push('second'));
    throw new Error('work');
  });
  await expect(failing).rejects.toThrow('work');
  expect(closed).toEqual(['second', 'first']);
});

test('one that cannot be closed does not keep the others open', async () => {
  const closed: string[] = [];
  const closing = closingAfter(async (onClose) => {
    onClose(async () => closed.push('first'));
    onClose(() => Promise.reject(new Error('stuck')));
    return 'done';
  });
  await expect(closing).rejects.toThrow('stuck');
  expect(closed).toEqual(['first']);
});

test('nothing listens to signals afterwards', async () => {
  const before = process.listenerCount('SIGTERM');
  expect(await closingAfter(async () => process.listenerCount('SIGTERM') - before)).toBe(1);
  expect(process.listenerCount('SIGTERM')).toBe(before);
});

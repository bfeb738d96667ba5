import { openDataSource, poolOf } from '@duban/persistence';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database.js';
import { instantFromRow, instantOf, millisecondsOf, realNow, StandingClock } from './business.clock.js';
import { ShiftedClock } from './shifted.clock.js';

const DAY_MS = 86_400_000;
let database: FreshDatabase;
let pool: Pool;
let close: () => Promise<void>;
beforeAll(async () => {
  database = await freshDatabase();
  const dataSource = await openDataSource(database.appUrl);
  pool = poolOf(dataSource);
  close = () => dataSource.destroy();
});
afterAll(async () => {
  await close();
  await database.drop();
});

test('a shift opens a generation, reaches another process, and never goes back', async () => {
  const one = await new ShiftedClock(pool).start();
  const two = await new ShiftedClock(pool).start();
  try {
    expect(Math.abs(millisecondsOf(one.now()) - realNow())).toBeLessThan(60_000);
    const before = one.generation;
    const goal = instantOf(realNow() + 30 * DAY_MS);
    await one.shiftTo(goal, 'test');
    expect(one.generation).toBe(before + 1);
    expect(one.now() >= goal).toBe(true);
    await vi.waitFor(() => expect([two.generation, two.now() >= goal]).toEqual([before + 1, true]), { timeout: 5_000 });
    await expect(one.shiftTo(instantOf(realNow()), 'test')).rejects.toThrow('does not go back');
    expect(one.generation).toBe(before + 1);
  } finally {
    one.stop();
    two.stop();
  }
});

test('a new demonstration begins at any instant, once', async () => {
  const fresh = await freshDatabase();
  const dataSource = await openDataSource(fresh.appUrl);
  try {
    const clock = new ShiftedClock(poolOf(dataSource));
    const start = '2023-06-19T01:00:00.000Z';
    await clock.begin(start, 'test');
    expect(clock.generation).toBe(1);
    expect(Math.abs(millisecondsOf(clock.now()) - millisecondsOf(start))).toBeLessThan(60_000);
    await expect(clock.begin(start, 'test')).rejects.toThrow('moved already');
    await clock.shiftTo('2023-06-20T01:00:00.000Z', 'test');
    expect(clock.now() >= '2023-06-20T01:00:00.000Z').toBe(true);
  } finally {
    await dataSource.destroy();
    await fresh.drop();
  }
});

test('a clock that stands moves when it is told, and never back', () => {
  const clock = new StandingClock('2023-02-13T01:00:00.000Z');
  clock.moveTo('2023-02-14T01:00:00.000Z');
  expect(clock.now()).toBe('2023-02-14T01:00:00.000Z');
  expect(() => clock.moveTo('2023-02-13T01:00:00.000Z')).toThrow('does not go back');
});

test('an instant read from the database has milliseconds, whatever it was written with', async () => {
  const { rows } = await pool.query<{ at: string }>(`SELECT '2023-02-13T09:00:00+08:00'::timestamptz AS at`);
  expect(instantFromRow(rows[0]?.at ?? '')).toBe('2023-02-13T01:00:00.000Z');
});

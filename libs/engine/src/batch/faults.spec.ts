import type { Pool } from 'pg';
import { expect, test, vi } from 'vitest';
import { settleInDoubt } from './faults.js';

const fault = (code: string, message = 'x') => Object.assign(new Error(message), { code });

/** A database that answers, one after another, with a status or an error. */
function databaseThat(...answers: (string | null | Error)[]) {
  const query = vi.fn(async () => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    return { rows: [{ status: answer }] };
  });
  return { query, pool: { query } as unknown as Pool };
}

const there = async (): Promise<boolean> => true;
const gone = async (): Promise<boolean> => false;
const atOnce = async (): Promise<void> => {};

test.each(['committed', 'aborted', null, fault('22023', 'transaction ID 7 is in the future')])(
  'a commit in doubt is settled by what is stored once its transaction is over: %s',
  async (status) => {
    expect(await settleInDoubt(databaseThat(status).pool, '7', there, atOnce)).toBe(true);
    // A number that says committed is another's by now, when the server was killed in between.
    expect(await settleInDoubt(databaseThat(status).pool, '7', gone, atOnce)).toBe(false);
  },
);

test('the database is asked again while it is away and while the commit is under way', async () => {
  const { pool, query } = databaseThat(fault('ECONNREFUSED'), fault('57P03'), 'in progress', 'committed');
  expect(await settleInDoubt(pool, '7', there, atOnce)).toBe(true);
  expect(query).toHaveBeenCalledTimes(4);
});

test('a database that stays away is given up, and one that does not know the question tells so', async () => {
  expect(await settleInDoubt(databaseThat(fault('ECONNREFUSED')).pool, '7', there, atOnce)).toBe(false);
  await expect(settleInDoubt(databaseThat(fault('42883')).pool, '7', there, atOnce)).rejects.toThrow();
});

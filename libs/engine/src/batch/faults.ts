import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, isConnectionFault } from '@duban/persistence';
import type { Pool } from 'pg';

const ATTEMPTS = 60;
const PAUSE_MS = 500;

/**
 * The connection broke between COMMIT and its answer. Waits until the database is back and the transaction is over, and
 * then lets `isThere` look for what it wrote. Its number alone proves nothing: a server that was killed gives the numbers
 * which it has forgotten to the next ones. True: it is committed. False: it is not, or that cannot be told within half a
 * minute.
 */
export async function settleInDoubt(
  pool: Pool,
  xid: string,
  isThere: () => Promise<boolean>,
  wait: () => Promise<void> = () => pause(PAUSE_MS),
): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      if (!(await isUnderWay(pool, xid))) return await isThere();
    } catch (error) {
      if (!isConnectionFault(error)) throw error;
    }
    await wait();
  }
  return false;
}

async function isUnderWay(pool: Pool, xid: string): Promise<boolean> {
  try {
    const { rows } = await pool.query<{ status: string | null }>('SELECT pg_xact_status($1::xid8) AS status', [xid]);
    return rows[0]?.status === 'in progress';
  } catch (error) {
    if (codeOf(error) === NOT_GIVEN_YET) return false;
    throw error;
  }
}

/** What pg_xact_status says of a number that the server has forgotten and not given again. */
const NOT_GIVEN_YET = '22023';

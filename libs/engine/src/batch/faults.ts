import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';

const CONNECTION = new Set(['57P01', '57P02', '57P03', '08000', '08003', '08006', '08001', '08004', '53300']);
const SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT']);
const PASSING = new Set(['40001', '40P01', '55P03', '57014']);

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** The database is gone, or went while we spoke to it. */
export function isConnectionFault(error: unknown): boolean {
  const code = codeOf(error);
  if (CONNECTION.has(code) || SYSTEM.has(code)) return true;
  return (
    error instanceof Error &&
    /connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable|Connection ended/i.test(
      error.message,
    )
  );
}

/** A fault that may be gone when the same is tried again: serialization, deadlock, lock time-out, lost connection. */
export const isPassing = (error: unknown): boolean => isConnectionFault(error) || PASSING.has(codeOf(error));

/** Another transaction wrote the same unique value at the same moment. */
export const isOvertaken = (error: unknown): boolean => codeOf(error) === '23505';

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

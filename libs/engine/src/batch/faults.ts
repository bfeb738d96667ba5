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
    /connection terminated|connection timeout|not queryable|Connection ended/i.test(error.message)
  );
}

/** A fault that may be gone when the same is tried again: serialization, deadlock, lock time-out, lost connection. */
export const isPassing = (error: unknown): boolean => isConnectionFault(error) || PASSING.has(codeOf(error));

/** Another transaction wrote the same unique value at the same moment. */
export const isOvertaken = (error: unknown): boolean => codeOf(error) === '23505';

const ATTEMPTS = 60;
const PAUSE_MS = 500;

/**
 * The connection broke between COMMIT and its answer. Asks the database, once it is back, what became of the transaction.
 * True: it is committed. False: it is not, or that cannot be told within half a minute.
 */
export async function settleInDoubt(
  pool: Pool,
  xid: string,
  wait: () => Promise<void> = () => pause(PAUSE_MS),
): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      const { rows } = await pool.query<{ status: string | null }>('SELECT pg_xact_status($1::xid8) AS status', [xid]);
      const status = rows[0]?.status;
      if (status !== 'in progress') return status === 'committed';
    } catch (error) {
      if (!isConnectionFault(error)) throw error;
    }
    await wait();
  }
  return false;
}

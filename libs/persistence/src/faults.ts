const CONNECTION = new Set(['57P01', '57P02', '57P03', '08000', '08003', '08006', '08001', '08004', '53300']);
const SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT']);
const PASSING = new Set(['40001', '40P01', '55P03', '57014']);

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

/** The code of an error: of PostgreSQL (SQLSTATE), or of the system; empty where it has none. */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

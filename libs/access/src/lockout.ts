import type { PoolClient } from 'pg';

type Client = Pick<PoolClient, 'query'>;

/** Wrong passwords in a row before a name is locked, and for how long, in minutes of real time. */
const WRONG_PASSWORDS = 5;
const LOCKED_MINUTES = 15;

export interface Locked {
  readonly outcome: 'locked';
  /** Seconds of real time after which to try again. */
  readonly retryAfter: number;
}

/** Whether a name is locked at this moment; null when it is not. */
export async function lockOf(client: Client, tenant: string, name: string): Promise<Locked | null> {
  const { rows } = await client.query<{ retryAfter: number }>({
    name: 'lock-of-name',
    text: `SELECT ceil(extract(epoch FROM locked_until - clock_timestamp()))::integer AS "retryAfter"
             FROM sign_in_failure WHERE tenant_id = $1 AND name = $2 AND locked_until > clock_timestamp()`,
    values: [tenant, name],
  });
  return rows[0] ? { outcome: 'locked', retryAfter: rows[0].retryAfter } : null;
}

/**
 * Counts a password that was tried for a name, and says what it is worth: however many are tried at the same time, they
 * are counted one after another, and a right one that comes after the last wrong one is worth nothing.
 */
export async function judge(
  client: Client,
  tenant: string,
  name: string,
  isRight: boolean,
): Promise<'right' | 'wrong' | Locked> {
  const { rowCount } = await (isRight ? forgive(client, tenant, name) : count(client, tenant, name));
  if (!isRight && rowCount === 1) return 'wrong';
  return (await lockOf(client, tenant, name)) ?? (isRight ? 'right' : 'wrong');
}

const forgive = (client: Client, tenant: string, name: string) =>
  client.query({
    name: 'forgive-failures',
    text: `DELETE FROM sign_in_failure
            WHERE tenant_id = $1 AND name = $2 AND (locked_until IS NULL OR locked_until <= clock_timestamp())`,
    values: [tenant, name],
  });

const count = (client: Client, tenant: string, name: string) =>
  client.query({
    name: 'count-failure',
    text: `INSERT INTO sign_in_failure AS f (tenant_id, name, failures, failed_at)
           VALUES ($1, $2, 1, clock_timestamp())
           ON CONFLICT (tenant_id, name) DO UPDATE
             SET failures = CASE WHEN f.locked_until IS NULL THEN f.failures + 1 ELSE 1 END,
                 failed_at = excluded.failed_at,
                 locked_until = CASE WHEN f.locked_until IS NULL AND f.failures + 1 >= $3
                                     THEN clock_timestamp() + make_interval(mins => $4) END
           WHERE f.locked_until IS NULL OR f.locked_until <= clock_timestamp()`,
    values: [tenant, name, WRONG_PASSWORDS, LOCKED_MINUTES],
  });

import type { Pool, PoolClient } from 'pg';

/**
 * Runs `work` in one transaction that sees the rows of one tenant and no other. Rolled back when it throws, and the
 * error is passed on. `tenantId` is a UUID.
 */
export function inTenant<T>(pool: Pool, tenantId: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, async (client) => {
    await enterTenant(client, tenantId);
    return work(client);
  });
}

/** Names the tenant for the rest of the transaction that `client` is in: a statement of its own, after BEGIN. */
export async function enterTenant(client: Pick<PoolClient, 'query'>, tenantId: string): Promise<void> {
  await client.query({ name: 'enter-tenant', text: `SELECT set_config('duban.tenant', $1, true)`, values: [tenantId] });
}

/**
 * Runs `work` in one transaction as `duban_job`: across tenants, but only over wakes, outbox and dead work (and to
 * read tenants and the clock).
 */
export function asJob<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, async (client) => {
    await client.query('SET LOCAL ROLE duban_job');
    return work(client);
  });
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // A connection that cannot even roll back goes, rather than back into the pool with its tenant still named.
    await client.query('ROLLBACK').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

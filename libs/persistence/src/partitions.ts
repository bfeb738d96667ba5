import type { Client } from 'pg';
import { guardTenantTable } from './migrations/tenant-table.js';

/**
 * Gives `event` and `obligation` a partition for this year, the next three and each of `years`; rows of such a year
 * that the default partition had caught are moved over. `client` acts as `duban_owner`.
 */
export async function ensurePartitions(client: Client, years: readonly number[] = []): Promise<void> {
  const { rows } = await client.query<{ year: number }>('SELECT extract(year FROM clock_timestamp())::int AS year');
  const thisYear = rows[0]?.year ?? 0;
  const wanted = new Set([thisYear, thisYear + 1, thisYear + 2, thisYear + 3, ...years]);
  for (const parent of PARTITIONED) {
    for (const year of wanted) {
      if (!(await exists(client, `${parent}_${year}`))) await createPartition(client, parent, year);
    }
  }
}

const PARTITIONED = ['event', 'obligation'] as const;
/** Obligations are updated in place; events only added. */
const FILL = { event: 100, obligation: 70 } as const;

async function exists(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table]);
  return rows[0]?.there ?? false;
}

async function createPartition(client: Client, parent: (typeof PARTITIONED)[number], year: number): Promise<void> {
  if (!Number.isInteger(year)) throw new Error(`A partition is for a year, not for ${year}.`);
  const [table, rest] = [`${parent}_${year}`, `${parent}_default`];
  await client.query('BEGIN');
  try {
    for (const statement of [
      `LOCK TABLE ${parent} IN ACCESS EXCLUSIVE MODE`,
      `CREATE TABLE ${table} (LIKE ${parent} INCLUDING ALL) WITH (fillfactor = ${FILL[parent]})`,
      // Row security binds the owner too; it is lifted for the move, inside this transaction.
      `ALTER TABLE ${rest} NO FORCE ROW LEVEL SECURITY`,
      `WITH moved AS (DELETE FROM ${rest} WHERE year = ${year} RETURNING *) INSERT INTO ${table} SELECT * FROM moved`,
      `ALTER TABLE ${rest} FORCE ROW LEVEL SECURITY`,
      `ALTER TABLE ${parent} ATTACH PARTITION ${table} FOR VALUES IN (${year})`,
      ...guardTenantTable(table),
    ]) {
      await client.query(statement);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

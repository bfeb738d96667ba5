import type { Pool } from 'pg';
import { MIGRATIONS } from './data-source.js';

/**
 * What is wrong with the database as the program sees it through `pool`, a sentence each; none when all is well:
 * tables that are older or newer than this version, a user whom row security does not bind, years without partitions.
 */
export async function databaseFaults(pool: Pool): Promise<string[]> {
  const found = await Promise.all([migrationFault(pool), userFault(pool), partitionFault(pool)]);
  return found.filter((fault) => fault !== undefined);
}

type Fault = Promise<string | undefined>;

async function migrationFault(pool: Pool): Fault {
  const there = await pool.query<{ there: boolean }>(`SELECT to_regclass('public.migrations') IS NOT NULL AS there`);
  if (!there.rows[0]?.there)
    return 'The database is empty: start once with DATABASE_OWNER_URL, which makes the tables.';
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM public.migrations');
  const [applied, known] = [new Set(rows.map(({ name }) => name)), new Set(MIGRATIONS.map(({ name }) => name))];
  const lacking = [...known].filter((name) => !applied.has(name));
  const unknown = [...applied].filter((name) => !known.has(name));
  if (lacking.length > 0) return `The database lacks ${lacking.join(', ')}: start once with DATABASE_OWNER_URL.`;
  if (unknown.length > 0) return `The database is newer than this program: it has ${unknown.join(', ')}.`;
  return undefined;
}

async function userFault(pool: Pool): Fault {
  const { rows } = await pool.query<{ name: string; unbound: boolean }>(
    `SELECT rolname AS name,
            rolsuper OR rolbypassrls OR pg_has_role(oid, 'duban_owner', 'MEMBER')
              OR pg_has_role(oid, 'duban_job', 'USAGE') AS unbound
     FROM pg_roles WHERE rolname = current_user`,
  );
  const user = rows[0];
  if (!user?.unbound) return undefined;
  return `Row security does not bind ${user.name}, with whom DATABASE_URL signs in: let it be duban_app.`;
}

/** The size, as nobody may count the rows of all tenants. */
async function partitionFault(pool: Pool): Fault {
  const { rows } = await pool.query<{ bytes: number }>(
    `SELECT coalesce(sum(pg_relation_size(to_regclass(name))), 0)::bigint AS bytes
     FROM unnest(ARRAY['public.event_default', 'public.obligation_default']) AS name`,
  );
  if (!rows[0]?.bytes) return undefined;
  return 'Events or obligations of a year without a partition lie in the default one.';
}

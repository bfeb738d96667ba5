import { isOvertaken } from '@duban/persistence';
import { escapeIdentifier, type PoolClient } from 'pg';
import { DirectoryFault } from './directory-fault.js';

export type Client = Pick<PoolClient, 'query'>;

/** One entry of the directory: which, and the version that whoever edits it has seen. */
export interface Entry {
  tenant: string;
  id: string;
  expected?: number | undefined;
}

type Table = 'unit' | 'unit_group' | 'post' | 'person';

/** The version of an entry, which is locked until the transaction ends; null when there is none. */
export async function lockEntry(client: Client, table: Table, { tenant, id, expected }: Entry): Promise<number | null> {
  const { rows } = await client.query<{ version: number }>({
    name: `lock ${table}`,
    text: `SELECT version FROM ${table} WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
    values: [tenant, id],
  });
  const version = rows[0]?.version ?? null;
  if (expected === undefined || expected === version) return version;
  if (version === null) throw new DirectoryFault('not-found', 'There is nothing here under this id.');
  throw new DirectoryFault('stale', 'Somebody else has edited this since; look at it again.', { version });
}

/** Writes an entry under its lock: a new one, or its next version. `values` goes by column, the same ones for a table always. */
export async function writeEntry(
  client: Client,
  table: Table,
  { tenant, id }: Entry,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.keys(values).map((column) => escapeIdentifier(column));
  const places = columns.map((_, index) => `$${index + 3}`);
  try {
    await client.query({
      name: `write ${table}`,
      text: `INSERT INTO ${table} AS entry (tenant_id, id, ${columns.join(', ')})
             VALUES ($1, $2, ${places.join(', ')})
             ON CONFLICT (tenant_id, id) DO UPDATE
               SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}, version = entry.version + 1`,
      values: [tenant, id, ...Object.values(values)],
    });
  } catch (error) {
    if (isOvertaken(error)) throw new DirectoryFault('already-exists', ALREADY[table]);
    throw error;
  }
}

const ALREADY: Readonly<Record<Table, string>> = {
  unit: 'Another unit has this name.',
  unit_group: 'Another group has this code.',
  post: 'There is such a post.',
  person: 'There is such a person.',
};

/** Throws a fault that names the first of some units that are not there. */
export async function demandUnits(
  client: Client,
  tenant: string,
  units: readonly { id: string; path: string }[],
): Promise<void> {
  const { rows } = await client.query<{ id: string }>({
    name: 'units-of-ids',
    text: 'SELECT id FROM unit WHERE tenant_id = $1 AND id = ANY ($2::uuid[])',
    values: [tenant, units.map(({ id }) => id)],
  });
  const known = new Set(rows.map(({ id }) => id));
  const missing = units.find(({ id }) => !known.has(id.toLowerCase()));
  if (missing) throw new DirectoryFault('bad-body', 'There is no such unit.', { path: missing.path });
}

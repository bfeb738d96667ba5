import type { Place } from '@duban/jobs';
import { codeOf, openDataSource, poolOf } from '@duban/persistence';
import type { Pool } from 'pg';

export type Mode = 'real' | 'demo';

/** What the database of a place was made for; undefined where there is none, or one that was never finished. */
export async function installationAt({ appUrl }: Place): Promise<Mode | undefined> {
  try {
    const dataSource = await openDataSource(appUrl, { poolSize: 2, applicationName: 'duban start' });
    try {
      return await readMode(poolOf(dataSource));
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    if (NOT_THERE.has(codeOf(error))) return undefined;
    throw error;
  }
}

/** No such database, no such table. */
const NOT_THERE: ReadonlySet<string> = new Set(['3D000', '42P01']);

/**
 * Marks a database by what it is for, once and for ever; the same mark again changes nothing.
 * @throws Error in one sentence where the database was made for the other
 */
export async function claimInstallation(pool: Pool, mode: Mode, detail: string | null = null): Promise<void> {
  await pool.query('INSERT INTO installation (mode, detail) VALUES ($1, $2) ON CONFLICT DO NOTHING', [mode, detail]);
  requireMode(await readMode(pool), mode);
}

/** @throws Error in one sentence where a database was made for the other */
export function requireMode(found: Mode | undefined, wanted: Mode): void {
  if (found === undefined || found === wanted) return;
  throw new Error(
    found === 'demo'
      ? 'This database is a demonstration, with people whose passwords everybody may know: give another one for real work.'
      : 'This database holds real work, which no demonstration may touch: give another one.',
  );
}

async function readMode(pool: Pool): Promise<Mode | undefined> {
  const { rows } = await pool.query<{ mode: Mode }>('SELECT mode FROM installation');
  return rows[0]?.mode;
}

import { HolidayTable } from '@duban/calendar';
import type { PoolClient } from 'pg';
import { loadHolidays } from '../../../../config/load-config.js';

type Client = Pick<PoolClient, 'query'>;

/** A table that holds for a tenant; the version is null for one of the program. */
export interface KnownTable {
  table: HolidayTable;
  version: number | null;
}

/** Every year's table that holds for a tenant, oldest first: its own in place of the program's. */
export async function readTables(client: Client, tenant: string): Promise<KnownTable[]> {
  const { rows } = await client.query<{ of_year: number; days: unknown; version: number }>({
    name: 'holiday-tables-of-tenant',
    text: 'SELECT of_year, days, version FROM holiday_table WHERE tenant_id = $1',
    values: [tenant],
  });
  const own = rows.map(({ of_year: year, days, version }) => ({
    table: HolidayTable.parse({ ...(days as object), year }),
    version,
  }));
  const years = new Set(own.map(({ table }) => table.year));
  const ofProgram = programTables().filter(({ year }) => !years.has(year));
  return [...ofProgram.map((table) => ({ table, version: null })), ...own].toSorted(
    (a, b) => a.table.year - b.table.year,
  );
}

const programTables = (): readonly HolidayTable[] => (program ??= loadHolidays());
let program: readonly HolidayTable[] | undefined;

/** Stores a tenant's own table in the place of the version that was seen; tells whether it still was that one. */
export async function saveTable(
  client: Client,
  tenant: string,
  { year, daysOff, workdays }: HolidayTable,
  seen: number | null,
): Promise<boolean> {
  const days = JSON.stringify({ daysOff, workdays });
  const { rowCount } = await client.query(
    seen === null
      ? {
          name: 'insert-holiday-table',
          text: `INSERT INTO holiday_table (tenant_id, of_year, days, version) VALUES ($1, $2, $3, 1)
                 ON CONFLICT DO NOTHING`,
          values: [tenant, year, days],
        }
      : {
          name: 'change-holiday-table',
          text: `UPDATE holiday_table SET days = $3, version = version + 1
                  WHERE tenant_id = $1 AND of_year = $2 AND version = $4`,
          values: [tenant, year, days, seen],
        },
  );
  return rowCount === 1;
}

import { createCalendar, HolidayTable, type WorkCalendar } from '@duban/calendar';
import { inTenant } from '@duban/persistence';
import type { Pool } from 'pg';
import { realNow } from './clock/business.clock.js';

/** The working calendar of each tenant. */
export interface CalendarSource {
  /** As it was read last; before that, what comes with the program. */
  of(tenant: string): WorkCalendar;
  /** Reads the tenant's own tables when what was read is older than a second of real time. */
  refresh(tenant: string): Promise<void>;
}

/** For how long what was read is taken as it is: a table pasted in one process counts in all of them after this. */
const FRESH_MS = 1000;

/** Holiday tables that come with the program, overlaid year by year with those of the tenant (`holiday_table`). */
export class Calendars implements CalendarSource {
  private readonly common: WorkCalendar;
  private readonly known = new Map<string, { readAt: number; written: string; calendar: WorkCalendar }>();

  /** `pool`: the application role's. `zone`: where the days begin and end. */
  constructor(
    private readonly tables: readonly HolidayTable[],
    private readonly pool: Pool,
    private readonly zone?: string,
  ) {
    this.common = createCalendar([...tables], zone);
  }

  of(tenant: string): WorkCalendar {
    return this.known.get(tenant)?.calendar ?? this.common;
  }

  /** Throws what the database throws. A table that is none is passed over: the program's own stands. */
  async refresh(tenant: string): Promise<void> {
    const before = this.known.get(tenant);
    const readAt = realNow();
    if (before && readAt - before.readAt < FRESH_MS) return;
    const { rows } = await inTenant(this.pool, tenant, (client) =>
      client.query<{ of_year: number; days: unknown }>({
        name: 'read-holiday-tables',
        text: 'SELECT of_year, days FROM holiday_table WHERE tenant_id = $1 ORDER BY of_year',
        values: [tenant],
      }),
    );
    const written = JSON.stringify(rows);
    const calendar = before?.written === written ? before.calendar : this.overlaid(rows);
    this.known.set(tenant, { readAt, written, calendar });
  }

  /** The next command reads the tenant's tables anew. */
  forget(tenant: string): void {
    this.known.delete(tenant);
  }

  private overlaid(rows: readonly { of_year: number; days: unknown }[]): WorkCalendar {
    const own = rows.flatMap(({ of_year: year, days }) => {
      const table = HolidayTable.safeParse({ ...(days as object), year });
      return table.success ? [table.data] : [];
    });
    if (own.length === 0) return this.common;
    const years = new Set(own.map(({ year }) => year));
    return createCalendar([...this.tables.filter(({ year }) => !years.has(year)), ...own], this.zone);
  }
}

/** One calendar for every tenant. */
export const sameForAll = (calendar: WorkCalendar): CalendarSource => ({ of: () => calendar, refresh: async () => {} });

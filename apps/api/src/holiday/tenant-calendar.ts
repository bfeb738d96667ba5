import type { WorkCalendar } from '@duban/calendar';
import type { Duban } from '@duban/jobs';

/** The working calendar of a tenant as it is now: its own tables in place of those of the program. */
export async function calendarOf({ calendars }: Pick<Duban, 'calendars'>, tenant: string): Promise<WorkCalendar> {
  await calendars.refresh(tenant);
  return calendars.of(tenant);
}

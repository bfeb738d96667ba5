import type { Instant, LocalDate } from '@duban/calendar';
import type { Stage } from './world.js';

/** An hour of the working day that lies some working days from a day (before it, when negative). */
export function onWorkingDay(
  { calendar }: Pick<Stage, 'calendar'>,
  day: LocalDate,
  offset: number,
  hour: number,
): Instant {
  return calendar.startOf(calendar.addWorkingDays(calendar.rollEarlier(day), offset), hour);
}

/** An hour of a working day from now on. */
export function workingDaysFromNow(stage: Stage, days: number, hour: number): Instant {
  return stage.calendar.startOf(stage.calendar.addWorkingDays(stage.calendar.dateOf(stage.now()), days), hour);
}

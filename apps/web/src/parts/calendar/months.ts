import { daysAfter, weekdayOf } from '../../time/days.js';

/** A month of a calendar: weeks from Monday to Sunday, null where another month's days would stand. */
export interface CalendarMonth {
  /** 1 to 12. */
  month: number;
  weeks: (string | null)[][];
}

/** The twelve months of a year, as a wall calendar has them. */
export const monthsOf = (year: number): CalendarMonth[] =>
  Array.from({ length: 12 }, (_, index) => ({ month: index + 1, weeks: weeksOf(year, index + 1) }));

function weeksOf(year: number, month: number): (string | null)[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const before = (weekdayOf(first) + 6) % 7;
  const days: (string | null)[] = Array.from({ length: before }, () => null);
  for (let day = first; day.startsWith(first.slice(0, 8)); day = daysAfter(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** How a day stands in a holiday table; without one, weekends alone are off. */
export type DayStanding = 'working' | 'weekend' | 'holiday' | 'madeUp';

export interface Table {
  daysOff: readonly string[];
  workdays: readonly string[];
}

export function standingOf(day: string, table: Table | null): DayStanding {
  if (table?.daysOff.includes(day)) return 'holiday';
  if (table?.workdays.includes(day)) return 'madeUp';
  return weekdayOf(day) % 6 === 0 ? 'weekend' : 'working';
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Where a key leads from a day, within its year; nothing for a key that leads nowhere. */
export function dayByKey(day: string, key: string): string | undefined {
  const month = Number(day.slice(5, 7));
  const year = day.slice(0, 4);
  const to = {
    Home: `${day.slice(0, 8)}01`,
    End: lastOfMonth(day),
    PageUp: firstOfMonth(year, month - 1),
    PageDown: firstOfMonth(year, month + 1),
  }[key];
  const reached = to ?? (steps[key] === undefined ? undefined : daysAfter(day, steps[key]));
  return reached?.startsWith(`${year}-`) ? reached : undefined;
}

const firstOfMonth = (year: string, month: number): string | undefined =>
  month < 1 || month > 12 ? undefined : `${year}-${String(month).padStart(2, '0')}-01`;

function lastOfMonth(day: string): string {
  let last = day;
  for (let next = day; next.slice(0, 7) === day.slice(0, 7); next = daysAfter(next, 1)) last = next;
  return last;
}

import type { WorkCalendar } from '@duban/calendar';

/** The months from one to another, both included: `2023-02` to `2023-04`. None where the second is earlier. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

/** The first day behind a month. */
export const firstDayAfter = (month: string): string => `${monthAfter(month)}-01`;

/** The last day of a month. */
export function lastDayOf(month: string, calendar: WorkCalendar): string {
  let day = `${month}-28`;
  for (let next = dayAfter(day, calendar); next.startsWith(month); next = dayAfter(next, calendar)) day = next;
  return day;
}

export const dayAfter = (day: string, calendar: WorkCalendar): string => calendar.dateOf(calendar.startOf(day, 24));

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

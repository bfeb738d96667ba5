/** Plain dates as directives state them: the year, the month from 1, the day. Written `YYYY-MM-DD`. */

/** The date in writing, or undefined for a day that does not exist. */
export function dateOf(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The last day of a month, in writing. */
export function endOfMonth(year: number, month: number): string | undefined {
  return dateOf(year, month, daysOf(year, month));
}

/** The date some days after another one; undefined when that is no date. */
export function daysAfter(date: string, days: number): string | undefined {
  let [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (dateOf(year, month, day) === undefined || !Number.isInteger(days) || days < 0 || days > 3660) return undefined;
  day += days;
  for (let left = daysOf(year, month); day > left; left = daysOf(year, month)) {
    day -= left;
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return dateOf(year, month, day);
}

/** The same day some months later, or the last day of that month. */
export function monthsAfter(date: string, months: number): string | undefined {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (dateOf(year, month, day) === undefined || !Number.isInteger(months) || months < 0 || months > 120)
    return undefined;
  const count = year * 12 + month - 1 + months;
  const [there, then] = [Math.floor(count / 12), (count % 12) + 1];
  return dateOf(there, then, Math.min(day, daysOf(there, then)));
}

function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

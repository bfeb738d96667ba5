import { Temporal } from 'temporal-polyfill';
import type { HolidayTable } from './holiday-table.js';
import { type Instant, type LocalDate, plainDate } from './local-date.js';

/** The days and hours of one government. Every function throws RangeError for a day that does not exist. */
export interface WorkCalendar {
  /** Time zone of all days. */
  readonly zone: string;
  /** By the year's table; in a year without one Monday to Friday. */
  isWorkingDay(day: LocalDate): boolean;
  /** Whether a table for its year was given: otherwise what is planned on it is provisional. */
  isKnown(day: LocalDate): boolean;
  /** The n-th working day after the day, or before it for negative n; the day itself for 0, working or not. */
  addWorkingDays(day: LocalDate, n: number): LocalDate;
  /** The day itself when it is worked, else the working day before. */
  rollEarlier(day: LocalDate): LocalDate;
  /** The day itself when it is worked, else the working day after. */
  rollLater(day: LocalDate): LocalDate;
  /** Working days after `from`, up to and including `to`; 0 when `to` is not later. */
  workingDaysBetween(from: LocalDate, to: LocalDate): number;
  /** The moment at which an hour (0 to 24, default 0) of the day begins; 24 is the start of the next day. */
  startOf(day: LocalDate, hour?: number): Instant;
  /** The day in which a moment lies. */
  dateOf(instant: Instant): LocalDate;
}

interface Day {
  readonly date: LocalDate;
  readonly working: boolean;
  readonly next: LocalDate;
  readonly previous: LocalDate;
  /** Beginnings of its hours, filled when asked for. */
  readonly hours: Instant[];
}

/**
 * Makes a calendar from one holiday table per year. Days are worked out once and remembered, since a year's issue asks
 * for the same few hundred days tens of thousands of times.
 * @throws RangeError for two tables of one year or an unknown zone
 */
export function createCalendar(tables: readonly HolidayTable[], zone = 'Asia/Shanghai'): WorkCalendar {
  const years = new Set(tables.map((table) => table.year));
  if (years.size < tables.length) throw new RangeError('two holiday tables for one year');
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone); // refuses an unknown zone now rather than at the first use
  const daysOff = new Set(tables.flatMap((table) => table.daysOff));
  const workdays = new Set(tables.flatMap((table) => table.workdays));
  const days = new Map<LocalDate, Day>();

  const dayAt = (date: LocalDate): Day => {
    const known = days.get(date);
    if (known) return known;
    const plain = plainDate(date);
    const day: Day = {
      date,
      working: workdays.has(date) || (plain.dayOfWeek < 6 && !daysOff.has(date)),
      next: plain.add({ days: 1 }).toString(),
      previous: plain.subtract({ days: 1 }).toString(),
      hours: [],
    };
    days.set(date, day);
    return day;
  };
  return { zone, isKnown: (day) => years.has(plainYear(dayAt(day).date)), ...counting(dayAt), ...moments(dayAt, zone) };
}

type DayAt = (date: LocalDate) => Day;

function counting(dayAt: DayAt) {
  const roll = (date: LocalDate, towards: 'next' | 'previous'): LocalDate => {
    let day = dayAt(date);
    while (!day.working) day = dayAt(day[towards]);
    return day.date;
  };
  return {
    isWorkingDay: (day: LocalDate) => dayAt(day).working,
    rollEarlier: (day: LocalDate) => roll(day, 'previous'),
    rollLater: (day: LocalDate) => roll(day, 'next'),
    addWorkingDays(day: LocalDate, n: number): LocalDate {
      if (!Number.isInteger(n)) throw new RangeError(`not a whole number of working days: ${n}`);
      const towards = n < 0 ? 'previous' : 'next';
      let date = dayAt(day).date;
      for (let left = Math.abs(n); left > 0; left -= 1) date = roll(dayAt(date)[towards], towards);
      return date;
    },
    workingDaysBetween(from: LocalDate, to: LocalDate): number {
      const last = dayAt(to).date;
      let count = 0;
      for (let day = dayAt(from); day.date < last;) {
        day = dayAt(day.next);
        if (day.working) count += 1;
      }
      return count;
    },
  };
}

function moments(dayAt: DayAt, zone: string) {
  const startOf = (date: LocalDate, hour = 0): Instant => {
    if (!Number.isInteger(hour) || hour < 0 || hour > 24) throw new RangeError(`not an hour from 0 to 24: ${hour}`);
    const day = dayAt(date);
    if (hour === 24) return startOf(day.next);
    return (day.hours[hour] ??= plainDate(date)
      .toZonedDateTime({ timeZone: zone, plainTime: { hour } })
      .toInstant()
      .toString({ fractionalSecondDigits: 3 }));
  };
  return {
    startOf,
    dateOf(instant: Instant): LocalDate {
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(instant)) throw new RangeError(`not an instant: ${instant}`);
      // No zone is a day or more away from UTC, so only the neighbours of the UTC day come into question.
      const utc = dayAt(instant.slice(0, 10));
      if (instant < startOf(utc.date)) return utc.previous;
      return instant < startOf(utc.next) ? utc.date : utc.next;
    },
  };
}

function plainYear(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

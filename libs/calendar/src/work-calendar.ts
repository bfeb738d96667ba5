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

/** A day and, as they are asked for, its neighbours and the beginnings of its hours. */
interface Day {
  readonly date: LocalDate;
  readonly working: boolean;
  next?: Day;
  previous?: Day;
  readonly hours: Instant[];
}

/**
 * Makes a calendar from one holiday table per year. Days are worked out once, remembered and linked to their neighbours,
 * since a year's issue asks for the same few hundred days tens of thousands of times.
 * @throws RangeError for two tables of one year or an unknown zone
 */
export function createCalendar(tables: readonly HolidayTable[], zone = 'Asia/Shanghai'): WorkCalendar {
  const years = new Set(tables.map((table) => String(table.year)));
  if (years.size < tables.length) throw new RangeError('two holiday tables for one year');
  // Refuses an unknown zone now rather than at the first use.
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  const dayAt = createDays(tables);
  return {
    zone,
    isKnown: (date) => years.has(dayAt(date).date.slice(0, 4)),
    ...counting(dayAt),
    ...moments(dayAt, zone),
  };
}

type DayAt = (date: LocalDate) => Day;

function createDays(tables: readonly HolidayTable[]): DayAt {
  const daysOff = new Set(tables.flatMap((table) => table.daysOff));
  const workdays = new Set(tables.flatMap((table) => table.workdays));
  const days = new Map<LocalDate, Day>();
  return (date) => {
    const known = days.get(date);
    if (known) return known;
    const isWeekday = plainDate(date).dayOfWeek < 6;
    const day: Day = { date, working: workdays.has(date) || (isWeekday && !daysOff.has(date)), hours: [] };
    days.set(date, day);
    return day;
  };
}

function nextTo(day: Day, towards: 'next' | 'previous', dayAt: DayAt): Day {
  const days = towards === 'next' ? 1 : -1;
  return (day[towards] ??= dayAt(plainDate(day.date).add({ days }).toString()));
}

function counting(dayAt: DayAt) {
  const roll = (from: Day, towards: 'next' | 'previous'): Day => {
    let day = from;
    while (!day.working) day = nextTo(day, towards, dayAt);
    return day;
  };
  return {
    isWorkingDay: (date: LocalDate) => dayAt(date).working,
    rollEarlier: (date: LocalDate) => roll(dayAt(date), 'previous').date,
    rollLater: (date: LocalDate) => roll(dayAt(date), 'next').date,
    addWorkingDays(date: LocalDate, n: number): LocalDate {
      if (!Number.isInteger(n)) throw new RangeError(`not a whole number of working days: ${n}`);
      const towards = n < 0 ? 'previous' : 'next';
      let day = dayAt(date);
      for (let left = Math.abs(n); left > 0; left -= 1) day = roll(nextTo(day, towards, dayAt), towards);
      return day.date;
    },
    workingDaysBetween(from: LocalDate, to: LocalDate): number {
      const last = dayAt(to).date;
      let count = 0;
      for (let day = dayAt(from); day.date < last;) {
        day = nextTo(day, 'next', dayAt);
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
    if (hour === 24) return startOf(nextTo(day, 'next', dayAt).date);
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
      if (instant < startOf(utc.date)) return nextTo(utc, 'previous', dayAt).date;
      const next = nextTo(utc, 'next', dayAt).date;
      return instant < startOf(next) ? utc.date : next;
    },
  };
}

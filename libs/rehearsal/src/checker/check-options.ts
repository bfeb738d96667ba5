/** What the checker cannot read from the tables. Left out, the check that needs it is not made. */
export interface CheckOptions {
  /** Days off and make-up working days of each year; rungs and reminders are then looked for on days off. */
  readonly holidays?: readonly YearOfHolidays[];
  /** Time zone in which a moment's day is found; Asia/Shanghai unless told. */
  readonly zone?: string;
  /** Newest definition version that this program knows; 1 unless told. */
  readonly newestDefinition?: number;
  /** A text that the record refers to may have been erased; false unless told. */
  readonly allowErased?: boolean;
  /** Business moment (ISO instant, UTC) up to which every wake has been worked off. */
  readonly workedOffUntil?: string;
  /** The queue has run empty: nothing may be left in the outbox or among the work that failed for good. */
  readonly queueEmpty?: boolean;
}

/** One year's announced days, as `YYYY-MM-DD`. */
export interface YearOfHolidays {
  readonly year: number;
  readonly daysOff: readonly string[];
  /** Saturdays and Sundays that are worked. */
  readonly workdays: readonly string[];
}

/** Of a day: worked, off, or in a year whose days nobody has announced. */
export type DayKind = 'working' | 'off' | 'unknown';

/** Tells days apart by the tables. `weekday` is 1 (Monday) to 7. */
export function dayKinds(tables: readonly YearOfHolidays[]): (day: string, weekday: number) => DayKind {
  const years = new Set(tables.map(({ year }) => String(year)));
  const daysOff = new Set(tables.flatMap((table) => table.daysOff));
  const workdays = new Set(tables.flatMap((table) => table.workdays));
  return (day, weekday) => {
    if (!years.has(day.slice(0, 4))) return 'unknown';
    return workdays.has(day) || (weekday < 6 && !daysOff.has(day)) ? 'working' : 'off';
  };
}

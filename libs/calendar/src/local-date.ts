import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A moment in UTC, always written `YYYY-MM-DDTHH:mm:ss.sssZ`, so that the order of the texts is the order in time. */
export type Instant = string;

/** A day `YYYY-MM-DD` in the government's time zone. */
export type LocalDate = string;

/** Schema of a day that exists: `2023-02-30` is refused and named. */
export const localDateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day as YYYY-MM-DD')
  .refine(exists, { error: (issue) => `${String(issue.input)} does not exist` });

/** Schema of a day of the year, `MM-DD`, that every year has: `02-30` and `02-29` are refused. */
export const monthDaySchema = z
  .string()
  .regex(/^\d{2}-\d{2}$/, 'write a day of the year as MM-DD')
  .refine((day) => exists(`2023-${day}`), { error: (issue) => `${String(issue.input)} does not exist in every year` });

/** Reads a day. @throws RangeError when the text is not a day that exists, written `YYYY-MM-DD`. */
export function plainDate(day: LocalDate): Temporal.PlainDate {
  const date = read(day);
  if (!date) throw new RangeError(`not a day that exists, written YYYY-MM-DD: ${day}`);
  return date;
}

function exists(day: string): boolean {
  return read(day) !== undefined;
}

function read(day: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  try {
    return Temporal.PlainDate.from(day);
  } catch {
    return undefined;
  }
}

/** The day so many days later; earlier where `days` is negative. @throws RangeError when the text is no day. */
export const shiftedDay = (day: LocalDate, days: number): LocalDate => plainDate(day).add({ days }).toString();

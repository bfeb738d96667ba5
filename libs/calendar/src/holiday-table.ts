import { z } from 'zod';
import { type LocalDate, localDateSchema, plainDate } from './local-date.js';

/**
 * The days off and the make-up working days (调休) of one calendar year, as the State Council announces them.
 * Refused: a day of another year, a day given twice or in both lists, a make-up day that is no Saturday or Sunday.
 */
export const HolidayTable = z
  .strictObject({
    year: z.int().min(1990).max(2200),
    /** Public holidays, those that fall on a weekend included. */
    daysOff: z.array(localDateSchema),
    /** Saturdays and Sundays that are worked. */
    workdays: z.array(localDateSchema),
  })
  .superRefine((table, context) => {
    for (const list of ['daysOff', 'workdays'] as const) {
      table[list].forEach((day, index) => {
        const fault = faultOf(day, index, list, table);
        if (fault) context.addIssue({ code: 'custom', path: [list, index], message: fault });
      });
    }
  });
export type HolidayTable = z.infer<typeof HolidayTable>;

function faultOf(
  day: LocalDate,
  index: number,
  list: 'daysOff' | 'workdays',
  table: { year: number; daysOff: LocalDate[]; workdays: LocalDate[] },
): string | undefined {
  if (!day.startsWith(`${table.year}-`)) return `${day} is not a day of ${table.year}`;
  if (table[list].indexOf(day) !== index) return `${day} is given twice`;
  if (list === 'daysOff') return undefined;
  if (table.daysOff.includes(day)) return `${day} is both a day off and a make-up working day`;
  if (plainDate(day).dayOfWeek < 6) return `${day} is neither Saturday nor Sunday`;
  return undefined;
}

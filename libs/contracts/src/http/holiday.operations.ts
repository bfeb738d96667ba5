import { HolidayTable } from '@duban/calendar';
import { z } from 'zod';
import { DateText } from '../reference.contract.js';
import { Text } from '../text.contract.js';
import { operation } from './operation.js';
import { flag } from './page.contract.js';

const tag = 'Holidays';
const params = z.strictObject({ year: z.coerce.number().int().min(1990).max(2200) });

const common = {
  year: z.int(),
  /** `program`: it comes with the program; `own`: the government's, in its place. */
  basis: z.enum(['program', 'own']),
  /** Of an own one, as in its ETag. */
  version: z.int().nullable(),
};

const HolidayView = z
  .strictObject({ ...common, daysOff: z.array(DateText), workdays: z.array(DateText) })
  .meta({ id: 'HolidayTable' });
export type HolidayView = z.infer<typeof HolidayView>;

const change = z.strictObject({ added: z.array(DateText), removed: z.array(DateText) });

export const holidayOperations = [
  operation({
    id: 'holidays.list',
    method: 'GET',
    path: '/api/v1/holidays',
    tag,
    summary: 'The years whose days off are known. What falls due in other years is provisional.',
    answer: z.strictObject({
      rows: z.array(z.strictObject({ ...common, daysOff: z.int(), workdays: z.int() })),
    }),
    example: {},
  }),
  operation({
    id: 'holiday.read',
    method: 'GET',
    path: '/api/v1/holidays/{year}',
    tag,
    summary: 'The days off and make-up working days (调休) of a year.',
    params,
    answer: HolidayView,
    example: { params: { year: 2023 } },
  }),
  operation({
    id: 'holiday.save',
    method: 'PUT',
    path: '/api/v1/holidays/{year}',
    tag,
    summary:
      'Sets the days of a year: as a table, or pasted as the notice has them (春节:1月21日至27日放假调休,共7天). What cannot be read for certain is named by its line, and nothing is set. With `dryRun=true` the days are only shown. Needs `If-Match` where there is an own table already.',
    params,
    query: z.strictObject({ dryRun: flag.optional() }),
    body: z
      .strictObject({ text: Text.optional(), table: HolidayTable.optional() })
      .refine(({ text, table }) => (text === undefined) !== (table === undefined), {
        message: 'give either the text or the table',
        path: ['text'],
      }),
    answer: z.strictObject({
      table: HolidayView,
      dryRun: z.boolean(),
      /** Against the table that holds until now. */
      daysOff: change,
      workdays: change,
      /** Days that the text names and that belong to the tables of other years: set them there. */
      elsewhere: z.array(z.strictObject({ day: DateText, is: z.enum(['dayOff', 'workday']) })),
      /** Sentences with days that order nothing, such as recommendations. */
      leftOut: z.array(z.strictObject({ line: z.int(), text: z.string() })),
    }),
    problems: ['bad-query', 'bad-body', 'bad-header', 'stale'],
    example: {
      params: { year: 2023 },
      query: { dryRun: true },
      body: { text: '国庆节:10月1日至7日放假调休,共7天。10月8日(星期日)上班。' },
    },
  }),
] as const;

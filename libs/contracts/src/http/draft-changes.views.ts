import { z } from 'zod';
import { Id, InstantText } from '../reference.contract.js';

/**
 * One field before and after a decision, in words; null where there was or is nothing. `about` is the printed name, or the
 * words of a time limit, that was decided about; the field `item` is an item that came or went as a whole, and `notSame`
 * another one that promises something else. A time limit is the day of its milestone, `none`, or `open`; `leftOut` is the
 * reason why words of a report were no item; `accepted` has codes of reasons with a space between them, or `all`.
 */
const FieldChange = z
  .strictObject({
    field: z.enum([
      'item',
      'number',
      'title',
      'sectionPath',
      'text',
      'lead',
      'leadDecided',
      'jointLeads',
      'coordinating',
      'group',
      'accepted',
      'dropped',
      'timeLimit',
      'leftOut',
      'continues',
      'unlike',
      'notSame',
      'unit',
      'documentNumber',
      'documentTitle',
      'issuer',
      'issuedOn',
      'code',
      'year',
      'regime',
      'effectiveOn',
    ]),
    /** The item that it belongs to; null for what holds for the whole draft. */
    item: z.string().nullable(),
    about: z.string().nullable(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .meta({ id: 'DraftFieldChange' });

/** What one decision changed, who took it, speaking for which post, and when, by real time. */
export const DraftChangeView = z
  .strictObject({
    items: z.array(z.strictObject({ id: z.string(), number: z.string().nullable(), title: z.string() })),
    fields: z.array(FieldChange),
    by: z.strictObject({ post: Id, title: z.string(), person: z.string().nullable() }).nullable(),
    at: InstantText.nullable(),
  })
  .meta({ id: 'DraftChange' });

/** Where a line of a text stands in the file that it was taken from; all counted from 1. */
const LineOrigin = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('line'), line: z.int() }),
  z.strictObject({ in: z.literal('paragraph'), paragraph: z.int() }),
  z.strictObject({ in: z.literal('table'), table: z.int(), row: z.int() }),
  z.strictObject({
    in: z.literal('sheet'),
    sheet: z.string(),
    row: z.int(),
    columns: z.tuple([z.string(), z.string()]).readonly(),
  }),
  z.strictObject({ in: z.literal('page'), page: z.int(), lastPage: z.int() }),
]);

/**
 * Where lines of a text stand: `line` is at `at`, and each of the lines after it one line, paragraph or row further, or on
 * the same page, until the next run begins.
 */
export const OriginRunView = z.strictObject({ line: z.int(), at: LineOrigin }).meta({ id: 'OriginRun' });

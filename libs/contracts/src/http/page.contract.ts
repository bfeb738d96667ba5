import { z } from 'zod';

/** The most rows of one page. */
export const PAGE_LIMIT = 200;

/**
 * How a list is asked for page by page. `cursor` is the `next` of the page before, and of nothing else: it goes with the
 * same sort and filters. `fields` names the properties that are wanted of each row; all unless told.
 */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(50),
  cursor: z.string().min(1).max(1_000).optional(),
};

/** `fields=a,b`: only properties that a row has. */
export const fieldsOf = <Row extends z.ZodObject>(row: Row) => severalOf(z.enum(namesOf(row))).optional();

/** `status=a,b`: one or several of a kind, divided by commas. */
export const severalOf = <Item extends z.ZodType<unknown, string>>(item: Item) =>
  z
    .string()
    .max(2_000)
    .transform((text) => text.split(','))
    .pipe(z.array(item).min(1).max(100));

/** `mine=true`: set or not. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** The year of a directive in a path or a query. */
export const YearText = z.coerce.number().int().min(1_900).max(2_999);

/** A page of rows. With `fields` a row has only what was asked for. */
export const pageOf = <Row extends z.ZodObject>(row: Row) =>
  z.strictObject({
    rows: z.array(row.partial()),
    /** Cursor of the next page; null at the end. */
    next: z.string().nullable(),
  });

const namesOf = (row: z.ZodObject): [string, ...string[]] => Object.keys(row.shape) as [string, ...string[]];

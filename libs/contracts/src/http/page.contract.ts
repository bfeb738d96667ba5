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
export const fieldsOf = <Row extends z.ZodObject>(row: Row) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(Object.keys(row.shape) as [string, ...string[]])))
    .optional();

/** A page of rows. With `fields` a row has only what was asked for. */
export const pageOf = <Row extends z.ZodObject>(row: Row) =>
  z.strictObject({
    rows: z.array(row.partial()),
    /** Cursor of the next page; null at the end. */
    next: z.string().nullable(),
  });

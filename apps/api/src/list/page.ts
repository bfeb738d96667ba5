import type { z } from 'zod';
import { Fault } from '../http/fault.js';

/** What a keyset is made of: the values by which a row is sorted, the last of which tells any two rows apart. */
type Key = readonly (string | number | null)[];

/** A page that was read with one row more than asked for, which tells whether there is a next one. */
export function pageFrom<Row extends object, View extends object>(
  rows: readonly Row[],
  limit: number,
  sort: string,
  {
    keyOf,
    view,
    fields,
  }: { keyOf: (row: Row) => Key; view: (row: Row) => View; fields?: readonly string[] | undefined },
): { rows: Partial<View>[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => onlyFields(view(row), fields)),
    next: rows.length > limit && last ? cursorOf(sort, keyOf(last)) : null,
  };
}

/** The properties that were asked for; all where nothing was. */
export function onlyFields<View extends object>(view: View, fields: readonly string[] | undefined): Partial<View> {
  if (!fields) return view;
  return Object.fromEntries(Object.entries(view).filter(([name]) => fields.includes(name))) as Partial<View>;
}

/** Where the next page begins, as an opaque text. */
function cursorOf(sort: string, key: Key): string {
  return Buffer.from(JSON.stringify([sort, ...key])).toString('base64url');
}

/** The key after which a page begins; null for the first page. Throws a fault where the cursor is none of this sort. */
export function keyAfter<Schema extends z.ZodType<Key>>(
  cursor: string | undefined,
  sort: string,
  schema: Schema,
): z.output<Schema> | null {
  if (cursor === undefined) return null;
  const read: unknown = parsed(cursor);
  if (Array.isArray(read) && read[0] === sort) {
    const key = schema.safeParse(read.slice(1));
    if (key.success) return key.data;
  }
  throw badQuery('cursor', 'is not the `next` of a page in this order');
}

/** Something in a query that its schema cannot know to be wrong. */
export const badQuery = (name: string, message: string): Fault =>
  new Fault('bad-query', `The query is not as it should be: ${name} ${message}.`, {
    issues: [{ path: `/${name}`, message }],
  });

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

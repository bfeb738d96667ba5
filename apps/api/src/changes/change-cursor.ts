/**
 * Where a reader of the record stands: behind the `nth` step of a transaction that has committed. A number is only ever
 * taken from committed rows, since after a crash the server gives forgotten ones out again.
 */
export interface ChangeCursor {
  readonly xid: number;
  /** Number of the step among those of its transaction, in the order of aggregate and seq; from 1. */
  readonly nth: number;
}

/** Before everything. */
export const ORIGIN: ChangeCursor = { xid: 0, nth: 0 };

/** As the client gets it. */
export const cursorText = ({ xid, nth }: ChangeCursor): string => `${xid.toString(36)}-${nth.toString(36)}`;

/** Reads what {@link cursorText} wrote; null for anything else. */
export function cursorFromText(text: string): ChangeCursor | null {
  const [, xid, nth] = /^([0-9a-z]{1,11})-([0-9a-z]{1,7})$/.exec(text) ?? [];
  if (xid === undefined || nth === undefined) return null;
  const cursor = { xid: Number.parseInt(xid, 36), nth: Number.parseInt(nth, 36) };
  return Number.isSafeInteger(cursor.xid) && cursor.nth <= 2 ** 31 - 1 ? cursor : null;
}

/** Whether `a` stands behind `b`. */
export const isAfter = (a: ChangeCursor, b: ChangeCursor): boolean =>
  a.xid > b.xid || (a.xid === b.xid && a.nth > b.nth);

/** The largest column and row that Excel knows. */
const LAST_COLUMN = 16_384;
const LAST_ROW = 1_048_576;

/** A cell by its column and row, both counted from 1. */
export interface CellPlace {
  readonly column: number;
  readonly row: number;
}

/** `B3` → column 2, row 3; undefined for what is no cell of a sheet. */
export function placeOf(reference: string): CellPlace | undefined {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!found) return undefined;
  let column = 0;
  for (const letter of found[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(found[2]);
  return column <= LAST_COLUMN && row >= 1 && row <= LAST_ROW ? { column, row } : undefined;
}

/** 2 → B, 28 → AB. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCodePoint(65 + ((rest - 1) % 26)) + name;
  return name;
}

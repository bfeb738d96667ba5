import type { Cell, Row } from '../lines/rows.js';

/** A table whose rows are being read. */
export interface OpenTable {
  readonly rows: Row[];
  beginRow(): void;
  /** Columns left out at the start of the row. */
  skip(columns: string | undefined): void;
  beginCell(): void;
  /** Over how many columns the cell reaches. */
  span(columns: string | undefined): void;
  /** `restart`: the cells below may continue this one; anything else: this one continues the cell above. */
  merge(value: string | undefined): void;
  endCell(paragraphs: readonly string[]): void;
}

export function openTable(): OpenTable {
  const rows: Row[] = [];
  /** Properties come before what is in a cell, so that of a table within only its own cell is open. */
  let cell: { columns: number; rows: Cell['rows'] } = { columns: 1, rows: 1 };
  let row: { skipped: number; cells: Cell[] } = { skipped: 0, cells: [] };
  return {
    rows,
    beginRow() {
      row = { skipped: 0, cells: [] };
      rows.push(row);
    },
    skip: (columns) => (row.skipped = countIn(columns, 0)),
    beginCell: () => (cell = { columns: 1, rows: 1 }),
    span: (columns) => (cell.columns = countIn(columns, 1)),
    merge: (value) => (cell.rows = value === 'restart' ? 1 : 'above'),
    endCell: (paragraphs) => row.cells.push({ ...cell, paragraphs: paragraphs.filter((text) => text !== '') }),
  };
}

const countIn = (value: string | undefined, least: number): number =>
  Math.max(least, Number.parseInt(value ?? '', 10) || least);

import type { LineOrigin } from '../intake-document.js';
import type { LineWriter } from './line-writer.js';

/** A cell as a document has it: its paragraphs, and over how many columns and rows it reaches. */
export interface Cell {
  readonly paragraphs: readonly string[];
  readonly columns: number;
  /** `above`: it continues the cell above it. */
  readonly rows: number | 'above';
}

/** A row, with the columns that are left out in front of its first cell. */
export interface Row {
  readonly skipped: number;
  readonly cells: readonly Cell[];
}

/** The most columns of a table: what is beyond them is no table that anybody reads. */
const MOST_COLUMNS = 256;

/**
 * Writes a table as rows whose cells are divided by tabs. A cell that reaches over several rows is repeated in each, so
 * that a row says all that is its own; one that reaches over several columns stands in the first of them. A row of one
 * cell is a line without tabs, and so is each paragraph of a table of one column, which only frames a text.
 */
export function writeTable(rows: readonly Row[], writer: LineWriter, originOf: (row: number) => LineOrigin): void {
  const grid = gridOf(rows);
  const width = grid.reduce((most, cells) => Math.max(most, cells.findLastIndex((cell) => cell !== '') + 1), 0);
  grid.forEach((cells, index) => {
    const origin = originOf(index + 1);
    if (width === 1) for (const paragraph of rows[index]?.cells[0]?.paragraphs ?? []) writer.write(paragraph, origin);
    else writer.write(lineOfCells(cells, width), origin);
  });
}

/** The cells of a row as a line: tabs between them, none behind a single first one. */
export function lineOfCells(cells: readonly string[], width: number): string {
  const tidy = Array.from({ length: width }, (_, column) => (cells[column] ?? '').replaceAll(/\s+/g, ' ').trim());
  if (tidy.every((cell) => cell === '')) return '';
  return tidy.slice(1).every((cell) => cell === '') ? (tidy[0] ?? '') : tidy.join('\t');
}

/** The text at each place of the grid. */
function gridOf(rows: readonly Row[]): string[][] {
  const grid: string[][] = [];
  /** For each column: the text that reaches down from above, and over how many further rows. */
  let reaching: { text: string; rows: number }[] = [];
  for (const { skipped, cells } of rows) {
    const line: string[] = [];
    const next: { text: string; rows: number }[] = [];
    const place = (text: string, below: number): void => {
      next[line.length] = { text, rows: below };
      line.push(text);
    };
    const fill = (): void => {
      for (let above = reaching[line.length]; above && above.rows > 0; above = reaching[line.length])
        place(above.text, above.rows - 1);
    };
    for (let column = 0; column < Math.min(skipped, MOST_COLUMNS); column += 1) place('', 0);
    for (const cell of cells) {
      fill();
      const text = cell.rows === 'above' ? (reaching[line.length]?.text ?? '') : cell.paragraphs.join(' ');
      // What continues is marked row by row in Word: the text is kept for the row below, whatever it asks.
      const below = cell.rows === 'above' ? 0 : cell.rows - 1;
      for (let part = 0; part < cell.columns && line.length < MOST_COLUMNS; part += 1)
        place(part === 0 ? text : '', below);
    }
    fill();
    reaching = next;
    grid.push(line);
  }
  return grid;
}

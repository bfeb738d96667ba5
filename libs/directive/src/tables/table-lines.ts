import { isPageFurniture } from '../blocks/page-furniture.js';
import { markerAt } from '../blocks/marker.js';
import type { Line } from '../text/lines.js';
import { type Stretch, trimmed } from '../text/stretch.js';
import { listsUnits } from '../units/named-units.js';
import { cellsOf, isParted } from './cells.js';
import { type Column, columnsOf } from './columns.js';
import { columnsBySpaces, tableBySpaces } from './table-by-spaces.js';
import { columnsDown, tableDown } from './table-down.js';
import { type Cell, itemOfRow } from './table-row.js';
import { isUnitColumn, type Tables } from './tables.js';

/**
 * Finds the tables of tasks: a head row that names a column of tasks and one of units, and the rows below it, with their
 * cells parted by tabs, strokes or spaces, or with one cell a line. An empty cell is as above; a row of one cell is a heading.
 */
export function tablesIn(text: string, lines: readonly Line[]): Tables {
  const tables: Tables = { lines: new Map(), doubts: [] };
  const filled = lines.filter(
    ({ start, end }) => !/^[\s|]*$/.test(text.slice(start, Math.min(end, start + longestHead))),
  );
  const places = new Map(filled.map(({ number }, index) => [number, index]));
  for (let index = 0; index < lines.length;) {
    const line = lines[index];
    if (!line || line.end - line.start > longestHead) index += 1;
    else if (isParted(text, line)) index = tableAcross(text, lines, index, tables);
    else if (columnsBySpaces(text, line)) index = tableBySpaces(text, lines, index, tables);
    else if (columnsDown(text, lines, index)) index = tableDown(text, lines, index, tables);
    else index = tableSpaced(text, filled, places.get(line.number), tables) ?? index + 1;
  }
  return tables;
}

/** Reads a table with one cell a line and blank lines between, as it is copied from a page; gives the index behind it. */
function tableSpaced(
  text: string,
  filled: readonly Line[],
  head: number | undefined,
  tables: Tables,
): number | undefined {
  if (head === undefined || !columnsDown(text, filled, head)) return undefined;
  const behind = filled[tableDown(text, filled, head, tables) - 1];
  return behind?.number;
}

const longestHead = 400;

/** Reads the table whose head may stand in a line; gives the index of the first line behind it. */
function tableAcross(text: string, lines: readonly Line[], head: number, tables: Tables): number {
  const line = lines[head];
  const columns = line && columnsOf(cellsOf(text, line).map(({ start, end }) => text.slice(start, end)));
  if (!line || !columns) return head + 1;
  const table: OpenTable = { text, columns, above: new Map(), part: undefined, tables };
  tables.lines.set(line.number, { kind: 'header', at: trimmed(text, line.start, line.end) });
  let index = head + 1;
  while (index < lines.length) {
    const next = lines[index];
    const count = linesOfRow(table, lines, index);
    if (
      !next ||
      !takeLine(table, count > 1 ? { ...next, ...rowOver(lines, index, count) } : next, lines[index + count])
    )
      break;
    for (const { number } of lines.slice(index + 1, index + count)) tables.lines.set(number, { kind: 'more' });
    index += count;
  }
  return index;
}

/**
 * How many lines the row at an index takes. A cell may hold line breaks: then the cells of its lines, the broken one
 * counted once, are as many as the columns, and the lines behind the first do not begin with a number.
 */
function linesOfRow({ text, columns }: OpenTable, lines: readonly Line[], first: number): number {
  let cells = 0;
  for (let count = 1; count <= mostLines; count += 1) {
    const line = lines[first + count - 1];
    if (!line || line.end - line.start > longestHead) return 1;
    const [opening, ...more] = cellsOf(text, line);
    const isNumber = opening === undefined || opening.start === opening.end || startsRow(text, opening);
    if (count > 1 ? isNumber : columns[0] !== 'number' || more.length === 0) return 1;
    cells += more.length + (count === 1 ? 1 : 0);
    if (cells >= columns.length) return cells === columns.length ? count : 1;
  }
  return 1;
}

const mostLines = 12;

const startsRow = (text: string, { start, end }: Stretch): boolean =>
  /^[(（]?(?:[0-9０-９]{1,4}|[一二三四五六七八九十百]{1,5})[)）]?[.．、]?$/.test(
    text.slice(start, Math.min(end, start + 9)),
  ) || markerAt(text, start, end) !== undefined;

const rowOver = (lines: readonly Line[], first: number, count: number): Partial<Line> => {
  const { end, next } = lines[first + count - 1] ?? {};
  return end === undefined || next === undefined ? {} : { end, next };
};

interface OpenTable {
  text: string;
  columns: readonly Column[];
  /** The last cell of each column that was not empty. */
  above: Map<number, Stretch>;
  /** The heading row without a number under which the rows stand. */
  part: string | undefined;
  tables: Tables;
}

/** Takes one line below the head; false where the table has ended. */
function takeLine(table: OpenTable, line: Line, next: Line | undefined): boolean {
  const { text, tables } = table;
  const at = trimmed(text, line.start, line.end);
  if (at.start === at.end) return true;
  const cells = cellsOf(text, line);
  const filled = cells.filter(({ start, end }) => end > start);
  const [only] = filled;
  if (only && filled.length === 1) {
    const words = text.slice(only.start, Math.min(only.end, only.start + 201));
    if (isPageFurniture(words)) return true;
    if (cells.length === 1 && !(next && goesOn(text, next))) return false;
    return takeSection(table, line, only);
  }
  if (!isParted(text, line)) return false;
  const section = sectionOf(table, cells, next);
  if (section) return takeSection(table, line, section);
  if (/^[\s|:-]+$/.test(text.slice(at.start, at.end))) tables.lines.set(line.number, { kind: 'header', at });
  else if (columnsOf(cells.map(({ start, end }) => text.slice(start, end))))
    tables.lines.set(line.number, { kind: 'header', at });
  else takeCells(table, line, cells);
  return true;
}

/** Number and words of a heading row in cells of their own: its number is Chinese where the row behind it counts 1, 2, 3. */
function sectionOf(
  { text, columns }: OpenTable,
  cells: readonly Stretch[],
  next: Line | undefined,
): Stretch | undefined {
  const [number, words] = cells.filter(({ start, end }) => end > start);
  const filled = cells.filter(({ start, end }) => end > start).length;
  if (columns[0] !== 'number' || filled !== 2 || !number || !words || number !== cells[0] || !next) return undefined;
  const [following] = cellsOf(text, next);
  const isHeading =
    /^[(（]?[一二三四五六七八九十]{1,3}[)）]?、?$/.test(text.slice(number.start, number.end)) &&
    following !== undefined &&
    /^\d{1,4}$/.test(text.slice(following.start, following.end));
  return isHeading ? { start: number.start, end: words.end } : undefined;
}

const goesOn = (text: string, line: Line): boolean =>
  isParted(text, line) || isPageFurniture(text.slice(line.start, Math.min(line.end, line.start + 201)));

/** A heading row: with a number it is an item like any heading; without one it stands above the rows that follow. */
function takeSection(table: OpenTable, line: Line, only: Stretch): boolean {
  const { text, above, tables } = table;
  if (only.end - only.start > 80) return isParted(text, line);
  above.clear();
  const numbered = markerAt(text, only.start, only.end) !== undefined;
  table.part = numbered ? undefined : text.slice(only.start, only.end).replace(/\t+/, '');
  if (!numbered) tables.lines.set(line.number, { kind: 'header', at: only });
  return true;
}

function takeCells(table: OpenTable, line: Line, printed: readonly Stretch[]): void {
  const { text, above, tables } = table;
  const at = trimmed(text, line.start, line.end);
  const cells = besideMerged(text, printed, table.columns);
  if (holdsPart(text, cells, table.columns)) table.columns = table.columns.with(0, 'part');
  const { columns } = table;
  const row = columns.map((column, index): Cell => ({ column, at: cells[index] ?? { start: at.end, end: at.end } }));
  if (cells.slice(columns.length).some(({ start, end }) => end > start))
    tables.doubts.push({ code: 'unread-table', ...at });
  const borrowed = borrow(row, above);
  const parts = borrowed.filter(({ column, at: cell }) => column === 'part' && cell.end > cell.start);
  const headings = [table.part, ...parts.map(({ at: cell }) => text.slice(cell.start, cell.end))];
  if (sums.test(text.slice(at.start, Math.min(at.end, at.start + 8)))) {
    tables.lines.set(line.number, { kind: 'header', at });
    return;
  }
  const item = itemOfRow(
    text,
    borrowed,
    headings.filter((heading) => heading !== undefined),
  );
  if (!item) {
    tables.doubts.push({ code: 'unread-table', ...at });
    return;
  }
  if (borrowed.some((cell) => cell.borrowed === true && cell.column !== 'part'))
    tables.doubts.push({ code: 'merged-cell', ...at });
  tables.lines.set(line.number, { kind: 'item', item });
}

/** A row that sums up the others holds no task. */
const sums = /^\|? ?(?:合[ \u3000]?计|总[ \u3000]?计|小[ \u3000]?计)/;

/** Whether the words of the first column are a heading, since those of the second have a number below theirs (一、…; 1.…). */
function holdsPart(text: string, [first, second]: readonly Stretch[], columns: readonly Column[]): boolean {
  if (!first || !second || columns[0] !== 'text' || columns[1] !== 'text') return false;
  const [heading, item] = [first, second].map(({ start, end }) => markerAt(text, start, end));
  return heading !== undefined && item !== undefined && heading.rank < item.rank;
}

/**
 * The cells of a row in their columns: beside a cell that is merged downwards some texts print the others at the left and
 * fill up at the right, which the units tell that then stand in the wrong column.
 */
function besideMerged(text: string, cells: readonly Stretch[], columns: readonly Column[]): readonly Stretch[] {
  const filled = cells.findLastIndex(({ start, end }) => end > start) + 1;
  const missing = columns.length - filled;
  const units = columns.findIndex(isUnitColumn);
  if (filled < 2 || missing < 1 || units < missing || filled > units) return cells;
  const moved = cells[units - missing];
  const fits = moved !== undefined && listsUnits(text.slice(moved.start, Math.min(moved.end, moved.start + 400)));
  if (!fits) return cells;
  const { start } = cells[0] ?? moved;
  return [...Array.from({ length: missing }, () => ({ start, end: start })), ...cells.slice(0, filled)];
}

/**
 * Fills empty cells from above: headings always; number and words where the row has none; units where it names none at
 * all, and a deadline and leaders with them; a lead where only those who help are named.
 */
function borrow(row: readonly Cell[], above: Map<number, Stretch>): Cell[] {
  const isEmpty = ({ at }: Cell): boolean => at.end === at.start;
  const holds = (kind: (column: Column) => boolean): boolean => row.some((cell) => kind(cell.column) && !isEmpty(cell));
  const anyUnits = holds(isUnitColumn);
  const anyLead = holds((column) => column === 'lead' || column === 'named');
  const anyWords = holds((column) => column === 'text');
  const fromAbove: Record<string, boolean> = {
    part: true,
    number: true,
    text: !anyWords,
    lead: !anyLead,
    named: !anyUnits,
    other: false,
  };
  const wanted = ({ column }: Cell): boolean => fromAbove[column] ?? !anyUnits;
  return row.map((cell, index) => {
    const from = above.get(index);
    if (!isEmpty(cell)) above.set(index, cell.at);
    return isEmpty(cell) && from && wanted(cell) ? { ...cell, at: from, borrowed: true } : cell;
  });
}

import { isPageFurniture } from '../blocks/page-furniture.js';
import { markerAt, numberOf } from '../blocks/marker.js';
import type { Line } from '../text/lines.js';
import { type Stretch, trimmed } from '../text/stretch.js';
import { kindOfClause } from '../units/clauses.js';
import { isBodyOrGroup, listsUnits } from '../units/named-units.js';
import { type Column, columnsOf } from './columns.js';
import { type Cell, itemOfRow } from './table-row.js';
import { isUnitColumn, type Tables } from './tables.js';

const mostColumns = 12;
const fewestColumns = 3;

/** The columns of a head with one cell a line, if one begins at a line. */
export function columnsDown(text: string, lines: readonly Line[], first: number): Column[] | undefined {
  const opening = wordsOf(text, lines[first]);
  if (opening === '' || opening.length > 12 || !columnsOf([opening, '责任单位', '任务'])) return undefined;
  if (!/^(?:\d{4}年|序号|编号|序|类别|领域|重点|工作|任务|主要|具体|年度|项目|目标|责任|牵头)/.test(opening))
    return undefined;
  const heads: string[] = [];
  for (const line of lines.slice(first, first + mostColumns)) {
    const words = wordsOf(text, line);
    const grown = [...heads, words];
    if (words === '' || words.length > 12 || !isHead(words)) break;
    heads.splice(0, heads.length, ...grown);
  }
  return heads.length >= fewestColumns ? columnsOf(heads) : undefined;
}

/** Whether words name a column of a kind that is known. */
function isHead(words: string): boolean {
  const [column] = columnsOf([words, '责任单位', '任务']) ?? [];
  return (
    column !== undefined &&
    (column !== 'other' || /^(?:备注|说明|分值|联系人|联系电话)$/.test(words)) &&
    !/[:：。，、\d]/.test(words.replace(/^\d{4}年度?/, ''))
  );
}

/** Reads a table with one cell a line; gives the index of the first line behind it, or behind its head if no row fits. */
export function tableDown(text: string, lines: readonly Line[], head: number, tables: Tables): number {
  const columns = columnsDown(text, lines, head) ?? [];
  const body = head + columns.length;
  const heads = lines.slice(head, body).map((line) => ({ line, at: trimmed(text, line.start, line.end) }));
  const read = columns[0] === 'number' ? rowsByNumber : rowsByCount;
  const rows = read(text, lines, body, columns);
  if (rows.length === 0) {
    tables.doubts.push({ code: 'unread-table', start: heads[0]?.at.start ?? 0, end: heads.at(-1)?.at.end ?? 0 });
    return body;
  }
  for (const { line, at } of heads) tables.lines.set(line.number, { kind: 'header', at });
  for (const row of rows) takeRow(text, lines, row, tables);
  const last = rows.at(-1);
  return last ? last.first + last.cells.length : body;
}

function takeRow(text: string, lines: readonly Line[], { first, cells, doubtful }: Row, tables: Tables): void {
  const item = itemOfRow(text, cells, []);
  const [line, ...more] = lines.slice(first, first + cells.length);
  if (!line || !item) return;
  tables.lines.set(line.number, { kind: 'item', item });
  for (const { number } of more) tables.lines.set(number, { kind: 'more' });
  if (doubtful) tables.doubts.push({ code: 'unsure-cells', start: item.start, end: more.at(-1)?.end ?? line.end });
}

interface Row {
  /** Index of its first line. */
  first: number;
  cells: Cell[];
  /** Whether its cells were told apart by what they hold, since they are not as many as the columns. */
  doubtful: boolean;
}

/** Rows that each begin with the next number, alone in its line. */
function rowsByNumber(text: string, lines: readonly Line[], body: number, columns: readonly Column[]): Row[] {
  const rows: Row[] = [];
  let expected = 1;
  let index = body;
  while (index < lines.length) {
    if (bareNumber(text, lines[index]) !== expected) {
      // Between rows a heading, a blank line or the furniture of a page may stand, no more.
      const words = wordsOf(text, lines[index]);
      const heading = isHeading(text, lines[index]);
      // Under the heading of a part the numbers may begin anew.
      if (heading && bareNumber(text, lines[index + 1]) === 1) expected = 1;
      const between =
        words === '' ||
        isPageFurniture(words) ||
        ((heading || words.length <= 60) && nextNumberWithin(text, lines, index, expected));
      if (!between) break;
      index += 1;
      continue;
    }
    const row = rowFrom(text, lines, index, columns, expected + 1);
    if (!row) break;
    rows.push(row);
    index += row.cells.length;
    expected += 1;
  }
  return rows;
}

/** Whether a line is the heading of a part of the table: words behind a Chinese number. */
function isHeading(text: string, line: Line | undefined): boolean {
  const { start, end } = cellAt(text, line);
  const marker = end - start <= longestHeading ? markerAt(text, start, end) : undefined;
  return marker !== undefined && marker.rank <= 2;
}

const longestHeading = 120;

function nextNumberWithin(text: string, lines: readonly Line[], index: number, expected: number): boolean {
  return lines.slice(index + 1, index + 4).some((line) => bareNumber(text, line) === expected);
}

function bareNumber(text: string, line: Line | undefined): number | undefined {
  const words = wordsOf(text, line);
  return /^[(（]?(?:[0-9０-９]{1,4}|[一二三四五六七八九十百]{1,5})[)）]?[.．、]?$/.test(words)
    ? numberOf(words)
    : undefined;
}

/** The row that begins at a line: as many cells as columns if each fits, else the cells up to the next number by what they hold. */
function rowFrom(
  text: string,
  lines: readonly Line[],
  first: number,
  columns: readonly Column[],
  following: number,
): Row | undefined {
  const exact = columns.map((column, index): Cell => ({ column, at: cellAt(text, lines[first + index]) }));
  const fitting = exact.every((cell) => cell.at.end > cell.at.start && fits(text, cell));
  if (fitting && endsRow(text, lines, first + columns.length, following))
    return { first, cells: exact, doubtful: false };
  const cells = byContent(text, cellsUpTo(text, lines, first, following), columns);
  return cells && { first, cells, doubtful: true };
}

function cellAt(text: string, line: Line | undefined): Stretch {
  return line ? trimmed(text, line.start, line.end) : { start: 0, end: 0 };
}

/** The cells of a row up to the number of the next one, or to what cannot be a cell behind its last. */
function cellsUpTo(text: string, lines: readonly Line[], first: number, following: number): Stretch[] {
  const printed: Stretch[] = [];
  for (const line of lines.slice(first, first + mostCells)) {
    const cell = cellAt(text, line);
    if (cell.start === cell.end || (printed.length > 0 && bareNumber(text, line) === following)) break;
    if (printed.length > 2 && isLastCell(text, printed.at(-1)) && isBehindTable(text, cell)) break;
    printed.push(cell);
  }
  return printed;
}

function isBehindTable(text: string, { start, end }: Stretch): boolean {
  const words = text.slice(start, Math.min(end, start + 80));
  if (words.length > 60 || markerAt(text, start, end) !== undefined || /^(?:附件|注|备注)/.test(words)) return true;
  return words.startsWith('各') && !isBodyOrGroup(words);
}

const mostCells = 30;

function endsRow(text: string, lines: readonly Line[], index: number, following: number): boolean {
  const next = wordsOf(text, lines[index]);
  return (
    next === '' ||
    (isHeading(text, lines[index]) && bareNumber(text, lines[index + 1]) !== undefined) ||
    bareNumber(text, lines[index]) === following ||
    nextNumberWithin(text, lines, index, following) ||
    !lines.slice(index, index + mostCells).some((line) => bareNumber(text, line) === following)
  );
}

/** Whether a cell can stand in its column. */
function fits(text: string, { column, at }: Cell): boolean {
  const words = text.slice(at.start, Math.min(at.end, at.start + 400));
  if (column === 'number') return true;
  if (column === 'deadline') return words.length <= 40 && !listsUnits(words);
  if (column === 'text') return words.length > 2 && kindOfClause(words) !== 'time';
  return column === 'part' || column === 'leaders' || column === 'other' || listsUnits(words);
}

const isLastCell = (text: string, cell: Stretch | undefined): boolean => {
  if (!cell) return false;
  const words = text.slice(cell.start, Math.min(cell.end, cell.start + 200));
  return kindOfClause(words) === 'time' || listsUnits(words);
};

/** Tells the cells of a row apart by what they hold: a time, units in the order of their columns, else words. */
function byContent(
  text: string,
  [number, ...cells]: readonly Stretch[],
  columns: readonly Column[],
): Cell[] | undefined {
  const duties = columns.filter(isUnitColumn);
  if (!number) return undefined;
  const told: Cell[] = [{ column: 'number', at: number }];
  let units = 0;
  for (const at of cells) {
    const words = text.slice(at.start, Math.min(at.end, at.start + 400));
    if (columns.includes('deadline') && kindOfClause(words) === 'time') told.push({ column: 'deadline', at });
    else if (told.length > 1 && listsUnits(words)) {
      // Of more cells than columns one goes on in the next line.
      units = Math.min(units + 1, duties.length);
      told.push({ column: duties[units - 1] ?? 'named', at });
    } else told.push({ column: units === 0 ? 'text' : 'other', at });
  }
  return units > 0 && told.some(({ column }) => column === 'text') ? withLeaders(text, told, columns) : undefined;
}

/** Words right before the first units are a leader where that column stands there and they are short enough for one. */
function withLeaders(text: string, told: readonly Cell[], columns: readonly Column[]): Cell[] {
  const first = told.findIndex(({ column }) => isUnitColumn(column));
  const cell = told[first - 1];
  const words = told.filter(({ column }) => column === 'text').length;
  if (columns[columns.findIndex(isUnitColumn) - 1] !== 'leaders' || cell?.column !== 'text' || words < 2)
    return [...told];
  const isShort = persons.test(text.slice(cell.at.start, cell.at.end));
  return isShort ? told.with(first - 1, { ...cell, column: 'leaders' }) : [...told];
}

const persons = /^[\u4e00-\u9fff×]{2,10}(?:[、 　][\u4e00-\u9fff×]{2,10}){0,4}$/;

/** Rows without numbers: as many lines each as there are columns, as long as every cell fits. */
function rowsByCount(text: string, lines: readonly Line[], body: number, columns: readonly Column[]): Row[] {
  const rows: Row[] = [];
  for (let first = body; first + columns.length <= lines.length; first += columns.length) {
    const cells = columns.map((column, index): Cell => {
      const line = lines[first + index];
      return { column, at: line ? trimmed(text, line.start, line.end) : { start: 0, end: 0 } };
    });
    if (!cells.every((cell) => cell.at.end > cell.at.start && fits(text, cell))) break;
    rows.push({ first, cells, doubtful: false });
  }
  return rows;
}

function wordsOf(text: string, line: Line | undefined): string {
  if (!line || line.end - line.start > 400) return line ? text.slice(line.start, line.start + 401) : '';
  const { start, end } = trimmed(text, line.start, line.end);
  return text.slice(start, end);
}

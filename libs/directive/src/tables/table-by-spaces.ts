import { numberOf } from '../blocks/marker.js';
import type { Line } from '../text/lines.js';
import { type Stretch, trimmed } from '../text/stretch.js';
import { kindOfClause } from '../units/clauses.js';
import { listsUnits } from '../units/named-units.js';
import { type Column, columnsOf } from './columns.js';
import { type Cell, itemOfRow } from './table-row.js';
import { isUnitColumn, type Tables } from './tables.js';

const longestHead = 80;
const mostLines = 6;

/**
 * The columns of a head whose cells only spaces part (序号 工作任务 责任单位), as a table leaves them that lost its lines: a
 * number, one column of tasks, and behind it only what can be told by what it holds.
 */
export function columnsBySpaces(text: string, line: Line): Column[] | undefined {
  const { start, end } = trimmed(text, line.start, line.end);
  if (end - start > longestHead || !/^(?:序号|编号|序 ?号)[ \u3000]/.test(text.slice(start, end))) return undefined;
  const [number, words, ...others] = columnsOf(headsIn(text.slice(start, end))) ?? [];
  const telling = others.every((column) => column === 'deadline' || isUnitColumn(column));
  return number === 'number' && words === 'text' && telling && others.length > 0
    ? [number, words, ...others]
    : undefined;
}

/** The words of a head; a head may be printed with its characters apart (工 作 任 务). */
function headsIn(words: string): string[] {
  return words.replace(/(?<=(?:^|[ \u3000])[^ \u3000])[ \u3000](?=[^ \u3000](?:[ \u3000]|$))/g, '').split(/[ \u3000]+/);
}

/** Reads the rows below such a head, each of which begins with the next number; gives the index of the first line behind. */
export function tableBySpaces(text: string, lines: readonly Line[], head: number, tables: Tables): number {
  const [line] = lines.slice(head);
  const columns = line && columnsBySpaces(text, line);
  if (!line || !columns) return head + 1;
  const at = trimmed(text, line.start, line.end);
  const behind = takeRows(text, lines, head + 1, columns, tables);
  const read = behind > head + 1;
  if (read) tables.lines.set(line.number, { kind: 'header', at });
  // A row that fits no column ends the table; what stands behind it is read as any line is.
  const [broken] = lines.slice(behind, behind + 1).filter((next) => opensRow(text, next));
  if (broken) tables.doubts.push({ code: 'unread-table', ...trimmed(text, broken.start, broken.end) });
  else if (!read) tables.doubts.push({ code: 'unread-table', ...at });
  return behind;
}

function takeRows(
  text: string,
  lines: readonly Line[],
  body: number,
  columns: readonly Column[],
  tables: Tables,
): number {
  let index = body;
  for (let expected = 1; ; expected += 1) {
    const row = rowAt(text, lines, index, columns, expected);
    const item = row && itemOfRow(text, row.cells, []);
    const [first, ...more] = lines.slice(index, index + (row?.lines ?? 0));
    if (!row || !item || !first) return index;
    tables.lines.set(first.number, { kind: 'item', item });
    for (const { number } of more) tables.lines.set(number, { kind: 'more' });
    index += row.lines;
  }
}

interface Row {
  cells: Cell[];
  /** How many lines it takes. */
  lines: number;
}

/** The row with a number at a line, over as many lines as its words take; none where its last words fit no column. */
function rowAt(
  text: string,
  lines: readonly Line[],
  first: number,
  columns: readonly Column[],
  expected: number,
): Row | undefined {
  const [line, ...more] = lines.slice(first, first + mostLines);
  if (!line || numberAt(text, line) !== expected) return undefined;
  const own = more.findIndex((next) => opensRow(text, next) || isBlank(text, next));
  const whole = [line, ...more.slice(0, own < 0 ? more.length : own)];
  for (const [index, { end }] of whole.entries()) {
    const cells = cellsOf(text, { start: line.start, end }, columns);
    if (cells) return { cells, lines: index + 1 };
  }
  return undefined;
}

/** Number and last cells are one word each; what stands between are the words of the task. */
function cellsOf(text: string, at: Stretch, columns: readonly Column[]): Cell[] | undefined {
  const words = wordsIn(text, at);
  const behind = columns.length - 2;
  const [number] = words;
  const [first, last] = [words[1], words.at(-1 - behind)];
  if (!number || !first || !last || words.length < columns.length) return undefined;
  const others = columns
    .slice(2)
    .map((column, index): Cell => ({ column, at: words[words.length - behind + index] ?? last }));
  if (!others.every((cell) => fits(text, cell))) return undefined;
  const task = linesIn(text, { start: first.start, end: last.end });
  return [{ column: 'number', at: number }, ...task.map((line): Cell => ({ column: 'text', at: line })), ...others];
}

function fits(text: string, { column, at }: Cell): boolean {
  const words = text.slice(at.start, Math.min(at.end, at.start + 400));
  return column === 'deadline' ? kindOfClause(words) === 'time' : listsUnits(words);
}

function wordsIn(text: string, at: Stretch): Stretch[] {
  return [...text.slice(at.start, at.end).matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    start: at.start + index,
    end: at.start + index + word.length,
  }));
}

function linesIn(text: string, at: Stretch): Stretch[] {
  return [...text.slice(at.start, at.end).matchAll(/\S[^\r\n]*/g)].map(({ index, 0: line }) =>
    trimmed(text, at.start + index, at.start + index + line.length),
  );
}

const opensRow = (text: string, line: Line): boolean => numberAt(text, line) !== undefined;

function numberAt(text: string, line: Line): number | undefined {
  const { start, end } = trimmed(text, line.start, line.end);
  const printed = /^(\d{1,3})[ \u3000]+(?=\S)/.exec(text.slice(start, Math.min(end, start + 8)));
  return printed ? numberOf(printed[1] ?? '') : undefined;
}

const isBlank = (text: string, { start, end }: Line): boolean => text.slice(start, end).trim() === '';

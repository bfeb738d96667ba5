import { type Marker, markerAt, numberOf } from '../blocks/marker.js';
import type { Item, ListPiece, Piece } from '../items/item.js';
import { printedAt, spanOf, type Stretch } from '../text/stretch.js';
import { type Field, isDuty } from '../units/labels.js';
import type { Column } from './columns.js';

/** A cell of a row with the column in which it stands. */
export interface Cell {
  column: Column;
  at: Stretch;
  /** Whether it is printed in a row above. */
  borrowed?: boolean;
}

/** The item that a row holds: number, words, then its lists; `above` are the headings that the table itself gives it. */
export function itemOfRow(text: string, cells: readonly Cell[], above: readonly string[]): Item | undefined {
  const words = cells.filter(({ column, at }) => column === 'text' && at.end > at.start);
  const number = cells.find(({ column, at }) => column === 'number' && at.end > at.start);
  const lists = cells.filter(({ column, at }) => isList(column) && at.end > at.start);
  const own = cells.filter(({ borrowed, at }) => borrowed !== true && at.end > at.start);
  const [first] = own.toSorted((a, b) => a.at.start - b.at.start);
  if (!first || words.length === 0) return undefined;
  const printed = number ? undefined : markerAt(text, words[0]?.at.start ?? 0, words[0]?.at.end ?? 0);
  const marker = number ? markerOf(text, number.at) : printed;
  const pieces: Piece[] = words.map(({ at }, index) => ({
    kind: 'text',
    at: index === 0 && printed ? { start: printed.contentStart, end: at.end } : at,
  }));
  for (const { column, at, borrowed } of lists) pieces.push(listPiece(at, column, borrowed === true));
  return {
    marker,
    start: first.at.start,
    glued: false,
    pieces,
    row: { above: [...above], cells: own.map(({ at }) => at) },
  };
}

function isList(column: Column): column is Exclude<Field, 'other'> {
  return (
    column === 'deadline' ||
    column === 'leaders' ||
    (column !== 'number' && column !== 'text' && column !== 'part' && isDuty(column))
  );
}

function listPiece(at: Stretch, column: Column, borrowed: boolean): ListPiece {
  const field = isList(column) ? column : 'named';
  return { kind: isDuty(field) ? 'units' : 'field', at, list: at, field, ...(borrowed ? { borrowed } : {}) };
}

/** The number in a cell of its own, whatever form it has. */
function markerOf(text: string, at: Stretch): Marker {
  const printed = markerAt(text, at.start, at.end, true);
  if (printed && printed.contentStart >= at.end) return printed;
  const number = spanOf(at);
  return { rank: 3, value: numberOf(printedAt(text, [number])), number, start: at.start, contentStart: at.end };
}

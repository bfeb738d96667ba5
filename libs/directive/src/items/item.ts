import type { Marker } from '../blocks/marker.js';
import type { Stretch } from '../text/stretch.js';
import type { Field } from '../units/labels.js';
import type { PrintedList } from '../units/unit-list.js';

/** A stretch of an item. */
export type Piece = WordPiece | ListPiece;

export interface WordPiece {
  kind: 'text';
  at: Stretch;
}

/** A whole unit list with its brackets and labels (`list` is what stands inside), or fields beside it (完成时限:). */
export interface ListPiece {
  kind: 'units' | 'field';
  at: Stretch;
  list: Stretch;
  /** What the column of a table announces, where no label does. */
  field?: Field;
  /** Whether it is printed with another item, and holds for this one too. */
  borrowed?: boolean;
}

/** A numbered line with what belongs to it, or an unnumbered paragraph with a unit list; heading or task is not yet decided. */
export interface Item {
  marker: Marker | undefined;
  /** Offset at which it begins, its number included. */
  start: number;
  /** Whether it begins behind another item in one line. */
  glued: boolean;
  pieces: Piece[];
  /** Whether its unit list is for the items below it, so that it is a heading. */
  shares?: true;
  /** Where it is the row of a table: the headings that the table gives it, and its own cells. */
  row?: { above: string[]; cells: Stretch[] };
}

/** Whether a unit list belongs to the item. */
export function hasUnits(item: Item): boolean {
  return item.shares !== true && item.pieces.some(({ kind }) => kind === 'units');
}

/** Where the last word or list of an item ends. */
export function endOfItem(item: Item): number {
  return item.pieces.findLast((piece) => piece.kind === 'text' || piece.borrowed !== true)?.at.end ?? item.start;
}

/** One part of an item: words and the unit list that follows them. */
export interface Part {
  text: Stretch[];
  units: PrintedList[];
}

/**
 * The parts of an item, one for each unit list that words part from the one before; words behind the last list stay
 * with its part, so that none are lost.
 */
export function partsOf(item: Item): Part[] {
  const parts: Part[] = [];
  let part: Part = { text: [], units: [] };
  let listed = false;
  for (const piece of item.pieces) {
    if (piece.kind === 'text') {
      if (listed) {
        parts.push(part);
        part = { text: [], units: [] };
        listed = false;
      }
      part.text.push(piece.at);
    } else {
      part.units.push({ ...piece.list, field: piece.field });
      listed ||= piece.kind === 'units';
    }
  }
  const last = parts.at(-1);
  if (!listed && last) {
    last.text = [...last.text, ...part.text];
    last.units = [...last.units, ...part.units];
  } else parts.push(part);
  return parts;
}

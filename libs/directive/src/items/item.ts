import type { Marker } from '../blocks/marker.js';
import type { Stretch } from '../text/stretch.js';

/** A stretch of an item: words, or a whole unit list with its brackets and labels (`list` is what stands inside). */
export type Piece = { kind: 'text'; at: Stretch } | { kind: 'units'; at: Stretch; list: Stretch };

/** A numbered line with what belongs to it, or an unnumbered paragraph with a unit list; heading or task is not yet decided. */
export interface Item {
  marker: Marker | undefined;
  /** Offset at which it begins, its number included. */
  start: number;
  /** Whether it begins behind another item in one line. */
  glued: boolean;
  pieces: Piece[];
}

/** Whether a unit list belongs to the item. */
export function hasUnits(item: Item): boolean {
  return item.pieces.some(({ kind }) => kind === 'units');
}

/** Where the last word or list of an item ends. */
export function endOfItem(item: Item): number {
  return item.pieces.at(-1)?.at.end ?? item.start;
}

/** One part of an item: words and the unit list that follows them. */
export interface Part {
  text: Stretch[];
  units: Stretch[];
}

/** The parts of an item, one for each unit list; words behind the last list stay with its part, so that none are lost. */
export function partsOf(item: Item): Part[] {
  const parts: Part[] = [];
  let part: Part = { text: [], units: [] };
  for (const piece of item.pieces) {
    if (piece.kind === 'units') {
      part.units.push(piece.list);
    } else {
      if (part.units.length > 0) {
        parts.push(part);
        part = { text: [], units: [] };
      }
      part.text.push(piece.at);
    }
  }
  const last = parts.at(-1);
  if (part.units.length === 0 && last) last.text = [...last.text, ...part.text];
  else parts.push(part);
  return parts;
}

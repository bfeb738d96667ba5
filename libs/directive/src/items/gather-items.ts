import { type Marker, markerAt } from '../blocks/marker.js';
import { isBodyLine, isHeadLine, isPageFurniture } from '../blocks/page-furniture.js';
import type { Line } from '../text/lines.js';
import { skipSpace, type Stretch, trimmed } from '../text/stretch.js';
import { labelAt } from '../units/unit-list.js';
import type { Item } from './item.js';
import { findUnitLists } from './unit-list-finder.js';

/** Everything that the lines of a text hold: items, and lines that belong to none. */
export interface Gathered {
  items: Item[];
  /** Visible parts of the lines outside items, in order; `after` is the number of items before it. */
  loose: { at: Stretch; after: number }[];
  /** Unit lists that belong to no item. */
  orphans: Stretch[];
}

/**
 * Gathers the lines into items. A number opens an item; a line without one continues it until its unit list is complete.
 * Behind that, a line belongs to the item only if it brings a unit list of its own, or one follows it.
 */
export function gatherItems(text: string, lines: readonly Line[]): Gathered {
  const state: State = { text, items: [], loose: [], orphans: [], pending: [] };
  for (const line of lines) {
    const at = trimmed(text, line.start, line.end);
    if (at.start < at.end) takeLine(state, at);
  }
  letPendingGo(state);
  const { items, loose, orphans } = state;
  return { items, loose, orphans };
}

interface State extends Gathered {
  text: string;
  /** Lines behind a complete item that may yet turn out to be words of its next part. */
  pending: Gathered['loose'];
}

/** No unit list came for the lines that waited: they belong to no item. */
function letPendingGo(state: State): void {
  for (const line of state.pending) state.loose.push(line);
  state.pending = [];
}

function takeLine(state: State, at: Stretch): void {
  const { text } = state;
  const marker = markerAt(text, at.start, at.end);
  if (marker) extend(state, openItem(state, marker, at.start, false), { start: marker.contentStart, end: at.end });
  else if (labelAt(text, at.start, at.end)) takeLabelled(state, at);
  else takePlain(state, at);
}

function openItem(state: State, marker: Marker | undefined, start: number, glued: boolean): Item {
  letPendingGo(state);
  const item: Item = { marker, start, glued, pieces: [] };
  state.items.push(item);
  return item;
}

/** Adds a stretch to an item, and opens each item that is glued behind a unit list in it. */
function extend(state: State, first: Item, at: Stretch): void {
  let item = first;
  let from = at.start;
  for (const { whole, list, glued } of findUnitLists(state.text, at.start, at.end)) {
    addText(state.text, item, from, whole.start);
    item.pieces.push({ kind: 'units', at: whole, list });
    from = whole.end;
    if (glued) {
      item = openItem(state, glued, glued.start, true);
      from = glued.contentStart;
    }
  }
  addText(state.text, item, from, at.end);
}

function addText(text: string, item: Item, start: number, end: number): void {
  const at = trimmed(text, start, end);
  const marksOnly =
    item.pieces.length > 0 && /^[。；;，,、.\s]{0,4}$/.test(text.slice(at.start, Math.min(at.end, at.start + 5)));
  if (at.start < at.end && !marksOnly) item.pieces.push({ kind: 'text', at });
}

/** A line that opens with 责任单位: belongs to the item above it, or to the words that wait between. */
function takeLabelled(state: State, at: Stretch): void {
  const current = state.items.at(-1);
  const words = state.pending.at(-1);
  if (words && (!current || current.marker === undefined)) {
    state.pending.pop();
    extend(state, unnumbered(state, words.at), at);
  } else if (current) {
    for (const { at: waiting } of state.pending) current.pieces.push({ kind: 'text', at: waiting });
    state.pending = [];
    extend(state, current, at);
  } else {
    state.orphans.push(at);
  }
}

function takePlain(state: State, at: Stretch): void {
  const { text } = state;
  const line = text.slice(at.start, Math.min(at.end, at.start + 201));
  const current = state.items.at(-1);
  if (isPageFurniture(line) || isHeadLine(line) || isBodyLine(line)) {
    letPendingGo(state);
    state.loose.push({ at, after: state.items.length });
  } else if (current && !isComplete(current)) {
    extend(state, current, at);
  } else if (current && continuesUnits(text, current)) {
    current.pieces.push({ kind: 'units', at, list: at });
  } else if (findUnitLists(text, at.start, at.end).length > 0) {
    if (current?.marker && state.pending.length === 0) extend(state, current, at);
    else unnumbered(state, at);
  } else {
    state.pending.push({ at, after: state.items.length });
  }
}

function unnumbered(state: State, at: Stretch): Item {
  const item = openItem(state, undefined, at.start, false);
  extend(state, item, { start: skipSpace(state.text, skipBullets(state.text, at.start, at.end), at.end), end: at.end });
  return item;
}

function skipBullets(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && '?？•·●■◆★▲*※-—'.includes(text[offset] ?? '')) offset += 1;
  return offset;
}

function isComplete(item: Item): boolean {
  return item.pieces.at(-1)?.kind === 'units';
}

/** A list that breaks off at 、 or a comma goes on in the next line. */
function continuesUnits(text: string, item: Item): boolean {
  const last = item.pieces.at(-1);
  return last?.kind === 'units' && '、，,'.includes(text[last.list.end - 1] ?? ' ');
}

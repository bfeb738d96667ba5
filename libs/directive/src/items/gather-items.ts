import { type Marker, markerAt } from '../blocks/marker.js';
import { isBodyLine, isHeadLine, isPageFurniture } from '../blocks/page-furniture.js';
import type { Line } from '../text/lines.js';
import { skipSpace, type Stretch, trimmed } from '../text/stretch.js';
import type { Item, Piece } from './item.js';
import { annexListed } from './annex-list.js';
import { continuesName, goesOnBehind, joinedBracket, type OpenBracket, openBracketIn } from './line-joins.js';
import { isTitled, takesBody } from './titled-items.js';
import { segmentsOf } from './run-on.js';
import type { TableLine } from '../tables/tables.js';
import { findUnitLists, opensWithLabel, orderAlone } from './unit-list-finder.js';

/** Everything that the lines of a text hold: items, and lines that belong to none. */
export interface Gathered {
  items: Item[];
  /** Visible parts of the lines outside items, in order; `after` is the number of items before it. */
  loose: { at: Stretch; after: number }[];
  /** Unit lists that belong to no item. */
  orphans: Stretch[];
  /** Head rows of tables. */
  headers: Stretch[];
  /** Lines that hold many items without a line break between them. */
  runOn: Stretch[];
}

/**
 * Gathers the lines into items. A number opens an item; a line without one continues it until its unit list is complete.
 * Behind that, a line belongs to the item only if it brings a unit list of its own, or one follows it. Rows of tables
 * are items as they are.
 */
export function gatherItems(text: string, lines: readonly Line[], table: ReadonlyMap<number, TableLine>): Gathered {
  const state: State = {
    text,
    items: [],
    loose: [],
    orphans: [],
    headers: [],
    runOn: [],
    pending: [],
    last: new Map(),
    bodies: false,
    open: undefined,
    annex: undefined,
  };
  for (const line of lines) {
    const row = table.get(line.number);
    if (row) takeRow(state, row);
    else takeSegments(state, trimmed(text, line.start, line.end));
  }
  letPendingGo(state, false);
  const { items, loose, orphans, headers, runOn } = state;
  return { items, loose, orphans, headers, runOn };
}

interface State extends Gathered {
  text: string;
  /** Lines behind a complete item that may yet turn out to be words of its next part. */
  pending: Gathered['loose'];
  /** The last number of each rank. */
  last: Map<number, number>;
  /** Whether items print their list behind the title, in front of their words. */
  bodies: boolean;
  /** A bracket that may be a unit list and is not closed in its line. */
  open: OpenBracket | undefined;
  /** The number of the annex that the line before lists. */
  annex: number | undefined;
}

function takeRow(state: State, row: TableLine): void {
  if (row.kind === 'header') state.headers.push(row.at);
  if (row.kind !== 'item') return;
  letPendingGo(state, true);
  state.open = undefined;
  state.items.push(row.item);
  if (row.item.marker) state.last.set(row.item.marker.rank, row.item.marker.value);
}

/** A line is one stretch, or many where the line breaks of a whole text are lost. */
function takeSegments(state: State, at: Stretch): void {
  if (at.start >= at.end) return;
  const segments = segmentsOf(state.text, at);
  if (segments.length > 1) state.runOn.push(at);
  for (const segment of segments) takeLine(state, segment);
}

/** No unit list came for the lines that waited: they belong to no item, or to the one whose list stands in its title. */
function letPendingGo(state: State, followed: boolean): void {
  const { text, pending } = state;
  state.pending = [];
  if (pending.length === 0) return;
  const current = state.items.at(-1);
  const body = current && isTitled(text, current) ? takesBody(text, pending, followed || state.bodies, followed) : 0;
  if (followed && body > 0) state.bodies = true;
  pending.forEach((line, index) => {
    if (index < body) current?.pieces.push({ kind: 'text', at: line.at });
    else state.loose.push(line);
  });
}

function takeLine(state: State, at: Stretch): void {
  const { text } = state;
  const annex = annexListed(text, at, state.annex);
  if (annex !== undefined) takeLoose(state, at);
  state.annex = annex;
  if (annex !== undefined) return;
  const marker = numberAt(state, at);
  if (marker) {
    extend(state, openItem(state, marker, at.start, false), { start: marker.contentStart, end: at.end });
  } else if (opensRecord(text, at)) unnumbered(state, at);
  else if (opensWithLabel(text, at)) takeLabelled(state, at);
  else takePlain(state, at);
}

/** A line that names a thing (项目名称:) opens a record of its own, with or without a number before it. */
const opensRecord = (text: string, { start, end }: Stretch): boolean =>
  /^(?:项目|任务|事项|工作|工程)名称[ 　]{0,2}[:：]/.test(text.slice(start, Math.min(end, start + 8)));

/** A number opens a line, behind a bullet too; what could be a figure, or has no words behind it, must follow the one before. */
function numberAt({ text, last }: State, at: Stretch): Marker | undefined {
  const marker = markerAt(text, skipSpace(text, skipBullets(text, at.start, at.end), at.end), at.end, true);
  if (!marker) return undefined;
  if (marker.weak !== true && marker.contentStart < at.end) return marker;
  // A number with brackets or the point of a heading is one, even alone in its line; 3. may be that of a page.
  if (marker.weak !== true && marker.rank !== 3) return marker;
  const before = last.get(marker.rank);
  return marker.value === 1 || marker.value === (before ?? Number.NaN) + 1 ? marker : undefined;
}

function openItem(state: State, marker: Marker | undefined, start: number, glued: boolean): Item {
  letPendingGo(state, true);
  state.open = undefined;
  if (marker) state.last.set(marker.rank, marker.value);
  const item: Item = { marker, start, glued, pieces: [] };
  state.items.push(item);
  return item;
}

/** Adds a stretch to an item, and opens each item that is glued behind a unit list in it. */
function extend(state: State, first: Item, at: Stretch): void {
  let item = first;
  let from = at.start;
  for (const { whole, list, units, glued } of findUnitLists(state.text, at.start, at.end)) {
    addText(state.text, item, from, whole.start);
    item.pieces.push({ kind: units ? 'units' : 'field', at: whole, list });
    from = whole.end;
    if (glued) {
      item = openItem(state, glued, glued.start, true);
      from = glued.contentStart;
    }
  }
  addText(state.text, item, from, at.end);
  state.open = openBracketIn(state.text, item);
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
  } else if (findUnitLists(state.text, at.start, at.end).some(({ units }) => units)) {
    state.orphans.push(at);
  } else {
    state.pending.push({ at, after: state.items.length });
  }
}

function takePlain(state: State, at: Stretch): void {
  const { text } = state;
  const line = text.slice(at.start, Math.min(at.end, at.start + 201));
  const current = state.items.at(-1);
  if (isPageFurniture(line)) {
    takeLoose(state, at);
  } else if (current && takesOn(state, current, at)) {
    return;
  } else if (isHeadLine(line) || isBodyLine(line)) {
    takeLoose(state, at);
  } else if (current && takeJoined(state, current, at)) {
    return;
  } else if (current && !isComplete(current)) {
    const order = current.pieces.length > 0 ? orderAlone(text, at) : undefined;
    if (order) current.pieces.push({ kind: 'units', ...order });
    else extend(state, current, at);
  } else {
    takeBehind(state, current, at);
  }
}

function takeLoose(state: State, at: Stretch): void {
  letPendingGo(state, false);
  state.loose.push({ at, after: state.items.length });
}

/** A line behind a complete item is a further part of it, an item of its own, or waits for a list. */
function takeBehind(state: State, current: Item | undefined, at: Stretch): void {
  if (findUnitLists(state.text, at.start, at.end).length === 0) {
    state.pending.push({ at, after: state.items.length });
  } else if (current?.marker && state.pending.length === 0) {
    extend(state, current, at);
  } else {
    unnumbered(state, at);
  }
}

/** Takes a line that goes on with a list which breaks off at 、 or behind its label. */
function takesOn({ text, pending }: State, item: Item, at: Stretch): boolean {
  const last = item.pieces.at(-1);
  if (last?.kind !== 'units' || pending.length > 0 || last.borrowed || !goesOnBehind(text, last)) return false;
  growTo(last, at);
  return true;
}

/** Takes a line that goes on with the name or the bracket that the line before leaves unfinished. */
function takeJoined(state: State, item: Item, at: Stretch): boolean {
  const { text, open } = state;
  const last = item.pieces.at(-1);
  if (last?.kind === 'units' && state.pending.length === 0) {
    if (!continuesName(text, last, at)) return false;
    growTo(last, at);
    return true;
  }
  if (!open) return false;
  const joined = joinedBracket(text, open, at);
  if (joined === 'open') {
    item.pieces.push({ kind: 'text', at });
    open.lines += 1;
    return true;
  }
  if (!joined) return false;
  item.pieces.length = open.index;
  extend(state, item, joined);
  return true;
}

function growTo(piece: Piece & { kind: 'units' | 'field' }, { end }: Stretch): void {
  piece.at = { ...piece.at, end };
  piece.list = { ...piece.list, end };
}

function unnumbered(state: State, at: Stretch): Item {
  const item = openItem(state, undefined, at.start, false);
  extend(state, item, { start: skipSpace(state.text, skipBullets(state.text, at.start, at.end), at.end), end: at.end });
  return item;
}

function skipBullets(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && '?？•·●■◆◇□○▪★▲*※-—#>'.includes(text[offset] ?? '')) offset += 1;
  return offset;
}

function isComplete(item: Item): boolean {
  const last = item.pieces.at(-1);
  return last !== undefined && last.kind !== 'text' && item.pieces.some(({ kind }) => kind === 'units');
}

import type { Marker } from '../blocks/marker.js';
import { printedAt, spanOf } from '../text/stretch.js';
import { endOfItem, hasUnits, type Item } from './item.js';

/** What an item turned out to be among its neighbours. */
export type ItemKind = 'heading' | 'task' | 'paragraph';

/** An item with its place in the outline: the headings above it, outermost first. */
export interface OutlinedItem {
  item: Item;
  kind: ItemKind;
  sectionPath: string[];
}

/**
 * Decides what each item is: a task if it has a unit list, or if its siblings have one; a heading if deeper numbers
 * follow it or if it is a short line; else a paragraph. Depth is the form of the number, as GB/T 9704 orders them.
 */
export function outlineOf(text: string, items: readonly Item[]): OutlinedItem[] {
  const parents = parentsOf(
    items,
    [...annexesIn(text), ...signaturesIn(text, items)].toSorted((a, b) => a - b),
  );
  const familiesWithUnits = new Set<string>();
  items.forEach((item, index) => {
    if (item.marker && hasUnits(item)) familiesWithUnits.add(familyOf(item.marker, parents[index]));
  });
  const kinds = items.map((item, index) =>
    kindOf(text, item, items[index + 1], familiesWithUnits.has(familyOf(item.marker, parents[index]))),
  );
  const paths: string[][] = [];
  return items.map((item, index) => {
    const parent = parents[index];
    const above = parent === undefined ? [] : (paths[parent] ?? []);
    const kind = kinds[index] ?? 'paragraph';
    paths.push(kind === 'heading' ? [...above, headingOf(text, item)] : above);
    return { item, kind, sectionPath: item.row ? [...above, ...item.row.above] : above };
  });
}

/** Offsets of the lines that open an annex: what stands behind one belongs to no heading before it. */
function annexesIn(text: string): number[] {
  return [...text.matchAll(/^[ 　]{0,20}附件[ 　]?[0-9０-９一二三四五六七八九十]{0,2}[ 　]?[:：]?[ 　]{0,20}$/gm)].map(
    ({ index }) => index,
  );
}

/** Offsets of the signatures that end a letter (a body, below it a day): the plan behind one stands under no point of the letter. */
function signaturesIn(text: string, items: readonly Item[]): number[] {
  const rows = items
    .filter(({ row }) => row !== undefined)
    .map((item) => ({ start: item.start, end: endOfItem(item) }));
  return [...text.matchAll(signature)]
    .map(({ index }) => index)
    .filter((offset) => !rows.some(({ start, end }) => offset >= start && offset < end));
}

const signature =
  /^[ \u3000]{0,60}(?!各)[\u4e00-\u9fff]{2,30}(?:政府|办公室|办公厅|国务院)[ \u3000]{0,20}\r?\n(?:[ \u3000]{0,60}\r?\n){0,3}[ \u3000]{0,60}\d{4}年\d{1,2}月\d{1,2}日[ \u3000]{0,20}$/gm;

/** For each item the index of the nearest item before it, in its annex, whose number is of a higher rank. */
function parentsOf(items: readonly Item[], annexes: readonly number[]): (number | undefined)[] {
  const open: { index: number; rank: number }[] = [];
  let next = 0;
  return items.map((item, index) => {
    for (; (annexes[next] ?? Infinity) <= item.start; next += 1) open.length = 0;
    const rank = item.marker?.rank ?? lowestRank;
    while (open.length > 0 && (open.at(-1)?.rank ?? 0) >= rank) open.pop();
    const parent = open.at(-1)?.index;
    open.push({ index, rank });
    return parent;
  });
}

/** Below every form of number: an unnumbered paragraph is nobody's parent. */
const lowestRank = 9;

function familyOf(marker: Marker | undefined, parent: number | undefined): string {
  return `${marker?.rank ?? lowestRank}/${parent}`;
}

function kindOf(text: string, item: Item, next: Item | undefined, siblingsHaveUnits: boolean): ItemKind {
  if (hasUnits(item)) return 'task';
  if (next?.marker && next.marker.rank > (item.marker?.rank ?? lowestRank)) return 'heading';
  if (siblingsHaveUnits) return 'task';
  const [first, ...more] = item.pieces;
  if (!first || more.length > 0 || first.at.end - first.at.start > longestHeading) return 'paragraph';
  return /[。；;！]/.test(text.slice(first.at.start, first.at.end)) ? 'paragraph' : 'heading';
}

const longestHeading = 60;

/** The heading as printed, its number included. */
function headingOf(text: string, item: Item): string {
  const end = item.pieces[0]?.at.end ?? item.start;
  return printedAt(text, [spanOf({ start: item.start, end })]);
}

import type { Doubt } from '../diagnostics.js';
import { hasUnits, type Item, type ListPiece } from './item.js';

/** Numbers of this rank and below, (1) and ①, number the points of an item; those above number items. */
const pointRank = 4;
const longestTitle = 60;

/**
 * Brings points and items to the unit list that they share: the points of an item whose list stands behind the last one
 * or in front of the first; items of a section that has one list, at its head or behind its last item.
 */
export function foldPoints(text: string, items: readonly Item[]): { items: Item[]; doubts: Doubt[] } {
  const families = familiesIn(items);
  const lastOnly = sharesBehindLast(families);
  const doubts: Doubt[] = [];
  const folded = new Set<Item>();
  const changed = new Map<Item, Item>();
  for (const [parent, children] of families) {
    const own = changed.get(parent) ?? parent;
    const shared = lastOnly(children) ? listOf(children.at(-1)) : [];
    const doubt = (list: ListPiece): Doubt => ({ code: 'shared-units', ...list.at });
    const points = (children[0]?.marker?.rank ?? 0) >= pointRank;
    if (
      points &&
      children.every((child) => (child === children.at(-1) ? hasUnits(child) || hasUnits(own) : !hasUnits(child))) &&
      (shared.length > 0 || (hasUnits(own) && !children.some(hasUnits)))
    ) {
      if (shared[0]) doubts.push(doubt(shared[0]));
      changed.set(parent, { ...own, pieces: [...own.pieces, ...children.flatMap(piecesWithNumber)] });
      for (const child of children) folded.add(child);
    } else if (hasUnits(own) && isTitle(text, own)) {
      const lists = listOf(own);
      if (children.every(hasUnits)) continue;
      if (lists[0]) doubts.push(doubt(lists[0]));
      for (const child of children) if (!hasUnits(child)) changed.set(child, borrowing(child, lists));
      changed.set(parent, { ...own, shares: true });
    } else if (hasUnits(own) && !children.some(hasUnits)) {
      changed.set(parent, { ...own, pieces: [...own.pieces, ...children.flatMap(piecesWithNumber)] });
      for (const child of children) folded.add(child);
    } else if (shared[0]) {
      doubts.push(doubt(shared[0]));
      for (const child of children.slice(0, -1)) changed.set(child, borrowing(child, shared));
    }
  }
  return { items: items.filter((item) => !folded.has(item)).map((item) => changed.get(item) ?? item), doubts };
}

/** The numbered items right below each numbered item, where they have no items of their own; deepest parents last. */
function familiesIn(items: readonly Item[]): Map<Item, Item[]> {
  const families = new Map<Item, Item[]>();
  const open: Item[] = [];
  const parents = new Set<Item>();
  for (const item of items) {
    const rank = item.marker?.rank;
    if (rank === undefined) continue;
    while (open.length > 0 && (open.at(-1)?.marker?.rank ?? 0) >= rank) open.pop();
    const parent = open.at(-1);
    if (parent) {
      parents.add(parent);
      const children = families.get(parent);
      if (children) children.push(item);
      else families.set(parent, [item]);
    }
    open.push(item);
  }
  for (const [parent, children] of families) if (children.some((child) => parents.has(child))) families.delete(parent);
  return families;
}

/**
 * Whether the list behind the last child is for all of them: so in every family of its rank, and in more than one, or
 * among points.
 */
function sharesBehindLast(families: ReadonlyMap<Item, readonly Item[]>): (children: readonly Item[]) => boolean {
  const against = new Set<number>();
  const count = new Map<number, number>();
  for (const [parent, children] of families) {
    const rank = children[0]?.marker?.rank ?? 0;
    if (children.length < 2 || hasUnits(parent)) continue;
    if (children.slice(0, -1).some(hasUnits)) against.add(rank);
    else if (hasUnits(children.at(-1) ?? parent)) count.set(rank, (count.get(rank) ?? 0) + 1);
  }
  return (children) => {
    const rank = children[0]?.marker?.rank ?? 0;
    const last = children.at(-1);
    if (children.length < 2 || !last || !hasUnits(last) || children.slice(0, -1).some(hasUnits)) return false;
    return !against.has(rank) && (rank >= pointRank || (count.get(rank) ?? 0) > 1);
  };
}

const listOf = (item: Item | undefined): ListPiece[] => (item?.pieces ?? []).filter((piece) => piece.kind !== 'text');

const borrowing = (item: Item, lists: readonly ListPiece[]): Item => ({
  ...item,
  pieces: [...item.pieces, ...lists.map((list) => ({ ...list, borrowed: true }))],
});

/** The pieces of a point that becomes part of an item: its number is part of its words then. */
function piecesWithNumber(item: Item): Item['pieces'] {
  const [first, ...rest] = item.pieces;
  if (first?.kind !== 'text') return item.pieces;
  return [{ kind: 'text', at: { start: item.start, end: first.at.end } }, ...rest];
}

/** Words that are a title: short, and no sentence. */
function isTitle(text: string, item: Item): boolean {
  const [title, list] = item.pieces;
  if (title?.kind !== 'text' || list?.kind === 'text' || title.at.end - title.at.start > longestTitle) return false;
  return (
    !/[。；;！]/.test(text.slice(title.at.start, title.at.end)) &&
    item.pieces.every(({ kind }, index) => index === 0 || kind !== 'text')
  );
}

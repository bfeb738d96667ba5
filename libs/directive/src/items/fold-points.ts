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
  const sharesLast = sharesBehindLast(families);
  const fold: Fold = { folded: new Set(), changed: new Map(), doubts: [] };
  for (const [parent, children] of families) foldFamily(text, parent, children, sharesLast(children), fold);
  const { folded, changed, doubts } = fold;
  return { items: items.filter((item) => !folded.has(item)).map((item) => changed.get(item) ?? item), doubts };
}

interface Fold {
  /** Points that became words of their item. */
  folded: Set<Item>;
  changed: Map<Item, Item>;
  doubts: Doubt[];
}

function foldFamily(text: string, parent: Item, children: readonly Item[], sharesLast: boolean, fold: Fold): void {
  const noneListed = !children.some(hasUnits);
  if (!hasUnits(parent)) {
    if (!sharesLast) return;
    const lists = listOf(children.at(-1));
    shareDoubt(lists, fold);
    if (isPoint(children[0])) joinPoints(parent, children, fold);
    else lend(children.slice(0, -1), lists, fold);
  } else if (noneListed && isPoint(children[0])) {
    joinPoints(parent, children, fold);
  } else if (isTitle(text, parent) && !children.every(hasUnits)) {
    const lists = listOf(parent);
    shareDoubt(lists, fold);
    lend(children, lists, fold);
    fold.changed.set(parent, { ...parent, shares: true });
  } else if (noneListed) {
    joinPoints(parent, children, fold);
  }
}

const isPoint = (item: Item | undefined): boolean => (item?.marker?.rank ?? 0) >= pointRank;

function shareDoubt([list]: readonly ListPiece[], { doubts }: Fold): void {
  if (list) doubts.push({ code: 'shared-units', ...list.at });
}

/** Points become words of their item, and their list its own. */
function joinPoints(parent: Item, children: readonly Item[], { changed, folded }: Fold): void {
  changed.set(parent, { ...parent, pieces: [...parent.pieces, ...children.flatMap(piecesWithNumber)] });
  for (const child of children) folded.add(child);
}

/** Items without a list borrow one. */
function lend(children: readonly Item[], lists: readonly ListPiece[], { changed }: Fold): void {
  for (const child of children) if (!hasUnits(child)) changed.set(child, borrowing(child, lists));
}

/** The numbered items right below each numbered item, where they have no items of their own; deepest parents last. */
function familiesIn(items: readonly Item[]): Map<Item, Item[]> {
  const families = new Map<Item, Item[]>();
  const open: Item[] = [];
  for (const item of items) {
    const rank = item.marker?.rank;
    if (rank === undefined) continue;
    while (rankOf(open.at(-1)) >= rank) open.pop();
    const parent = open.at(-1);
    if (parent) append(families, parent, item);
    open.push(item);
  }
  const parents = new Set(families.keys());
  for (const [parent, children] of families) if (children.some((child) => parents.has(child))) families.delete(parent);
  return families;
}

function append(families: Map<Item, Item[]>, parent: Item, child: Item): void {
  const children = families.get(parent);
  if (children) children.push(child);
  else families.set(parent, [child]);
}

/** Above every number where there is none. */
const rankOf = (item: Item | undefined): number => item?.marker?.rank ?? -1;

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

import type { DraftOverlaps } from '@duban/contracts';
import type { Decision } from './use-drafting.js';

export type Repeat = DraftOverlaps['repeats'][number];
export type SameTarget = DraftOverlaps['sameTargets'][number];
export type EarlierTask = Repeat['earlier'];

/** What a panel of overlaps is about. */
export const overlapKinds = ['repeats', 'same', 'unfinished'] as const;
export type OverlapKind = (typeof overlapKinds)[number];

/** How many there are of each kind, and how many of them wait for an answer; what is unfinished need not be answered. */
export function overlapCounts({ repeats, sameTargets, unfinished }: DraftOverlaps) {
  return {
    repeats: { all: repeats.filter(isFound).length, open: repeats.filter(({ decided }) => decided === 'open').length },
    same: { all: sameTargets.length, open: sameTargets.filter(({ isDecided }) => !isDecided).length },
    unfinished: { all: unfinished.total, open: 0 },
  } satisfies Record<OverlapKind, { all: number; open: number }>;
}

/** Whether the texts speak for it; else the earlier task was carried over. */
export const isFound = ({ found }: Pick<Repeat, 'found'>): boolean => found !== null;

/** The item and the earlier task are the same matter, or they are not. */
export const linking = (type: 'link' | 'unlink', { item, earlier }: Pick<Repeat, 'item' | 'earlier'>): Decision => ({
  type,
  item,
  task: earlier.task,
});

/** Every one of them that waits for an answer is the same matter. */
export const linkAll = (repeats: readonly Repeat[]): Decision[] =>
  repeats.filter(({ decided }) => decided === 'open').map((repeat) => linking('link', repeat));

/** The answers to what is open about one item. */
export const answersFor = (item: string, type: 'link' | 'unlink', { repeats }: DraftOverlaps): Decision[] =>
  repeats.filter((each) => each.item === item && each.decided === 'open').map((repeat) => linking(type, repeat));

/** Whether an earlier task still goes on, so that somebody has to close it once it goes on in another. */
export const isUnderWay = ({ status }: Pick<EarlierTask, 'status'>): boolean =>
  status !== 'completed' && status !== 'withdrawn';

/** A text in pieces, those that hold one of some phrases marked. */
export function piecesOf(text: string, phrases: readonly string[]): { text: string; isMarked: boolean }[] {
  const marked = phrases
    .filter((phrase) => phrase !== '')
    .flatMap((phrase) => {
      const start = text.indexOf(phrase);
      return start < 0 ? [] : [{ start, end: start + phrase.length }];
    })
    .toSorted((a, b) => a.start - b.start);
  const pieces: { text: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of marked) {
    if (end <= at) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), isMarked: false });
    pieces.push({ text: text.slice(Math.max(at, start), end), isMarked: true });
    at = end;
  }
  return at < text.length ? [...pieces, { text: text.slice(at), isMarked: false }] : pieces;
}

import { targetsIn } from '../figures/targets.js';
import type { ParsedTask } from '../parsed-directive.js';
import { commonWords } from './common-words.js';
import { promiseTheSame } from './same-targets.js';

/** An item of a later directive that repeats one of an earlier directive, and what speaks for it. */
export interface RepeatedTask {
  /** Indexes among the tasks given. */
  earlier: number;
  later: number;
  /** How much of the shorter text stands in the other one, rare words weighing more: from 0.5 to 1. */
  likeness: number;
  /** The clauses of the later one that the earlier one prints too, figures aside; the longest words in common where no clause is the same. */
  words: string[];
  /** Targets of both that measure the same, as quoted. */
  figures: { earlier: string; later: string; isSame: boolean }[];
}

type Words = Pick<ParsedTask, 'text'>;
type Promises = Pick<ParsedTask, 'text' | 'targets'>;

/**
 * For each later task the earlier one that it repeats most, if at least half of the shorter text is the same. Words count by
 * pairs of characters, without figures and marks. Linear in the tasks: pairs of characters that stand in many earlier tasks
 * lead nowhere.
 */
export function repeatedTasks(earlier: readonly Words[], later: readonly Promises[]): RepeatedTask[] {
  const before = earlier.map(({ text }) => pairsOf(text));
  const now = later.map(({ text }) => pairsOf(text));
  const weightOf = weightsAmong([...before, ...now]);
  const standsIn = placesOf(now, before);
  const sums = before.map((pairs) => sum(pairs, weightOf));
  return now.flatMap((pairs, index): RepeatedTask[] => {
    const best = nearest(pairs, standsIn, weightOf, sums);
    const [old, young] = [earlier[best?.index ?? -1], later[index]];
    if (!best || !old || !young) return [];
    const words = sharedWords(old.text, young.text);
    return [{ earlier: best.index, later: index, likeness: best.likeness, words, figures: sharedFigures(old, young) }];
  });
}

/** More earlier tasks than this hold a pair of characters that tells nothing. */
const widest = 24;
/** A text of fewer pairs is too short to be told from others. */
const shortest = 6;
const leastLikeness = 0.5;

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const run of text.split(/[^\u4e00-\u9fffA-Za-z]+/)) {
    for (let at = 0; at + 1 < run.length; at += 1) pairs.add(run.slice(at, at + 2));
  }
  return pairs;
}

/** In which of the earlier texts each pair of the later ones stands; no more than tell something. */
function placesOf(now: readonly ReadonlySet<string>[], before: readonly ReadonlySet<string>[]): Map<string, number[]> {
  const places = new Map<string, number[]>(now.flatMap((pairs) => [...pairs].map((pair) => [pair, []])));
  before.forEach((pairs, index) => {
    for (const pair of pairs) {
      const held = places.get(pair);
      if (held && held.length < widest) held.push(index);
    }
  });
  return places;
}

/** A pair weighs the less, the more tasks hold it. */
function weightsAmong(all: readonly ReadonlySet<string>[]): (pair: string) => number {
  const counts = new Map<string, number>();
  for (const pairs of all) for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return (pair) => Math.log(1 + all.length / (counts.get(pair) ?? 1));
}

function sum(pairs: Iterable<string>, weightOf: (pair: string) => number): number {
  let total = 0;
  for (const pair of pairs) total += weightOf(pair);
  return total;
}

function nearest(
  pairs: ReadonlySet<string>,
  standsIn: ReadonlyMap<string, readonly number[]>,
  weightOf: (pair: string) => number,
  sums: readonly number[],
): { index: number; likeness: number } | undefined {
  if (pairs.size < shortest) return undefined;
  const own = sum(pairs, weightOf);
  let best: { index: number; likeness: number; share: number } | undefined;
  for (const [index, weight] of sharedWeights(pairs, standsIn, weightOf)) {
    const likeness = weight / Math.max(1, Math.min(own, sums[index] ?? own));
    // Half of a shorter text may be a sliver of a long one: the longer one must share something too.
    const share = weight / Math.max(1, own, sums[index] ?? own);
    if (share < leastLikeness / 3 || likeness < (best?.likeness ?? leastLikeness)) continue;
    if (!best || likeness > best.likeness || share > best.share) best = { index, likeness, share };
  }
  return best;
}

/** For each earlier task that shares a telling pair, the weight of what it shares. */
function sharedWeights(
  pairs: ReadonlySet<string>,
  standsIn: ReadonlyMap<string, readonly number[]>,
  weightOf: (pair: string) => number,
): Map<number, number> {
  const shared = new Map<number, number>();
  for (const pair of pairs) {
    const places = standsIn.get(pair) ?? [];
    if (places.length >= widest) continue;
    for (const index of places) shared.set(index, (shared.get(index) ?? 0) + weightOf(pair));
  }
  return shared;
}

function sharedWords(earlier: string, later: string): string[] {
  const before = new Set(clausesOf(earlier).map(withoutFigures));
  const same = clausesOf(later).filter((clause) => before.has(withoutFigures(clause)));
  if (same.length > 0) return [...new Set(same)];
  const longest = commonWords(comparable(earlier, '\u0001'), comparable(later, '\u0002'));
  const words = longest.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
  return words.length > 1 ? [words] : [];
}

/** The head of a text with a sign of its own for each figure, so that figures are never words in common. */
function comparable(text: string, sign: string): string {
  return text.slice(0, longestCompared).replace(/[\d.０-９%％]/g, sign);
}

const longestCompared = 300;

function clausesOf(text: string): string[] {
  return text.split(/[,，。;；:：、]/).filter((clause) => withoutFigures(clause).length >= 4);
}

function withoutFigures(clause: string): string {
  return clause.replace(/[\d.０-９%％\s]+/g, '');
}

function sharedFigures({ text }: Words, later: Promises): RepeatedTask['figures'] {
  const before = new Map(targetsIn(text, { start: 0, end: text.length }).map((target) => [target.metric, target]));
  return later.targets.flatMap((target) => {
    const old = before.get(target.metric);
    if (!old || target.metric === '') return [];
    return [{ earlier: old.quote, later: target.quote, isSame: promiseTheSame(old, target) }];
  });
}

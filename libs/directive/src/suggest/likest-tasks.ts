import type { AssignedTask, LearnedAssignments } from './learn.js';
import { termsOf } from './terms.js';

/** An earlier task, and how like the one that is asked about. */
export interface LikeTask {
  task: AssignedTask;
  /** Of the likest task 1, of the others their share of it. */
  likeness: number;
  /** The words that both share, the most telling first. */
  words: string[];
}

/** How much further mentions of a word add, and how much a long task is held against it: the usual values of BM25. */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;
/** So many of the likest tasks are heard. */
const HEARD = 30;
const WORDS_SHOWN = 5;
/** A word that stands in more tasks than these, and in more than this share of them, tells nothing and costs time. */
const FEW = 200;
const TOO_COMMON = 0.03;

/** The earlier tasks that are most like a task, by BM25, the likest first; `without` is the id of one that is not heard. */
export function likestTasks(
  { tasks, standsIn, averageLength }: LearnedAssignments,
  asked: Pick<AssignedTask, 'text' | 'sectionPath'>,
  without: string | undefined,
): LikeTask[] {
  const telling = [...termsOf(asked).keys()].flatMap((term) => {
    const places = standsIn.get(term) ?? [];
    if (places.length === 0 || places.length > Math.max(FEW, tasks.length * TOO_COMMON)) return [];
    return [{ term, places, rarity: Math.log(1 + (tasks.length - places.length + 0.5) / (places.length + 0.5)) }];
  });
  const weightIn = (index: number, term: string, rarity: number): number => {
    const { terms, length } = tasks[index] ?? { terms: new Map<string, number>(), length: 0 };
    const times = terms.get(term) ?? 0;
    const held = SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * length) / averageLength);
    return (rarity * times * (SATURATION + 1)) / (times + held);
  };
  const scores = new Float64Array(tasks.length);
  for (const { term, places, rarity } of telling)
    for (const index of places) scores[index] = (scores[index] ?? 0) + weightIn(index, term, rarity);
  const likest = highestOf(scores, HEARD, (index) => tasks[index]?.task.id !== without);
  const highest = scores[likest[0] ?? 0] ?? 1;
  return likest.flatMap((index): LikeTask[] => {
    const known = tasks[index];
    if (!known) return [];
    const shared = telling
      .filter(({ term }) => known.terms.has(term))
      .map(({ term, rarity }) => ({ term, weight: weightIn(index, term, rarity) }))
      .sort((one, other) => other.weight - one.weight)
      .slice(0, WORDS_SHOWN);
    return [{ task: known.task, likeness: (scores[index] ?? 0) / highest, words: shared.map(({ term }) => term) }];
  });
}

/** The places of the highest scores above 0, the highest first, of equal ones the first; one pass, since tasks are many and few are heard. */
function highestOf(scores: Float64Array, count: number, isHeard: (index: number) => boolean): number[] {
  const highest: number[] = [];
  const scoreAt = (index: number | undefined): number => (index === undefined ? 0 : (scores[index] ?? 0));
  for (const [index, score] of scores.entries()) {
    if (score <= scoreAt(highest[count - 1]) || !isHeard(index)) continue;
    const after = highest.findIndex((other) => scoreAt(other) < score);
    highest.splice(after === -1 ? highest.length : after, 0, index);
    if (highest.length > count) highest.pop();
  }
  return highest;
}

import type { TaskReference } from '@duban/contracts';
import { type RepeatedTask, repeatedTasks, type SameTarget, sameTargetsIn, targetsIn } from '@duban/directive';
import type { DraftReason } from './draft-doubts.js';
import type { DraftItem, DraftTarget } from './draft-item.js';
import type { DraftReading } from './draft-reading.js';
import { type DraftState, pairKeys } from './draft-state.js';
import { isAmong } from './earlier-tasks.js';

/** A task of an earlier directive, with the words that people know it by. */
export interface EarlierWords {
  task: TaskReference;
  /** Number of the directive and of the task in it. */
  label: string;
  text: string;
}

/** An item as it was read that repeats an earlier task, and what speaks for it. */
export interface RepeatedItem extends Pick<RepeatedTask, 'likeness' | 'words' | 'figures'> {
  /** In the reading. */
  position: number;
  task: TaskReference;
  label: string;
}

/**
 * What of a reading stood in earlier directives, by the text alone: of the latest year that has something like it, the task
 * that is most like it. Decisions say what becomes of it.
 */
export function repeatsOf({ tasks }: Pick<DraftReading, 'tasks'>, earlier: readonly EarlierWords[]): RepeatedItem[] {
  const repeats: RepeatedItem[] = [];
  let open = tasks.map((task, position) => ({ ...task, position }));
  for (const year of yearsOf(earlier)) {
    const ofYear = earlier.filter(({ task }) => task.year === year);
    for (const { earlier: old, later, likeness, words, figures } of repeatedTasks(ofYear, open)) {
      const [before, now] = [ofYear[old], open[later]];
      if (before && now)
        repeats.push({ position: now.position, task: before.task, label: before.label, likeness, words, figures });
    }
    const found = new Set(repeats.map(({ position }) => position));
    open = open.filter(({ position }) => !found.has(position));
  }
  return repeats.toSorted((a, b) => a.position - b.position);
}

/** The latest first. */
const yearsOf = (earlier: readonly EarlierWords[]): number[] =>
  [...new Set(earlier.map(({ task }) => task.year))].toSorted((a, b) => b - a);

/** Two items that are to be issued and promise the same figure. */
export interface SharedTarget extends Pick<SameTarget, 'words' | 'agrees'> {
  sides: [PromisedTarget, PromisedTarget];
  /** Somebody has said that they are two things. */
  isDecided: boolean;
}

/** A figure as an item promises it. `span`: offset and length in the document; null where a person wrote the words. */
interface PromisedTarget {
  item: DraftItem;
  quote: string;
  span: DraftTarget['span'];
}

/** The figures that two items of a draft promise by their present texts, as far as both are to be issued. */
export function sharedTargets({ items, apart }: DraftState, reading: Pick<DraftReading, 'tasks'>): SharedTarget[] {
  const kept = items.filter(({ dropped }) => dropped === null);
  const promises = kept.map((item) => ({ targets: presentTargets(item, reading) }));
  const sideAt = ({ task, target }: SameTarget['first']): PromisedTarget[] => {
    const [item, found] = [kept[task], promises[task]?.targets[target]];
    return item && found ? [{ item, quote: found.quote, span: found.span }] : [];
  };
  return sameTargetsIn(promises).flatMap(({ first: one, second: other, words, agrees }): SharedTarget[] => {
    const [first, second] = [...sideAt(one), ...sideAt(other)];
    // Parts of one item were printed as one matter: its own figures are several.
    if (!first || !second || first.item.from.some((position) => second.item.from.includes(position))) return [];
    const isDecided = pairKeys(first.item, second.item).every((pair) => apart.has(pair));
    return [{ sides: [first, second], words, agrees, isDecided }];
  });
}

/**
 * What the text of an item promises now: as it was read, or read anew where a person has changed the words. What a cut
 * runs through is promised by neither part.
 */
function presentTargets({ text, from, targets }: DraftItem, { tasks }: Pick<DraftReading, 'tasks'>) {
  return from.some((position) => tasks[position]?.text.includes(text))
    ? targets.filter(({ quote }) => text.includes(quote))
    : targetsIn(text, { start: 0, end: text.length }).map((target) => ({ ...target, span: null }));
}

/** An item that is to be issued beside the earlier task that it repeats, or goes on with. */
export interface ItemRepeat {
  item: DraftItem;
  task: TaskReference;
  /** What speaks for it; null where a person alone has said so. */
  found: RepeatedItem | null;
  decided: 'open' | 'linked' | 'unlike';
}

/** The earlier tasks that the items of a draft repeat or go on with, in the order of the draft. */
export function repeatsIn({ items }: Pick<DraftState, 'items'>, repeats: readonly RepeatedItem[]): ItemRepeat[] {
  return items
    .filter(({ dropped }) => dropped === null)
    .flatMap((item): ItemRepeat[] => {
      const found = repeats.filter(({ position }) => item.from.includes(position));
      const others = item.continues.filter(
        (task) =>
          !isAmong(
            found.map((each) => each.task),
            task,
          ),
      );
      return [
        ...found.map((each) => ({ item, task: each.task, found: each, decided: decidedOn(item, each.task) })),
        ...others.map((task) => ({ item, task, found: null, decided: 'linked' as const })),
      ];
    });
}

function decidedOn({ continues, unlike }: DraftItem, task: TaskReference): ItemRepeat['decided'] {
  if (isAmong(continues, task)) return 'linked';
  return isAmong(unlike, task) ? 'unlike' : 'open';
}

/** Why items deserve a look since something stands twice, by item. */
export function overlapReasons(
  state: DraftState,
  reading: Pick<DraftReading, 'tasks'>,
  repeats: readonly RepeatedItem[],
): ReadonlyMap<string, DraftReason[]> {
  const reasons = new Map<string, DraftReason[]>();
  const add = (item: DraftItem, reason: DraftReason): void => {
    reasons.set(item.id, [...(reasons.get(item.id) ?? []), reason]);
  };
  for (const { item, found, decided } of repeatsIn(state, repeats))
    if (found && decided === 'open')
      add(item, {
        code: 'repeats-earlier',
        message: 'An earlier directive asked for the like: say whether it is the same matter.',
        about: found.label,
      });
  for (const { sides, isDecided } of sharedTargets(state, reading)) {
    if (isDecided) continue;
    const [one, two] = [sides[0].item, sides[1].item];
    for (const [item, other] of [
      [one, two],
      [two, one],
    ] as const)
      if (!item.accepted.includes('same-target'))
        add(item, {
          code: 'same-target',
          message: 'Another item promises the same figure.',
          about: `${other.number ?? ''} ${other.title}`.trim(),
        });
  }
  return reasons;
}

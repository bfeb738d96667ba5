import type { DraftDecisionOf } from '@duban/contracts';
import type { DraftFault, DraftItem, DraftTimeLimit, Printed } from './draft-item.js';
import type { DraftReading } from './draft-reading.js';
import { targetAsRead, timeLimitAsRead } from '../figures-as-read.js';

/** What an item promises, and by when. */
type DraftFigures = Pick<DraftItem, 'timeLimits' | 'targets'>;

type ReadTask = DraftReading['tasks'][number];

/** Targets and time limits of an item as read; those of an old reading have no places. */
export function figuresAsRead(
  task: ReadTask,
  position: number,
  diagnostics: DraftReading['diagnostics'],
): DraftFigures {
  const { timeLimits, targets, spans } = task;
  const place = ({ span }: { span?: readonly [number, number] }): Printed => ({
    at: span ? placeWithin(spans.text, span) : null,
    span: span ?? null,
  });
  return {
    timeLimits: timeLimits.map((limit, index) => {
      const { dueOn, ...read } = timeLimitAsRead(limit, diagnostics);
      return { ...read, ...place(limit), id: `l${position + 1}.${index + 1}`, proposed: dueOn, day: null };
    }),
    targets: targets.map((target) => ({ ...targetAsRead(target), ...place(target) })),
  };
}

/** Where a stretch of the document stands in a text that is printed in several. */
function placeWithin(text: readonly (readonly [number, number])[], [start]: readonly [number, number]): number | null {
  let before = 0;
  for (const [offset, length] of text) {
    if (offset <= start && start < offset + length) return before + start - offset;
    before += length;
  }
  return null;
}

/** Whether words without a day wait for somebody to say which day, or that there is none. */
export const isUndecided = ({ nature, decided }: Pick<DraftTimeLimit, 'nature' | 'decided'>): boolean =>
  decided === 'open' && (nature === 'vague' || nature === 'ambiguous');

/** Whether a day that the words say waits to be confirmed. */
const isProposed = ({ proposed, decided }: DraftTimeLimit): boolean => decided === 'open' && proposed !== null;

/** One time limit becomes a milestone on a day, or none. */
export function setTimeLimit(
  item: DraftItem,
  { timeLimit, day }: Pick<DraftDecisionOf<'setTimeLimit'>, 'timeLimit' | 'day'>,
): DraftItem | DraftFault {
  if (!item.timeLimits.some(({ id }) => id === timeLimit))
    return { field: 'timeLimit', message: `${item.id} has no time limit ${timeLimit}.` };
  const decided = day === null ? 'none' : 'milestone';
  return withLimits(item, (limit) => (limit.id === timeLimit ? { ...limit, decided, day } : limit));
}

/** The days that are proposed are milestones; what somebody has decided stays as it is. */
export function confirmTimeLimits(item: DraftItem): DraftItem {
  if (item.dropped !== null || !item.timeLimits.some(isProposed)) return item;
  return withLimits(item, (limit) =>
    isProposed(limit) ? { ...limit, decided: 'milestone', day: limit.proposed } : limit,
  );
}

/** An item that is taken as it stands: where no day is said there is none. */
export const withoutUndecided = (item: DraftItem): DraftItem =>
  withLimits(item, (limit) => (isUndecided(limit) ? { ...limit, decided: 'none', day: null } : limit));

const withLimits = (item: DraftItem, change: (limit: DraftTimeLimit) => DraftTimeLimit): DraftItem => ({
  ...item,
  timeLimits: item.timeLimits.map(change),
});

/**
 * What each part of an item has of its figures: what is printed in the part's own words. What stands beside the text holds
 * for every part, and what is in nobody's words stays with the first, so that nothing is lost.
 */
export function figuresOfParts(item: DraftItem, parts: readonly { text: string; from?: number }[]): DraftFigures[] {
  const homeOf = ({ quote, at }: Printed & { quote: string }): number => {
    const home = parts.findIndex(({ text, from }) =>
      from === undefined || at === null ? text.includes(quote) : from <= at && at < from + text.length,
    );
    return Math.max(home, 0);
  };
  return parts.map(({ text }, index) => {
    const own = <Each extends Printed & { quote: string }>(each: readonly Each[], isShared: (one: Each) => boolean) =>
      each
        .filter((one) => isShared(one) || homeOf(one) === index)
        .map((one) => ({ ...one, at: isShared(one) ? null : placeIn(text, one.quote) }));
    return {
      timeLimits: own(item.timeLimits, ({ at }) => at === null),
      targets: own(item.targets, () => false),
    };
  });
}

/** Figures of an item whose words are written anew: they are of the document, and stay. */
export const figuresIn = (text: string, { timeLimits, targets }: DraftFigures): DraftFigures => ({
  timeLimits: timeLimits.map((limit) => ({ ...limit, at: placeIn(text, limit.quote) })),
  targets: targets.map((target) => ({ ...target, at: placeIn(text, target.quote) })),
});

const placeIn = (text: string, quote: string): number | null => {
  const at = text.indexOf(quote);
  return at < 0 ? null : at;
};

/**
 * The figures of several items as those of one. A time limit that parts of one item had decided differently is to be
 * decided again.
 */
export function mergedFigures(items: readonly DraftItem[]): DraftFigures {
  const text = items.map((item) => item.text).join('\n');
  const limits = new Map<string, DraftTimeLimit>();
  for (const limit of items.flatMap(({ timeLimits }) => timeLimits)) {
    const known = limits.get(limit.id);
    const isSame = !known || (known.decided === limit.decided && known.day === limit.day);
    limits.set(limit.id, isSame ? limit : { ...limit, decided: 'open', day: null });
  }
  return figuresIn(text, { timeLimits: [...limits.values()], targets: items.flatMap(({ targets }) => targets) });
}

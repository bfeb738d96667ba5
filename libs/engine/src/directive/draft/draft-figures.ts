import type { LocalDate } from '@duban/calendar';
import type { DraftDecisionOf, ItemTarget, ItemTimeLimit } from '@duban/contracts';
import { targetAsRead, timeLimitAsRead } from '../figures-as-read.js';
import type { DraftFault, DraftItem, DraftReading } from './draft-state.js';

/** Where something is printed in an item. */
interface Printed {
  /** Its place in the text of the item; null where it stands beside the text, as in the unit bracket. */
  readonly at: number | null;
  /** Its place in the document: offset and length; null where an old reading does not tell. */
  readonly span: readonly [number, number] | null;
}

/** A target that the text of an item states. */
export interface DraftTarget extends Printed, Readonly<ItemTarget> {}

/** A time limit that the text of an item states, and what somebody has decided about it. */
export interface DraftTimeLimit extends Printed, Readonly<Omit<ItemTimeLimit, 'dueOn'>> {
  /** `l12.2` is the second of the twelfth item as read; parts of an item keep it. */
  readonly id: string;
  /** The day that the words say. */
  readonly proposed: LocalDate | null;
  /** The day of the milestone that it is decided to be. */
  readonly day: LocalDate | null;
}

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

import type { Caller } from '@duban/access';
import type { PostedDecision } from '@duban/contracts';
import { instantOf, realNow } from '@duban/engine';

/** So many decisions that somebody took at once. `at` is real time. */
export interface TakenRun {
  readonly count: number;
  /** The post that they spoke for, and who it was then; null where that is not known. */
  readonly by: { post: string; title: string; person: string | null };
  readonly at: string;
}

/** Who is taking decisions now. */
export const stampOf = ({ post, person }: Pick<Caller, 'post' | 'person'>): Pick<TakenRun, 'by' | 'at'> => ({
  by: { post: post?.id ?? '', title: post?.title ?? '', person: person.name },
  at: instantOf(realNow()),
});

/** Who took which decisions, after `posted` were taken too. What is undone leaves from the end, whoever took it. */
export function takenAfter(
  before: readonly TakenRun[],
  posted: readonly PostedDecision[],
  { by, at }: Pick<TakenRun, 'by' | 'at'>,
): TakenRun[] {
  let runs = [...before];
  let own = 0;
  for (const decision of posted) {
    if (decision.type !== 'undo') own += 1;
    else {
      runs = withoutLast(runs, Math.max(0, decision.count - own));
      own = Math.max(0, own - decision.count);
    }
  }
  return own > 0 ? [...runs, { count: own, by, at }] : runs;
}

/** For each of so many decisions who took it; null for the first ones, where it is not known. */
export function takenOf(runs: readonly TakenRun[], decisions: number): (Pick<TakenRun, 'by' | 'at'> | null)[] {
  const known = runs.flatMap(({ count, by, at }) => Array.from({ length: count }, () => ({ by, at })));
  return [...Array.from({ length: Math.max(0, decisions - known.length) }, () => null), ...known];
}

function withoutLast(runs: readonly TakenRun[], count: number): TakenRun[] {
  const last = runs.at(-1);
  if (!last || count === 0) return [...runs];
  const before = runs.slice(0, -1);
  return last.count > count
    ? [...before, { ...last, count: last.count - count }]
    : withoutLast(before, count - last.count);
}

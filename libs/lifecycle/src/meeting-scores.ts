import type { MeetingContext, ScoreSheet } from './meeting-state.js';

/** What stands against a score sheet: the code of a refusal, or null. */
export function sheetFault(
  { kind, agenda, criteria }: Pick<MeetingContext, 'kind' | 'agenda' | 'criteria'>,
  { task, points }: Omit<ScoreSheet, 'by'>,
): 'not-a-field-day' | 'not-on-agenda' | 'points-missing' | 'points-above' | null {
  if (kind !== 'fieldDay') return 'not-a-field-day';
  if (!agenda.some((item) => item.task.id === task)) return 'not-on-agenda';
  if (points.length !== criteria.length) return 'points-missing';
  return points.every((given, index) => given >= 0 && given <= (criteria[index]?.points ?? 0)) ? null : 'points-above';
}

/** The tasks on the agenda of a field day that nobody has scored. */
export const unscored = ({ kind, agenda, sheets }: MeetingContext): string[] =>
  kind === 'fieldDay' ? agenda.map(({ task }) => task.id).filter((id) => !sheets.some(({ task }) => task === id)) : [];

/** One thing on the agenda of a field day as all sheets about it see it. */
export interface Scored {
  readonly task: string;
  /** How many sheets there are about it. */
  readonly sheets: number;
  /** The mean of each criterion, and of all together, to two decimals; null where nobody has scored it. */
  readonly means: readonly number[] | null;
  readonly total: number | null;
  /** 1 is the best; equal totals share a rank, and the one after them is left out. Null where nobody has scored it. */
  readonly rank: number | null;
}

/** What the sheets say together, the best first and what nobody has scored last. Nothing is weighted but by its points. */
export function scoresOf({ agenda, criteria, sheets }: MeetingContext): Scored[] {
  const scored = agenda.map(({ task: { id } }) => {
    const own = sheets.filter(({ task }) => task === id);
    if (own.length === 0) return { task: id, sheets: 0, means: null, total: null };
    const sums = criteria.map((_, index) => own.reduce((sum, { points }) => sum + (points[index] ?? 0), 0));
    const total = sums.reduce((sum, each) => sum + each, 0);
    return {
      task: id,
      sheets: own.length,
      means: sums.map((sum) => rounded(sum / own.length)),
      total: rounded(total / own.length),
    };
  });
  return scored
    .toSorted((a, b) => (b.total ?? -1) - (a.total ?? -1))
    .map(({ total, ...each }) => ({
      ...each,
      total,
      rank: total === null ? null : 1 + scored.filter((other) => (other.total ?? -1) > total).length,
    }));
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

import { z } from 'zod';
import type { TaskStatus } from './task-state.js';

const share = z.number().min(0).max(2);

/** config/lights.yaml: from where on a task is yellow or red. */
export const LightThresholds = z
  .strictObject({
    yellow: z.strictObject({
      /** A figure reached less than this share of what was to be expected by now. */
      figureBelow: share,
      /** An open obligation falls due within so many working days. */
      dueWithinWorkingDays: z.int().min(0),
    }),
    red: z.strictObject({
      figureBelow: share,
      /** A missed obligation of the lead has reached this rung of the ladder. */
      fromRung: z.int().min(1),
    }),
  })
  .refine(({ yellow, red }) => red.figureBelow <= yellow.figureBelow, {
    path: ['red', 'figureBelow'],
    message: 'red begins at or below yellow',
  });
export type LightThresholds = z.infer<typeof LightThresholds>;

export interface LightInput {
  readonly status: TaskStatus;
  /** See `levelOf`. */
  readonly level: number;
  /** Obligations of the lead that are missed. */
  readonly missed: number;
  /** Working days until the lead's next open obligation falls due; null when none is open. */
  readonly workingDaysLeft: number | null;
  /** Figures with what was to be expected by now, as decimal strings. */
  readonly figures: readonly { readonly id: string; readonly reached: string; readonly expected: string }[];
}

/** A colour and why: never chosen by anybody. `data` are counts, ids and decimal strings for the sentence on the screen. */
export interface Light {
  readonly colour: 'green' | 'yellow' | 'red' | 'grey';
  readonly reason:
    'withdrawn' | 'suspended' | 'completed' | 'rungReached' | 'figureBehind' | 'overdue' | 'dueSoon' | 'onCourse';
  readonly data: Readonly<Record<string, string | number>>;
}

/** 亮灯: the light of a task. The first that holds, from grey and completed over red and yellow to green. */
export function lightOf(input: LightInput, { yellow, red }: LightThresholds): Light {
  const { status, level, missed, workingDaysLeft } = input;
  if (status === 'withdrawn' || status === 'suspended') return { colour: 'grey', reason: status, data: {} };
  if (status === 'completed') return { colour: 'green', reason: status, data: {} };
  const late = status === 'overdue' ? { rung: level, missed } : null;
  const behind = furthestBehind(input.figures);
  if (late && level >= red.fromRung) return { colour: 'red', reason: 'rungReached', data: late };
  if (behind.share < red.figureBelow) return { colour: 'red', reason: 'figureBehind', data: behind.data };
  if (late) return { colour: 'yellow', reason: 'overdue', data: late };
  if (behind.share < yellow.figureBelow) return { colour: 'yellow', reason: 'figureBehind', data: behind.data };
  if (workingDaysLeft !== null && workingDaysLeft <= yellow.dueWithinWorkingDays)
    return { colour: 'yellow', reason: 'dueSoon', data: { workingDays: workingDaysLeft } };
  return { colour: 'green', reason: 'onCourse', data: {} };
}

/** The figure with the smallest share; those of which nothing was to be expected yet say nothing. */
function furthestBehind(figures: LightInput['figures']): { share: number; data: Light['data'] } {
  let furthest = { share: Infinity, data: {} };
  for (const { id, reached, expected } of figures) {
    const share = Number(reached) / Number(expected);
    if (Number(expected) > 0 && share < furthest.share) furthest = { share, data: { figure: id, reached, expected } };
  }
  return furthest;
}

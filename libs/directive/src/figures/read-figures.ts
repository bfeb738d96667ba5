import type { Doubt } from '../diagnostics.js';
import type { Target, TimeLimit } from '../parsed-directive.js';
import type { Stretch } from '../text/stretch.js';
import { readTargets } from './targets.js';
import type { TimeContext } from './time-forms.js';
import { timeLimitsIn } from './time-limits.js';

/** The figures of a task: what it promises and by when, with the doubts that somebody has to settle. */
export interface Figures {
  targets: Target[];
  timeLimits: TimeLimit[];
  doubts: Doubt[];
}

/**
 * Reads targets and time limits from the words of a task, which may stand in several stretches, and the time limits from
 * its unit list, where some directives print them.
 */
export function readFigures(
  text: string,
  words: readonly Stretch[],
  units: readonly Stretch[],
  context: TimeContext,
): Figures {
  const readings = words.map((stretch) => readTargets(text, stretch));
  const targets = readings.flatMap((reading) => reading.targets);
  const passedOver = readings.flatMap((reading) => reading.passedOver);
  const limits = [...words, ...units].map((stretch) => timeLimitsIn(text, stretch, context));
  const deferred = targets
    .filter(({ basis }) => basis === 'deferred')
    .map(({ span: [start, length] }): Doubt => ({ code: 'deferred-target', start, end: start + length }));
  return {
    targets,
    timeLimits: limits.flatMap(({ timeLimits }) => timeLimits),
    doubts: [
      ...limits.flatMap(({ doubts }) => doubts),
      ...deferred,
      ...passedOver.map((at): Doubt => ({ code: 'figure-not-taken', start: at.start, end: at.end })),
    ],
  };
}

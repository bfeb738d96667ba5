import type { ItemTarget, ItemTimeLimit } from '@duban/contracts';
import type { Diagnostic, ParsedTask, Target, TimeLimit } from '@duban/directive';

/** Targets of a task as an item of a directive has them: without their places in the text. */
export const targetsOf = ({ targets }: Pick<ParsedTask, 'targets'>): ItemTarget[] => targets.map(targetAsRead);

/** Time limits of a task as an item of a directive has them, none of them decided. */
export const timeLimitsOf = (
  { timeLimits }: Pick<ParsedTask, 'timeLimits'>,
  diagnostics: readonly Pick<Diagnostic, 'code' | 'offset'>[],
): ItemTimeLimit[] => timeLimits.map((limit) => timeLimitAsRead(limit, diagnostics));

/** A target as read. What was read before these words were told apart is plain and has a figure. */
export function targetAsRead({ quote, metric, operator, value, ...told }: Target): ItemTarget {
  const { unit, basis, measure, strength, perUnit }: Partial<Target> = told;
  return {
    quote,
    metric,
    operator,
    value: typeof value === 'object' && value !== null ? [...value] : value,
    unit: unit ?? null,
    basis: basis ?? 'figure',
    measure: measure ?? null,
    strength: strength ?? 'plain',
    perUnit: perUnit ?? null,
  };
}

/** A time limit as read; `diagnostics` tell whether words without a day may mean two. */
export function timeLimitAsRead(
  { quote, date, ...told }: TimeLimit,
  diagnostics: readonly Pick<Diagnostic, 'code' | 'offset'>[],
): ItemTimeLimit {
  const { continuing, stage, span }: Partial<TimeLimit> = told;
  const isAmbiguous = diagnostics.some(({ code, offset }) => code === 'ambiguous-time-limit' && offset === span?.[0]);
  return {
    quote,
    nature: date !== null ? 'dated' : isAmbiguous ? 'ambiguous' : continuing ? 'continuing' : 'vague',
    dueOn: date,
    continuing: continuing ?? false,
    stage: stage ?? null,
    decided: 'open',
  };
}

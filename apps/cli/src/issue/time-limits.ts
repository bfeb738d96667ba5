import type { DirectiveItem } from '@duban/contracts';

/** What is to become of the time limits of a directive that is issued here. */
export interface TimeLimitsReport {
  /** Time limits that are milestones of their lead. */
  confirmed: number;
  /** Those that say a day and that nobody has confirmed. */
  unconfirmed: number;
  /** Those that say no day. */
  withoutDay: number;
}

/** The items with every day that their texts say confirmed; what somebody has decided stays. */
export const withTimeLimitsConfirmed = (items: readonly DirectiveItem[]): DirectiveItem[] =>
  items.map((item) => ({
    ...item,
    timeLimits: item.timeLimits.map((limit) =>
      limit.decided === 'open' && limit.dueOn !== null ? { ...limit, decided: 'milestone' } : limit,
    ),
  }));

/** How many time limits the items have, by what becomes of them. */
export function timeLimitsIn(items: readonly DirectiveItem[]): TimeLimitsReport {
  const limits = items.flatMap(({ timeLimits }) => timeLimits);
  const open = limits.filter(({ decided }) => decided === 'open');
  return {
    confirmed: limits.filter(({ decided }) => decided === 'milestone').length,
    unconfirmed: open.filter(({ dueOn }) => dueOn !== null).length,
    withoutDay: open.filter(({ dueOn, nature }) => dueOn === null && nature !== 'continuing').length,
  };
}

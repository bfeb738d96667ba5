import type { Instant, LocalDate } from './local-date.js';
import type { ObligationKind, Regime } from './regime.js';
import type { WorkCalendar } from './work-calendar.js';

/** All moments of one obligation: `opensAt` < `reminders` < `dueAt` ≤ `rungs`, each list strictly ascending. */
export interface Schedule {
  /** From here on it can be worked at; no reminder is sent at this moment or before. */
  opensAt: Instant;
  /** The day that people read: up to `hour` of this day. */
  dueOn: LocalDate;
  /** Exclusive: what comes at this moment is late. */
  dueAt: Instant;
  /** A day that decided any of these moments lies in a year without a holiday table. */
  provisional: boolean;
  /** At the regime's `remindAt` hour of a working day. */
  reminders: Instant[];
  /** At the regime's `escalateAt` hour of a working day after `dueOn`. */
  rungs: { rung: number; at: Instant }[];
}

/**
 * A period counted in working days from an act. The day of the act is not counted; due at hour 24 of the last day.
 * @throws RangeError when regime and calendar are of different zones
 */
export function planWithin(
  regime: Regime,
  kind: 'acknowledgement' | 'plan' | 'planPart' | 'supplement',
  from: Instant,
  calendar: WorkCalendar,
): Schedule {
  const day = calendar.dateOf(from);
  const dueOn = calendar.addWorkingDays(day, regime[kind].workingDays);
  return scheduleOf(regime, kind, { opensAt: from, dueOn, countedFrom: [day] }, calendar);
}

/**
 * A dated promise: a milestone, or the new day that an extension grants. The day stands as given, on a day off too.
 * @throws RangeError when the day does not exist or regime and calendar are of different zones
 */
export function planOn(
  regime: Regime,
  kind: ObligationKind,
  dueOn: LocalDate,
  opensAt: Instant,
  calendar: WorkCalendar,
): Schedule {
  return scheduleOf(regime, kind, { opensAt, dueOn, countedFrom: [] }, calendar);
}

/** The schedule for a due day that is already decided; `countedFrom` are the days from which it was counted or rolled. */
export function scheduleOf(
  regime: Regime,
  kind: ObligationKind,
  decided: { opensAt: Instant; dueOn: LocalDate; countedFrom: LocalDate[] },
  calendar: WorkCalendar,
): Schedule {
  if (regime.zone !== calendar.zone)
    throw new RangeError(`the regime's days are of ${regime.zone}, the calendar's of ${calendar.zone}`);
  const { opensAt, dueOn, countedFrom } = decided;
  const dueAt = calendar.startOf(dueOn, dueHour(regime, kind));
  const at = (day: LocalDate) => calendar.startOf(day, regime.remindAt);

  const reminderDays = [...new Set(regime.reminders[kind].map((before) => reminderDay(dueOn, before, calendar)))]
    .filter((day) => at(day) > opensAt && at(day) < dueAt)
    .toSorted();
  const rungDays = regime.ladder.map(({ rung, afterWorkingDays }) => ({
    rung,
    day: calendar.addWorkingDays(dueOn, afterWorkingDays),
  }));
  const used = [...countedFrom, dueOn, ...reminderDays, ...rungDays.map(({ day }) => day)];
  return {
    opensAt,
    dueOn,
    dueAt,
    provisional: !isKnownThroughout(used, calendar),
    reminders: reminderDays.map(at),
    rungs: rungDays.map(({ rung, day }) => ({ rung, at: calendar.startOf(day, regime.escalateAt) })),
  };
}

function dueHour(regime: Regime, kind: ObligationKind): number {
  return kind === 'report' || kind === 'subReport' ? regime.reports.hour : 24;
}

function reminderDay(dueOn: LocalDate, before: number, calendar: WorkCalendar): LocalDate {
  return before === 0 ? calendar.rollEarlier(dueOn) : calendar.addWorkingDays(dueOn, -before);
}

/** Counting passes through every day between the ends, hence every year between them must be known. */
function isKnownThroughout(days: LocalDate[], calendar: WorkCalendar): boolean {
  const first = days.reduce((earliest, day) => (day < earliest ? day : earliest));
  const last = days.reduce((latest, day) => (day > latest ? day : latest));
  for (let year = Number(first.slice(0, 4)); year < Number(last.slice(0, 4)); year += 1)
    if (!calendar.isKnown(`${String(year).padStart(4, '0')}-12-31`)) return false;
  return calendar.isKnown(last);
}

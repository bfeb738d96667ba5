import type { Instant } from './local-date.js';
import type { Period } from './period.js';
import type { Schedule } from './schedule.js';
import { askedAfter, type PlannedReport } from './year-plan.js';

/** A report that keeps its period and gets other moments. */
export interface MovedReport {
  period: Period;
  from: Schedule;
  to: Schedule;
  subReport: { from: Schedule | null; to: Schedule | null };
}

/** What a change of regime does; every report planned before is in exactly one of moved, dropped and left. */
export interface RegimeDifference {
  made: PlannedReport[];
  moved: MovedReport[];
  dropped: PlannedReport[];
  left: PlannedReport[];
}

/**
 * What a changed regime makes, moves, drops and leaves, matched by period. What is open at `now` is left as it is, and
 * nothing is made or moved to a due moment that has passed by then.
 */
export function difference(
  before: readonly PlannedReport[],
  after: readonly PlannedReport[],
  now: Instant,
): RegimeDifference {
  const then = new Map(after.map((planned) => [keyOf(planned), askedAfter(planned, now)]));
  const result: RegimeDifference = { made: [], moved: [], dropped: [], left: [] };
  for (const old of before) {
    const changed = then.get(keyOf(old));
    then.delete(keyOf(old));
    const isOpen = old.report.opensAt <= now;
    if (isOpen || (changed && (isSame(old, changed) || changed.report.dueAt <= now))) result.left.push(old);
    else if (changed) result.moved.push(movedReport(old, changed));
    else result.dropped.push(old);
  }
  result.made.push(...[...then.values()].filter((planned) => planned.report.dueAt > now));
  return result;
}

function keyOf({ period }: PlannedReport): string {
  return `${period.kind} ${period.label}`;
}

function movedReport(old: PlannedReport, changed: PlannedReport): MovedReport {
  return {
    period: old.period,
    from: old.report,
    to: changed.report,
    subReport: { from: old.subReport, to: changed.subReport },
  };
}

function isSame(a: PlannedReport, b: PlannedReport): boolean {
  return isSameSchedule(a.report, b.report) && isSameSchedule(a.subReport, b.subReport);
}

/** Moments only: `provisional` follows from the tables known at the time, and alone it moves nothing. */
function isSameSchedule(a: Schedule | null, b: Schedule | null): boolean {
  if (a === null || b === null) return a === b;
  return momentsOf(a) === momentsOf(b);
}

function momentsOf({ opensAt, dueOn, dueAt, reminders, rungs }: Schedule): string {
  return JSON.stringify([opensAt, dueOn, dueAt, reminders, rungs.map(({ rung, at }) => [rung, at])]);
}

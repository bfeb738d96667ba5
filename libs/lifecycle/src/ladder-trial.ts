import { type Instant, type LadderRung, shiftedDay, type WorkCalendar } from '@duban/calendar';
import type { Lateness, RungMoment } from './lateness.js';
import type { Level } from './member.js';

/** The part of a regime that says what happens to what stays undone. */
export interface Ladder {
  readonly ladder: readonly LadderRung[];
  /** Hour at which rungs are reached. */
  readonly escalateAt: number;
}

/** A slip that a ladder makes of a lateness. */
interface LadderSlip {
  readonly obligation: string;
  readonly unit: string;
  readonly rung: number;
  readonly level: Level;
  readonly at: Instant;
}

/** What became of all latenesses at one rung; the four counts add up to as many as there are. */
export interface RungCount {
  readonly rung: number;
  readonly level: Level;
  /** A slip was issued or drafted. */
  fired: number;
  /** Met late before. */
  cured: number;
  /** Waived, dropped, suspended or ended before, or found to be late only afterwards. */
  excused: number;
  /** Late still, and the rung is to come. */
  ahead: number;
  /** Of those that fired: in plain days they would have come on a day off. */
  offDaysOff: number;
}

export interface LadderTrial {
  readonly slips: readonly LadderSlip[];
  readonly rungs: readonly RungCount[];
}

/**
 * What a ladder would have made of what was late, up to `now`: as the machine does, each rung once for each due moment,
 * on a working day, and never for what is settled or stands still. It supposes that the clock ran: a rung that is
 * overtaken by the next while the program stands still is skipped, and no ladder can tell that beforehand.
 */
export function tryLadder(
  latenesses: readonly Lateness[],
  { ladder, escalateAt }: Ladder,
  calendar: WorkCalendar,
  now: Instant,
): LadderTrial {
  const momentsOf = ({ dueOn }: Lateness): RungMoment[] =>
    ladder.map(({ rung, level, afterWorkingDays }) => ({
      rung,
      level,
      at: calendar.startOf(calendar.addWorkingDays(dueOn, afterWorkingDays), escalateAt),
    }));
  return trialOf(latenesses, momentsOf, calendar, now);
}

/** The same of the ladder that each was under, at the moments that were written into it. */
export function tryOwnLadder(latenesses: readonly Lateness[], calendar: WorkCalendar, now: Instant): LadderTrial {
  return trialOf(latenesses, ({ ladder }) => ladder, calendar, now);
}

function trialOf(
  latenesses: readonly Lateness[],
  momentsOf: (lateness: Lateness) => readonly RungMoment[],
  calendar: WorkCalendar,
  now: Instant,
): LadderTrial {
  const slips: LadderSlip[] = [];
  const rungs = new Map<string, RungCount>();
  for (const lateness of latenesses) {
    for (const moment of momentsOf(lateness)) {
      const { rung, level, at } = moment;
      const count = countOf(rungs, rung, level);
      const outcome = outcomeAt(lateness, at, now);
      count[outcome] += 1;
      if (outcome !== 'fired') continue;
      slips.push({ obligation: lateness.obligation, unit: lateness.unit, rung, level, at });
      if (isMovedByDaysOff(lateness, at, calendar)) count.offDaysOff += 1;
    }
  }
  return { slips, rungs: [...rungs.values()].toSorted((a, b) => a.rung - b.rung) };
}

/** Ladders may have changed within a year, so that a rung has had two levels. */
function countOf(rungs: Map<string, RungCount>, rung: number, level: Level): RungCount {
  const key = `${rung} ${level}`;
  const known = rungs.get(key);
  if (known) return known;
  const count: RungCount = { rung, level, fired: 0, cured: 0, excused: 0, ahead: 0, offDaysOff: 0 };
  rungs.set(key, count);
  return count;
}

function outcomeAt({ spans }: Lateness, at: Instant, now: Instant): 'fired' | 'cured' | 'excused' | 'ahead' {
  const last = spans.findLast(({ from }) => from < at);
  if (last === undefined) return 'excused';
  if (last.until === null) return at <= now ? 'fired' : 'ahead';
  if (at <= last.until) return 'fired';
  return last.ended ?? 'excused';
}

/** Counted in plain days it would have come on a day off. */
function isMovedByDaysOff({ dueOn }: Lateness, at: Instant, calendar: WorkCalendar): boolean {
  const days = calendar.workingDaysBetween(dueOn, calendar.dateOf(at));
  return !calendar.isWorkingDay(shiftedDay(dueOn, days));
}

import type { Instant, WorkCalendar } from '@duban/calendar';
import type { LadderTrialView } from '@duban/contracts';
import { type Ladder, type LadderTrial, type Lateness, type Level, tryLadder, tryOwnLadder } from '@duban/lifecycle';

type Which = 'present' | 'candidate';
type Counts = Record<Level, number>;
type Both = Record<Which, Counts>;

/** A candidate ladder beside the one that ran: as a whole, by unit and by month. */
export function ladderTrialOf(
  latenesses: readonly Lateness[],
  ladder: Ladder,
  calendar: WorkCalendar,
  at: Instant,
): Omit<LadderTrialView, 'directive' | 'from' | 'to' | 'tasks'> {
  const trials = {
    present: tryOwnLadder(latenesses, calendar, at),
    candidate: tryLadder(latenesses, ladder, calendar, at),
  };
  return {
    at,
    late: latenesses.length,
    recorded: latenesses.reduce((sum, { fired }) => sum + fired.length, 0),
    present: runOf(trials.present),
    candidate: runOf(trials.candidate),
    units: unitsOf(latenesses, trials),
    months: monthsOf(trials, calendar),
  };
}

const runOf = ({ slips, rungs }: LadderTrial): LadderTrialView['present'] => ({
  slips: slips.length,
  rungs: rungs.map((rung) => ({ ...rung })),
});

function unitsOf(latenesses: readonly Lateness[], trials: Record<Which, LadderTrial>): LadderTrialView['units'] {
  const units = new Map<string, Both & { late: number }>();
  for (const { unit } of latenesses) at(units, unit, () => ({ late: 0, ...none() })).late += 1;
  for (const which of ['present', 'candidate'] as const)
    for (const { unit, level } of trials[which].slips)
      at(units, unit, () => ({ late: 0, ...none() }))[which][level] += 1;
  return [...units]
    .map(([unit, counts]) => ({ unit, ...counts }))
    .toSorted((a, b) => most(b) - most(a) || b.late - a.late || (a.unit < b.unit ? -1 : 1));
}

function monthsOf(trials: Record<Which, LadderTrial>, calendar: WorkCalendar): LadderTrialView['months'] {
  const months = new Map<string, Both>();
  for (const which of ['present', 'candidate'] as const)
    for (const slip of trials[which].slips)
      at(months, calendar.dateOf(slip.at).slice(0, 7), none)[which][slip.level] += 1;
  return [...months].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([month, counts]) => ({ month, ...counts }));
}

const none = (): Both => ({ present: { blue: 0, yellow: 0, red: 0 }, candidate: { blue: 0, yellow: 0, red: 0 } });

const most = ({ present, candidate }: Both): number => Math.max(sum(present), sum(candidate));
const sum = ({ blue, yellow, red }: Counts): number => blue + yellow + red;

function at<Value>(map: Map<string, Value>, key: string, empty: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = empty();
  map.set(key, fresh);
  return fresh;
}

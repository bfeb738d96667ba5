import { dayOf, daysAfter, daysBetween } from '../../time/days.js';
import { byRelation, type Obligation, type Standing } from './standing.js';

/** A window in which something is owed, placed in days since the line's first day. */
export interface Bar {
  obligation: Obligation;
  /** Whole days; both included. */
  from: number;
  to: number;
}

/** A unit with its windows, on as many tracks as they need not to lie over each other. */
export interface Lane {
  unit: Standing['units'][number];
  tracks: Bar[][];
}

export interface TimeLine {
  /** First day of the line, a first of a month. */
  start: string;
  days: number;
  /** Day numbers of the firsts of months. */
  months: { day: number; date: string }[];
  lanes: Lane[];
}

/** Days that a window is drawn at least, so that it can be hit. */
const SHORTEST = 3;

/** The windows of everything that is owed, from opening to due day, unit by unit; null where nothing is owed. */
export function timeLineOf({ units, obligations }: Pick<Standing, 'units' | 'obligations'>): TimeLine | null {
  const opened = obligations.map(({ opensAt }) => dayOf(opensAt)).toSorted();
  const due = obligations.map(({ dueOn }) => dueOn).toSorted();
  const [first, last] = [opened[0], due.at(-1)];
  if (first === undefined || last === undefined) return null;
  const start = `${first.slice(0, 7)}-01`;
  const days = daysBetween(start, last) + 10;
  const barOf = (obligation: Obligation): Bar => {
    const to = daysBetween(start, obligation.dueOn);
    return { obligation, from: Math.min(daysBetween(start, dayOf(obligation.opensAt)), to - SHORTEST), to };
  };
  const lanes = byRelation(units)
    .map((unit) => ({ unit, tracks: tracksOf(obligations.filter((each) => each.unit.id === unit.id).map(barOf)) }))
    .filter(({ tracks }) => tracks.length > 0);
  return { start, days, months: monthsOf(start, days), lanes };
}

/** Each window takes the first track that is free on its first day. */
function tracksOf(bars: readonly Bar[]): Bar[][] {
  const tracks: Bar[][] = [];
  for (const bar of bars.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const free = tracks.find((track) => (track.at(-1)?.to ?? -1) < bar.from);
    if (free) free.push(bar);
    else tracks.push([bar]);
  }
  return tracks;
}

function monthsOf(start: string, days: number): TimeLine['months'] {
  const months: TimeLine['months'] = [];
  for (let date = start, day = 0; day <= days; day = daysBetween(start, date)) {
    months.push({ day, date });
    date = `${daysAfter(date, 32).slice(0, 7)}-01`;
  }
  return months;
}

import { type DayStanding, standingOf } from '../../parts/calendar/months.js';

export interface EditedTable {
  daysOff: readonly string[];
  workdays: readonly string[];
}

const order: Readonly<Record<'weekend' | 'week', readonly DayStanding[]>> = {
  weekend: ['weekend', 'madeUp', 'holiday'],
  week: ['working', 'holiday'],
};

/** The table with a day as it stands next: a weekday off or worked, a weekend free, made up, or a holiday. */
export function withNextStanding(table: EditedTable, day: string): EditedTable {
  const turn = order[standingOf(day, null) === 'weekend' ? 'weekend' : 'week'];
  const next = turn[(turn.indexOf(standingOf(day, table)) + 1) % turn.length];
  return {
    daysOff: withDay(table.daysOff, day, next === 'holiday'),
    workdays: withDay(table.workdays, day, next === 'madeUp'),
  };
}

function withDay(days: readonly string[], day: string, isIn: boolean): string[] {
  const others = days.filter((each) => each !== day);
  return (isIn ? [...others, day] : others).toSorted();
}

export interface DayChange {
  day: string;
  from: DayStanding;
  to: DayStanding;
}

/** Days that stand otherwise in another table, in order. */
export function changesBetween(before: EditedTable, after: EditedTable): DayChange[] {
  const days = [...before.daysOff, ...before.workdays, ...after.daysOff, ...after.workdays];
  return [...new Set(days)]
    .toSorted()
    .map((day) => ({ day, from: standingOf(day, before), to: standingOf(day, after) }))
    .filter(({ from, to }) => from !== to);
}

/** The line that a fault of a pasted notice names: `line 3: …`; undefined where it names none. */
export const lineOf = (message: string): number | undefined => {
  const line = /^line (\d+)/.exec(message)?.[1];
  return line === undefined ? undefined : Number(line);
};

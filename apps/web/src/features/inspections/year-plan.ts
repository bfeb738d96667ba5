import type { InspectionRow } from '@duban/contracts';

/** The month of the first day, 1 to 12; `before` where that is of an earlier year, `open` where there is no day yet. */
export type PlanMonth = number | 'before' | 'open';

export interface MonthOfPlan {
  month: PlanMonth;
  rows: InspectionRow[];
}

/** The inspections of a year by the month in which they begin: what goes on from before first, what has no day last. */
export function monthsOfPlan(rows: readonly InspectionRow[], year: number): MonthOfPlan[] {
  const months = new Map<PlanMonth, InspectionRow[]>();
  for (const row of rows) {
    const month = monthOf(row.from, year);
    months.set(month, [...(months.get(month) ?? []), row]);
  }
  return [...months]
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([month, each]) => ({
      month,
      rows: each.toSorted((one, other) => (one.from ?? '').localeCompare(other.from ?? '')),
    }));
}

function monthOf(from: string | null, year: number): PlanMonth {
  if (from === null) return 'open';
  return Number(from.slice(0, 4)) < year ? 'before' : Number(from.slice(5, 7));
}

function placeOf(month: PlanMonth): number {
  if (month === 'before') return 0;
  return month === 'open' ? 13 : month;
}

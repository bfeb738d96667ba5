import type { DashboardView, OperationInput } from '@duban/contracts';

/** The list behind a number. */
export type Behind =
  | { list: 'tasks'; title: string; query: Asked<'dashboard.tasks'> }
  | { list: 'slips'; title: string; query: Asked<'dashboard.slips'> }
  | { list: 'obligations'; title: string; query: Asked<'obligations.list'> };

type Asked<Id extends 'dashboard.tasks' | 'dashboard.slips' | 'obligations.list'> = NonNullable<
  OperationInput<Id>['query']
>;

/** A cell of a table: a number with the list behind it, or a text. */
export interface Cell {
  value: string | number;
  behind?: Behind;
}

/** What a chart shows, as a table. The first cell of a row names it. */
export interface FigureTable {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** Rows of bars, stacked by series. */
export interface Bars {
  rowTitle: string;
  rows: readonly { key: string; name: string; isShaded?: boolean }[];
  series: readonly { key: string; name: string; colour: string; border?: string }[];
  valueOf: (row: string, series: string) => number;
  behind: (row: string, series: string) => Behind;
}

/** Bars as a table, with a sum where there are several series. */
export function tableOf({ rowTitle, rows, series, valueOf, behind }: Bars, sum: string): FigureTable {
  const hasSum = series.length > 1;
  return {
    columns: [rowTitle, ...series.map(({ name }) => name), ...(hasSum ? [sum] : [])],
    rows: rows.map((row) => {
      const values = series.map(({ key }) => valueOf(row.key, key));
      return [
        { value: row.name },
        ...series.map(({ key }, index) => numberCell(values[index] ?? 0, behind(row.key, key))),
        ...(hasSum ? [{ value: values.reduce((total, value) => total + value, 0) }] : []),
      ];
    }),
  };
}

/** Behind nothing there is no list. */
export const numberCell = (value: number, behind: Behind): Cell => (value > 0 ? { value, behind } : { value });

/** Adds up what goes under the same keys. */
export function countsBy<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => readonly [string, string],
  countOf: (row: Row) => number,
): (row: string, series: string) => number {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const key = keyOf(row).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + countOf(row));
  }
  return (row, series) => counts.get(`${row} ${series}`) ?? 0;
}

/** How a unit reported in one month. */
export type Reporting = DashboardView['punctuality'][number];

/** The list behind how a unit reported: in some states, or only what is exempted. */
export type ReportsOf = (reporting: Reporting, state?: string, onlyExempted?: boolean) => Behind;

/** Share of what fell due that came in time, in whole per cent; null where nothing fell due. */
export function shareInTime({ met, metLate, missed }: Pick<Reporting, 'met' | 'metLate' | 'missed'>): number | null {
  const due = met + metLate + missed;
  return due === 0 ? null : Math.floor((met / due) * 100);
}

/** How good a share is, in five steps from 0 (worst) to 4 (all in time). */
export function stepOf(share: number): 0 | 1 | 2 | 3 | 4 {
  if (share === 100) return 4;
  if (share >= 90) return 3;
  if (share >= 75) return 2;
  return share >= 50 ? 1 : 0;
}

/** The last day of a month: `2023-02` → `2023-02-28`. `daysAfter` counts days. */
export function lastDayOf(month: string, daysAfter: (day: string, days: number) => string): string {
  let day = `${month}-28`;
  while (daysAfter(day, 1).startsWith(month)) day = daysAfter(day, 1);
  return day;
}

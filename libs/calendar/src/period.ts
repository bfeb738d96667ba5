import type { LocalDate } from './local-date.js';
import { plainDate } from './local-date.js';

export type PeriodKind = 'monthly' | 'quarterly' | 'annual';

/** The stretch of time that a report is about; both ends are included. */
export interface Period {
  kind: PeriodKind;
  /** `2023-03`, `2023-Q1` or `2023`. */
  label: string;
  from: LocalDate;
  to: LocalDate;
}

/** The month, quarter or year in which a day lies. */
export function periodOf(kind: PeriodKind, day: LocalDate): Period {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const length = { monthly: 1, quarterly: 3, annual: 12 }[kind];
  const firstMonth = month - ((month - 1) % length);
  const from = dayOf(year, firstMonth, 1);
  const label = { monthly: from.slice(0, 7), quarterly: `${year}-Q${Math.ceil(month / 3)}`, annual: from.slice(0, 4) }[
    kind
  ];
  return { kind, label, from, to: dayOf(year, firstMonth + length - 1, 31) };
}

/** The day of the month; in a shorter month its last day. */
export function dayOf(year: number, month: number, day: number): LocalDate {
  const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  // Every month has 28 days, so the calendar is asked only about the ends of months.
  const existing = day <= 28 ? day : Math.min(day, plainDate(`${first}-01`).daysInMonth);
  return `${first}-${String(existing).padStart(2, '0')}`;
}

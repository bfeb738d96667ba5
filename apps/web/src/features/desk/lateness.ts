import type { DeskRow } from '@duban/contracts';
import { daysBetween } from '../../time/days.js';

/** How a day stands to today; `days` are those that are left, or that it is late. */
export type Lateness = { kind: 'late' | 'near' | 'far'; days: number };

/** From how many days before its day something is near. */
const NEAR = 3;

/** Whether what a row is about is late on `today`; null where it has no day. What is held is not late. */
export function latenessOf({ dueOn, obligationState }: DeskRow, today: string): Lateness | null {
  if (dueOn === null) return null;
  const left = daysBetween(today, dueOn);
  if (obligationState === 'missed') return { kind: 'late', days: Math.max(-left, 0) };
  if (left < 0) return obligationState === 'held' ? { kind: 'far', days: 0 } : { kind: 'late', days: -left };
  return { kind: left <= NEAR ? 'near' : 'far', days: left };
}

/** Days on which several returns of the desk fall due: they are filled in together, on one sheet. */
export function returnDaysOf(rows: readonly DeskRow[], today: string): string[] {
  const days = new Map<string, number>();
  for (const { what, dueOn } of rows)
    if ((what === 'report' || what === 'subReport') && dueOn !== null && dueOn >= today)
      days.set(dueOn, (days.get(dueOn) ?? 0) + 1);
  return [...days].filter(([, count]) => count > 1).map(([day]) => day);
}

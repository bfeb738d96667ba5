import type { OperationAnswer } from '@duban/contracts';

/** What issuing a draft would make, as it arrives. */
export type Preview = OperationAnswer<'draft.preview'>;

interface DueDay {
  dueOn: string;
  isDayOff: boolean;
  isProvisional: boolean;
  kinds: { kind: string; count: number }[];
  count: number;
}

/** The due days of each month, in order; what falls due on one day stands together. */
export function dueDays(byDay: Preview['byDay']): { month: string; count: number; days: DueDay[] }[] {
  const days = new Map<string, DueDay>();
  for (const { dueOn, dayOff, provisional, kind, count } of byDay) {
    const day = days.get(dueOn) ?? { dueOn, isDayOff: dayOff, isProvisional: false, kinds: [], count: 0 };
    day.kinds.push({ kind, count });
    day.count += count;
    day.isProvisional ||= provisional;
    days.set(dueOn, day);
  }
  const sorted = [...days.values()].toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return [...new Set(sorted.map(({ dueOn }) => dueOn.slice(0, 7)))].map((month) => {
    const inMonth = sorted.filter(({ dueOn }) => dueOn.startsWith(month));
    return { month, days: inMonth, count: inMonth.reduce((sum, { count }) => sum + count, 0) };
  });
}

/** The months in which a unit owes something, in order. */
export const monthsOf = (byUnit: Preview['byUnit']): string[] =>
  [...new Set(byUnit.flatMap(({ months }) => months.map(({ month }) => month)))].toSorted();

/** The years of days that may still move, as their holiday table is missing. */
export const provisionalYears = (byDay: Preview['byDay']): number[] => [
  ...new Set(byDay.flatMap(({ dueOn, provisional }) => (provisional ? [Number(dueOn.slice(0, 4))] : []))),
];

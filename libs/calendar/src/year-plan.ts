import type { Instant, LocalDate } from './local-date.js';
import { dayOf, periodOf, type Period, type PeriodKind } from './period.js';
import type { Regime } from './regime.js';
import { type Schedule, scheduleOf } from './schedule.js';
import type { WorkCalendar } from './work-calendar.js';

/** One report of a year's calendar. */
export interface PlannedReport {
  period: Period;
  report: Schedule;
  /** Null when units report directly, or when its due moment had passed before anything could be asked. */
  subReport: Schedule | null;
}

/**
 * The reports of one year, by due day. `asked`: due after the start of the effective day and after the moment of issue;
 * `notAsked`: the earlier ones, for which no obligation is made.
 * @throws RangeError when regime and calendar are of different zones
 */
export function planYear(
  regime: Regime,
  year: number,
  calendar: WorkCalendar,
  from: { effectiveOn: LocalDate; issuedAt: Instant },
): { asked: PlannedReport[]; notAsked: PlannedReport[] } {
  const effectiveAt = calendar.startOf(from.effectiveOn);
  const asksAfter = effectiveAt > from.issuedAt ? effectiveAt : from.issuedAt;
  const asked: PlannedReport[] = [];
  const notAsked: PlannedReport[] = [];
  let last: DueDay | undefined;
  for (const due of dueDays(regime, year, calendar)) {
    const planned = plannedReport(regime, due, last, calendar);
    if (planned.report.dueAt <= asksAfter) notAsked.push(planned);
    else asked.push(askedAfter(planned, asksAfter));
    last = due;
  }
  return { asked, notAsked };
}

/** A report without its sub-report where that had been due by the moment: what is past is not asked. */
export function askedAfter(planned: PlannedReport, moment: Instant): PlannedReport {
  return planned.subReport && planned.subReport.dueAt <= moment ? { ...planned, subReport: null } : planned;
}

interface DueDay {
  kind: PeriodKind;
  /** The day that the regime writes; it decides the period. */
  written: LocalDate;
  /** The day after rolling. */
  dueOn: LocalDate;
}

/** Every due day once, in order; of several kinds on one day the highest stands. */
function dueDays(regime: Regime, year: number, calendar: WorkCalendar): DueDay[] {
  const { roll } = regime.reports;
  const byDay = new Map<LocalDate, DueDay>();
  for (const { kind, written } of writtenDays(regime, year)) {
    const dueOn = { asWritten: written, earlier: calendar.rollEarlier(written), later: calendar.rollLater(written) }[
      roll
    ];
    byDay.set(dueOn, { kind, written, dueOn });
  }
  return [...byDay.values()].toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** From the lowest kind to the highest, so that the higher overwrites the lower. */
function writtenDays(regime: Regime, year: number): { kind: PeriodKind; written: LocalDate }[] {
  const { monthly, quarterly, annual, startMonth } = regime.reports;
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const dated = (kind: PeriodKind) => (monthDay: string) => ({
    kind,
    written: `${dayOf(year, 1, 1).slice(0, 5)}${monthDay}`,
  });
  return [
    ...(monthly ? months.map((month) => ({ kind: 'monthly' as const, written: dayOf(year, month, monthly.day) })) : []),
    ...quarterly.map(dated('quarterly')),
    ...(annual ? [annual].map(dated('annual')) : []),
  ].filter(({ written }) => startMonth === null || written.slice(5, 7) >= startMonth);
}

function plannedReport(regime: Regime, due: DueDay, last: DueDay | undefined, calendar: WorkCalendar): PlannedReport {
  const { window } = regime.reports;
  const opensOn =
    window === 'afterLastDue'
      ? dayAfterLast(due, last, calendar)
      : calendar.addWorkingDays(due.dueOn, -window.workingDaysBefore);
  const opensAt = calendar.startOf(opensOn);
  const countedFrom = window === 'afterLastDue' ? [due.written] : [due.written, opensOn];
  const report = scheduleOf(regime, 'report', { opensAt, dueOn: due.dueOn, countedFrom }, calendar);
  const period = periodOf(due.kind, due.written);
  if (regime.route === 'direct') return { period, report, subReport: null };

  const counted = calendar.addWorkingDays(due.dueOn, -regime.subReport.workingDaysBefore);
  // In a window shorter than that the sub-report is due on the day of opening, never before it.
  const subDueOn = counted > opensOn ? counted : opensOn;
  const subReport = scheduleOf(
    regime,
    'subReport',
    { opensAt, dueOn: subDueOn, countedFrom: [...countedFrom, due.dueOn] },
    calendar,
  );
  return { period, report, subReport };
}

/** The day after the last due day; the year's first window opens with the month, also of a day that was rolled. */
function dayAfterLast(due: DueDay, last: DueDay | undefined, calendar: WorkCalendar): LocalDate {
  if (last) return calendar.dateOf(calendar.startOf(last.dueOn, 24));
  const earliest = due.dueOn < due.written ? due.dueOn : due.written;
  return `${earliest.slice(0, 8)}01`;
}

import { planYear, type LocalDate, type Regime, type Schedule, type WorkCalendar } from '@duban/calendar';
import type { YearPreview } from '@duban/contracts';
import { Fault } from '../http/fault.js';

/** What falls due in a year under a regime, as asked from a day on. Throws a fault for a regime of another zone. */
export function previewYear(regime: Regime, year: number, calendar: WorkCalendar, effectiveOn: LocalDate): YearPreview {
  requireZone(regime, calendar);
  const from = { effectiveOn, issuedAt: calendar.startOf(effectiveOn) };
  const { asked, notAsked } = planYear(regime, year, calendar, from);
  const written = daysAsWritten(regime, year, calendar, from);
  const reports = asked.map(({ period, report, subReport }) => {
    const day = written.get(period.label);
    return {
      period,
      report: scheduleView(report, calendar),
      rolledFrom: day === undefined || day === report.dueOn ? null : day,
      subReport: subReport && scheduleView(subReport, calendar),
    };
  });
  return {
    year,
    code: regime.code,
    effectiveOn,
    reports,
    notAsked: notAsked.map(({ period, report }) => ({ period, dueOn: report.dueOn })),
    months: monthsOf(reports),
    provisional: reports.filter(({ report, subReport }) => report.provisional || subReport?.provisional === true)
      .length,
  };
}

/** Throws a fault where the days of a regime are not those of the government. */
export function requireZone({ zone }: Regime, calendar: WorkCalendar): void {
  if (zone === calendar.zone) return;
  const message = `The regime's days are of ${zone}, the government's of ${calendar.zone}.`;
  throw new Fault('regime-invalid', message, { issues: [{ path: '/zone', message }] });
}

/** The due days before days off are taken into account, by period. */
function daysAsWritten(
  regime: Regime,
  year: number,
  calendar: WorkCalendar,
  from: { effectiveOn: LocalDate; issuedAt: string },
): Map<string, LocalDate> {
  const unrolled: Regime = { ...regime, reports: { ...regime.reports, roll: 'asWritten' } };
  const { asked, notAsked } = planYear(unrolled, year, calendar, from);
  return new Map([...asked, ...notAsked].map(({ period, report }) => [period.label, report.dueOn]));
}

const scheduleView = (
  { opensAt, dueOn, dueAt, provisional, reminders, rungs }: Schedule,
  calendar: WorkCalendar,
): YearPreview['reports'][number]['report'] => ({
  opensAt,
  dueOn,
  dueAt,
  dayOff: !calendar.isWorkingDay(dueOn),
  provisional,
  remindedAt: reminders,
  slips: rungs,
});

function monthsOf(reports: YearPreview['reports']): YearPreview['months'] {
  const months = new Map<string, { reports: number; subReports: number }>();
  const monthOf = (day: LocalDate) => {
    const key = day.slice(0, 7);
    const found = months.get(key) ?? { reports: 0, subReports: 0 };
    months.set(key, found);
    return found;
  };
  for (const { report, subReport } of reports) {
    monthOf(report.dueOn).reports += 1;
    if (subReport) monthOf(subReport.dueOn).subReports += 1;
  }
  return [...months].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([month, counts]) => ({ month, ...counts }));
}

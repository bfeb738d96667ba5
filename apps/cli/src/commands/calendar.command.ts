import { createCalendar, planYear, type PlannedReport, type WorkCalendar } from '@duban/calendar';
import type { Command } from 'commander';
import { loadHolidays } from '../../../../config/load-config.js';
import { dayOption, optionsOf, wholeNumberOption } from '../options.js';
import { regimeGiven } from '../regime/choose-regime.js';
import { print, printJson, say } from '../terminal.js';

interface Options {
  regime: string;
  year: number;
  effective?: string;
}

/** `duban calendar`: what falls due in a year under a regime. */
export function addCalendarCommand(program: Command): void {
  program
    .command('calendar')
    .description('list what falls due in a year under a regime')
    .requiredOption('--regime <regime>', 'code of config/regimes, or a YAML file')
    .requiredOption('--year <year>', 'the year', wholeNumberOption('--year', 1990, 2200))
    .option(
      '--effective <date>',
      'from when it is asked; the first day of the year unless given',
      dayOption('--effective'),
    )
    .action((_options: Options, command: Command) => {
      const { regime: given, year, effective = `${year}-01-01`, json } = optionsOf<Options>(command);
      const regime = regimeGiven(given);
      const calendar = createCalendar(loadHolidays(), regime.zone);
      const from = { effectiveOn: effective, issuedAt: calendar.startOf(effective) };
      const { asked, notAsked } = planYear(regime, year, calendar, from);
      const rows = asked.map((planned) => rowOf(planned, calendar));
      if (json)
        printJson({ regime: regime.code, title: regime.title, year, zone: regime.zone, reports: rows, notAsked });
      else print(tableOf(rows));
      const provisional = rows.filter((row) => row.provisional).length;
      say(
        `${rows.length} due days in ${year}${notAsked.length > 0 ? `, ${notAsked.length} earlier ones not asked` : ''}.`,
      );
      if (provisional > 0)
        say(`${provisional} are provisional: a year that they reach into has no table in config/holidays.`);
    });
}

function rowOf({ period, report, subReport }: PlannedReport, calendar: WorkCalendar) {
  const { dueOn, opensAt, provisional } = report;
  return {
    dueOn,
    dayOff: !calendar.isWorkingDay(dueOn),
    period,
    opensOn: calendar.dateOf(opensAt),
    subReportDueOn: subReport?.dueOn ?? null,
    remindedOn: report.reminders.map((at) => calendar.dateOf(at)),
    rungsOn: report.rungs.map(({ at }) => calendar.dateOf(at)),
    provisional,
    report,
    subReport,
  };
}

function tableOf(rows: ReturnType<typeof rowOf>[]): string {
  const head = ['due', 'period', 'kind', 'opens', 'sub-report', 'reminders', 'slips'];
  const body = rows.map((row) => [
    `${row.dueOn}${row.dayOff ? ' off' : ''}${row.provisional ? ' ?' : ''}`,
    row.period.label,
    row.period.kind,
    row.opensOn,
    row.subReportDueOn ?? '-',
    row.remindedOn.map((day) => day.slice(5)).join(' ') || '-',
    row.rungsOn.map((day) => day.slice(5)).join(' ') || '-',
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...body.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [head, ...body].map(line).join('\n');
}

import type { PlanRow, ReportContent, ReportRow } from '@duban/contracts';

/** What is known of the reports of one task; `task.reports` gives every field where none is named. */
export type Reports = readonly Partial<ReportRow>[];

export type Plans = readonly Partial<PlanRow>[];

type Figure = ReportContent['figures'][number];

/** The last report of the same unit before this one that says something. */
export function reportBefore(reports: Reports, report: Partial<ReportRow>): Partial<ReportRow> | undefined {
  return reports
    .filter(
      ({ id, kind, unit, dueOn, content }) =>
        id !== report.id &&
        kind === 'report' &&
        unit?.id === report.unit?.id &&
        content &&
        isBefore(dueOn, report.dueOn),
    )
    .toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
    .at(-1);
}

const isBefore = (day: string | null | undefined, other: string | null | undefined): boolean =>
  day != null && other != null && day < other;

/** What the other units gave for the period of a report. */
export const partsOf = (reports: Reports, { id, period }: Partial<ReportRow>): Reports =>
  reports.filter((each) => each.id !== id && each.period === period && each.kind === 'subReport');

interface FigureChange {
  figure: Figure;
  before: Figure | undefined;
  /** Difference to the period before; none where there is no such figure of the same unit of measure. */
  change: string | undefined;
}

/** Each figure beside that of the same name and unit of measure in the period before, and those that are missing now. */
export function figureChanges(
  now: readonly Figure[],
  before: readonly Figure[],
): { changes: FigureChange[]; missing: Figure[] } {
  const isSame = (a: Figure, b: Figure): boolean => a.name === b.name && a.unit === b.unit;
  const changes = now.map((figure) => {
    const old = before.find((each) => isSame(each, figure));
    return { figure, before: old, change: old && differenceOf(figure.value, old.value) };
  });
  return { changes, missing: before.filter((old) => !now.some((figure) => isSame(figure, old))) };
}

/** `32.5` less `30` is `+2.5`: exact, as the numbers are written. */
export function differenceOf(now: string, before: string): string {
  const places = Math.max(placesOf(now), placesOf(before));
  const difference = scaled(now, places) - scaled(before, places);
  const digits = (difference < 0n ? -difference : difference).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const part = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '');
  const sign = difference > 0n ? '+' : difference < 0n ? '-' : '';
  return `${sign}${whole}${part === '' ? '' : `.${part}`}`;
}

const placesOf = (value: string): number => value.split('.')[1]?.length ?? 0;

function scaled(value: string, places: number): bigint {
  const [whole = '0', part = ''] = value.split('.');
  return BigInt(whole + part.padEnd(places, '0'));
}

/** The time nodes of a plan that fall into a period: after the day of the report before, up to that of this one. */
export function milestonesOf(
  plans: Plans,
  after: string | null | undefined,
  until: string | null | undefined,
): { name: string; dueOn: string }[] {
  const content = plans.find(({ kind }) => kind === 'plan')?.content;
  return (content?.milestones ?? [])
    .filter(({ dueOn }) => (after == null || dueOn > after) && (until == null || dueOn <= until))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
}

/** What a reviewer has typed about one report. */
export interface Judgement {
  deed: 'accept' | 'return' | 'empty' | undefined;
  mark: 'good' | 'sufficient' | 'poor' | undefined;
  reason: string;
}

export const noJudgement: Judgement = { deed: undefined, mark: undefined, reason: '' };

type Lack = 'mark' | 'reason' | undefined;

/** What is lacking for a deed: a mark to accept, a reason for what the unit will not like. */
export function lackOf({ deed, mark, reason }: Judgement): Lack {
  if (deed === 'accept' && mark === undefined) return 'mark';
  const needsReason = deed !== 'accept' || mark === 'poor';
  return needsReason && reason.trim() === '' ? 'reason' : undefined;
}

import type { FigureInPlace, ReportContent, ReturnRow } from '@duban/contracts';
import { decimalOf } from '../../parts/report/report-draft.js';

/** A figure while it is typed: text that may be empty. */
export interface FigureCell {
  value: string;
  asOf: string;
  nature: 'actual' | 'forecast';
}

/** One line of the sheet while it is typed. */
export interface RowDraft {
  summary: string;
  /** Nothing new since the period before, and why. */
  isUnchanged: boolean;
  reason: string;
  /** One in each line. */
  problems: string;
  nextStep: string;
  figures: FigureCell[];
}

export type TextField = 'summary' | 'reason' | 'problems' | 'nextStep';

/** What a sheet begins with beside its rows. */
export interface Beginning {
  /** The day of writing: figures are as of it unless told. */
  today: string;
  /** What stands for the progress where there is none. */
  nothingNew: string;
}

/** What is written of a report, ready to be typed on; figures of the period before wait for their new values. */
export function draftOf(
  { content, figures }: Pick<ReturnRow, 'content' | 'figures'>,
  { today, nothingNew }: Beginning,
): RowDraft {
  return {
    ...textsOf(content, nothingNew),
    figures: figures.map(({ value, asOf, nature }) => ({
      value: value ?? '',
      asOf: asOf ?? today,
      nature: nature ?? 'actual',
    })),
  };
}

function textsOf(content: ReportContent | null, nothingNew: string): Omit<RowDraft, 'figures'> {
  if (!content) return { summary: '', isUnchanged: false, reason: '', problems: '', nextStep: '' };
  const { summary, unchanged, problems, nextStep } = content;
  return {
    summary: unchanged && summary === nothingNew ? '' : summary,
    isUnchanged: unchanged !== undefined,
    reason: unchanged?.reason ?? '',
    problems: problems?.join('\n') ?? '',
    nextStep: nextStep ?? '',
  };
}

/**
 * The report that a line says. What the sheet does not show of it (clauses, coordination, files) stays as it is.
 * `nothingNew` stands for the progress where there is none.
 */
export function contentOf(row: ReturnRow, draft: RowDraft, nothingNew: string): ReportContent {
  const { clauses = [], coordination = [], attachments = [] } = row.content ?? {};
  const nextStep = draft.nextStep.trim();
  const reason = draft.reason.trim();
  return {
    summary: draft.summary.trim() || nothingNew,
    ...(draft.isUnchanged ? { unchanged: reason === '' ? {} : { reason } } : {}),
    clauses,
    figures: row.figures.flatMap((figure, index) => figureOf(figure, draft.figures[index])),
    problems: draft.problems
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    coordination,
    ...(nextStep === '' ? {} : { nextStep }),
    attachments,
  };
}

function figureOf(
  { before: _before, value: _value, asOf: _asOf, nature: _nature, ...named }: FigureInPlace,
  cell: FigureCell | undefined,
): NonNullable<ReportContent['figures']> {
  if (!cell || cell.value.trim() === '') return [];
  return [{ ...named, value: decimalOf(cell.value), asOf: dateOf(cell.asOf) ?? cell.asOf, nature: cell.nature }];
}

/** Whether a line says anything of this period. */
export const isFilled = ({ summary, isUnchanged }: RowDraft): boolean => summary.trim() !== '' || isUnchanged;

/** What stands in the way of keeping a line: the reason why there is nothing new again, a figure that is none. */
type RowFault = 'reason' | 'value' | 'asOf';

/** What is wrong in a line, before it is sent. */
export function faultsOf({ previous }: Pick<ReturnRow, 'previous'>, draft: RowDraft): RowFault[] {
  const given = draft.figures.filter(({ value }) => value.trim() !== '');
  const again = draft.isUnchanged && (previous?.unchanged ?? 0) > 0;
  return [
    ...(again && draft.reason.trim() === '' ? (['reason'] as const) : []),
    ...(given.every(({ value }) => isDecimal(value)) ? [] : (['value'] as const)),
    ...(given.every(({ asOf }) => dateOf(asOf) !== undefined) ? [] : (['asOf'] as const)),
  ];
}

export const isDecimal = (value: string): boolean => /^-?\d{1,18}(\.\d{1,12})?$/.test(decimalOf(value));

/**
 * A day as people write it, as `2023-06-25`: also 2023/6/25, 2023.6.25, 20230625 and 2023年6月25日. Nothing for what is no
 * day of the calendar.
 */
export function dateOf(text: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.trim()) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim()) ??
    [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number(month) <= 12 && Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month))
    ? date
    : undefined;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether two lines say the same. */
export const isSameDraft = (a: RowDraft, b: RowDraft): boolean => JSON.stringify(a) === JSON.stringify(b);

import type { OutcomesView } from '@duban/contracts';
import type { MarkedStretch, Stretch } from '../../parts/document/marked-lines.js';
import type { Tone } from '../../theme/theme.js';

export type Row = OutcomesView['rows'][number];
export type Verdict = Row['verdict'];
export type Judgement = NonNullable<Row['asRead']>;

/** From the most serious. */
export const verdicts = ['missed', 'partlyMet', 'notComparable', 'noOutcome', 'met'] as const satisfies Verdict[];

export const verdictTones: Readonly<Record<Verdict, Tone>> = {
  met: 'green',
  missed: 'red',
  partlyMet: 'yellow',
  notComparable: 'blue',
  noOutcome: 'grey',
};

/** What is shown: rows of one verdict, all of them, or the results that answer none. */
export type Shown = Verdict | 'all' | 'loose';

/** Rows in the order of the directive, or the most serious first: those with marks before those without. */
export function rowsShown(rows: readonly Row[], shown: Shown, bySeverity: boolean): readonly Row[] {
  const own = rows.filter(({ verdict }) => shown === 'all' || verdict === shown);
  return bySeverity ? own.toSorted((a, b) => weightOf(b) - weightOf(a)) : own;
}

const weightOf = ({ verdict, marks }: Row): number =>
  (verdicts.length - verdicts.indexOf(verdict)) * 100 + marks.length;

/** The words of the report that answer a row: as read, or as somebody has put it. */
export function answersOf({ asRead, outcome, claims }: Row): (Stretch & { figureAt: Stretch | null })[] {
  const told = claims.flatMap(({ outcome: each }) => (each ? [each] : []));
  const isAsRead = !asRead || asRead.outcome?.start === outcome?.start;
  if (isAsRead && told.length > 0) return told;
  return outcome ? [{ ...outcome, figureAt: null }] : [];
}

/** What a stretch of the report is: the answer to a row, the figure in it, or a result that answers none. */
export type ReportMark = Verdict | 'figure' | 'loose';

/** Everything in the report that answers a row, and every result that answers none. */
export function reportMarks({ rows, results }: Pick<OutcomesView, 'rows' | 'results'>): MarkedStretch<ReportMark>[] {
  const answers = rows.flatMap((row) =>
    answersOf(row).flatMap(({ start, end, figureAt }): MarkedStretch<ReportMark>[] => [
      { start, end, kind: row.verdict, items: [row.id], isFirst: true },
      ...(figureAt ? [{ ...figureAt, kind: 'figure' as const, items: [row.id], isFirst: false }] : []),
    ]),
  );
  const loose = results
    .filter((result) => result.rows.length === 0)
    .map(({ start, end }) => ({ start, end, kind: 'loose' as const, items: [], isFirst: true }));
  return [...answers, ...loose];
}

/** A text in pieces: those that are emphasised, and what stands between them. */
export function emphasised(
  text: string,
  at: number,
  stretches: readonly Stretch[],
): { text: string; strong: boolean }[] {
  const pieces: { text: string; strong: boolean }[] = [];
  let from = 0;
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const [begin, stop] = [Math.max(from, start - at), Math.min(text.length, end - at)];
    if (begin >= stop) continue;
    if (begin > from) pieces.push({ text: text.slice(from, begin), strong: false });
    pieces.push({ text: text.slice(begin, stop), strong: true });
    from = stop;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), strong: false });
  return pieces;
}

/** A figure as people write it: `≥7%` for `>=7%`. */
export const figureText = (figure: string): string => figure.replace(/^>=/, '≥').replace(/^<=/, '≤').replace(/^~/, '≈');

export const numberOf = ({ number, id }: Pick<Row, 'number' | 'id'>): string => number ?? id.slice(1);

export const whoOf = ({ title, person }: OutcomesView['changedBy']): string => (person ? `${title} ${person}` : title);

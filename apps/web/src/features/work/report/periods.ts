import type { ReportContent, ReportRow } from '@duban/contracts';
import { type ReportDraft, typedOf } from '../../../parts/report/report-draft.js';

/** What the same unit last reported before this report, of the same kind. */
export function lastReportOf(rows: readonly ReportRow[], own: ReportRow | undefined): ReportRow | undefined {
  if (!own) return undefined;
  return rows
    .filter(({ id, kind, unit, content }) => id !== own.id && kind === own.kind && unit.id === own.unit.id && content)
    .filter(({ dueOn }) => (dueOn ?? '') < (own.dueOn ?? '9999'))
    .toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1))
    .at(-1);
}

/** Takes what a unit gave into the lead's report: its words, or its figures, once each and named after the unit. */
export function withSubReport(
  draft: ReportDraft,
  content: ReportContent,
  unit: string,
  what: 'text' | 'figures',
): Partial<ReportDraft> {
  const given = typedOf(content);
  if (what === 'figures') {
    const figures = given.figures.map((figure) => ({ ...figure, name: `${unit}：${figure.name}`.slice(0, 500) }));
    const isKnown = ({ name, asOf }: { name: string; asOf: string }): boolean =>
      draft.figures.some((each) => each.name === name && each.asOf === asOf);
    return { figures: [...draft.figures, ...figures.filter((figure) => !isKnown(figure))] };
  }
  const summary = `${unit}：${given.summary.trim()}`;
  const problems = given.problems.map((problem) => `${unit}：${problem}`);
  return {
    summary: draft.summary.includes(summary)
      ? draft.summary
      : [draft.summary.trim(), summary].filter(Boolean).join('\n'),
    problems: [...draft.problems, ...problems.filter((problem) => !draft.problems.includes(problem))],
    coordination: [
      ...draft.coordination,
      ...given.coordination.filter(({ matter }) => !draft.coordination.some((each) => each.matter === matter)),
    ],
    attachments: [...new Set([...draft.attachments, ...given.attachments])],
  };
}

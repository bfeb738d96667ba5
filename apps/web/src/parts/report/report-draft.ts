import type { ReportContent } from '@duban/contracts';

type Content = Required<ReportContent>;

/** A figure while it is typed: everything is text, and may be empty. */
export interface FigureDraft {
  name: string;
  value: string;
  unit: string;
  asOf: string;
  period: string;
  nature: Content['figures'][number]['nature'];
  scope: string;
  source: string;
}

export interface ClauseDraft {
  clause: string;
  status: Content['clauses'][number]['status'];
  text: string;
}

export interface CoordinationDraft {
  matter: string;
  /** Id of a unit; null where none can be named. */
  of: string | null;
  note: string;
}

/** A report while it is typed. */
export interface ReportDraft {
  summary: string;
  clauses: ClauseDraft[];
  figures: FigureDraft[];
  problems: string[];
  coordination: CoordinationDraft[];
  nextStep: string;
  attachments: string[];
}

export interface Occasion {
  /** Label of the period that is reported. */
  period: string;
  /** The day of writing. */
  today: string;
}

/**
 * What a form begins with: what was saved, else an empty one; in both the clauses and figures of the period before stand
 * ready, the figures without their values.
 */
export function reportDraftOf(
  content: ReportContent | null,
  before: ReportContent | null,
  occasion: Occasion,
): ReportDraft {
  const saved = content ? typedOf(content) : emptyReport();
  const earlier = before ? typedOf(before) : emptyReport();
  const clauses = content ? saved.clauses : earlier.clauses.map((clause) => ({ ...clause, text: '' }));
  const names = new Set(saved.figures.map(({ name }) => name));
  const waiting = earlier.figures
    .filter(({ name }) => !names.has(name))
    .map((figure) => ({ ...figure, value: '', asOf: occasion.today, period: occasion.period }));
  return { ...saved, clauses, figures: [...saved.figures, ...waiting] };
}

export const emptyFigure = ({ period, today }: Occasion): FigureDraft => ({
  name: '',
  value: '',
  unit: '',
  asOf: today,
  period,
  nature: 'actual',
  scope: '',
  source: '',
});

const emptyReport = (): ReportDraft => ({
  summary: '',
  clauses: [],
  figures: [],
  problems: [],
  coordination: [],
  nextStep: '',
  attachments: [],
});

/** What was written before, as a form holds it. */
export const typedOf = (content: ReportContent): ReportDraft => ({
  summary: content.summary,
  clauses: content.clauses.map(({ clause, status, text }) => ({ clause, status, text: text ?? '' })),
  figures: content.figures.map((figure) => ({
    name: figure.name,
    value: figure.value,
    unit: figure.unit,
    asOf: figure.asOf,
    period: figure.period ?? '',
    nature: figure.nature,
    scope: figure.scope ?? '',
    source: figure.source ?? '',
  })),
  problems: [...content.problems],
  coordination: content.coordination.map(({ matter, of, note }) => ({ matter, of, note: note ?? '' })),
  nextStep: content.nextStep ?? '',
  attachments: [...content.attachments],
});

/** What is sent: without empty rows, and without figures that have no value yet. */
export function reportContentOf(draft: ReportDraft): ReportContent {
  const nextStep = draft.nextStep.trim();
  return {
    summary: draft.summary.trim(),
    clauses: draft.clauses
      .filter(({ clause, text }) => clause.trim() !== '' || text.trim() !== '')
      .map(({ clause, status, text }) => ({ clause: clause.trim(), status, ...optional('text', text) })),
    figures: draft.figures.filter(({ value }) => value.trim() !== '').map(figureOf),
    problems: draft.problems.map((problem) => problem.trim()).filter((problem) => problem !== ''),
    coordination: draft.coordination
      .filter(({ matter, note }) => matter.trim() !== '' || note.trim() !== '')
      .map(({ matter, of, note }) => ({ matter: matter.trim(), of, ...optional('note', note) })),
    ...(nextStep === '' ? {} : { nextStep }),
    attachments: draft.attachments,
  };
}

const figureOf = ({ name, value, unit, asOf, period, nature, scope, source }: FigureDraft) => ({
  name: name.trim(),
  value: decimalOf(value),
  unit: unit.trim(),
  asOf,
  ...optional('period', period),
  nature,
  ...optional('scope', scope),
  ...optional('source', source),
});

const optional = <Name extends string>(name: Name, typed: string): { [Key in Name]?: string } => {
  const text = typed.trim();
  return (text === '' ? {} : { [name]: text }) as { [Key in Name]?: string };
};

/** A number as people write it, in the digits and the point of the record: `1,234.5` and `１２３４．５` are 1234.5. */
export const decimalOf = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll(/[\s,_]/g, '')
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.');

export type ReportFaultCode =
  'summaryMissing' | 'figureName' | 'figureNumber' | 'figureUnit' | 'figureDay' | 'clauseName' | 'coordinationMatter';

export interface ReportFault {
  /** Where: `summary`, `figures.2.value`. */
  at: string;
  code: ReportFaultCode;
}

const isDecimal = (text: string): boolean => /^-?\d{1,18}(\.\d{1,12})?$/.test(text);

/** What must be put right before a report can be sent. */
export function reportFaults({ summary, clauses, figures, coordination }: ReportDraft): ReportFault[] {
  const isEmpty = (text: string): boolean => text.trim() === '';
  const fault = (wrong: boolean, at: string, code: ReportFaultCode): ReportFault[] => (wrong ? [{ at, code }] : []);
  return [
    ...fault(isEmpty(summary), 'summary', 'summaryMissing'),
    ...clauses.flatMap(({ clause, text }, row) =>
      fault(isEmpty(clause) && !isEmpty(text), `clauses.${row}.clause`, 'clauseName'),
    ),
    ...figures.flatMap(({ name, value, unit, asOf }, row) =>
      isEmpty(value)
        ? []
        : [
            ...fault(isEmpty(name), `figures.${row}.name`, 'figureName'),
            ...fault(!isDecimal(decimalOf(value)), `figures.${row}.value`, 'figureNumber'),
            ...fault(isEmpty(unit), `figures.${row}.unit`, 'figureUnit'),
            ...fault(asOf === '', `figures.${row}.asOf`, 'figureDay'),
          ],
    ),
    ...coordination.flatMap(({ matter, note }, row) =>
      fault(isEmpty(matter) && !isEmpty(note), `coordination.${row}.matter`, 'coordinationMatter'),
    ),
  ];
}

/** Whether a text says word for word what was said before: months, numbers and punctuation aside. */
export function isCopy(text: string, before: string | null | undefined): boolean {
  const words = wordsOf(text);
  return words !== '' && words === wordsOf(before ?? '');
}

const wordsOf = (text: string): string => text.normalize('NFKC').replaceAll(/[^\p{L}]/gu, '');

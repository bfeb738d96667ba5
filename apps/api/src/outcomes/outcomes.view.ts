import type { OutcomesRow, OutcomesView } from '@duban/contracts';
import type { Span } from '@duban/directive';
import { judgementsAsRead, judgementsNow, rowId } from './corrections.js';
import type { Hand, Names, OutcomesLine, OutcomesReading, StoredCorrection, StoredOutcomes } from './outcomes.store.js';

type Row = OutcomesView['rows'][number];
type Stretch = Row['printed'];

/** A report held against a directive, as it is read. */
export function outcomesView(stored: StoredOutcomes, names: Names, mayCorrect: boolean): OutcomesView {
  const { content, texts: _, ...line } = stored;
  const { source, reading, corrections, summary } = content;
  const rows = rowsOf(stored);
  return {
    ...outcomesRow({ ...line, summary }),
    source: source ? { kind: source.kind, file: source.file, warnings: [...source.warnings] } : null,
    rows,
    results: reading.results.map((result) => ({ ...result, rows: answeredBy(result, rows) })),
    corrections: corrections.map((each) => correctionView(each, names)).toReversed(),
    mayCorrect,
  };
}

/** A report as a list shows it. */
export const outcomesRow = ({ summary, directive, ...line }: OutcomesLine): OutcomesRow => {
  const { number, title, year, counts, corrected } = summary;
  return { ...line, directive: { ...directive, number, title }, year, counts, corrected };
};

/** Everybody who has corrected something or taken it back. */
export const handsIn = (corrections: readonly StoredCorrection[]): Hand[] =>
  corrections.flatMap(({ by, takenBack }) => [by, ...(takenBack ? [takenBack.by] : [])]);

function rowsOf({ content: { reading, corrections }, texts }: Pick<StoredOutcomes, 'content' | 'texts'>): Row[] {
  const asRead = judgementsAsRead(reading);
  const now = judgementsNow(reading, corrections);
  return reading.items.flatMap((item, index): Row[] => {
    const match = reading.matches[index];
    const read = asRead[index];
    if (!match || !read) return [];
    const { start, end, ...head } = item;
    const corrected = now[index] ?? null;
    return [
      {
        ...head,
        id: rowId(index),
        text: texts.directive.slice(start, end),
        printed: { start, end },
        isTarget: match.isTarget,
        ...(corrected ?? read),
        rule: match.rule,
        explanation: match.explanation,
        claims: match.claims.map(claimView),
        asRead: corrected && read,
      },
    ];
  });
}

function claimView(claim: OutcomesReading['matches'][number]['claims'][number]): Row['claims'][number] {
  const { targetQuote, targetSpans, target, outcomeQuote, outcomeSpan, outcome, outcomeValueSpan } = claim;
  const { verdict, marks, rule, explanation } = claim;
  return {
    quote: targetQuote,
    printed: targetSpans.map(stretch),
    target,
    outcome: outcomeSpan && {
      quote: outcomeQuote ?? '',
      ...stretch(outcomeSpan),
      figure: outcome,
      figureAt: outcomeValueSpan && stretch(outcomeValueSpan),
    },
    verdict,
    marks,
    rule,
    explanation,
  };
}

/** The rows that a result answers: as read, or as somebody has put it. */
function answeredBy(result: Stretch, rows: readonly Row[]): string[] {
  const overlaps = ({ start, end }: Stretch): boolean => start < result.end && end > result.start;
  return rows.filter((row) => answersOf(row).some(overlaps)).map(({ id }) => id);
}

/** The words of the report that answer a row. */
function answersOf({ asRead, outcome, claims }: Row): Stretch[] {
  const told = claims.flatMap((claim) => (claim.outcome ? [claim.outcome] : []));
  const isAsRead = !asRead || asRead.outcome?.start === outcome?.start;
  if (isAsRead && told.length > 0) return told;
  return outcome ? [outcome] : [];
}

function correctionView(
  { by, takenBack, ...correction }: StoredCorrection,
  names: Names,
): OutcomesView['corrections'][number] {
  return {
    ...correction,
    by: whoOf(by, names),
    takenBack: takenBack && { by: whoOf(takenBack.by, names), at: takenBack.at },
  };
}

const whoOf = ({ post, person }: Hand, { posts, people }: Names) => ({
  post,
  title: posts.get(post) ?? '',
  person: people.get(person) ?? null,
});

const stretch = ([offset, length]: Span): Stretch => ({ start: offset, end: offset + length });

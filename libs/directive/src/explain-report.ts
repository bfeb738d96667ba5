import { parseReport } from './prose/parse-report.js';
import type { Commitment, ParsedReport, ReportSection } from './prose/parsed-report.js';
import { chapterReasons, leftOutReasons, partReasons } from './prose/reasons.js';
import { type Line, lineAt, linesOf } from './text/lines.js';
import { printedAt, type Span, trimmed } from './text/stretch.js';

/** What a part of a report became; `context` became nothing of its own. */
export type ReportPartKind =
  'chapter' | 'section' | 'topic' | 'commitment' | 'target' | 'outcome' | 'result' | 'leftOut' | 'context';

/** Why a part of a line became what it is: the rule that took it with its reason, and the figures and times found in it. */
export interface ExplainedPart {
  line: number;
  kind: ReportPartKind;
  rule: string;
  why: string;
  /** What is printed there. */
  text: string;
  found: string[];
}

/**
 * For each line of a report in prose, in order, what its parts became and why; null for a text that is no such report.
 * Parts may overlap, and together they hold every word.
 */
export function explainReport(text: string): ExplainedPart[] | null {
  const report = parseReport(text);
  if (!report) return null;
  const lines = linesOf(text);
  const taken = withoutTwins(partsOf(text, report).toSorted(byPlace));
  return [...taken, ...contextsOf(text, lines, report, taken)].toSorted(byPlace).map(({ span, ...part }) => ({
    line: lineAt(lines, span[0]),
    ...part,
    text: printedAt(text, [span]),
  }));
}

type Part = Omit<ExplainedPart, 'line' | 'text'> & { span: Span };

/** The wider first, where several begin at one place. */
const byPlace = ({ span: [one, size] }: Part, { span: [other, otherSize] }: Part): number =>
  one - other || otherSize - size;

function partsOf(text: string, report: ParsedReport): Part[] {
  const { chapters, sections, selfConstruction, expectedTargets, outcomes, results, leftOut } = report;
  const chapterStarts = new Set(chapters.map(({ span }) => span[0]));
  return [
    ...chapters.map(({ kind, span }) => chapterPart(kind ?? 'other', span)),
    ...[...sections, ...selfConstruction].flatMap((section) => partsOfSection(section, chapterStarts)),
    ...expectedTargets.map(({ qualitative, quote, span }) =>
      part('target', qualitative ? 'target-in-words' : 'target-with-figure', span, qualitative ? [] : [quote]),
    ),
    ...outcomes.map(({ span, valueSpan }) => part('outcome', 'figure-reached', span, [printedAt(text, [valueSpan])])),
    ...results.map(({ span }) => part('result', 'stage-reached', span)),
    ...leftOut.map(({ reason, span, ...named }): Part => ({
      kind: 'leftOut',
      rule: reason,
      why: leftOutReasons[reason],
      span,
      found: quotesOf(named),
    })),
  ];
}

function chapterPart(rule: keyof typeof chapterReasons, span: Span): Part {
  return { kind: 'chapter', rule, why: chapterReasons[rule], span, found: [] };
}

function part(kind: ReportPartKind, rule: keyof typeof partReasons, span: Span, found: string[] = []): Part {
  return { kind, rule, why: partReasons[rule], span, found };
}

/** A chapter without numbers is one section under its own heading, which is told as the chapter's. */
function partsOfSection({ heading, span, topics }: ReportSection, chapterStarts: ReadonlySet<number>): Part[] {
  const own = chapterStarts.has(span[0]) ? [] : [part('section', 'outermost-number', [span[0], heading.length])];
  const inside = topics.flatMap(({ topic, span: [start], commitments }) => [
    ...(topic === '' ? [] : [part('topic', 'topic-sentence', [start, topic.length])]),
    ...commitments.map((commitment) =>
      part('commitment', ruleOfCommitment(commitment), commitment.span, quotesOf(commitment)),
    ),
  ]);
  return [...own, ...inside];
}

function ruleOfCommitment({ targets, deadline }: Commitment): 'figure-and-date' | 'figure' | 'date' {
  if (deadline === null) return 'figure';
  return targets.some(({ value }) => value !== null) ? 'figure-and-date' : 'date';
}

function quotesOf({ targets, timeLimits }: Pick<Commitment, 'targets' | 'timeLimits'>): string[] {
  return [...targets, ...timeLimits].map(({ quote }) => quote);
}

/** What two figures of one clause say of it is said once, with both. */
function withoutTwins(parts: readonly Part[]): Part[] {
  const kept = new Map<string, Part>();
  for (const each of parts) {
    const key = [each.kind, each.rule, ...each.span].join(' ');
    const twin = kept.get(key);
    kept.set(key, twin ? { ...twin, found: [...twin.found, ...each.found] } : each);
  }
  return [...kept.values()];
}

/** The words that nothing was made of, line by line; marks alone are no words. */
function contextsOf(text: string, lines: readonly Line[], report: ParsedReport, taken: readonly Part[]): Part[] {
  const contexts: Part[] = [];
  const ruleAt = contextRules(report);
  let next = 0;
  let from = 0;
  const close = (start: number, end: number) => {
    const words = trimmed(text, start, end);
    if (/[\p{L}\p{N}]/u.test(text.slice(words.start, words.end)))
      contexts.push(part('context', ruleAt(words.start), [words.start, words.end - words.start]));
  };
  for (const { start, end } of lines) {
    from = Math.max(from, start);
    for (let each = taken[next]; each && each.span[0] < end; each = taken[next]) {
      close(from, each.span[0]);
      from = Math.max(from, each.span[0] + each.span[1]);
      next += 1;
    }
    close(from, end);
  }
  return contexts;
}

/** Which rule holds for words that nothing was made of: it depends on the chapter. Asked for offsets that only grow. */
function contextRules({ chapters }: ParsedReport): (offset: number) => keyof typeof partReasons {
  let at = -1;
  return (offset) => {
    while ((chapters[at + 1]?.span[0] ?? Infinity) <= offset) at += 1;
    if (at < 0) return 'before-chapters';
    return chapters[at]?.kind === 'review' ? 'no-result' : 'leads-on';
  };
}

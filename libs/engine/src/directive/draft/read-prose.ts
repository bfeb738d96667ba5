import type {
  ChapterKind,
  Commitment,
  DiagnosticCode,
  LeftOut,
  ParsedDirective,
  ParsedReport,
  ParsedTask,
  ReportSection,
  Span,
} from '@duban/directive';
import type { DraftReading, ProseChapter, ProsePlace } from './draft-reading.js';

/**
 * The reading of a report: everything in it that looks ahead, in the order of the text, as a task without units, of which
 * only the commitments of this year's work are candidates from the beginning.
 */
export function readProse(text: string, { document, reporting, diagnostics }: ParsedDirective, report: ParsedReport) {
  const chapters = chaptersOf(text, report);
  const pathTo = pathsIn(chapters, [...report.sections, ...report.selfConstruction]);
  const read = wordsAhead(report)
    .map((words) => ({ ...words, ...taskOf(text, words.said, pathTo) }))
    .toSorted((a, b) => a.start - b.start);
  const reading: DraftReading = {
    document: { ...document, year: report.year ?? document.year },
    reporting,
    tasks: read.map(({ task }) => task),
    diagnostics: diagnostics.filter(({ code }) => ofAnyText.has(code)),
    prose: {
      year: report.year,
      chapters,
      places: read.map(({ sentence, leftOut }) => ({ sentence, leftOut })),
    },
  };
  return reading;
}

/** Doubts about the text itself; the others are about the form of a notice. */
const ofAnyText = new Set<DiagnosticCode>(['lost-characters', 'page-header', 'hidden-characters']);

type Said = Pick<LeftOut, 'quote' | 'span' | 'timeLimits' | 'targets'> & { subject?: string | null };

interface WordsAhead extends ProsePlace {
  said: Said;
}

function wordsAhead(report: ParsedReport): WordsAhead[] {
  const isOwn = within(report.chapters, 'selfConstruction');
  return [
    ...commitmentsIn(report.sections).map((said) => ({ said, sentence: said.sentence.span, leftOut: null })),
    ...commitmentsIn(report.selfConstruction).map((said) => ({
      said,
      sentence: said.sentence.span,
      leftOut: 'selfConstruction' as const,
    })),
    ...report.expectedTargets.map((target) => ({
      said: { quote: target.quote, span: target.span, timeLimits: [], targets: target.value === null ? [] : [target] },
      sentence: target.span,
      leftOut: 'yearTarget' as const,
    })),
    ...report.leftOut.map((said) => ({
      said,
      sentence: said.span,
      leftOut: isOwn(said.span) ? ('selfConstruction' as const) : said.reason,
    })),
  ];
}

const commitmentsIn = (sections: readonly ReportSection[]): Commitment[] =>
  sections.flatMap(({ topics }) => topics.flatMap(({ commitments }) => commitments));

/** Whether a span stands in a chapter of a kind. */
function within(chapters: ParsedReport['chapters'], kind: ChapterKind) {
  const find = placesOf(chapters.map((chapter) => ({ ...chapter, start: chapter.span[0], end: Infinity })));
  return ([offset]: Span): boolean => find(offset)?.kind === kind;
}

function taskOf(
  text: string,
  { span, timeLimits, targets, subject = null }: Said,
  pathTo: (span: Span) => string[],
): { start: number; task: ParsedTask } {
  const [start] = span;
  const printed = subject === null ? [span] : withSubject(text, subject, span);
  return {
    start,
    task: {
      number: null,
      sectionPath: pathTo(span),
      text: printed.map(([at, length]) => text.slice(at, at + length)).join(''),
      lead: [],
      coordinating: [],
      groups: [],
      openEnded: false,
      rawUnits: '',
      deadline: null,
      leaders: [],
      targets,
      timeLimits,
      leadBasis: 'none',
      spans: {
        number: [],
        text: printed,
        lead: [],
        coordinating: [],
        groups: [],
        rawUnits: [],
        deadline: [],
        leaders: [],
      },
    },
  };
}

/** What the words are about stands before them in the same sentence: right before them it is one stretch with them. */
function withSubject(text: string, subject: string, span: Span): Span[] {
  const [start, length] = span;
  const about = text.lastIndexOf(subject, start);
  if (about < 0) return [span];
  const end = about + subject.length;
  return start - end <= 1 ? [[about, start + length - about]] : [[about, subject.length], span];
}

function chaptersOf(text: string, { chapters, outcomes, results }: ParsedReport): ProseChapter[] {
  const told = [...outcomes, ...results].map(({ span: [offset] }) => offset);
  return chapters.map(({ kind, heading, span: [start] }, index) => {
    const end = chapters[index + 1]?.span[0] ?? text.length;
    return { kind, heading, span: [start, end - start], told: told.filter((at) => at >= start && at < end).length };
  });
}

/** The headings over a span: of its chapter, its section and its topic, each where there is one and it is not the span itself. */
function pathsIn(chapters: readonly ProseChapter[], sections: readonly ReportSection[]): (span: Span) => string[] {
  const topics = sections.flatMap((section) => section.topics);
  const levels = [
    placesOf(chapters.map(({ heading, span }) => placed(heading, span))),
    placesOf(sections.map(({ heading, span }) => placed(heading, span))),
    placesOf(topics.map(({ topic, span }) => placed(topic, span))),
  ];
  return ([offset]) => {
    const over = levels.flatMap((find) => find(offset) ?? []);
    const path = over.filter(({ heading, start }) => start + heading.length <= offset).map(({ heading }) => heading);
    // A chapter without sections is one section under its own heading.
    return [...new Set(path)].map((heading) => heading.slice(0, HEADING_LENGTH)).filter((heading) => heading !== '');
  };
}

/** A heading is a line of an item; longer ones are cut. */
const HEADING_LENGTH = 200;

const placed = (heading: string, [start, length]: Span) => ({ heading, start, end: start + length });

/** Finds among places in their order the last that begins at or before an offset and has not ended there. */
function placesOf<Place extends { start: number; end: number }>(places: readonly Place[]) {
  return (offset: number): Place | undefined => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle]?.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    const found = places[low - 1];
    return found && offset < found.end ? found : undefined;
  };
}

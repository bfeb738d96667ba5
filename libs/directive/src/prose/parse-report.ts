import { readOutcomes } from '../outcomes/read-outcomes.js';
import { readResults } from '../outcomes/read-results.js';
import { targetsIn } from '../figures/targets.js';
import { timeLimitsIn } from '../figures/time-limits.js';
import type { Span, Stretch } from '../text/stretch.js';
import { type Chapter, type Chapters, chaptersOf } from './chapters.js';
import { commitmentsOf } from './commitments.js';
import { expectedTargetsIn } from './expected-targets.js';
import type { LeftOut, LeftOutReason, ParsedReport, ReportSection, ReportTopic } from './parsed-report.js';
import { outlineOfChapter, type Topic } from './sections.js';
import { taskTargetsOf } from './task-targets.js';
import { quoted, type Source, sourceOf } from './source.js';
import { type Sentence, sentencesOf } from './sentences.js';

/**
 * Reads a report in prose, such as a government's report on its work: its review becomes outcomes, this year's work
 * commitments that may become tasks; whatever else looks ahead is listed with the reason. Null for a text that is no
 * such report. Offsets count UTF-16 code units of
 * `text` as it is. Never throws; time linear in the text.
 */
export function parseReport(text: string): ParsedReport | null {
  const source = sourceOf(text);
  const told = chaptersOf(source.plain);
  if (!isReport(told)) return null;
  const report: ParsedReport = {
    year: told.year,
    chapters: told.chapters.map(({ kind, heading }) => {
      const { quote, span } = quoted(source, heading);
      return { kind, heading: quote, span };
    }),
    sections: [],
    selfConstruction: [],
    expectedTargets: [],
    taskTargets: [],
    outcomes: [],
    results: [],
    leftOut: [],
  };
  for (const chapter of told.chapters) takeChapter(source, chapter, told.year, report);
  report.taskTargets = report.sections
    .flatMap(({ topics }) => topics.flatMap(({ commitments }) => commitments))
    .flatMap((commitment) => taskTargetsOf(source, commitment));
  return report;
}

/** A plan of the year alone may be a notice as well: a report also looks back, or further ahead, or at itself. */
function isReport({ chapters }: Chapters): boolean {
  const kinds = new Set(chapters.map(({ kind }) => kind));
  const plans = kinds.has('thisYear') || kinds.has('requirements');
  return plans && (kinds.has('review') || kinds.has('horizon') || kinds.has('selfConstruction'));
}

function takeChapter(source: Source, chapter: Chapter, year: number | null, report: ParsedReport): void {
  switch (chapter.kind) {
    case 'review':
      takeReview(source, chapter, year, report);
      break;
    case 'thisYear':
      report.sections = report.sections.concat(sectionsOf(source, chapter, year, report));
      break;
    case 'selfConstruction':
      report.selfConstruction = report.selfConstruction.concat(sectionsOf(source, chapter, year, report));
      break;
    case 'horizon':
    case 'requirements':
      takeOutlook(source, chapter, year, report);
      break;
    case null:
      takeOther(source, chapter, year, report);
      break;
  }
}

function takeReview(source: Source, chapter: Chapter, year: number | null, report: ParsedReport): void {
  const reviewed = year === null ? null : year - 1;
  const paragraphs = chapter.lines.map((line) => sentencesOf(source.plain, line));
  report.outcomes = report.outcomes.concat(readOutcomes(source, paragraphs, reviewed));
  report.results = report.results.concat(readResults(source, paragraphs));
  const ahead = paragraphs.flat().filter(({ start, end }) => looksAhead.test(source.plain.slice(start, end)));
  report.leftOut = report.leftOut.concat(ahead.map((sentence) => leftOut(source, sentence, 'review', year)));
}

const looksAhead = /我们[将要]|将(?:采取|继续|进一步|高度重视|认真)|下一步|今后[,我将要]/;

/** Years ahead, or what the year asks for: its figures are targets of the year, never candidates for tasks. */
function takeOutlook(source: Source, chapter: Chapter, year: number | null, report: ParsedReport): void {
  const reason = chapter.kind === 'horizon' ? 'horizon' : 'requirements';
  for (const sentence of sentencesIn(source, chapter.lines)) {
    const targets = reason === 'requirements' ? expectedTargetsIn(source, sentence) : undefined;
    if (targets) report.expectedTargets = report.expectedTargets.concat(targets);
    else report.leftOut.push(leftOut(source, sentence, reason, year));
  }
}

/** A chapter of no known kind is listed as a whole: nobody knows whether it looks ahead. */
function takeOther(source: Source, { lines }: Chapter, year: number | null, report: ParsedReport): void {
  const sentences = sentencesIn(source, lines);
  report.leftOut = report.leftOut.concat(sentences.map((sentence) => leftOut(source, sentence, 'otherChapter', year)));
}

function sectionsOf(source: Source, chapter: Chapter, year: number | null, report: ParsedReport): ReportSection[] {
  const { intro, sections } = outlineOfChapter(source.plain, chapter);
  for (const sentence of intro) {
    const targets = expectedTargetsIn(source, sentence);
    if (targets) report.expectedTargets = report.expectedTargets.concat(targets);
    else report.leftOut.push(leftOut(source, sentence, 'frame', year));
  }
  return sections.map(({ heading, topics }) => ({
    heading: quoted(source, heading).quote,
    span: spanOver([heading, ...topics.flatMap(stretchesOf)]),
    topics: topics.map((topic) => topicOf(source, topic, year, report)),
  }));
}

function topicOf(source: Source, { topic, sentences }: Topic, year: number | null, report: ParsedReport): ReportTopic {
  const read = sentences.map((sentence) => commitmentsOf(source, sentence, year));
  for (const own of read) for (const words of own.leftOut) report.leftOut.push(words);
  if (topic) report.leftOut = report.leftOut.concat(saidByTopic(source, topic, sentences.length === 0, year));
  return {
    topic: topic ? quoted(source, topic).quote : '',
    span: spanOver(stretchesOf({ topic, sentences })),
    commitments: read.flatMap((own) => own.commitments),
  };
}

/** A sentence that names a topic is said for itself where nothing stands under it, or where it names a time. */
function saidByTopic(source: Source, topic: Stretch, isAlone: boolean, year: number | null): LeftOut[] {
  const said = leftOut(source, topic, 'noMeasure', year);
  if (said.timeLimits.length > 0) return [{ ...said, reason: 'vagueTime' }];
  if (!isAlone) return [];
  return [/[。!?]/.test(source.plain[topic.end] ?? '') ? said : { ...said, reason: 'frame' }];
}

const stretchesOf = ({ topic, sentences }: Topic): Stretch[] => (topic ? [topic, ...sentences] : sentences);

/** From the first of the stretches, which are in order, to the end of the last. */
function spanOver(stretches: readonly Stretch[]): Span {
  const start = stretches[0]?.start ?? 0;
  return [start, (stretches.at(-1)?.end ?? start) - start];
}

function sentencesIn({ plain }: Source, lines: readonly Stretch[]): Sentence[] {
  return lines.flatMap((line) => sentencesOf(plain, line));
}

function leftOut(source: Source, sentence: Stretch, reason: LeftOutReason, year: number | null): LeftOut {
  return {
    ...quoted(source, sentence),
    reason,
    timeLimits: timeLimitsIn(source.printed, sentence, { year }).timeLimits,
    targets: targetsIn(source.printed, sentence),
  };
}

import type { ChapterKind } from './chapters.js';
import type { LeftOutReason } from './parsed-report.js';

/** What a heading makes of its chapter, in words for a person; `other` is a chapter of no known kind. */
export const chapterReasons: Readonly<Record<ChapterKind | 'other', string>> = {
  review: 'The heading says that the chapter looks back: it is read for results.',
  horizon: 'The heading names years ahead: what the chapter says is listed, and no candidate.',
  requirements: 'The heading names what the year asks for: its figures are targets of the year, and no candidates.',
  thisYear: "The heading names this year's work: what it promises with a figure or a date is a candidate.",
  selfConstruction: 'The heading speaks of the government itself: what it promises is kept apart from the candidates.',
  other: 'The heading is of no known kind: all that the chapter says is listed.',
};

/** The rules by which the parts of a report are taken, each with the reason that a person is given. */
export const partReasons = {
  'before-chapters': 'It stands in front of the first chapter.',
  'outermost-number': 'The outermost number inside the chapter opens a section.',
  'topic-sentence': 'The paragraph opens with a short sentence of one clause and without a figure: it names the topic.',
  'figure-and-date': 'The clause promises a figure and names a date.',
  figure: 'The clause promises a figure.',
  date: 'The clause names a date.',
  'target-with-figure': 'The sentence announces the targets of the year, and the clause names a figure.',
  'target-in-words': 'The sentence announces the targets of the year, and the clause names one without a figure.',
  'figure-reached': 'The chapter looks back, and the clause tells a figure.',
  'stage-reached': 'The chapter looks back, and the clause says how far it has come, without a figure.',
  'no-result': 'The chapter looks back, but it tells neither a figure of its own nor how far something has come.',
  'leads-on': 'It leads to the words beside it.',
} as const;

/** Why what looks ahead is no candidate. */
export const leftOutReasons: Readonly<Record<LeftOutReason, string>> = {
  noMeasure: 'It names neither a figure nor a date.',
  vagueTime: 'Its time is vague: no day follows from it.',
  deferredTarget: 'Its figure is set elsewhere.',
  horizon: 'It speaks of later years.',
  requirements: 'It says what the year asks for as a whole.',
  selfConstruction: 'It speaks of the government itself.',
  review: 'It looks ahead, but stands in the chapter that looks back.',
  frame: 'It only leads in or closes.',
  otherChapter: 'It stands in a chapter of another kind.',
};

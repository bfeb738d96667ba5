import type { Outcome, StatedResult } from '../outcomes/outcome.js';
import type { Target, TimeLimit } from '../parsed-directive.js';
import type { Span } from '../text/stretch.js';
import type { ChapterKind } from './chapters.js';
import type { Quoted } from './source.js';

/** A measurable promise of a report: what may become a task once a person has confirmed it. */
export interface Commitment extends Quoted {
  /** What it is about, where the clause itself does not say (the project that the clause before names). */
  subject: string | null;
  /** The sentence in which it stands. */
  sentence: Quoted;
  /** The words of the first time limit with a date, and that date (`YYYY-MM-DD`); null where none is printed. */
  deadlineQuote: string | null;
  deadline: string | null;
  timeLimits: TimeLimit[];
  targets: Target[];
}

/** Commitments under the sentence that names their topic; empty where the text names none. `span` holds all of it. */
export interface ReportTopic {
  topic: string;
  span: Span;
  commitments: Commitment[];
}

/** A section with its heading; `span` holds all of it. */
export interface ReportSection {
  heading: string;
  span: Span;
  topics: ReportTopic[];
}

/**
 * Why words that look ahead are no candidate: they name neither a figure nor a date; their time is vague (尽快); their
 * figure is set elsewhere (省定目标); they speak of later years, of what the year asks for as a whole, of the
 * government itself, or of what follows from the review; they only lead in or close; or they stand in a chapter of
 * another kind.
 */
export type LeftOutReason =
  | 'noMeasure'
  | 'vagueTime'
  | 'deferredTarget'
  | 'horizon'
  | 'requirements'
  | 'selfConstruction'
  | 'review'
  | 'frame'
  | 'otherChapter';

/** Words that look ahead and were made no candidate, with the figures and times that they name all the same. */
export interface LeftOut extends Quoted {
  reason: LeftOutReason;
  timeLimits: TimeLimit[];
  targets: Target[];
}

/** A target of the year as a whole, with a figure or without one. */
export interface ExpectedTarget extends Target {
  qualitative: boolean;
}

/** A target of a commitment with the deadline of that commitment. */
export interface TaskTarget extends Target {
  deadline: string | null;
}

/** A report in prose as read: what was done becomes outcomes, this year's work candidates for tasks. */
export interface ParsedReport {
  /** The year whose work it plans; null where the text does not say. */
  year: number | null;
  chapters: { kind: ChapterKind | null; heading: string; span: Span }[];
  /** This year's work; only this, and if wanted `selfConstruction`, becomes tasks. */
  sections: ReportSection[];
  selfConstruction: ReportSection[];
  expectedTargets: ExpectedTarget[];
  taskTargets: TaskTarget[];
  outcomes: Outcome[];
  /** What the review says without a figure. */
  results: StatedResult[];
  /** Everything else that looks ahead, with the reason. */
  leftOut: LeftOut[];
}

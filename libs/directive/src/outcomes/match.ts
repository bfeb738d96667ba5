import type { ParsedTask } from '../parsed-directive.js';
import type { Span } from '../text/stretch.js';

/** What a comparison needs of a task: its words, what they promise, and where the words are printed. */
export interface PromisingTask extends Pick<ParsedTask, 'number' | 'sectionPath' | 'text' | 'targets' | 'timeLimits'> {
  spans: Pick<ParsedTask['spans'], 'text'>;
}

/** What comes of setting an outcome against a target. */
export type Verdict = 'met' | 'missed' | 'partlyMet' | 'notComparable' | 'noOutcome';

/** What has to be known beside a verdict. */
export type Mark =
  | 'forecast'
  | 'partialPeriod'
  | 'sameScope'
  | 'differentMeasure'
  | 'stockForFlow'
  | 'denominatorConflict'
  | 'severalValues'
  | 'dateUnverifiable';

/** The rule by which a verdict was found; `matchRules` says each in words. */
export type MatchRule = keyof typeof matchRules;

/** Every rule of the comparison: the code, which is stable, and what it says. */
export const matchRules = {
  'no-outcome': 'No result of the report speaks of this.',
  'figure-reached': 'The figure of the report reaches the target.',
  'figure-not-reached': 'The figure of the report does not reach the target, and both name the same thing.',
  'bound-undecided': 'The report only says more than a figure that lies below the target.',
  'stock-for-flow': 'One counts what there is, the other what was added.',
  'other-basis': 'The two figures are counted over different numbers of things.',
  'narrower-thing': 'The figure falls short, but the report may speak of a part only.',
  'part-of-period': 'The figure falls short, but covers a part of the year.',
  'no-figure-in-target': 'The target has no figure to compare with.',
  'stated-done': 'The report says that it is done.',
  'stated-ongoing': 'It was to be done by a date that has passed, and the report says that it is going on.',
  'listed-all': 'The report names all that the task lists as done.',
  'listed-some': 'The report names a part of what the task lists as done.',
  'programme-complete': 'The report says that the programme named in the task is complete.',
  combined: 'The verdicts on the single targets taken together.',
} as const;

/** One promise and what the report says of it. Spans are those of the directive and of the report. */
export interface ClaimMatch {
  targetQuote: string;
  targetSpans: Span[];
  /** The figure that was to be reached (`>=7%`, `<=3%`, `2-3家`); null for a promise without one. */
  target: string | null;
  outcomeQuote: string | null;
  outcomeSpan: Span | null;
  /** The figure of the report as printed, and where it is printed. */
  outcome: string | null;
  outcomeValueSpan: Span | null;
  verdict: Verdict;
  marks: Mark[];
  rule: MatchRule;
  explanation: string;
}

/** What the report says of one task, with its promises one by one. */
export interface TaskMatch {
  /** The number of the task as printed, and its place among the tasks of the directive (from 0), for numbers restart. */
  target: string | null;
  task: number;
  verdict: Verdict;
  marks: Mark[];
  targetQuote: string;
  outcomeQuote: string | null;
  outcome: string | null;
  rule: MatchRule;
  explanation: string;
  claims: ClaimMatch[];
}

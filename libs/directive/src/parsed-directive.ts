import type { Diagnostic } from './diagnostics.js';
import type { Stage } from './figures/stages.js';
import type { Span } from './text/stretch.js';

/**
 * From where a task's lead comes: a printed label (牵头单位); a sentence of the document that declares the first listed
 * unit to lead; the convention that the first listed unit leads; or nowhere, because no single unit is named.
 */
export type LeadBasis = 'printed' | 'declared' | 'firstListed' | 'none';

/** A measurable promise inside a task, as quoted. */
export interface Target {
  quote: string;
  /** What is measured, in the words of the text; an entry of a list has the verb that the list shares (新增). */
  metric: string;
  operator: '>=' | '<=' | '=' | '~' | '>' | '<' | 'range' | null;
  /** Null where the promise is no figure of its own: see `basis`. */
  value: number | readonly [number, number] | null;
  /** As printed, with 万 and 亿 (万人, 亿元, %, 个百分点); null without a value. */
  unit: string | null;
  /** A figure; one set elsewhere (省定目标); a comparison (超过全省平均水平); or words only (保持平稳增长). */
  basis: 'figure' | 'deferred' | 'relative' | 'qualitative';
  /** What there is at the end (达到) or what is added in the time (新增); null where the words do not say. */
  measure: 'stock' | 'flow' | null;
  /** 确保, 力争 (争取), or neither. */
  strength: 'ensure' | 'strive' | 'plain';
  /** To each of which it applies (每个县), as printed; null where it applies to the whole. */
  perUnit: string | null;
  /** Where the quote is printed. */
  span: Span;
}

/** A time stated inside a task; `date` is `YYYY-MM-DD`, null where the text is vague. */
export interface TimeLimit {
  quote: string;
  date: string | null;
  /** First day of a window (1月1日至3月31日), null where only an end is printed. */
  start: string | null;
  /** Whether the work goes on when the day has come (并持续推进). */
  continuing: boolean;
  /** What shall have been reached then (开工, 建成投用), null where the words name no stage. */
  stage: Stage | null;
  /** Where the quote is printed. */
  span: Span;
}

/** Where the fields of a task are printed; the slices of a field, joined, give its value (or its values, in order). */
export interface TaskSpans {
  number: Span[];
  text: Span[];
  lead: Span[];
  coordinating: Span[];
  groups: Span[];
  rawUnits: Span[];
  deadline: Span[];
  leaders: Span[];
}

/** One item of a directive with one unit list. An item with several lists gives one task for each, with `part` and `parts`. */
export interface ParsedTask {
  /** As printed, without the point that follows it; null where none is printed. Numbers may restart in a later section. */
  number: string | null;
  /** The headings above the item, outermost first, as printed. */
  sectionPath: string[];
  /** The item without its number and its unit list. */
  text: string;
  lead: string[];
  coordinating: string[];
  /** Phrases that stand for several units, as printed: never split, never among the units. */
  groups: string[];
  /** Whether the list is left open by 等. */
  openEnded: boolean;
  /** The printed unit list. */
  rawUnits: string;
  /** When it is to be done, as a field of its own says (完成时限, a time in the unit bracket); null where none does. */
  deadline: string | null;
  /** Who answers for it in person, as a field of its own says (责任领导, 责任人), each as printed. */
  leaders: string[];
  targets: Target[];
  timeLimits: TimeLimit[];
  leadBasis: LeadBasis;
  spans: TaskSpans;
  part?: number;
  parts?: number;
}

/** What the text says of itself; null where it does not say. `issuedOn` is `YYYY-MM-DD`. */
export interface DirectiveDocument {
  title: string | null;
  issuer: string | null;
  documentNumber: string | null;
  year: number | null;
  issuedOn: string | null;
  spans: Record<'title' | 'issuer' | 'documentNumber' | 'year' | 'issuedOn', Span[]>;
}

/** The printed reporting calendar: days of the month, `MM-DD` and `YYYY-MM`; null or empty where the text orders none. */
export interface ReportingCalendar {
  monthly: { day: number } | null;
  quarterly: string[];
  annual: string | null;
  startMonth: string | null;
  /** The words that order it, null where there are none. */
  quote: string | null;
  spans: Record<'monthly' | 'quarterly' | 'annual' | 'startMonth' | 'quote', Span[]>;
}

/** A directive as read from its text (the form of the command `parse`). Everything doubtful stands in `diagnostics`. */
export interface ParsedDirective {
  document: DirectiveDocument;
  reporting: ReportingCalendar;
  tasks: ParsedTask[];
  diagnostics: Diagnostic[];
  /** Code units of the text, and how many of them stand in a block of a known kind. */
  coverage: { characters: number; accounted: number };
}

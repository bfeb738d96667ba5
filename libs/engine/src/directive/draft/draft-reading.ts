import type { ChapterKind, LeftOutReason, ParsedDirective, Span } from '@duban/directive';

/** What was read in a document when its draft was begun; it never changes. `prose`: of a report, not of a notice. */
export type DraftReading = Pick<ParsedDirective, 'document' | 'reporting' | 'tasks' | 'diagnostics'> & {
  prose?: ProseReading;
};

/** Why words that look ahead are no candidate; `yearTarget`: they are a target of the year as a whole. */
export type ProseReason = LeftOutReason | 'yearTarget';

/** A chapter from its heading to the next; `told`: how many results it tells of. */
export interface ProseChapter {
  readonly kind: ChapterKind | null;
  readonly heading: string;
  readonly span: Span;
  readonly told: number;
}

/** Where a task of the reading comes from: its sentence, and why it is no candidate; null: it is one. */
export interface ProsePlace {
  readonly sentence: Span;
  readonly leftOut: ProseReason | null;
}

/** What a draft keeps of a report in prose, beside the words that are or may become candidates: those are its `tasks`. */
export interface ProseReading {
  readonly year: number | null;
  readonly chapters: readonly ProseChapter[];
  /** Of each task of the reading, by its position. */
  readonly places: readonly ProsePlace[];
}

import type { LocalDate } from '@duban/calendar';
import type { Stamp } from './task-event.js';

/** A document that assigns tasks: draft, then issued, then closed; amended by versions while issued. */
export interface DirectiveState {
  readonly definition: number;
  readonly value: 'draft' | 'issued' | 'closed';
  readonly context: DirectiveContext;
}

export interface DirectiveContext {
  /** Hash of its latest content. */
  readonly content: string;
  readonly version: number;
  readonly effectiveOn: LocalDate | null;
  /** Ids of the tasks issued. */
  readonly tasks: readonly string[];
}

/** What became of a task at the end of the year. */
export interface Disposition {
  readonly task: string;
  readonly outcome: 'completed' | 'withdrawn' | 'carriedOver';
  /** The task of the next year, where it was carried over. */
  readonly to?: string;
}

export type DirectiveSnapshot = DirectiveState;

/** What happened to a directive. */
export type DirectiveEvent = Stamp &
  (
    | { type: 'directive.imported'; content: string }
    | { type: 'directive.issued'; effectiveOn: LocalDate; tasks: readonly string[] }
    | { type: 'directive.amended'; content: string; version: number }
    /** `regime`: hash of the rules that hold from now on. */
    | { type: 'directive.regimeApplied'; regime: string }
    | { type: 'directive.closed'; dispositions: readonly Disposition[] }
    | { type: 'machine.migrated'; snapshot: DirectiveSnapshot }
  );

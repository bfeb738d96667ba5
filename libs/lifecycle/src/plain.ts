import type { StateValue } from 'xstate';
import type { ClueEvent, ClueState } from './clue-state.js';
import type { DirectiveEvent, DirectiveState } from './directive-state.js';
import type { Effect } from './effect.js';
import type { InspectionEvent, InspectionState } from './inspection-state.js';
import type { MachineDefinition } from './machine-definition.js';
import type { MeetingEvent, MeetingState } from './meeting-state.js';

/**
 * The aggregates that are one machine without members: all of their state is a value and a context. A further one is
 * named here, gets its definition in `definitions`, and goes the same way through engine and record as the others.
 */
export interface PlainNouns {
  directive: { state: DirectiveState; event: DirectiveEvent };
  inspection: { state: InspectionState; event: InspectionEvent };
  clue: { state: ClueState; event: ClueEvent };
  meeting: { state: MeetingState; event: MeetingEvent };
}
export type PlainKind = keyof PlainNouns;
export type PlainState<K extends PlainKind = PlainKind> = PlainNouns[K]['state'];
export type PlainEvent<K extends PlainKind = PlainKind> = PlainNouns[K]['event'];

/** A released version of a plain aggregate. It is kept, frozen, until no stored event needs it. */
export interface PlainDefinition<K extends PlainKind = PlainKind> {
  readonly machine: MachineDefinition;
  /** The events that bring one into the world. */
  readonly births: readonly PlainEvent<K>['type'][];
  /** Where such an event puts it, and who is told. */
  readonly born: (event: PlainEvent<K>) => Birth<K>;
  /** Makes a snapshot of the version before into one of this; null for the first version. */
  readonly fromPrevious: ((snapshot: PlainState<K>) => PlainState<K>) | null;
}

/** Kind → version → definition. */
export type PlainRegistry = { readonly [K in PlainKind]: Readonly<Record<number, PlainDefinition<K>>> };

export interface Birth<K extends PlainKind = PlainKind> {
  readonly value: StateValue & PlainState<K>['value'];
  readonly context: PlainState<K>['context'];
  readonly effects?: readonly Effect[];
}

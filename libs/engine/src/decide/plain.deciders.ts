import type { LocalDate } from '@duban/calendar';
import type { Refusal } from '@duban/contracts';
import type { PlainKind, PlainState, Relation } from '@duban/lifecycle';
import type { NewPlainEvent, PlainDraft } from '../batch/aggregate.js';
import type { Actor } from './decision.js';
import { type ClueCommand, clueRelationOf, decideClue } from './clue.deciders.js';
import { decideDirective, type DirectiveCommand } from './directive.deciders.js';
import { decideInspection } from './inspection.deciders.js';
import type { InspectionCommand } from './inspection-decision.js';
import { inspectionRelationOf } from './inspection-relation.js';
import { decideMeeting, type MeetingCommand } from './meeting.deciders.js';
import type { PlainDecision } from './plain-decision.js';

/** Commands about aggregates that are one machine without members. */
export type PlainCommand = PlainCommands[PlainKind];

/** Commands by the kind of what they are about. */
interface PlainCommands {
  directive: DirectiveCommand;
  inspection: InspectionCommand;
  clue: ClueCommand;
  meeting: MeetingCommand;
}

/** What the engine must know of each kind. */
interface PlainNoun<K extends PlainKind> {
  /** The event that a command asks for, or why it cannot be asked. */
  decide(command: PlainCommands[K], decision: PlainDecision<PlainDraft<K>>): NewPlainEvent<K> | Refusal;
  /** How a post stands to one, as the permission table names it. */
  relationOf(actor: Actor, state: PlainState<K>, today: LocalDate): Relation;
}

const nouns: { [K in PlainKind]: PlainNoun<K> } = {
  // nobody stands nearer to a directive than others: whom it concerns is said of its tasks
  directive: { decide: decideDirective, relationOf: () => 'stranger' },
  inspection: { decide: decideInspection, relationOf: inspectionRelationOf },
  clue: { decide: decideClue, relationOf: clueRelationOf },
  meeting: { decide: decideMeeting, relationOf: () => 'stranger' },
};

/** The event that a command asks for, or why it cannot be asked. */
export function decidePlain(command: PlainCommand, decision: PlainDecision): NewPlainEvent | Refusal {
  const noun = nouns[decision.draft.kind] as PlainNoun<PlainKind>;
  return noun.decide(command, decision);
}

/** How a post stands to a plain aggregate; to one that is not there yet, as a stranger. */
export function plainRelationOf(actor: Actor, { kind, state }: PlainDraft, today: LocalDate): Relation {
  const noun = nouns[kind] as PlainNoun<PlainKind>;
  return state ? noun.relationOf(actor, state, today) : 'stranger';
}

import type { Instant, LocalDate, Regime, WorkCalendar } from '@duban/calendar';
import type { Refusal } from '@duban/contracts';
import type { MemberKind, MemberOf, Role, TaskState } from '@duban/lifecycle';
import { refusal } from '../batch/refusal.js';

/** The post that acts: what it is, and for which unit (none: the government itself). */
export interface Actor {
  id: string;
  role: Role;
  unit: string | null;
  /** Of a leader in charge: the units and tasks looked after. */
  looksAfter?: { units: readonly string[]; tasks: readonly string[] };
}

/** Everything a decision may draw on. What it computes goes into the event, so that replay needs none of it. */
export interface Decision {
  /** The year of the task's directive. */
  year: number;
  at: Instant;
  actor: Actor;
  calendar: WorkCalendar;
  /** Rules of the task's directive. */
  regime: Regime;
  newId: () => string;
  /** Keeps a text beside the chain and gives its address. */
  keep: (text: string) => string;
  /** A text kept earlier, read in the same transaction. */
  read: (address: string) => string;
}

export interface TaskDecision extends Decision {
  /** The task's id. */
  task: string;
  state: TaskState;
  /** Whether a unit that the command is about is there today. */
  standingOf: (unit: string) => 'there' | 'ended' | 'unknown';
  /** What the text of the task promises, as quoted: read for claims. */
  targets: readonly string[];
  /** A text as `read` gives it; null where it is erased. */
  textOf: (address: string) => string | null;
  /** The day from which the directive is in effect. */
  effectiveOn: LocalDate;
}

/** The member a command names, if it is there and of the kind that the command is about. */
export function memberOf<Kind extends MemberKind>(state: TaskState, id: string, kind: Kind): MemberOf<Kind> | Refusal {
  const member = state.members.get(id);
  if (!member || member.kind !== kind) return refusal('unknown-member', `The task has no ${kind} ${id}.`);
  return member as MemberOf<Kind>;
}

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;

import type { StateValue } from 'xstate';
import type { Instant, LocalDate } from '@duban/calendar';
import type { Closing, Reopening } from './close-out.js';
import { MemberNotLoaded } from './refusal.js';
import type { Member, MemberKind, MemberOf } from './member.js';

/** A task and those of its members that are loaded: all that `evolveTask` needs. */
export interface TaskState {
  readonly definition: number;
  readonly value: TaskValue;
  readonly context: TaskContext;
  readonly members: ReadonlyMap<string, Member>;
}

/** The three parallel regions. */
export type TaskValue = {
  readonly lifecycle: Lifecycle;
  readonly activity: 'active' | 'suspended';
  readonly timeliness: 'onTime' | 'overdue';
};
export type Lifecycle =
  'assigned' | 'planned' | { readonly reporting: 'working' | 'verifying' } | 'completed' | 'withdrawn';

export interface TaskContext {
  /** Null: the task is of no directive. */
  readonly directive: string | null;
  /** Unit that leads; null while nobody does. */
  readonly lead: string | null;
  readonly jointLeads: readonly string[];
  readonly coordinating: readonly string[];
  /** Members of a group who are told and owe nothing. */
  readonly told: readonly string[];
  /** The lead's missed obligations. */
  readonly missed: readonly string[];
  /** Since when it rests; null while it does not. What was left of a period then is left when it goes on. */
  readonly suspendedAt: Instant | null;
  /** Of a pause that is meant to end on a day: that day, and the hash of its basis. Left out where none ever was. */
  readonly pause?: { readonly until: LocalDate; readonly basis: string } | null;
  /** As what it was closed; null once it was opened again. Left out where no confirmation said so. */
  readonly closedAs?: Closing | null;
  /** Why it was last opened again; left out where it never was. */
  readonly reopened?: Reopening;
}

/** A whole task as plain JSON. */
export interface TaskSnapshot {
  readonly definition: number;
  readonly value: TaskValue;
  readonly context: TaskContext;
  readonly members: readonly Member[];
}

/** What lists show. */
export type TaskStatus = 'assigned' | 'planned' | 'reporting' | 'overdue' | 'completed' | 'suspended' | 'withdrawn';

/** The first that holds of withdrawn, completed, suspended, overdue, else the lifecycle state. */
export function statusOf({ value }: Pick<TaskState, 'value'>): TaskStatus {
  const lifecycle = lifecycleOf(value);
  if (lifecycle === 'withdrawn' || lifecycle === 'completed') return lifecycle;
  if (value.activity === 'suspended') return 'suspended';
  return value.timeliness === 'overdue' ? 'overdue' : lifecycle;
}

/** Highest rung that a missed obligation of the lead has reached; 0 for none. @throws MemberNotLoaded */
export function levelOf(state: TaskState): number {
  return Math.max(0, ...state.context.missed.map((id) => memberOf(state, id, 'obligation').context.reached));
}

/** A value of the task's machine, typed. Only for what the machine itself gave: stored values are checked first. */
export function regionsOf(value: StateValue): TaskValue {
  return value as TaskValue;
}

/** Whether the task is completed or withdrawn. */
export function hasEnded(value: TaskValue): boolean {
  return value.lifecycle === 'completed' || value.lifecycle === 'withdrawn';
}

/** The lifecycle state without what goes on inside reporting. */
function lifecycleOf({ lifecycle }: TaskValue): 'assigned' | 'planned' | 'reporting' | 'completed' | 'withdrawn' {
  return typeof lifecycle === 'string' ? lifecycle : 'reporting';
}

/** A member by id and kind. @throws MemberNotLoaded when it is not among the loaded ones. */
export function memberOf<K extends MemberKind>(state: Pick<TaskState, 'members'>, id: string, kind: K): MemberOf<K> {
  const member = state.members.get(id);
  if (member?.kind !== kind) throw new MemberNotLoaded(id, kind);
  return member as MemberOf<K>;
}

export function snapshotOf(state: TaskState): TaskSnapshot {
  return { ...state, members: [...state.members.values()] };
}

export function stateOf(snapshot: TaskSnapshot): TaskState {
  return { ...snapshot, members: new Map(snapshot.members.map((member) => [member.id, member])) };
}

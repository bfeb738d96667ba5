import type { Stamp } from './task-event.js';

/** A meeting about the work: what it talks about, what was decided, and, of a field day, how what was seen was scored. */
export interface MeetingState {
  readonly definition: number;
  readonly value: MeetingStatus;
  readonly context: MeetingContext;
}

export const meetingStatuses = ['called', 'held', 'closed', 'cancelled'] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

export const meetingKinds = ['weekly', 'dispatch', 'fieldDay'] as const;
/** 周例会, 调度会, 观摩点评. */
export type MeetingKind = (typeof meetingKinds)[number];

export const agendaGrounds = ['overdue', 'red', 'needsCoordination', 'added'] as const;
/** Why a task stands on the agenda: the first three are drawn from the work. */
export type AgendaGround = (typeof agendaGrounds)[number];

interface TaskKey {
  readonly kind: 'task';
  readonly year: number;
  readonly id: string;
}

/** A task stands on an agenda once, so it is named by itself. */
export interface AgendaItem {
  readonly task: TaskKey;
  readonly ground: AgendaGround;
  /** Those that lead or coordinate it when it is put there: they are told, and may read of it. */
  readonly units: readonly string[];
}

/** What a field day is scored by; `name` is the hash of its words. */
export interface Criterion {
  readonly name: string;
  /** The most that it gives. */
  readonly points: number;
}

/** What one post gives one thing on the agenda: a number for each criterion, in their order. */
export interface ScoreSheet {
  readonly by: string;
  readonly task: string;
  readonly points: readonly number[];
}

/** `task` carries the instruction by which it is owed. */
export interface MeetingDecision {
  readonly id: string;
  /** Hash of its text. */
  readonly content: string;
  readonly task: TaskKey;
}

export interface MeetingContext {
  readonly kind: MeetingKind;
  readonly heldOn: string;
  /** Hash of where it is; null where nobody said. */
  readonly place: string | null;
  readonly agenda: readonly AgendaItem[];
  /** Of a field day only. */
  readonly criteria: readonly Criterion[];
  /** Hash of the minutes; null until it was held. */
  readonly minutes: string | null;
  readonly decisions: readonly MeetingDecision[];
  readonly sheets: readonly ScoreSheet[];
  /** Hash of why it was cancelled, or closed with something that nobody has scored. */
  readonly reason: string | null;
}

/** What happened to a meeting. Texts are hashes of contents. */
export type MeetingEvent = Stamp &
  (
    | {
        type: 'meeting.called';
        kind: MeetingKind;
        heldOn: string;
        place: string | null;
        agenda: readonly AgendaItem[];
        criteria: readonly Criterion[];
      }
    | { type: 'meeting.agendaChanged'; agenda: readonly AgendaItem[] }
    | { type: 'meeting.rescheduled'; heldOn: string; place: string | null }
    | { type: 'meeting.held'; content: string }
    | { type: 'meeting.decided'; decision: MeetingDecision }
    | { type: 'meeting.scored'; sheet: ScoreSheet }
    | { type: 'meeting.closed'; reason: string | null }
    | { type: 'meeting.cancelled'; reason: string }
    | { type: 'machine.migrated'; snapshot: MeetingState }
  );

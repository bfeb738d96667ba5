import type { Instant, LocalDate, Schedule } from '@duban/calendar';
import type { Closing, ReopeningGround, VerificationManner } from './close-out.js';
import type { Reassigned } from './reassigned.js';
import type { ExemptionGround, NewMember, NewMemberOf, ObligationInput } from './member.js';
import type { TaskSnapshot } from './task-state.js';

/**
 * What happened to a task or to one of its members. Everything computed outside the machines is in it (ids, schedules),
 * so replay needs no calendar. Texts and reasons are content hashes or codes.
 */
export type TaskEvent = Stamp & TaskHappening;
export type TaskEventType = TaskHappening['type'];
export type TaskEventOf<T extends TaskEventType> = Extract<TaskEvent, { type: T }>;

/** What every event bears. */
export interface Stamp {
  /** Business time of the act; of a wake, the instant for which it was set. */
  readonly at: Instant;
  /** Who acted; null where the clock did. */
  readonly by: { readonly post: string } | null;
  /** Version of the definition that made it. */
  readonly definition: number;
}

/** An obligation under changed rules: its new moments, and what now happens when it is missed. */
export interface MovedObligation extends Pick<ObligationInput, 'schedule' | 'ladder' | 'laterReportCures'> {
  readonly member: string;
}

type TaskHappening =
  | {
      type: 'task.issued';
      /** Null: a task of its own, born of a leader's instruction. */
      directive: string | null;
      lead: string | null;
      jointLeads: readonly string[];
      coordinating: readonly string[];
      told: readonly string[];
      members: readonly NewMember[];
      /** Tasks of earlier directives that it goes on with. */
      continues?: readonly { readonly kind: 'task'; readonly year: number; readonly id: string }[];
    }
  /** `until`: the day to which it is meant to rest; nothing happens by itself then. */
  | { type: 'task.suspended'; reason: string; until?: LocalDate }
  | { type: 'task.resumed'; cancelled: readonly string[]; moved: readonly { member: string; schedule: Schedule }[] }
  | { type: 'task.withdrawn'; reason: string; carriedTo?: string }
  | {
      type: 'task.reopened';
      reason: string;
      members: readonly NewMember[];
      ground?: ReopeningGround;
      consequence?: string;
    }
  | {
      /** The rules of reporting have changed: what is not yet open is made, moved or dropped. */
      type: 'task.replanned';
      made: readonly NewMember[];
      moved: readonly MovedObligation[];
      dropped: readonly string[];
    }
  | {
      type: 'instruction.given';
      instruction: NewMemberOf<'instruction'>;
      replies: readonly NewMemberOf<'obligation'>[];
    }
  | { type: 'instruction.withdrawn'; member: string; reason: string; cancelled: readonly string[] }
  | { type: 'reply.given'; member: string; content: string }
  | { type: 'acknowledgement.given'; member: string }
  | { type: 'milestone.delivered'; member: string; content?: string }
  | WakeHappening
  | { type: 'obligation.urged'; member: string; message?: string }
  | { type: 'obligation.waived'; member: string; basis: string }
  | { type: 'obligation.exempted'; member: string; ground: ExemptionGround; basis: string }
  | { type: 'obligation.exemptionRevoked'; member: string; reason: string }
  | { type: 'obligation.rescheduled'; member: string; schedule: Schedule }
  | PlanHappening
  | ReportHappening
  | { type: 'extension.requested'; member: string; extension: NewMemberOf<'extension'>; reason: string }
  | { type: 'extension.granted'; member: string; schedule: Schedule }
  | { type: 'extension.refused'; member: string; reason: string }
  | { type: 'extension.withdrawn'; member: string }
  | { type: 'planPart.disputed'; member: string; disagreement: NewMemberOf<'disagreement'> }
  | { type: 'subReport.disputed'; member: string; disagreement: NewMemberOf<'disagreement'> }
  | { type: 'disagreement.settled'; member: string; reason: string }
  | { type: 'disagreement.withdrawn'; member: string }
  | { type: 'objection.raised'; member: string; objection: NewMemberOf<'objection'> }
  | { type: 'objection.upheld'; member: string; reason: string }
  | { type: 'objection.refused'; member: string; reason: string; schedule: Schedule }
  | { type: 'objection.withdrawn'; member: string }
  | { type: 'adjustment.proposed'; adjustment: NewMemberOf<'adjustment'>; reason: string }
  | ({ type: 'adjustment.approved'; member: string } & Reassigned)
  | { type: 'adjustment.refused'; member: string; reason: string }
  | { type: 'adjustment.withdrawn'; member: string }
  /** A unit has ended, and its successor takes over what it is in this task. `basis`: hash of the document. */
  | ({ type: 'task.handedOver'; unit: string; successor: string; basis: string } & Reassigned)
  | { type: 'closeOut.claimed'; closeOut: NewMemberOf<'closeOut'>; content: string }
  | { type: 'closeOut.signed'; member: string }
  | { type: 'closeOut.verifying'; member: string; manner?: VerificationManner }
  | { type: 'closeOut.confirmed'; member: string; closesAs?: Closing }
  | { type: 'closeOut.partlyConfirmed'; member: string; reason: string; stays?: readonly number[] }
  | { type: 'closeOut.rejected'; member: string; reason: string }
  /** 拟通报: its unit is told, and has until the end of `replyOn` to reply. */
  | { type: 'slip.announced'; member: string; replyOn: LocalDate; replyBefore: Instant }
  | { type: 'slip.replied'; member: string; content: string }
  | { type: 'slip.issued'; member: string }
  | { type: 'slip.discarded'; member: string; reason: string }
  | { type: 'machine.migrated'; snapshot: TaskSnapshot };

/** What the clock does to an obligation. */
type WakeHappening =
  | { type: 'obligation.opened'; member: string }
  | { type: 'obligation.reminded'; member: string; index: number; skipped: boolean }
  | { type: 'obligation.fellDue'; member: string }
  | {
      type: 'obligation.escalated';
      member: string;
      /** Number of the rung, as in the ladder. */
      rung: number;
      skipped: boolean;
      /** The draft, where the rung is issued on approval and not skipped. */
      slip?: NewMemberOf<'slip'>;
    };

type PlanHappening =
  | { type: 'planPart.submitted'; member: string; content: string }
  | { type: 'planPart.withdrawn'; member: string }
  | { type: 'planPart.approved'; member: string }
  | { type: 'planPart.sentBack'; member: string; reason: string }
  | { type: 'plan.drafted'; member: string; content: string }
  | { type: 'plan.signed'; member: string }
  | { type: 'plan.filed'; member: string; milestones: readonly NewMemberOf<'obligation'>[] }
  | { type: 'plan.approved'; member: string; milestones: readonly NewMemberOf<'obligation'>[] }
  | { type: 'plan.returned'; member: string; reason: string; supplement?: NewMemberOf<'obligation'> }
  | { type: 'plan.revised'; member: string };

/** How often in succession a unit has said that there is nothing new; left out where it says something. */
interface Unchanged {
  readonly unchanged?: number;
}

type ReportHappening =
  | ({ type: 'report.drafted'; member: string; content: string } & Unchanged)
  | { type: 'report.signed'; member: string }
  | { type: 'report.submitted'; member: string }
  | { type: 'report.withdrawn'; member: string }
  | { type: 'report.accepted'; member: string; mark?: string; reason?: string }
  | { type: 'report.returned'; member: string; reason: string; supplement: NewMemberOf<'obligation'> }
  | { type: 'report.emptied'; member: string; reason: string }
  | ({ type: 'subReport.submitted'; member: string; content: string } & Unchanged)
  | { type: 'subReport.withdrawn'; member: string }
  | { type: 'subReport.approved'; member: string }
  | { type: 'subReport.sentBack'; member: string; reason: string };

/**
 * What must be loaded for an event: the members with these ids, **and of each of them** the obligations whose subject it
 * is and, where it is an obligation, its subject. Besides them, by `extent`: `named`: missed obligations and slips not yet issued,
 * `live`: all live members and what the missed obligations are about, `all`: every member of the task.
 */
export function namedMembers(event: TaskEvent): { ids: readonly string[]; extent: 'named' | 'live' | 'all' } {
  const extent = eventsOnAll.has(event.type) ? 'all' : eventsOnNamed.has(event.type) ? 'named' : 'live';
  return { ids: idsIn(event), extent };
}

const eventsOnAll: ReadonlySet<TaskEventType> = new Set([
  'task.suspended',
  'task.resumed',
  'task.withdrawn',
  'task.reopened',
  'task.replanned',
  'closeOut.confirmed',
  'adjustment.approved',
  'task.handedOver',
]);

const eventsOnNamed: ReadonlySet<TaskEventType> = new Set([
  'acknowledgement.given',
  'milestone.delivered',
  'reply.given',
  'instruction.given',
  'instruction.withdrawn',
  'obligation.urged',
  'obligation.opened',
  'obligation.reminded',
  'obligation.fellDue',
  'obligation.escalated',
  'planPart.submitted',
  'planPart.withdrawn',
  'planPart.approved',
  'planPart.sentBack',
  'plan.drafted',
  'plan.signed',
  'report.drafted',
  'report.signed',
  'report.submitted',
  'report.withdrawn',
  'subReport.submitted',
  'subReport.withdrawn',
  'subReport.approved',
  'subReport.sentBack',
]);

function idsIn(event: TaskEvent): readonly string[] {
  const about = obligationAsked(event);
  if (about !== null) return [about];
  return 'member' in event ? [event.member] : [];
}

/** The obligation that a request is about: it takes the event and brings the request into the world. */
function obligationAsked(event: TaskEvent): string | null {
  if (event.type === 'extension.requested') return event.extension.context.obligation;
  return event.type === 'objection.raised' ? event.objection.context.obligation : null;
}

/** Whose machine takes an event: a member's id, or null for the task. */
export function addresseeOf(event: TaskEvent): string | null {
  const addressee = addressees[event.type];
  if (addressee === 'obligation') return obligationAsked(event);
  return addressee === 'member' && 'member' in event ? event.member : null;
}

/** Whether an event comes from the clock. */
export function isWake(type: string): boolean {
  return wakes.has(type);
}

/** Whether a machine's event is one that a person can bring about; the others pass between machines or come from the clock. */
export function isOutward(type: string): type is TaskEventType {
  return Object.hasOwn(addressees, type) && !isWake(type);
}

const wakes: ReadonlySet<string> = new Set([
  'obligation.opened',
  'obligation.reminded',
  'obligation.fellDue',
  'obligation.escalated',
] satisfies WakeHappening['type'][]);

const addressees: Record<TaskEventType, 'task' | 'member' | 'obligation'> = {
  'task.issued': 'task',
  'task.suspended': 'task',
  'task.resumed': 'task',
  'task.withdrawn': 'task',
  'task.reopened': 'task',
  'task.replanned': 'task',
  'instruction.given': 'task',
  'instruction.withdrawn': 'member',
  'reply.given': 'member',
  'adjustment.proposed': 'task',
  'adjustment.approved': 'member',
  'adjustment.refused': 'member',
  'adjustment.withdrawn': 'member',
  'task.handedOver': 'task',
  'machine.migrated': 'task',
  'closeOut.claimed': 'task',
  'extension.requested': 'obligation',
  'objection.raised': 'obligation',
  'planPart.disputed': 'member',
  'subReport.disputed': 'member',
  'acknowledgement.given': 'member',
  'milestone.delivered': 'member',
  'obligation.opened': 'member',
  'obligation.reminded': 'member',
  'obligation.fellDue': 'member',
  'obligation.escalated': 'member',
  'obligation.urged': 'member',
  'obligation.waived': 'member',
  'obligation.exempted': 'member',
  'obligation.exemptionRevoked': 'member',
  'obligation.rescheduled': 'member',
  'planPart.submitted': 'member',
  'planPart.withdrawn': 'member',
  'planPart.approved': 'member',
  'planPart.sentBack': 'member',
  'plan.drafted': 'member',
  'plan.signed': 'member',
  'plan.filed': 'member',
  'plan.approved': 'member',
  'plan.returned': 'member',
  'plan.revised': 'member',
  'report.drafted': 'member',
  'report.signed': 'member',
  'report.submitted': 'member',
  'report.withdrawn': 'member',
  'report.accepted': 'member',
  'report.returned': 'member',
  'report.emptied': 'member',
  'subReport.submitted': 'member',
  'subReport.withdrawn': 'member',
  'subReport.approved': 'member',
  'subReport.sentBack': 'member',
  'extension.granted': 'member',
  'extension.refused': 'member',
  'extension.withdrawn': 'member',
  'closeOut.signed': 'member',
  'closeOut.verifying': 'member',
  'closeOut.confirmed': 'member',
  'closeOut.partlyConfirmed': 'member',
  'closeOut.rejected': 'member',
  'disagreement.settled': 'member',
  'disagreement.withdrawn': 'member',
  'objection.upheld': 'member',
  'objection.refused': 'member',
  'objection.withdrawn': 'member',
  'slip.announced': 'member',
  'slip.replied': 'member',
  'slip.issued': 'member',
  'slip.discarded': 'member',
};
export const taskEventTypes = Object.keys(addressees) as TaskEventType[];

import type { Instant, Schedule } from '@duban/calendar';
import type { Closing } from './close-out.js';
import type { Reassigned } from './reassigned.js';
import type { Effect, NoticeKind, Role } from './effect.js';
import type { NewMember, ObligationInput } from './member.js';

/** What one machine tells another within a step. Nobody outside can send these. */
export type Told = { readonly at: Instant; readonly from: string; readonly suspended: boolean } & Telling;
export type ToldOf<T extends Telling['type']> = Extract<Told, { type: T }>;

export type Telling =
  // to an obligation
  | { type: 'window.reached' }
  | { type: 'subject.submitted'; submission: number }
  | { type: 'subject.voided'; submission: number }
  | { type: 'laterReport.accepted' }
  | { type: 'suspension.began' }
  | { type: 'suspension.ended'; schedule: Schedule | null }
  | { type: 'extension.agreed'; schedule: Schedule }
  | { type: 'extension.ended' }
  | { type: 'objection.ended'; schedule: Schedule | null }
  | { type: 'assignment.lifted' }
  | { type: 'obligation.dropped'; reason: string }
  | { type: 'task.continued' }
  | ({ type: 'regime.changed' } & Pick<ObligationInput, 'schedule' | 'ladder' | 'laterReportCures'>)
  // to an instruction
  | { type: 'reply.came'; unit: string; content: string }
  // to a report or sub-report
  | { type: 'window.opened' }
  // to a slip
  | { type: 'obligation.settled' }
  | { type: 'obligation.excused' }
  // to the task
  | { type: 'plan.cameIntoForce' }
  | { type: 'report.windowOpened' }
  | { type: 'lead.missed' }
  | { type: 'lead.settled' }
  | { type: 'lateness.recounted' }
  | { type: 'verification.began' }
  | { type: 'claim.confirmed'; closesAs: Closing | null }
  | { type: 'claim.failed' }
  | ({ type: 'units.changed' } & Reassigned)
  | { type: 'misses.left' }
  // to the task and to its obligations
  | { type: 'task.ended' };

/** A telling on its way. `must`: it is an error of the command when it is not taken. */
export interface Signal {
  readonly to: Recipient;
  readonly event: Telling;
  readonly must?: boolean;
}

/**
 * `obligations`: all that are loaded. `slips`: the drafts about the teller. `earlierReports`: missed obligations to
 * report that the teller, a report, comes after.
 */
export type Recipient =
  'task' | 'obligations' | 'slips' | 'earlierReports' | { readonly member: string; readonly loaded: 'must' | 'may' };

/** A notice as a machine words it; who it is about is added outside. */
export interface Notice extends Pick<Effect, 'kind'> {
  readonly kind: NoticeKind;
  readonly unit: string | null | { readonly of: 'lead' };
  readonly roles: readonly Role[];
}

/** Members that an event brings into the world. */
export interface Creation {
  readonly members: readonly NewMember[];
  /** Hash of the reason given for them. */
  readonly reason?: string | null;
}

/** What machines ask for: named actions that do nothing and carry data. */
export const asking = {
  tell: (_: unknown, _signals: readonly Signal[]): void => undefined,
  notify: (_: unknown, _notices: readonly Notice[]): void => undefined,
  create: (_: unknown, _creation: Creation): void => undefined,
  /** Puts parts and obligations into other hands; they stay in their states. */
  handOver: (_: unknown, _reassigned: Reassigned): void => undefined,
  /** Sends the event at hand to the same machine once more, in its new state. */
  again: (): void => undefined,
};

/** The posts of a unit that get its messages. */
export const unitPosts: readonly Role[] = ['unitLiaison', 'unitHead'];

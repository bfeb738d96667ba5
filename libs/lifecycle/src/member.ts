import type { Instant, LocalDate, ObligationKind, Schedule } from '@duban/calendar';
import type { AdjustmentContext, AdjustmentInput } from './adjustment.js';
import type { CloseOutContext, CloseOutInput } from './close-out.js';
import type { Role } from './effect.js';

/**
 * One thing that belongs to a task and has a small machine of its own. `value` is the state of that machine,
 * `context` is JSON-safe and holds ids, codes, days and instants only; texts are content hashes.
 */
export type Member = {
  [K in MemberKind]: {
    readonly id: string;
    readonly kind: K;
    readonly value: string;
    readonly context: MemberContexts[K];
  };
}[MemberKind];

export type MemberKind = keyof MemberContexts;

/** A member of one kind. */
export type MemberOf<K extends MemberKind> = Extract<Member, { kind: K }>;
export type ObligationMember = MemberOf<'obligation'>;

/** What an event says of a member that it brings into the world; the rest of its context starts empty. */
export type NewMember = {
  [K in MemberKind]: { readonly id: string; readonly kind: K; readonly context: MemberInputs[K] };
}[MemberKind];
export type NewMemberOf<K extends MemberKind> = Extract<NewMember, { kind: K }>;

export interface MemberContexts {
  obligation: ObligationContext;
  plan: PlanContext;
  planPart: PlanPartContext;
  report: ReportContext;
  subReport: SubReportContext;
  extension: ExtensionContext;
  closeOut: CloseOutContext;
  slip: SlipContext;
  instruction: InstructionContext;
  disagreement: DisagreementContext;
  objection: ObjectionContext;
  adjustment: AdjustmentContext;
}

export interface MemberInputs {
  obligation: ObligationInput;
  plan: PlanInput;
  planPart: PlanPartInput;
  report: ReportInput;
  subReport: SubReportInput;
  extension: ExtensionInput;
  closeOut: CloseOutInput;
  slip: SlipInput;
  instruction: InstructionInput;
  disagreement: DisagreementInput;
  objection: ObjectionInput;
  adjustment: AdjustmentInput;
}

/**
 * As what a unit owes: only what the lead misses makes the task overdue. `former`: missed as what the unit no longer is;
 * it stays in that unit's record and marks nobody else.
 */
export type OwedAs = 'lead' | 'jointLead' | 'coordinating' | 'member' | 'former';
export type Level = 'blue' | 'yellow' | 'red';
export type HoldReason = 'extension' | 'suspension' | 'objection';

/** What happens at one rung of the ladder when an obligation stays missed. `to` are addressees or role codes. */
export interface Rung {
  readonly rung: number;
  readonly level: Level;
  readonly to: readonly string[];
  readonly issue: 'automatic' | 'onApproval';
  /** Role code of who issues it; null where it is automatic. */
  readonly by: string | null;
  /** Working days that the unit has to reply to the announced slip; left out where it is issued unannounced. */
  readonly reply?: number;
}

export interface ObligationInput {
  readonly kind: ObligationKind;
  readonly unit: string;
  readonly owedAs: OwedAs;
  /**
   * The plan, part, report or sub-report whose submission meets it, or the instruction that it replies to; null where it
   * stands by itself.
   */
  readonly subject: string | null;
  /** Label of the period reported on. */
  readonly period: string | null;
  /** Whether its day is a date, or was counted in working days. */
  readonly basis: 'dated' | 'days';
  readonly schedule: Schedule;
  /** An accepted report for a later period cures it when missed. */
  readonly laterReportCures: boolean;
  /** Of an acknowledgement: until when the unit may object to the assignment. */
  readonly objectBefore?: Instant;
  readonly ladder: readonly Rung[];
  /** The unit that owed it before, and what that unit missed where this was made in its place; left out where nobody did. */
  readonly inheritedFrom?: { readonly unit: string; readonly obligation: string | null };
}

/** On what a miss may be exempted: 不可抗力, 容错纠错, 上级政策调整, 前置条件未具备. */
export const exemptionGrounds = ['forceMajeure', 'errorTolerance', 'policyChange', 'precondition'] as const;
export type ExemptionGround = (typeof exemptionGrounds)[number];

/** 容错免责: what was missed stays missed; this stands beside it. */
export interface Exemption {
  readonly ground: ExemptionGround;
  /** Hash of the document or facts on which it rests. */
  readonly basis: string;
  readonly at: Instant;
}

export interface ObligationContext extends ObligationInput {
  /** The day that it first had, whatever moved since. */
  readonly firstDueOn: LocalDate;
  readonly moves: number;
  /** How many of `schedule.reminders` are sent or skipped. */
  readonly remindersDone: number;
  /** How many of `schedule.rungs` are reached or skipped. */
  readonly rungsDone: number;
  /** Highest rung that was reached and not skipped; 0 for none. */
  readonly reached: number;
  readonly holds: readonly HoldReason[];
  /** Whether its window has opened. */
  readonly opened: boolean;
  readonly deliveredAt: Instant | null;
  /** Which submission of its subject delivered it. */
  readonly deliveredBy: number | null;
  /** The due moment that was missed; stays when it is met late. */
  readonly missedAt: Instant | null;
  /** The exemption in force; null where one was revoked, left out where there was none. */
  readonly exemption?: Exemption | null;
  /** Why it was waived, cancelled or cured. */
  readonly reason: string | null;
}

/** What plan, parts, reports and sub-reports have in common: somebody submits them and obligations are met by it. */
export interface Deliverable {
  /** Obligations about it: the first and its supplements. */
  readonly obligations: readonly string[];
  readonly submissions: number;
  readonly submittedAt: Instant | null;
  /** Hash of its latest text. */
  readonly content: string | null;
  /** Hash of the reason why it last came back. */
  readonly reason: string | null;
}

export interface PlanInput {
  readonly unit: string;
  /** Role codes whose approvals the regime asks for after filing, in order; empty: filing brings it into force. */
  readonly approvals: readonly string[];
}
export interface PlanContext extends PlanInput, Deliverable {
  /** Approvals still to come. */
  readonly approvalsLeft: readonly string[];
  readonly inForceCount: number;
  /** Hash of the first version in force; never changes. */
  readonly baseline: string | null;
  /** Parts that had not been submitted when it was filed. */
  readonly missingParts: readonly string[];
}

export interface PlanPartInput {
  readonly unit: string;
}
export type PlanPartContext = PlanPartInput & Deliverable;

/** What reports and sub-reports have beside it. */
interface Reported extends Deliverable {
  /** How often in succession, with this one, the unit has said that there is nothing new; left out where it never did. */
  readonly unchanged?: number;
}

export interface ReportInput {
  readonly unit: string;
  readonly period: string;
  /** Whether the unit's head signs it before it is submitted. */
  readonly signing: 'head' | 'skipped';
}
export interface ReportContext extends ReportInput, Reported {
  /** Day on which it first fell due: orders the reports of a unit. */
  readonly dueOn: LocalDate | null;
  /** The reviewer's: good, sufficient, poor; empty while it has come back as such. */
  readonly mark: string | null;
}

export interface SubReportInput {
  readonly unit: string;
  readonly period: string;
}
export type SubReportContext = SubReportInput & Reported;

export interface ExtensionInput {
  readonly obligation: string;
  readonly newDueOn: LocalDate;
  readonly requestedAt: Instant;
  /** Hash of how far the work has come; left out by requests of an earlier version. */
  readonly progress?: string;
  /** Lowest role that may decide, by the length asked for; left out by requests of an earlier version. */
  readonly approver?: ExtensionApprover;
}
/** Who decides about an extension, from the lowest up. */
export type ExtensionApprover = 'supervisor' | 'chiefSupervisor' | 'leaderInCharge';
export interface ExtensionContext extends ExtensionInput {
  /** Unit that owes the obligation. */
  readonly unit: string;
  readonly reason: string | null;
}

export interface SlipInput {
  readonly obligation: string;
  readonly rung: number;
  readonly level: Level;
  readonly to: readonly string[];
  readonly by: string | null;
  /** Working days that its unit has to reply once it is announced; left out where it is issued unannounced. */
  readonly reply?: number;
}
export interface SlipContext extends SlipInput {
  /** Unit that owes the obligation. */
  readonly unit: string;
  /** When its unit was told of it; left out until then. */
  readonly announcedAt?: Instant;
  /** The last day to reply, and the exclusive moment at which it is over. */
  readonly replyOn?: LocalDate;
  readonly replyBefore?: Instant;
  readonly repliedAt?: Instant;
  /** Hash of what the unit replied. */
  readonly content?: string;
  readonly reason: string | null;
}

export interface InstructionInput {
  /** The units that owe a reply. */
  readonly units: readonly string[];
  /** Hash of its text. */
  readonly content: string;
  readonly dueOn: LocalDate;
  /** The post of the leader who gave it, and the role of that post. */
  readonly by: string;
  readonly role: Role;
  /** Where it carries out what a meeting decided: then it is in the name of that meeting. */
  readonly meeting?: { readonly year: number; readonly id: string; readonly decision: string };
}
export interface InstructionContext extends InstructionInput {
  /** The replies that are owed. */
  readonly obligations: readonly string[];
  readonly replies: readonly {
    readonly obligation: string;
    readonly unit: string;
    /** Hash of what was replied. */
    readonly content: string;
    readonly at: Instant;
  }[];
  /** Hash of the reason why it was withdrawn. */
  readonly reason: string | null;
}

export interface DisagreementInput {
  /** The part of the plan, or the sub-report, that it is about. */
  readonly about: string;
  /** The unit whose part it is. */
  readonly partOf: string;
  /** The unit that asks: that of the part, or the lead. */
  readonly unit: string;
  readonly raisedAt: Instant;
  /** Hash of what the unit says. */
  readonly content: string;
}
export interface DisagreementContext extends DisagreementInput {
  /** Hash of the inspectorate's answer. */
  readonly reason: string | null;
}

export interface ObjectionInput {
  /** The acknowledgement that it holds while it is under way. */
  readonly obligation: string;
  readonly unit: string;
  readonly raisedAt: Instant;
  /** Hash of why the task is not the unit's. */
  readonly content: string;
}
export interface ObjectionContext extends ObjectionInput {
  /** Hash of the inspectorate's answer. */
  readonly reason: string | null;
}

/**
 * Whether a member is under way. What is not yet open and what is settled is loaded only when an event names it (see
 * `namedMembers`).
 */
export function isLive(member: Member): boolean {
  if (member.kind === 'obligation' && (member.value === 'met' || member.value === 'metLate'))
    return member.context.holds.length > 0;
  return liveStates[member.kind].includes(member.value);
}

const liveStates: Record<MemberKind, readonly string[]> = {
  obligation: ['open', 'held', 'missed'],
  plan: ['drafting', 'signed', 'filed', 'revising'],
  planPart: ['open', 'submitted'],
  report: ['open', 'drafted', 'signed', 'submitted', 'returned'],
  subReport: ['open', 'submitted'],
  extension: ['requested'],
  closeOut: ['claimed', 'signed', 'verifying'],
  slip: ['drafted', 'announced', 'replied'],
  instruction: ['given'],
  disagreement: ['raised'],
  objection: ['raised'],
  adjustment: ['proposed'],
};

import type { LocalDate } from '@duban/calendar';
import type { Stamp } from './task-event.js';

/** 督查: one machine with four regions; all that it knows is its value and its context. Texts are content hashes. */
export interface InspectionState {
  readonly definition: number;
  readonly value: InspectionValue;
  readonly context: InspectionContext;
}

/** A region beside the procedure: nothing yet, something under way, all of it settled. */
export type Aside = 'none' | 'open' | 'settled';

// an alias, as machines want an index signature, which interfaces have not
export type InspectionValue = {
  readonly procedure: InspectionStatus;
  readonly review: Aside;
  readonly rectification: Aside;
  readonly results: Aside;
};

export const inspectionStatuses = [
  'proposed',
  'approved',
  'planned',
  'notified',
  'covert',
  'inField',
  'concluded',
  'issued',
  'fedBack',
  'closed',
  'terminated',
] as const;
export type InspectionStatus = (typeof inspectionStatuses)[number];

/** Art. 14: 综合督查, 专项督查, 事件调查, 日常督办, 线索核查. */
export const inspectionKinds = ['comprehensive', 'special', 'incident', 'daily', 'clue'] as const;
export type InspectionKind = (typeof inspectionKinds)[number];

/**
 * Art. 12: 自查、说明; 听取汇报; 检查、访谈、暗访; 座谈、听证、统计、评估; 调阅、复制资料; 信函、电话、媒体等线索;
 * 约谈; 互联网+督查.
 */
export const inspectionMethods = [
  'selfCheck',
  'hearing',
  'visit',
  'panel',
  'documents',
  'leads',
  'talk',
  'internet',
] as const;
export type InspectionMethod = (typeof inspectionMethods)[number];

export const governmentLevels = ['state', 'province', 'prefecture', 'county', 'township'] as const;
export type GovernmentLevel = (typeof governmentLevels)[number];

/** Art. 8: 人大代表, 政协委员, 政府参事, 专家学者. */
export const invitedCapacities = ['deputy', 'cppccMember', 'counsellor', 'expert'] as const;
export type InvitedCapacity = (typeof invitedCapacities)[number];

/** Praise, incentive, criticism (art. 21 ¶1), accountability (¶2), change of a document (19), report (20), referral (23). */
export const resultKinds = [
  'praise',
  'incentive',
  'criticism',
  'accountability',
  'documentChange',
  'report',
  'referral',
] as const;
export type ResultKind = (typeof resultKinds)[number];

/** Art. 7: on what, and for how long, a department may inspect in the government's name. */
export interface Designation {
  /** The document. */
  readonly matter: string;
  readonly topics: readonly string[];
  readonly from: LocalDate;
  readonly until: LocalDate;
}

export type Authority =
  | { readonly type: 'government'; readonly level: GovernmentLevel }
  | { readonly type: 'department'; readonly unit: string; readonly designation: Designation | null };

/** 年度督查计划: whom and when it is meant to inspect, from the proposal on. No object learns of it. */
export interface IntendedInspection {
  readonly objects: readonly string[];
  readonly from: LocalDate;
  readonly until: LocalDate;
}

export interface InspectionPlan {
  readonly version: number;
  readonly objects: readonly string[];
  readonly topics: readonly string[];
  readonly content: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly methods: readonly InspectionMethod[];
  /** Why an object that art. 5 does not list is inspected. */
  readonly basis: string | null;
  /** Why a cap of a local rule is passed. */
  readonly exception: string | null;
}

export interface InspectionTeam {
  readonly leader: string | null;
  readonly members: readonly { readonly post: string; readonly until: LocalDate }[];
  readonly invited: readonly { readonly name: string; readonly capacity: InvitedCapacity; readonly until: LocalDate }[];
}

export interface InspectionEvidence {
  readonly id: string;
  readonly object: string;
  readonly method: InspectionMethod;
  readonly on: LocalDate;
  readonly content: string;
  readonly files: readonly string[];
  /** Found on a visit that was not announced. */
  readonly covert: boolean;
  readonly by: string;
}

export interface InspectionFinding {
  readonly id: string;
  readonly object: string;
  readonly topic: string | null;
  readonly content: string;
  readonly evidence: readonly string[];
}

/** What was told to one object, and both clocks of art. 17. */
export interface InspectionFeedback {
  readonly object: string;
  readonly content: string;
  readonly sentOn: LocalDate;
  readonly receivedOn: LocalDate | null;
  /** The last day on which a review may be asked for. */
  readonly reviewUntil: LocalDate | null;
}

export interface InspectionReview {
  readonly id: string;
  readonly object: string;
  readonly content: string;
  readonly requestedOn: LocalDate;
  readonly decideUntil: LocalDate;
  readonly decision: {
    readonly outcome: 'upheld' | 'changed' | 'revoked';
    readonly content: string;
    readonly reviewers: readonly string[];
    readonly on: LocalDate;
  } | null;
}

export interface Rectification {
  readonly id: string;
  readonly object: string;
  readonly findings: readonly string[];
  readonly content: string;
  readonly dueOn: LocalDate;
  /** The task of the instruction by which it is pursued. */
  readonly task: { readonly kind: 'task'; readonly year: number; readonly id: string } | null;
  readonly state: 'ordered' | 'reported' | 'verified';
  /** How often it was ordered: more than once where a verification found it wanting. */
  readonly round: number;
  readonly reports: readonly { readonly content: string; readonly files: readonly string[]; readonly on: LocalDate }[];
  readonly verifications: readonly { readonly done: boolean; readonly content: string; readonly on: LocalDate }[];
}

export interface InspectionResult {
  readonly id: string;
  readonly kind: ResultKind;
  readonly object: string | null;
  readonly content: string;
  readonly state: 'proposed' | 'approved' | 'carriedOut' | 'handedOver' | 'dropped';
  /** To whom it was handed, how it was carried out, or why it was dropped. */
  readonly outcome: string | null;
}

export interface InspectionContext {
  readonly kind: InspectionKind;
  /** Art. 11: by a decision of the government or its head, or on a proposal that the head approves. */
  readonly basis: { readonly path: 'decision' | 'proposal'; readonly content: string };
  readonly authority: Authority;
  /** Codes, of config/inspection.yaml or a local list. */
  readonly topics: readonly string[];
  readonly tasks: readonly { readonly kind: 'task'; readonly year: number; readonly id: string }[];
  /** Left out where nothing was said of it. Its plan, once there is one, goes before it. */
  readonly intended?: IntendedInspection;
  readonly approved: boolean;
  readonly plan: InspectionPlan | null;
  readonly planApproved: boolean;
  readonly team: InspectionTeam | null;
  readonly recused: readonly string[];
  readonly trainedOn: LocalDate | null;
  /** Its objects know of it from this day. */
  readonly notifiedOn: LocalDate | null;
  readonly covert: boolean;
  /** A covert inspection is not there for its objects until this day. */
  readonly releasedOn: LocalDate | null;
  readonly evidence: readonly InspectionEvidence[];
  readonly findings: readonly InspectionFinding[];
  readonly conclusion: string | null;
  /** Who took part in what the conclusion rests on: they review nothing (art. 17). */
  readonly participants: readonly string[];
  readonly feedback: readonly InspectionFeedback[];
  readonly reviews: readonly InspectionReview[];
  readonly rectifications: readonly Rectification[];
  readonly results: readonly InspectionResult[];
  readonly ended: boolean;
  /** Why it was terminated. */
  readonly reason: string | null;
}

type Happening =
  | ({ type: 'inspection.proposed'; on: LocalDate } & Pick<
      InspectionContext,
      'kind' | 'basis' | 'authority' | 'topics' | 'tasks' | 'intended'
    >)
  | { type: 'inspection.approved' }
  | { type: 'inspection.planned'; plan: InspectionPlan; on: LocalDate }
  | { type: 'inspection.planApproved' }
  | { type: 'inspection.teamFormed'; team: InspectionTeam }
  | { type: 'inspection.recused'; post: string; reason: string }
  | { type: 'inspection.trained'; on: LocalDate; content: string }
  | { type: 'inspection.notified'; on: LocalDate }
  | { type: 'inspection.keptCovert'; on: LocalDate }
  | { type: 'inspection.begun'; on: LocalDate }
  | { type: 'inspection.evidenceLogged'; evidence: InspectionEvidence; on: LocalDate }
  | { type: 'inspection.found'; finding: InspectionFinding; on: LocalDate }
  | { type: 'inspection.released'; on: LocalDate }
  | { type: 'inspection.concluded'; content: string; on: LocalDate }
  | { type: 'inspection.issued' }
  | { type: 'inspection.fedBack'; object: string; content: string; on: LocalDate }
  | { type: 'inspection.received'; object: string; on: LocalDate; reviewUntil: LocalDate }
  | {
      type: 'inspection.reviewRequested';
      review: string;
      object: string;
      content: string;
      on: LocalDate;
      decideUntil: LocalDate;
    }
  | {
      type: 'inspection.reviewDecided';
      review: string;
      outcome: 'upheld' | 'changed' | 'revoked';
      reviewers: readonly string[];
      content: string;
      on: LocalDate;
    }
  | {
      type: 'inspection.rectificationOrdered';
      rectification: Pick<Rectification, 'id' | 'object' | 'findings' | 'content' | 'dueOn' | 'task'>;
    }
  | {
      type: 'inspection.rectificationReported';
      rectification: string;
      content: string;
      files: readonly string[];
      on: LocalDate;
    }
  | {
      type: 'inspection.rectificationVerified';
      rectification: string;
      done: boolean;
      content: string;
      on: LocalDate;
      /** The new day, where it is to be done again. */
      dueOn: LocalDate | null;
    }
  | { type: 'inspection.resultProposed'; result: Pick<InspectionResult, 'id' | 'kind' | 'object' | 'content'> }
  | { type: 'inspection.resultApproved'; result: string }
  | { type: 'inspection.resultDropped'; result: string; reason: string }
  | { type: 'inspection.resultCarriedOut'; result: string; content: string }
  | { type: 'inspection.closed' }
  | { type: 'inspection.terminated'; reason: string }
  | { type: 'machine.migrated'; snapshot: InspectionState };

export type InspectionEvent = Stamp & Happening;
export type InspectionEventType = InspectionEvent['type'];
export type InspectionEventOf<T extends InspectionEventType> = Extract<InspectionEvent, { type: T }>;

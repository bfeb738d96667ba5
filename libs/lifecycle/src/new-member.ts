import type { MachineDefinition } from './machine-definition.js';
import type { Deliverable, Member, MemberContexts, MemberInputs, MemberKind, NewMember } from './member.js';

/** What a member inherits from the task that it comes into. */
export interface Surroundings {
  /** Unit that owes an obligation. */
  readonly unitOf: (obligation: string) => string;
  /** Hash of the reason given in the act that made it. */
  readonly reason: string | null;
}

/** A member in the initial state of its machine, its context filled up. */
export function createMember(
  { id, kind, context }: NewMember,
  definition: MachineDefinition,
  surroundings: Surroundings,
): Member {
  const { initial } = definition;
  if (typeof initial !== 'string') throw new Error(`the machine of a ${kind} must be flat`);
  const complete = contexts[kind] as (input: MemberInputs[MemberKind], around: Surroundings) => Member['context'];
  return { id, kind, value: initial, context: complete(context, surroundings) } as Member;
}

const undelivered: Deliverable = {
  obligations: [],
  submissions: 0,
  submittedAt: null,
  content: null,
  reason: null,
};

const contexts: { [K in MemberKind]: (input: MemberInputs[K], around: Surroundings) => MemberContexts[K] } = {
  obligation: (input) => ({
    ...input,
    firstDueOn: input.schedule.dueOn,
    moves: 0,
    remindersDone: 0,
    rungsDone: 0,
    reached: 0,
    holds: [],
    opened: false,
    deliveredAt: null,
    deliveredBy: null,
    missedAt: null,
    reason: null,
  }),
  plan: (input) => ({
    ...input,
    ...undelivered,
    approvalsLeft: input.approvals,
    inForceCount: 0,
    baseline: null,
    missingParts: [],
  }),
  planPart: (input) => ({ ...input, ...undelivered }),
  report: (input) => ({ ...input, ...undelivered, dueOn: null, mark: null }),
  subReport: (input) => ({ ...input, ...undelivered }),
  extension: (input, { unitOf, reason }) => ({ ...input, unit: unitOf(input.obligation), reason }),
  closeOut: (input, { reason }) => ({ ...input, reason }),
  instruction: (input) => ({ ...input, obligations: [], replies: [], reason: null }),
  disagreement: (input) => ({ ...input, reason: null }),
  objection: (input) => ({ ...input, reason: null }),
  adjustment: (input, { reason }) => ({ ...input, reason, answer: null }),
  slip: (input, { unitOf, reason }) => ({ ...input, unit: unitOf(input.obligation), reason }),
};

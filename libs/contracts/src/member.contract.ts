import { closings, exemptionGrounds, roles, verificationManners } from '@duban/lifecycle';
import { z } from 'zod';
import { DateText, Id, InstantText, MeetingDecisionKey } from './reference.contract.js';

/** The address of a text that stands beside the chain: SHA-256 in hexadecimal. */
export const ContentAddress = z.string().regex(/^[0-9a-f]{64}$/, 'not the address of a content');

/** Where a reason is a code of ours or the address of what somebody wrote. */
const Reason = z.string().nullable();

/** Lists of the record are read only. */
export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

/** All moments of one obligation. */
export const ScheduleRecord = z.strictObject({
  opensAt: InstantText,
  dueOn: DateText,
  dueAt: InstantText,
  provisional: z.boolean(),
  reminders: z.array(InstantText),
  rungs: z.array(z.strictObject({ rung: z.int().positive(), at: InstantText })),
});

const Level = z.enum(['blue', 'yellow', 'red']);

const Rung = z.strictObject({
  rung: z.int().positive(),
  level: Level,
  to: list(z.string()),
  issue: z.enum(['automatic', 'onApproval']),
  by: z.string().nullable(),
  reply: z.int().positive().exactOptional(),
});

/** The units of a task, by what they are in it. */
export const AssignmentRecord = z
  .strictObject({ lead: Id, jointLeads: list(Id), coordinating: list(Id), told: list(Id) })
  .readonly();

/** What an event says of a member that it brings into the world, by kind. */
const inputs = {
  obligation: z.strictObject({
    kind: z.enum(['acknowledgement', 'plan', 'planPart', 'report', 'subReport', 'supplement', 'milestone', 'reply']),
    unit: Id,
    owedAs: z.enum(['lead', 'jointLead', 'coordinating', 'member', 'former']),
    subject: Id.nullable(),
    period: z.string().nullable(),
    basis: z.enum(['dated', 'days']),
    schedule: ScheduleRecord,
    laterReportCures: z.boolean(),
    objectBefore: InstantText.exactOptional(),
    ladder: list(Rung),
    inheritedFrom: z.strictObject({ unit: Id, obligation: Id.nullable() }).readonly().exactOptional(),
  }),
  plan: z.strictObject({ unit: Id, approvals: list(z.string()) }),
  planPart: z.strictObject({ unit: Id }),
  report: z.strictObject({ unit: Id, period: z.string(), signing: z.enum(['head', 'skipped']) }),
  subReport: z.strictObject({ unit: Id, period: z.string() }),
  extension: z.strictObject({
    obligation: Id,
    newDueOn: DateText,
    requestedAt: InstantText,
    progress: ContentAddress.exactOptional(),
    approver: z.enum(['supervisor', 'chiefSupervisor', 'leaderInCharge']).exactOptional(),
  }),
  closeOut: z.strictObject({
    content: ContentAddress,
    claimedAt: InstantText.exactOptional(),
    closesAs: z.enum(closings).exactOptional(),
    rows: z.int().nonnegative().exactOptional(),
  }),
  slip: z.strictObject({
    obligation: Id,
    rung: z.int().positive(),
    level: Level,
    to: list(z.string()),
    by: z.string().nullable(),
    reply: z.int().positive().exactOptional(),
  }),
  instruction: z.strictObject({
    units: list(Id),
    content: ContentAddress,
    dueOn: DateText,
    by: Id,
    role: z.enum(roles),
    meeting: MeetingDecisionKey.readonly().exactOptional(),
  }),
  adjustment: z.strictObject({
    assignment: AssignmentRecord.nullable(),
    content: ContentAddress.nullable(),
    proposedAt: InstantText,
    post: Id,
    unit: Id.nullable(),
  }),
  disagreement: z.strictObject({ about: Id, partOf: Id, unit: Id, raisedAt: InstantText, content: ContentAddress }),
  objection: z.strictObject({ obligation: Id, unit: Id, raisedAt: InstantText, content: ContentAddress }),
};
type Kind = keyof typeof inputs;

const born = <K extends Kind>(kind: K) =>
  z.strictObject({ id: Id, kind: z.literal(kind), context: inputs[kind] as (typeof inputs)[K] });

export const NewObligation = born('obligation');
export const NewExtension = born('extension');
export const NewCloseOut = born('closeOut');
export const NewSlip = born('slip');
export const NewInstruction = born('instruction');
export const NewAdjustment = born('adjustment');
export const NewDisagreement = born('disagreement');
export const NewObjection = born('objection');

/** An obligation under changed rules. */
export const MovedObligation = inputs.obligation
  .pick({ schedule: true, ladder: true, laterReportCures: true })
  .extend({ member: Id });

/** A member as it comes into the world: with a new task, a reopened one, a plan in force, a return. */
export const NewMember = z.discriminatedUnion('kind', [
  NewObligation,
  born('plan'),
  born('planPart'),
  born('report'),
  born('subReport'),
  NewExtension,
  NewCloseOut,
  NewSlip,
  NewInstruction,
  NewDisagreement,
  NewObjection,
  NewAdjustment,
]);

const deliverable = {
  obligations: list(Id),
  submissions: z.int().nonnegative(),
  submittedAt: InstantText.nullable(),
  content: ContentAddress.nullable(),
  reason: Reason,
};

/** A report also remembers how often in succession there was nothing new; one that never said so does not. */
const reported = { ...deliverable, unchanged: z.int().nonnegative().exactOptional() };

/** What is stored of a member, by kind. */
const contexts = {
  obligation: inputs.obligation.extend({
    firstDueOn: DateText,
    moves: z.int().nonnegative(),
    remindersDone: z.int().nonnegative(),
    rungsDone: z.int().nonnegative(),
    reached: z.int().nonnegative(),
    holds: list(z.enum(['extension', 'suspension', 'objection'])),
    opened: z.boolean(),
    deliveredAt: InstantText.nullable(),
    deliveredBy: z.int().nullable(),
    missedAt: InstantText.nullable(),
    exemption: z
      .strictObject({ ground: z.enum(exemptionGrounds), basis: ContentAddress, at: InstantText })
      .nullable()
      .exactOptional(),
    reason: Reason,
  }),
  plan: inputs.plan.extend({
    ...deliverable,
    approvalsLeft: list(z.string()),
    inForceCount: z.int().nonnegative(),
    baseline: ContentAddress.nullable(),
    missingParts: list(Id),
  }),
  planPart: inputs.planPart.extend(deliverable),
  report: inputs.report.extend({ ...reported, dueOn: DateText.nullable(), mark: z.string().nullable() }),
  subReport: inputs.subReport.extend(reported),
  extension: inputs.extension.extend({ unit: Id, reason: Reason }),
  closeOut: inputs.closeOut.extend({
    manner: z.enum(verificationManners).exactOptional(),
    stays: list(z.int().nonnegative()).exactOptional(),
    endedAt: InstantText.exactOptional(),
    reason: Reason,
  }),
  slip: inputs.slip.extend({
    unit: Id,
    announcedAt: InstantText.exactOptional(),
    replyOn: DateText.exactOptional(),
    replyBefore: InstantText.exactOptional(),
    repliedAt: InstantText.exactOptional(),
    content: ContentAddress.exactOptional(),
    reason: Reason,
  }),
  instruction: inputs.instruction.extend({
    obligations: list(Id),
    replies: list(z.strictObject({ obligation: Id, unit: Id, content: ContentAddress, at: InstantText }).readonly()),
    reason: Reason,
  }),
  adjustment: inputs.adjustment.extend({ reason: Reason, answer: Reason }),
  disagreement: inputs.disagreement.extend({ reason: Reason }),
  objection: inputs.objection.extend({ reason: Reason }),
};

const kept = <K extends Kind>(kind: K) =>
  z.strictObject({ id: Id, kind: z.literal(kind), value: z.string(), context: contexts[kind] as (typeof contexts)[K] });

/** A member as it is stored: its state, and all that its machine remembers. */
export const Member = z.discriminatedUnion('kind', [
  kept('obligation'),
  kept('plan'),
  kept('planPart'),
  kept('report'),
  kept('subReport'),
  kept('extension'),
  kept('closeOut'),
  kept('slip'),
  kept('instruction'),
  kept('disagreement'),
  kept('objection'),
  kept('adjustment'),
]);

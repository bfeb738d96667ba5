import type * as lifecycle from '@duban/lifecycle';
import {
  closings,
  clueOutcomes,
  clueSources,
  exemptionGrounds,
  reopeningGrounds,
  roles,
  verificationManners,
} from '@duban/lifecycle';
import { z } from 'zod';
import { adjustmentEvents } from './adjustment.contract.js';
import { planEvents, reportEvents } from './deliverable-event.contract.js';
import { event, ofMember } from './event-stamp.contract.js';
import {
  ContentAddress,
  list,
  Member,
  MovedObligation,
  NewCloseOut,
  NewDisagreement,
  NewExtension,
  NewInstruction,
  NewMember,
  NewObjection,
  NewObligation,
  NewSlip,
  ScheduleRecord,
} from './member.contract.js';
import { ClueLink, DateText, Id, InstantText, TaskReference } from './reference.contract.js';

const reason = { reason: ContentAddress };
const reopening = { ground: z.enum(reopeningGrounds) };

const TaskSnapshot = z.strictObject({
  definition: z.int().positive(),
  value: z.strictObject({
    lifecycle: z.union([
      z.enum(['assigned', 'planned', 'completed', 'withdrawn']),
      z.strictObject({ reporting: z.enum(['working', 'verifying']) }),
    ]),
    activity: z.enum(['active', 'suspended']),
    timeliness: z.enum(['onTime', 'overdue']),
  }),
  context: z.strictObject({
    directive: Id.nullable(),
    lead: Id.nullable(),
    jointLeads: list(Id),
    coordinating: list(Id),
    told: list(Id),
    missed: list(Id),
    suspendedAt: InstantText.nullable(),
    pause: z.strictObject({ until: DateText, basis: ContentAddress }).nullable().exactOptional(),
    closedAs: z.enum(closings).nullable().exactOptional(),
    reopened: z
      .strictObject({ at: InstantText, ...reopening, ...reason, consequence: ContentAddress.nullable() })
      .exactOptional(),
  }),
  members: list(Member),
});

/** What happened to a task or to one of its members, as its chain holds it: one schema per type. */
export const TaskEvent = z.discriminatedUnion('type', [
  event('task.issued', {
    directive: Id.nullable(),
    lead: Id.nullable(),
    jointLeads: list(Id),
    coordinating: list(Id),
    told: list(Id),
    members: list(NewMember),
    continues: list(TaskReference).exactOptional(),
  }),
  event('task.suspended', { ...reason, until: DateText.exactOptional() }),
  event('task.resumed', {
    cancelled: list(Id),
    moved: list(z.strictObject({ member: Id, schedule: ScheduleRecord })),
  }),
  event('task.withdrawn', { ...reason, carriedTo: Id.exactOptional() }),
  event('task.reopened', {
    ...reason,
    members: list(NewMember),
    ground: reopening.ground.exactOptional(),
    consequence: ContentAddress.exactOptional(),
  }),
  event('task.replanned', { made: list(NewMember), moved: list(MovedObligation), dropped: list(Id) }),

  event('instruction.given', { instruction: NewInstruction, replies: list(NewObligation) }),
  ofMember('instruction.withdrawn', { ...reason, cancelled: list(Id) }),
  ofMember('reply.given', { content: ContentAddress }),

  ofMember('acknowledgement.given'),
  ofMember('milestone.delivered', { content: ContentAddress.exactOptional() }),
  ofMember('obligation.opened'),
  ofMember('obligation.reminded', { index: z.int().nonnegative(), skipped: z.boolean() }),
  ofMember('obligation.fellDue'),
  ofMember('obligation.escalated', {
    rung: z.int().positive(),
    skipped: z.boolean(),
    slip: NewSlip.exactOptional(),
  }),
  ofMember('obligation.urged', { message: ContentAddress.exactOptional() }),
  ofMember('obligation.waived', { basis: ContentAddress }),
  ofMember('obligation.exempted', { ground: z.enum(exemptionGrounds), basis: ContentAddress }),
  ofMember('obligation.exemptionRevoked', reason),
  ofMember('obligation.rescheduled', { schedule: ScheduleRecord }),

  ...planEvents,
  ...reportEvents,

  ofMember('extension.requested', { extension: NewExtension, ...reason }),
  ofMember('extension.granted', { schedule: ScheduleRecord }),
  ofMember('extension.refused', reason),
  ofMember('extension.withdrawn'),

  ofMember('planPart.disputed', { disagreement: NewDisagreement }),
  ofMember('subReport.disputed', { disagreement: NewDisagreement }),
  ofMember('disagreement.settled', reason),
  ofMember('disagreement.withdrawn'),

  ofMember('objection.raised', { objection: NewObjection }),
  ofMember('objection.upheld', reason),
  ofMember('objection.refused', { ...reason, schedule: ScheduleRecord }),
  ofMember('objection.withdrawn'),
  ...adjustmentEvents,

  event('closeOut.claimed', { closeOut: NewCloseOut, content: ContentAddress }),
  ofMember('closeOut.signed'),
  ofMember('closeOut.verifying', { manner: z.enum(verificationManners).exactOptional() }),
  ofMember('closeOut.confirmed', { closesAs: z.enum(closings).exactOptional() }),
  ofMember('closeOut.partlyConfirmed', { ...reason, stays: list(z.int().nonnegative()).exactOptional() }),
  ofMember('closeOut.rejected', reason),

  ofMember('slip.announced', { replyOn: DateText, replyBefore: InstantText }),
  ofMember('slip.replied', { content: ContentAddress }),
  ofMember('slip.issued'),
  ofMember('slip.discarded', reason),

  event('machine.migrated', { snapshot: TaskSnapshot }),
]) satisfies z.ZodType<lifecycle.TaskEvent>;

/** What happened to a directive. */
export const DirectiveEvent = z.discriminatedUnion('type', [
  event('directive.imported', { content: ContentAddress }),
  event('directive.issued', { effectiveOn: DateText, tasks: list(Id) }),
  event('directive.amended', { content: ContentAddress, version: z.int().positive() }),
  event('directive.regimeApplied', { regime: ContentAddress }),
  event('directive.closed', {
    dispositions: list(
      z.strictObject({
        task: Id,
        outcome: z.enum(['completed', 'withdrawn', 'carriedOver']),
        to: Id.exactOptional(),
      }),
    ),
  }),
  event('machine.migrated', {
    snapshot: z.strictObject({
      definition: z.int().positive(),
      value: z.enum(['draft', 'issued', 'closed']),
      context: z.strictObject({
        content: ContentAddress,
        version: z.int().positive(),
        effectiveOn: DateText.nullable(),
        tasks: list(Id),
      }),
    }),
  }),
]) satisfies z.ZodType<lifecycle.DirectiveEvent>;

const Digest = z.string().regex(/^[0-9a-f]{64}$/, 'not a digest');
const link = { link: ClueLink.readonly() };

/** What happened to a clue. Who reported it is in none of these: `seal` is a digest of what nobody can read without a key. */
export const ClueEvent = z.discriminatedUnion('type', [
  event('clue.received', {
    source: z.enum(clueSources),
    content: ContentAddress,
    seal: Digest.nullable(),
    handler: Id.nullable(),
  }),
  event('clue.linked', link),
  event('clue.unlinked', link),
  event('clue.assigned', { handler: Id }),
  event('clue.checkingBegun', {}),
  event('clue.concluded', { outcome: z.enum(clueOutcomes), content: ContentAddress, to: ContentAddress.nullable() }),
  event('clue.closed', {}),
  event('clue.reopened', reason),
  event('clue.identityOpened', { ...reason, person: Id }),
  event('clue.handOverAsked', { to: Id, ...reason }),
  event('clue.handOverApproved', { half: z.enum(['chief', 'second']), person: Id }),
  event('clue.handOverRefused', reason),
  event('clue.identityErased', reason),
  event('machine.migrated', {
    snapshot: z.strictObject({
      definition: z.int().positive(),
      value: z.strictObject({
        procedure: z.enum(['received', 'assigned', 'checking', ...clueOutcomes, 'closed']),
        identity: z.enum(['none', 'sealed', 'handOver', 'erased']),
      }),
      context: z.strictObject({
        source: z.enum(clueSources),
        content: ContentAddress,
        seal: Digest.nullable(),
        handler: Id.nullable(),
        links: list(ClueLink.readonly()),
        finding: z
          .strictObject({ outcome: z.enum(clueOutcomes), text: ContentAddress, to: ContentAddress.nullable() })
          .nullable(),
        handOver: z.strictObject({ to: Id, ...reason, chief: Id.nullable(), second: Id.nullable() }).nullable(),
      }),
    }),
  }),
]) satisfies z.ZodType<lifecycle.ClueEvent>;

/** What the world must do once a step is committed. */
export const Effect = z.strictObject({
  type: z.literal('notify'),
  kind: z.enum([
    'assigned',
    'reminder',
    'blue',
    'yellow',
    'red',
    'slipDraft',
    'slipAnnounced',
    'slipReplied',
    'slipDropped',
    'leadAlert',
    'returned',
    'sentBack',
    'emptied',
    'accepted',
    'extension',
    'extensionGranted',
    'extensionRefused',
    'closeOut',
    'closeOutEnded',
    'suspended',
    'resumed',
    'withdrawn',
    'reopened',
    'waived',
    'exempted',
    'exemptionRevoked',
    'urge',
    'instruction',
    'instructionWithdrawn',
    'replyGiven',
    'replanned',
    'disagreement',
    'disagreementSettled',
    'inspection',
    'inspectionApproval',
    'inspectionAnswer',
    'inspectionFedBack',
    'reviewDecided',
    'rectification',
    'objection',
    'objectionEnded',
    'adjustment',
    'adjusted',
    'adjustmentRefused',
    'unitsChanged',
    'meeting',
    'meetingMoved',
    'meetingCancelled',
  ]),
  unit: Id.nullable(),
  roles: list(z.enum(roles)),
  obligation: Id.exactOptional(),
  member: Id.exactOptional(),
}) satisfies z.ZodType<lifecycle.Effect>;

import type * as lifecycle from '@duban/lifecycle';
import { roles } from '@duban/lifecycle';
import { z } from 'zod';
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
  NewObligation,
  NewSlip,
  ScheduleRecord,
} from './member.contract.js';
import { DateText, Id, InstantText } from './reference.contract.js';

const reason = { reason: ContentAddress };

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
  }),
  event('task.suspended', reason),
  event('task.resumed', {
    cancelled: list(Id),
    moved: list(z.strictObject({ member: Id, schedule: ScheduleRecord })),
  }),
  event('task.withdrawn', { ...reason, carriedTo: Id.exactOptional() }),
  event('task.reopened', { ...reason, members: list(NewMember) }),
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

  event('closeOut.claimed', { closeOut: NewCloseOut, content: ContentAddress }),
  ofMember('closeOut.signed'),
  ofMember('closeOut.verifying'),
  ofMember('closeOut.confirmed'),
  ofMember('closeOut.partlyConfirmed', reason),
  ofMember('closeOut.rejected', reason),

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
    'urge',
    'instruction',
    'instructionWithdrawn',
    'replyGiven',
    'replanned',
    'disagreement',
    'disagreementSettled',
  ]),
  unit: Id.nullable(),
  roles: list(z.enum(roles)),
  obligation: Id.exactOptional(),
  member: Id.exactOptional(),
}) satisfies z.ZodType<lifecycle.Effect>;

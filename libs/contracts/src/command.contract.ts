import { Regime } from '@duban/calendar';
import { closings, exemptionGrounds, reopeningGrounds, verificationManners } from '@duban/lifecycle';
import { z } from 'zod';
import { AdjustedContent, ProposedUnits } from './adjustment.contract.js';
import { DirectiveContent } from './directive.contract.js';
import { clueCommands } from './clue-command.contract.js';
import { inspectionCommands } from './inspection-command.contract.js';
import { meetingCommands } from './meeting-command.contract.js';
import { command, onMember, reason } from './command-envelope.contract.js';
import { PlanContent } from './plan.contract.js';
import { DateText, Id, MeetingDecisionKey, Reference, TaskReference } from './reference.contract.js';
import { Attachments, CloseOutContent, Mark, ReportContent } from './report.contract.js';
import { Line, Text } from './text.contract.js';

/** One task of a directive as it is issued, with its units resolved. */
export const TaskAssignment = z.strictObject({
  directive: Reference,
  position: z.int().nonnegative(),
  number: Line.nullable(),
  title: Line,
  sectionPath: z.array(Line),
  body: Text.optional(),
  lead: Id,
  jointLeads: z.array(Id).default([]),
  coordinating: z.array(Id).default([]),
  /** Members of groups: told, and owe what the regime says of groups (by default nothing). */
  told: z.array(Id).default([]),
  /** Days that its text states and somebody has confirmed: the lead owes a milestone on each that is still to come. */
  milestones: z.array(DateText).max(100).optional(),
  /** Tasks of earlier directives that it goes on with. */
  continues: z.array(TaskReference).max(100).optional(),
});
export type TaskAssignment = z.infer<typeof TaskAssignment>;

/** Every command, one schema per type. */
export const Command = z.discriminatedUnion('type', [
  command('directive.import', { content: DirectiveContent }),
  command('directive.amend', { content: DirectiveContent }),
  command('directive.issue', { effectiveOn: DateText, regime: Regime, tasks: z.array(Id).min(1) }),
  /** From now on these rules hold; the tasks follow by `task.replan`, in the same group. */
  command('directive.applyRegime', { regime: Regime }),
  command('directive.close', {}),

  command('task.issue', { assignment: TaskAssignment }),
  /** `until`: the day to which it is meant to rest. */
  command('task.suspend', { ...reason, until: DateText.optional() }),
  command('task.resume', {}),
  command('task.withdraw', { ...reason, carriedTo: Id.optional() }),
  /** `consequence`: what follows from it, and for whom; only without it where the ground is another. */
  command('task.reopen', {
    ...reason,
    ground: z.enum(reopeningGrounds).default('other'),
    consequence: Text.optional(),
  }),
  /** What has not opened follows the directive's regime, and the calendar, as they are now. */
  command('task.replan', {}),

  onMember('acknowledgement.give', {}),
  onMember('milestone.deliver', { content: Text.optional() }),
  onMember('obligation.urge', { message: Text.optional() }),
  onMember('obligation.waive', { basis: Text }),
  /** What was missed stays missed; the exemption stands beside it. */
  onMember('obligation.exempt', { ground: z.enum(exemptionGrounds), basis: Text }),
  onMember('obligation.revokeExemption', reason),

  onMember('planPart.submit', { content: PlanContent }),
  onMember('planPart.withdraw', {}),
  onMember('planPart.approve', {}),
  onMember('planPart.sendBack', reason),

  onMember('plan.draft', { content: PlanContent }),
  onMember('plan.sign', {}),
  onMember('plan.file', {}),
  onMember('plan.approve', {}),
  onMember('plan.return', reason),
  onMember('plan.revise', {}),

  onMember('report.draft', { content: ReportContent }),
  onMember('report.sign', {}),
  onMember('report.submit', {}),
  onMember('report.withdraw', {}),
  onMember('report.accept', { mark: Mark.optional(), reason: Text.optional() }),
  onMember('report.return', reason),
  onMember('report.empty', reason),

  onMember('subReport.submit', { content: ReportContent }),
  onMember('subReport.withdraw', {}),
  onMember('subReport.approve', {}),
  onMember('subReport.sendBack', reason),

  /** `member` is the obligation whose day is to move. */
  onMember('extension.request', { newDueOn: DateText, ...reason, progress: Text }),
  onMember('extension.grant', {}),
  onMember('extension.refuse', reason),
  onMember('extension.withdraw', {}),

  /** `member` is the part of a plan or the sub-report that the units cannot agree about. */
  onMember('disagreement.raise', { text: Text }),
  onMember('disagreement.settle', { text: Text }),
  onMember('disagreement.withdraw', {}),

  /** `member` is the unit's acknowledgement. */
  onMember('objection.raise', { text: Text }),
  onMember('objection.uphold', reason),
  onMember('objection.refuse', reason),
  onMember('objection.withdraw', {}),
  /** Other units, another scope, other targets: without effect until it is approved. */
  command('adjustment.propose', {
    units: ProposedUnits.optional(),
    content: AdjustedContent.optional(),
    ...reason,
  }),
  onMember('adjustment.approve', {}),
  onMember('adjustment.refuse', reason),
  onMember('adjustment.withdraw', {}),
  /** A unit has ended and its successor takes over what it is in this task. */
  command('task.handOver', { unit: Id, successor: Id, basis: Text }),

  command('closeOut.claim', { content: CloseOutContent, closesAs: z.enum(closings).default('measured') }),
  onMember('closeOut.sign', {}),
  onMember('closeOut.verify', { manner: z.enum(verificationManners).default('paper') }),
  /** As what it is claimed, unless the inspectorate sees it otherwise. */
  onMember('closeOut.confirm', { closesAs: z.enum(closings).optional() }),
  /** `stays`: what stays open, by its places among the rows of the claim, from 0. */
  onMember('closeOut.confirmPartly', { ...reason, stays: z.array(z.int().nonnegative()).max(200).default([]) }),
  onMember('closeOut.reject', reason),

  /** On a task, or free: then the target is new, the first unit leads and the others coordinate. */
  command('instruction.give', {
    text: Text,
    units: z
      .array(Id)
      .min(1)
      .max(50)
      .refine((units) => new Set(units).size === units.length, 'a unit is named twice'),
    dueOn: DateText,
    /** Of what a meeting decided: taken only in one batch with its `meeting.decide`, by who may record that. */
    meeting: MeetingDecisionKey.optional(),
  }),
  onMember('instruction.withdraw', reason),
  /** `member` is the reply that is owed. */
  onMember('reply.give', { content: Text, attachments: Attachments }),

  /** 告知拟通报 and 陈述申辩: its unit is told of a slip, and replies, before it is issued. */
  onMember('slip.announce', {}),
  onMember('slip.reply', { text: Text }),
  onMember('slip.issue', {}),
  onMember('slip.discard', reason),

  ...inspectionCommands,
  ...clueCommands,
  ...meetingCommands,
]);
export type Command = z.output<typeof Command>;
export type CommandType = Command['type'];
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;

/** The names of all commands, in the order of the schema: the permission table must have a row for each. */
export const commandTypes = Command.options.map((option) => option.shape.type.value) as readonly CommandType[];

/** Commands that an operation of its own gives, since it has to seal or to open something first. */
export const sealedCommandTypes = ['clue.enter', 'clue.open', 'clue.approveHandOver'] as const satisfies CommandType[];

/** All that nobody posts: beside what is sealed, what an operation gives together with all that belongs to it. */
export const unpostedCommandTypes: readonly CommandType[] = [...sealedCommandTypes, 'task.handOver', 'meeting.decide'];

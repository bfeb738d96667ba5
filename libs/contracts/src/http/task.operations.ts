import {
  closings,
  exemptionGrounds,
  meetingKinds,
  meetingStatuses,
  reopeningGrounds,
  verificationManners,
} from '@duban/lifecycle';
import { z } from 'zod';
import { commandTypes } from '../command.contract.js';
import { ItemTarget, ItemTimeLimit } from '../directive.contract.js';
import { DateText, Id, InstantText, TaskReference } from '../reference.contract.js';
import { Line } from '../text.contract.js';
import { operation } from './operation.js';
import { fieldsOf, flag, pageOf, pageQuery, severalOf, YearText } from './page.contract.js';

/** The ids of one task in a path. */
export const TaskParams = z.strictObject({ year: YearText, id: Id });

export const taskExample = { params: { year: 2023, id: '00000000-0000-4000-8000-000000000000' }, as: 'supervisor' };

export const UnitName = z.strictObject({ id: Id, name: z.string() }).meta({ id: 'UnitName' });

export const TaskRelation = z.enum(['lead', 'jointLead', 'coordinating', 'member']);

/** As what something is owed; `former`: missed as what the unit no longer is. */
export const OwedAs = z.enum([...TaskRelation.options, 'former']);

/** A unit of a task. */
const TaskUnit = UnitName.extend({ relation: TaskRelation }).meta({ id: 'TaskUnit' });

export const TaskStatus = z.enum([
  'assigned',
  'planned',
  'reporting',
  'overdue',
  'completed',
  'suspended',
  'withdrawn',
]);

export const ClosedAs = z.enum(closings);

const Colour = z.enum(['green', 'yellow', 'red', 'grey']);

/** 亮灯: colour and why, computed from the obligations; `data` are counts for the sentence on the screen. */
export const LightView = z
  .strictObject({
    colour: Colour,
    reason: z.enum([
      'withdrawn',
      'suspended',
      'completed',
      'rungReached',
      'figureBehind',
      'overdue',
      'dueSoon',
      'onCourse',
    ]),
    data: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'Light' });

/** A text that somebody wrote. An erased one leaves its place empty. */
export const TextView = z.strictObject({ text: z.string().nullable(), erased: z.boolean() }).meta({ id: 'Text' });

/** Why something is as it is: what somebody wrote, or a code of the rules. */
export const ReasonView = TextView.extend({ code: z.string().nullable() }).meta({ id: 'Reason' });

export const CommandName = z.enum(commandTypes as [string, ...string[]]).meta({ id: 'CommandName' });

/** The directive of a task; a free instruction has none. */
export const DirectiveName = z
  .strictObject({ year: z.int(), id: Id, number: z.string(), title: z.string() })
  .meta({ id: 'DirectiveName' });

const head = {
  task: TaskReference,
  directive: DirectiveName.nullable(),
  number: z.string().nullable(),
  title: z.string(),
  sectionPath: z.array(z.string()),
  lead: UnitName.nullable(),
  /** Joint leads and coordinating units. */
  coordinating: z.array(TaskUnit),
  /** How many members of groups are told of it. */
  told: z.int(),
  status: TaskStatus,
  /** The highest rung that a missed obligation of the lead has reached. */
  level: z.int(),
  light: LightView,
  /** What the lead owes next, of what is neither delivered nor missed. */
  nextDue: z.strictObject({ obligation: Id, kind: z.string(), dueOn: DateText, dueAt: InstantText }).nullable(),
  /** Obligations that are missed: by the lead, and by the other units; of all these, those that are exempted. */
  missed: z.strictObject({ lead: z.int(), others: z.int(), exempted: z.int() }),
  /** When the lead last handed in a report. */
  lastReportAt: InstantText.nullable(),
  openExtension: z.boolean(),
  openCloseOut: z.boolean(),
  /** Of a completed task: as what it was closed. Only `measured` is an achievement. */
  closedAs: ClosedAs.nullable(),
};

/** 台账: one line of the ledger. */
export const LedgerRow = z.strictObject(head).meta({ id: 'LedgerRow' });
export type LedgerRow = z.infer<typeof LedgerRow>;

/** 容错免责: what was missed stays missed; on what ground, on which basis, and since when it is not held against the unit. */
const ExemptionView = z
  .strictObject({ ground: z.enum(exemptionGrounds), basis: TextView, at: InstantText })
  .meta({ id: 'Exemption' });

/** 应办事项: one thing that one unit owes by one moment. */
export const ObligationView = z
  .strictObject({
    id: Id,
    kind: z.string(),
    unit: UnitName,
    owedAs: OwedAs,
    /** The plan, part, report or other member whose submission delivers it. */
    subject: Id.nullable(),
    period: z.string().nullable(),
    state: z.string(),
    opensAt: InstantText,
    /** The day that people read, included. */
    dueOn: DateText,
    /** Late is at or after it. */
    dueAt: InstantText,
    /** The day that it first had. */
    firstDueOn: DateText,
    /** The holidays of its year are not known yet. */
    provisional: z.boolean(),
    missedAt: InstantText.nullable(),
    deliveredAt: InstantText.nullable(),
    /** The highest rung reached. */
    reached: z.int(),
    holds: z.array(z.string()),
    reason: ReasonView.nullable(),
    exemption: ExemptionView.nullable(),
    /** The unit that owed it before an adjustment, and what that unit missed, where this was made in its place. */
    inheritedFrom: z.strictObject({ unit: UnitName, obligation: Id.nullable() }).nullable(),
    version: z.int(),
    allowed: z.array(CommandName),
  })
  .meta({ id: 'Obligation' });

/** The units of a task, by what they are in it. */
const AssignmentView = z
  .strictObject({
    lead: UnitName.nullable(),
    jointLeads: z.array(UnitName),
    coordinating: z.array(UnitName),
    told: z.array(UnitName),
  })
  .meta({ id: 'Assignment' });

/** 告知拟通报: the working days that a unit has to reply to a slip, and, once it was told, since when, until when, and its reply. */
export const SlipReply = z
  .strictObject({
    workingDays: z.int(),
    announcedAt: InstantText.nullable(),
    replyOn: DateText.nullable(),
    repliedAt: InstantText.nullable(),
  })
  .meta({ id: 'SlipReply' });

/** A plan, part, report, extension, claim or slip of a task. What does not go with its kind is null. */
export const MemberView = z
  .strictObject({
    id: Id,
    kind: z.string(),
    state: z.string(),
    version: z.int(),
    unit: UnitName.nullable(),
    period: z.string().nullable(),
    submissions: z.int().nullable(),
    submittedAt: InstantText.nullable(),
    mark: z.string().nullable(),
    /** Why it came back, was asked for, refused or dropped. */
    reason: ReasonView.nullable(),
    /** Of plans, parts, claims, instructions and slips; contents of reports have operations of their own. */
    content: TextView.nullable(),
    /** Of an extension or slip: what it is about. */
    obligation: Id.nullable(),
    /** Of a disagreement: the part that it is about. */
    about: Id.nullable(),
    newDueOn: DateText.nullable(),
    /** Of an extension: how far the work has come, and the lowest role that decides about it. */
    progress: TextView.nullable(),
    approver: z.enum(['supervisor', 'chiefSupervisor', 'leaderInCharge']).nullable(),
    level: z.string().nullable(),
    rung: z.int().nullable(),
    /** Role that issues a slip. */
    by: z.string().nullable(),
    /** Of a slip about which its unit is to be heard. What it replied is its content. */
    reply: SlipReply.nullable(),
    /** Of a plan: roles whose approval is still to come, and parts that were missing when it was filed. */
    approvalsLeft: z.array(z.string()).nullable(),
    missingParts: z.array(Id).nullable(),
    /** Of an adjustment: the units as they are to be, who proposes it and when, and why it was refused. */
    assignment: AssignmentView.nullable(),
    proposedAt: InstantText.nullable(),
    answer: TextView.nullable(),
    /** Of a claim: as what it closes the task, how it was verified, and which of its rows stay open (from 0). */
    closeOut: z
      .strictObject({
        claimedAt: InstantText.nullable(),
        closesAs: ClosedAs,
        manner: z.enum(verificationManners).nullable(),
        stays: z.array(z.int()),
        endedAt: InstantText.nullable(),
      })
      .nullable(),
    allowed: z.array(CommandName),
  })
  .meta({ id: 'Member' });

/** Where each region of a task's machine stands. */
export const TaskRegions = z
  .strictObject({
    lifecycle: z.string(),
    /** Of one that reports: working, or verifying a close-out. */
    reporting: z.string().nullable(),
    activity: z.string(),
    timeliness: z.string(),
  })
  .meta({ id: 'TaskRegions' });

/** A task of another year that goes on with this one, or that this one goes on with. */
const ContinuedTask = z
  .strictObject({
    task: TaskReference,
    directive: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    status: TaskStatus,
  })
  .meta({ id: 'ContinuedTask' });

/** Everything of one task. */
export const TaskView = LedgerRow.extend({
  version: z.int(),
  units: z.array(TaskUnit),
  /** The full text, as imported. */
  body: z.string().nullable(),
  /** What its text promises, as quoted from the notice. */
  targets: z.array(ItemTarget.extend({ quote: z.string() })),
  /** By when, as quoted; `obligation` is the milestone that the lead owes for it, where there is one. */
  timeLimits: z.array(ItemTimeLimit.extend({ quote: z.string(), obligation: Id.nullable() })),
  /** The units to which it was first assigned; null where that is still so. */
  original: AssignmentView.nullable(),
  /** Tasks of earlier directives that it goes on with, and of later ones that go on with it, as far as the caller sees them. */
  continues: z.array(ContinuedTask),
  continuedBy: z.array(ContinuedTask),
  /** Version of the definition by which it moves. */
  definition: z.int(),
  regions: TaskRegions,
  suspendedAt: InstantText.nullable(),
  /** To which day it is meant to rest, and on what basis; null where no such day was said. */
  pause: z.strictObject({ until: DateText, basis: TextView }).nullable(),
  /** Why it was last opened again after it had been completed, and what follows. */
  reopened: z
    .strictObject({
      at: InstantText,
      ground: z.enum(reopeningGrounds),
      reason: TextView,
      consequence: TextView.nullable(),
    })
    .nullable(),
  /** How often each unit of the task has asked for more time this year, in all tasks, and what came of it. */
  extensions: z.array(UnitName.extend({ asked: z.int(), granted: z.int(), refused: z.int() })),
  /** Meetings that dealt with it, the latest first, with what each decided about it; `mayRead`: the caller may open it. */
  meetings: z.array(
    z
      .strictObject({
        year: z.int(),
        id: Id,
        kind: z.enum(meetingKinds),
        title: z.string(),
        heldOn: DateText,
        status: z.enum(meetingStatuses),
        decisions: z.array(TextView),
        mayRead: z.boolean(),
      })
      .meta({ id: 'TaskMeeting' }),
  ),
  /** The day beyond which nothing of it is extended. */
  lastDay: DateText,
  members: z.array(MemberView),
  obligations: z.array(ObligationView),
  /** Commands that the caller's post may give on the task itself; those on its parts stand with them. */
  allowed: z.array(CommandName),
}).meta({ id: 'Task' });
export type TaskView = z.infer<typeof TaskView>;

const LedgerQuery = z.strictObject({
  ...pageQuery,
  directive: Id.optional(),
  year: YearText.optional(),
  status: severalOf(TaskStatus).optional(),
  level: severalOf(z.string().regex(/^\d{1,2}$/, 'write whole numbers')).optional(),
  light: severalOf(Colour).optional(),
  /** With `relation`: where this unit is that; otherwise where it has any part. */
  unit: Id.optional(),
  relation: severalOf(TaskRelation).optional(),
  /** Found in the title or the number. */
  q: Line.optional(),
  /** Led by units, or tasks, that the caller's post looks after; of a unit's post: those that the unit leads. */
  mine: flag.optional(),
  openExtension: flag.optional(),
  openCloseOut: flag.optional(),
  closedAs: severalOf(ClosedAs).optional(),
  /** `nextDueAt` goes with a directive, a unit, or a post that sees its own tasks only. */
  sort: z.enum(['position', 'nextDueAt', '-level', 'number']).default('position'),
  fields: fieldsOf(LedgerRow),
});

export const taskOperations = [
  operation({
    id: 'tasks.list',
    method: 'GET',
    path: '/api/v1/tasks',
    tag: 'Tasks',
    summary: 'The ledger: tasks with their light, what is owed next and what is missed.',
    query: LedgerQuery,
    answer: pageOf(LedgerRow),
    problems: ['bad-query'],
    example: { query: { status: 'overdue,reporting', limit: 20 }, as: 'supervisor' },
  }),
  operation({
    id: 'task.read',
    method: 'GET',
    path: '/api/v1/tasks/{year}/{id}',
    tag: 'Tasks',
    summary:
      'One task with its parts, obligations and the commands that the caller may give. The ETag is its version; with `If-None-Match` of it nothing is sent again (304).',
    params: TaskParams,
    query: z.strictObject({ fields: fieldsOf(TaskView) }),
    answer: TaskView.partial(),
    problems: ['bad-query', 'bad-header'],
    example: taskExample,
  }),
] as const;

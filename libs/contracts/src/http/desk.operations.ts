import { z } from 'zod';
import { DateText, Id, InstantText, TaskReference } from '../reference.contract.js';
import { operation } from './operation.js';
import {
  ClosedAs,
  CommandName,
  DirectiveName,
  LightView,
  ReasonView,
  TaskStatus,
  UnitName,
} from './task.operations.js';

/** What a desk may hold; each role has some of these. */
const deskSections = [
  // of a unit
  'owed',
  'contributions',
  'toDecide',
  'toSign',
  'cameBack',
  'owedToMe',
  'announced',
  // of the inspectorate
  'reports',
  'plans',
  'extensions',
  'disagreements',
  'objections',
  'adjustments',
  'closeOuts',
  'slips',
  'pausesOver',
  'overdue',
  // of leaders
  'watched',
  'coordinationAsked',
  'instructions',
  // of the clerk
  'drafts',
  'directives',
  // of the administrator
  'vacantPosts',
  'withoutAccount',
  'deadWork',
  'provisionalYears',
] as const;

/** One thing that waits. What does not go with it is null. */
export const DeskRow = z
  .strictObject({
    /** Kind of the obligation or part, or what else it is: `task`, `draft`, `directive`, `post`, `person`, `job`, `year`. */
    what: z.string(),
    /** Of what is no task: where to find it. */
    id: Id.nullable(),
    task: TaskReference.nullable(),
    directive: DirectiveName.nullable(),
    number: z.string().nullable(),
    title: z.string(),
    member: Id.nullable(),
    obligation: Id.nullable(),
    unit: UnitName.nullable(),
    state: z.string().nullable(),
    /** Of the obligation, where a part stands before it: what is missed stays missed while its part is worked on. */
    obligationState: z.string().nullable(),
    period: z.string().nullable(),
    dueOn: DateText.nullable(),
    dueAt: InstantText.nullable(),
    /** Since when it waits. */
    since: InstantText.nullable(),
    /** Why it came back, was asked for, or what coordination is asked for. */
    reason: ReasonView.nullable(),
    /** Of the task. */
    status: TaskStatus.nullable(),
    level: z.int().nullable(),
    /** Of a claim that waits for its verification: how it had better be verified. */
    suggests: z.enum(['onSite', 'paper']).nullable(),
    /** What the post may do about it now: on the member where there is one, else on the obligation. */
    commands: z.array(CommandName),
    /** What it may do on the obligation, where the member stands beside it. */
    obligationCommands: z.array(CommandName),
  })
  .meta({ id: 'DeskRow' });
export type DeskRow = z.infer<typeof DeskRow>;

/** What opens next. */
const ComingNext = z
  .strictObject({
    kind: z.string(),
    period: z.string().nullable(),
    opensAt: InstantText,
    dueOn: DateText,
    /** How many obligations of this kind open with it. */
    count: z.int(),
  })
  .meta({ id: 'ComingNext' });

/** The most that is counted of a section. */
export const DESK_COUNTED = 1_000;

export const DeskView = z
  .strictObject({
    /** Business time. */
    now: InstantText,
    role: z.string().nullable(),
    sections: z.array(
      z.strictObject({
        section: z.enum(deskSections),
        /** How many there are; 1,000 stands for as many or more. */
        total: z.int(),
        rows: z.array(DeskRow),
      }),
    ),
    /** Of those who see every task: how many there are of each status and colour. */
    /** What opens next: of its unit, or, for a post of the government, of any unit. Null where nothing is planned. */
    next: ComingNext.nullable(),
    summary: z
      .array(
        z.strictObject({
          status: TaskStatus,
          colour: LightView.shape.colour,
          closedAs: ClosedAs.nullable(),
          tasks: z.int(),
        }),
      )
      .nullable(),
  })
  .meta({ id: 'Desk' });
export type DeskView = z.infer<typeof DeskView>;

export const deskOperations = [
  operation({
    id: 'desk.read',
    method: 'GET',
    path: '/api/v1/desk',
    tag: 'Desk',
    summary:
      'What waits for the post that speaks: its work in the order of the days, what came back, what it has to decide.',
    query: z.strictObject({
      /** The most rows of a section. */
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    answer: DeskView,
    problems: ['bad-query'],
    example: { as: 'unitLiaison' },
  }),
] as const;

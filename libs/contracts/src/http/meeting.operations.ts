import { agendaGrounds, meetingKinds, meetingStatuses } from '@duban/lifecycle';
import { z } from 'zod';
import { DateText, Id, InstantText, TaskReference } from '../reference.contract.js';
import { Text } from '../text.contract.js';
import { operation } from './operation.js';
import { pageOf, pageQuery, severalOf, YearText } from './page.contract.js';
import { TimelineEntry } from './record.operations.js';
import { CommandName, TaskStatus, TextView, UnitName } from './task.operations.js';

const tag = 'Meetings';
const params = z.strictObject({ year: YearText, id: Id });
const example = { as: 'supervisor', params: { year: 2023, id: '00000000-0000-4000-8000-000000000000' } } as const;

const MeetingStatus = z.enum(meetingStatuses);

/** A task that a meeting is about. */
const MeetingTask = z
  .strictObject({
    task: TaskReference,
    number: z.string().nullable(),
    title: z.string(),
    status: TaskStatus,
    /** Highest rung of what its lead has missed. */
    level: z.int(),
    lead: UnitName.nullable(),
  })
  .meta({ id: 'MeetingTask' });

/** A task that the work itself puts on an agenda. */
const SuggestedItem = MeetingTask.extend({
  ground: z.enum(agendaGrounds),
  /** What its last report asks to be coordinated. */
  asks: z.array(z.string()),
}).meta({ id: 'SuggestedItem' });
export type SuggestedItem = z.infer<typeof SuggestedItem>;

/** 会议: one line of the list. */
const MeetingRow = z
  .strictObject({
    year: z.int(),
    id: Id,
    kind: z.enum(meetingKinds),
    title: z.string(),
    heldOn: DateText,
    status: MeetingStatus,
    /** How many tasks are on its agenda, and how many decisions it took. */
    agendaCount: z.int(),
    decisionCount: z.int(),
  })
  .meta({ id: 'MeetingRow' });
export type MeetingRow = z.infer<typeof MeetingRow>;

/** What a unit owes by a decision. */
const DecisionReply = z.strictObject({
  unit: UnitName,
  /** The reply that is owed, among the obligations of the task. */
  obligation: Id,
  state: z.string(),
  repliedAt: InstantText.nullable(),
});

export const MeetingView = MeetingRow.omit({ agendaCount: true, decisionCount: true })
  .extend({
    version: z.int(),
    place: TextView.nullable(),
    minutes: TextView.nullable(),
    /** Why it was cancelled, or closed with something unscored. */
    reason: TextView.nullable(),
    agenda: z.array(MeetingTask.extend({ ground: z.enum(agendaGrounds) }).meta({ id: 'AgendaItem' })),
    decisions: z.array(
      z
        .strictObject({
          id: Id,
          text: TextView,
          task: TaskReference,
          title: z.string(),
          dueOn: DateText.nullable(),
          replies: z.array(DecisionReply),
        })
        .meta({ id: 'MeetingDecision' }),
    ),
    criteria: z.array(z.strictObject({ name: TextView, points: z.int() })),
    /** What all sheets say together, the best first; empty unless it is a field day. */
    scores: z.array(
      z
        .strictObject({
          task: Id,
          sheets: z.int(),
          /** Means of the criteria and of their sum, to two decimals. */
          means: z.array(z.number()).nullable(),
          total: z.number().nullable(),
          /** 1 is the best. */
          rank: z.int().nullable(),
        })
        .meta({ id: 'MeetingScore' }),
    ),
    /** The sheets of the post that asks. */
    own: z.array(z.strictObject({ task: Id, points: z.array(z.int()) })),
    /** What the caller's post may do with it. */
    allowed: z.array(CommandName),
    timeline: z.array(TimelineEntry),
  })
  .meta({ id: 'Meeting' });
export type MeetingView = z.infer<typeof MeetingView>;

export const meetingOperations = [
  operation({
    id: 'meetings.list',
    method: 'GET',
    path: '/api/v1/meetings',
    tag,
    summary:
      'Meetings and field days, the latest first; for a unit, those whose agenda names a task that it leads or coordinates.',
    query: z.strictObject({ ...pageQuery, status: severalOf(MeetingStatus).optional() }),
    /** `mayCall`: whether the caller may call one. */
    answer: pageOf(MeetingRow).extend({ mayCall: z.boolean() }),
    problems: ['bad-query'],
    example: { as: 'supervisor' },
  }),
  operation({
    id: 'meeting.suggestAgenda',
    method: 'GET',
    path: '/api/v1/meetings/agenda',
    tag,
    summary:
      'What the work puts on the agenda of a meeting: tasks that are late, the highest level first, then those whose last report asks for coordination. Each task once, with its strongest ground.',
    query: z.strictObject({
      /** The most tasks of each ground. */
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.strictObject({ rows: z.array(SuggestedItem) }),
    problems: ['bad-query'],
    example: { as: 'supervisor' },
  }),
  operation({
    id: 'meeting.read',
    method: 'GET',
    path: '/api/v1/meetings/{year}/{id}',
    tag,
    summary:
      'A meeting with its agenda, minutes, decisions and what became of each, scores of a field day, and what happened to it. A unit sees what is about its own tasks, and neither sheets nor steps.',
    params,
    answer: MeetingView,
    example,
  }),
  operation({
    id: 'meeting.recordDecision',
    method: 'POST',
    path: '/api/v1/meetings/{year}/{id}/decisions',
    tag,
    summary:
      'Records what a meeting decided, and orders it in its name, both or neither: each unit owes a reply by the day, on the task that is named, else on a new task of its own that the first unit leads. With its `id` a repetition is refused with `already-exists`.',
    params,
    body: z.strictObject({
      /** Chosen by who asks, so that a request that is sent twice decides once. */
      id: Id,
      text: Text,
      task: TaskReference.optional(),
      units: z.array(Id).min(1).max(50),
      dueOn: DateText,
    }),
    answer: z.strictObject({ id: Id, task: TaskReference, version: z.int() }),
    status: 201,
    problems: [
      'bad-body',
      'bad-command',
      'not-in-state',
      'already-exists',
      'decision-day-passed',
      'unknown-task',
      'unknown-unit',
      'unit-not-of-task',
    ],
    example: {
      ...example,
      body: {
        id: '00000000-0000-4000-8000-000000000002',
        text: '月底前完成配套道路征迁。',
        units: ['00000000-0000-4000-8000-000000000001'],
        dueOn: '2023-03-31',
      },
    },
  }),
] as const;

import { z } from 'zod';
import { AggregateKind, DateText, Id, InstantText } from '../reference.contract.js';
import { operation } from './operation.js';
import { flag, pageOf, pageQuery } from './page.contract.js';
import { taskExample, TaskParams, UnitName } from './task.operations.js';

/** One thing that a notice is about. */
const NoticeItem = z
  .strictObject({
    /** What it is about: a task, or another aggregate. */
    kind: AggregateKind,
    year: z.int(),
    id: Id,
    /** As printed in the directive; null where it prints none. */
    number: z.string().nullable(),
    title: z.string(),
    /** Null for a notice about the whole of it. */
    obligation: Id.nullable(),
    obligationKind: z.string().nullable(),
    period: z.string().nullable(),
    dueOn: DateText.nullable(),
    /** Of a slip that was announced: the last day to reply. */
    replyOn: DateText.nullable(),
  })
  .meta({ id: 'NoticeItem' });

/** 督办通知: a message that the system owes to a post. */
export const NoticeView = z
  .strictObject({
    id: Id,
    kind: z.string(),
    /** Business time at which it became owed. */
    at: InstantText,
    /** Real time. */
    readAt: InstantText.nullable(),
    items: z.array(NoticeItem),
  })
  .meta({ id: 'Notice' });
export type NoticeView = z.infer<typeof NoticeView>;

/** A notice as those see it who look after the task: whom it went to, and whether it was read. */
export const TaskNotice = z
  .strictObject({
    id: Id,
    kind: z.string(),
    at: InstantText,
    /** Whose inbox it is in; who holds the post today. */
    to: z.strictObject({ post: Id, title: z.string(), unit: UnitName.nullable(), person: z.string().nullable() }),
    /** Of an urge: the post that urged, and who holds it today. Null where the system gave notice by itself. */
    by: z.strictObject({ post: Id, title: z.string(), person: z.string().nullable() }).nullable(),
    sent: z.boolean(),
    /** Real time at which it went by e-mail too; null where it did not. */
    mailedAt: InstantText.nullable(),
    readAt: InstantText.nullable(),
    /** What of this task it is about. */
    items: z.array(
      z.strictObject({
        obligation: Id.nullable(),
        obligationKind: z.string().nullable(),
        period: z.string().nullable(),
        /** Of the obligation as it is now. */
        state: z.string().nullable(),
        /** When what was asked for was delivered; null: it has not been answered yet. */
        deliveredAt: InstantText.nullable(),
      }),
    ),
  })
  .meta({ id: 'TaskNotice' });
export type TaskNotice = z.infer<typeof TaskNotice>;

export const noticeOperations = [
  operation({
    id: 'notices.list',
    method: 'GET',
    path: '/api/v1/notices',
    tag: 'Notices',
    summary: 'The inbox of the post that speaks, latest first, with the number of what is unread.',
    query: z.strictObject({ ...pageQuery, unread: flag.optional() }),
    answer: z.strictObject({
      ...pageOf(NoticeView).shape,
      /** How many are unread; counted up to 1,000. */
      unread: z.int(),
    }),
    problems: ['bad-query'],
    example: { query: { unread: true }, as: 'unitLiaison' },
  }),
  operation({
    id: 'notices.read',
    method: 'PUT',
    path: '/api/v1/notices/read',
    tag: 'Notices',
    summary: 'Marks notices of the post that speaks as read; those of others stay as they are.',
    body: z.strictObject({ notices: z.array(Id).min(1).max(500) }),
    /** How many of them had been unread. */
    answer: z.strictObject({ read: z.int() }),
    problems: ['bad-body'],
    example: { body: { notices: ['00000000-0000-4000-8000-000000000000'] }, as: 'unitLiaison' },
  }),
  operation({
    id: 'task.notices',
    method: 'GET',
    path: '/api/v1/tasks/{year}/{id}/notices',
    tag: 'Notices',
    summary:
      'The notices that a task gave rise to, latest first: to whom, by which channel, whether they were read, and what was delivered since.',
    params: TaskParams,
    query: z.strictObject({ ...pageQuery }),
    answer: pageOf(TaskNotice),
    problems: ['bad-query'],
    example: taskExample,
  }),
] as const;

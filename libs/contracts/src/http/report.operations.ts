import { z } from 'zod';
import { ReportContent } from '../report.contract.js';
import { DateText, Id, InstantText } from '../reference.contract.js';
import { operation } from './operation.js';
import { fieldsOf } from './page.contract.js';
import { ReasonView, taskExample, TaskParams, UnitName } from './task.operations.js';

/** Who acted: a post, as it is called now. */
const PostName = z
  .strictObject({ id: Id, title: z.string(), role: z.string(), unit: z.string().nullable() })
  .meta({ id: 'PostName' });

/** One step that a version took: drafted, signed, submitted, returned and why. */
const VersionStep = z
  .strictObject({
    type: z.string(),
    at: InstantText,
    /** Null where the clock acted. */
    by: PostName.nullable(),
    reason: ReasonView.nullable(),
    mark: z.string().nullable(),
  })
  .meta({ id: 'VersionStep' });

/** One wording, with what became of it. */
const version = {
  /** From 1, in the order in which they were written. */
  number: z.int(),
  at: InstantText,
  by: PostName.nullable(),
  erased: z.boolean(),
  steps: z.array(VersionStep),
};

const ReportVersion = z.strictObject({ ...version, content: ReportContent.nullable() }).meta({ id: 'ReportVersion' });

/** 进展报告, 分报告: what a unit reports of one period. */
export const ReportRow = z
  .strictObject({
    id: Id,
    kind: z.enum(['report', 'subReport']),
    unit: UnitName,
    period: z.string(),
    state: z.string(),
    version: z.int(),
    /** The first day that it had, and the obligation's moment now; null where it is not owed. */
    dueOn: DateText.nullable(),
    dueAt: InstantText.nullable(),
    /** Of the obligation to hand it in. */
    obligation: z.strictObject({ id: Id, state: z.string() }).nullable(),
    submissions: z.int(),
    submittedAt: InstantText.nullable(),
    mark: z.string().nullable(),
    /** How often in succession, with this one, the unit has said that there is nothing new; 0 where it says something. */
    unchanged: z.int(),
    /** Why it last came back, or what the reviewer remarked. */
    reason: ReasonView.nullable(),
    /** Latest wording. */
    content: ReportContent.nullable(),
    erased: z.boolean(),
  })
  .meta({ id: 'ReportRow' });
export type ReportRow = z.infer<typeof ReportRow>;

export const ReportView = ReportRow.extend({ versions: z.array(ReportVersion) }).meta({ id: 'Report' });
export type ReportView = z.infer<typeof ReportView>;

export const MemberParams = TaskParams.extend({ member: Id });

const memberExample = {
  ...taskExample,
  params: { ...taskExample.params, member: '00000000-0000-4000-8000-000000000001' },
};

export const reportOperations = [
  operation({
    id: 'task.reports',
    method: 'GET',
    path: '/api/v1/tasks/{year}/{id}/reports',
    tag: 'Reports',
    summary: 'The reports and sub-reports of a task, by period.',
    params: TaskParams,
    query: z.strictObject({ period: z.string().min(1).max(100).optional(), fields: fieldsOf(ReportRow) }),
    answer: z.strictObject({ rows: z.array(ReportRow.partial()) }),
    problems: ['bad-query'],
    example: taskExample,
  }),
  operation({
    id: 'report.read',
    method: 'GET',
    path: '/api/v1/tasks/{year}/{id}/reports/{member}',
    tag: 'Reports',
    summary: 'One report or sub-report with every wording that it had and what became of each.',
    params: MemberParams,
    answer: ReportView,
    example: memberExample,
  }),
] as const;
export { memberExample, version as versionShape };

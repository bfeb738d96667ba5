import { z } from 'zod';
import { PlanContent } from '../plan.contract.js';
import { DateText, Id, InstantText } from '../reference.contract.js';
import { operation } from './operation.js';
import { fieldsOf } from './page.contract.js';
import { memberExample, MemberParams, versionShape } from './report.operations.js';
import { ReasonView, taskExample, TaskParams, UnitName } from './task.operations.js';

const Milestone = z.strictObject({ name: z.string(), dueOn: DateText, owed: z.boolean() });
const Day = Milestone.omit({ name: true });

/** What changed from one version of a plan to another. */
const PlanDifferenceView = z
  .strictObject({
    from: z.int(),
    to: z.int(),
    added: z.array(Milestone),
    removed: z.array(Milestone),
    moved: z.array(z.strictObject({ name: z.string(), before: Day, after: Day })),
    measuresAdded: z.array(z.string()),
    measuresRemoved: z.array(z.string()),
    leader: z.strictObject({ before: z.string(), after: z.string() }).nullable(),
  })
  .meta({ id: 'PlanDifference' });

/** 落实方案, 分方案: the plan of a task, or a coordinating unit's part of it. */
export const PlanRow = z
  .strictObject({
    id: Id,
    kind: z.enum(['plan', 'planPart']),
    unit: UnitName,
    state: z.string(),
    version: z.int(),
    submissions: z.int(),
    submittedAt: InstantText.nullable(),
    /** Why it last came back. */
    reason: ReasonView.nullable(),
    /** Roles whose approval is still to come. */
    approvalsLeft: z.array(z.string()),
    /** Latest wording. */
    content: PlanContent.nullable(),
    erased: z.boolean(),
  })
  .meta({ id: 'PlanRow' });
export type PlanRow = z.infer<typeof PlanRow>;

const PlanVersion = z
  .strictObject({
    ...versionShape,
    content: PlanContent.nullable(),
    cameIntoForceAt: InstantText.nullable(),
    /** The first version in force, by which changes are measured. */
    isBaseline: z.boolean(),
    isInForce: z.boolean(),
  })
  .meta({ id: 'PlanVersion' });

export const PlanView = PlanRow.extend({
  versions: z.array(PlanVersion),
  /** Between the versions asked for; unless told, from the one in force (else the first) to the latest. */
  difference: PlanDifferenceView.nullable(),
}).meta({ id: 'Plan' });
export type PlanView = z.infer<typeof PlanView>;

const VersionNumber = z.coerce.number().int().min(1).max(1_000_000).optional();

export const planOperations = [
  operation({
    id: 'task.plans',
    method: 'GET',
    path: '/api/v1/tasks/{year}/{id}/plans',
    tag: 'Plans',
    summary: 'The plan of a task and the parts that coordinating units give to it.',
    params: TaskParams,
    query: z.strictObject({ fields: fieldsOf(PlanRow) }),
    answer: z.strictObject({ rows: z.array(PlanRow.partial()) }),
    problems: ['bad-query'],
    example: taskExample,
  }),
  operation({
    id: 'plan.read',
    method: 'GET',
    path: '/api/v1/tasks/{year}/{id}/plans/{member}',
    tag: 'Plans',
    summary: 'A plan or part with every version, which of them came into force, and what changed between two.',
    params: MemberParams,
    query: z.strictObject({ from: VersionNumber, to: VersionNumber }),
    answer: PlanView,
    problems: ['bad-query'],
    example: memberExample,
  }),
] as const;

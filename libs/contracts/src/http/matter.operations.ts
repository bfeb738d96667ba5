import { z } from 'zod';
import { DateText, Id, InstantText, TaskReference } from '../reference.contract.js';
import { operation } from './operation.js';
import { DirectiveName } from './task.operations.js';

/** What a unit has asked for, or what is asked of it beside its work: each is a part of a task with a course of its own. */
export const matterKinds = ['extension', 'objection', 'disagreement', 'adjustment', 'closeOut', 'slip'] as const;

export const MatterRow = z
  .strictObject({
    id: Id,
    kind: z.enum(matterKinds),
    state: z.string(),
    /** Whether it is under way. */
    isOpen: z.boolean(),
    task: TaskReference,
    directive: DirectiveName.nullable(),
    number: z.string().nullable(),
    title: z.string(),
    /** What it is about, where it is about something owed. */
    obligation: z.strictObject({ id: Id, kind: z.string(), period: z.string().nullable(), dueOn: DateText }).nullable(),
    /** Of a slip. */
    level: z.string().nullable(),
    /** When it was asked for; of a slip, when its unit was told of it. */
    since: InstantText.nullable(),
    /** Until when the unit may reply. */
    replyOn: DateText.nullable(),
  })
  .meta({ id: 'Matter' });
export type MatterRow = z.infer<typeof MatterRow>;

export const matterOperations = [
  operation({
    id: 'matters.list',
    method: 'GET',
    path: '/api/v1/matters',
    tag: 'Desk',
    summary:
      'What the unit of the post that speaks has asked for, and the slips about it: what is under way first, then the latest.',
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(100) }),
    answer: z.strictObject({ total: z.int(), rows: z.array(MatterRow) }),
    problems: ['bad-query'],
    example: { as: 'unitLiaison' },
  }),
] as const;

import { z } from 'zod';
import { DateText } from '../reference.contract.js';
import { operation } from './operation.js';
import { taskExample, TaskParams } from './task.operations.js';

/** 核查建议: what speaks for a visit. `drawn`: by lot, not for a reason. Nobody is bound by it. */
const SamplingView = z
  .strictObject({
    reasons: z.array(
      z.strictObject({
        code: z.enum(['alwaysGreen', 'late', 'copied', 'large', 'neverVisited']),
        /** Counts for the sentence on the screen. */
        data: z.record(z.string(), z.number()),
      }),
    ),
    suggests: z.enum(['onSite', 'paper']),
    drawn: z.boolean(),
  })
  .meta({ id: 'Sampling' });

const CloseOutView = z
  .strictObject({
    /** Targets of the notice and milestones of the plan in force: a claim answers for each. */
    asks: z.array(
      z.strictObject({ of: z.enum(['target', 'milestone']), subject: z.string(), dueOn: DateText.nullable() }),
    ),
    /** Of a claim under way, for the inspectorate and the head of government; null to everybody else. */
    sampling: SamplingView.nullable(),
  })
  .meta({ id: 'CloseOut' });
export type CloseOutView = z.infer<typeof CloseOutView>;

export const closeOutOperations = [
  operation({
    id: 'closeOut.read',
    method: 'GET',
    path: '/api/v1/tasks/{year}/{id}/close-out',
    tag: 'Tasks',
    summary: 'What a claim that the task is done answers for, and whether it had better be verified on site.',
    params: TaskParams,
    answer: CloseOutView,
    example: taskExample,
  }),
] as const;

import { z } from 'zod';
import { DateText } from './reference.contract.js';
import { Line } from './text.contract.js';

/**
 * What a plan, and a part of a plan, must say: time nodes, a responsible leader and measures. The notices name just these
 * three (DEMANDS S46); a plan that lacks one is refused.
 */
export const PlanContent = z.strictObject({
  milestones: z
    .array(
      z.strictObject({
        name: Line,
        dueOn: DateText,
        /** A confirmed time limit: the lead owes it as an obligation once the plan is in force. */
        owed: z.boolean().default(false),
      }),
    )
    .min(1),
  responsibleLeader: Line,
  measures: z.array(Line).min(1),
});
export type PlanContent = z.infer<typeof PlanContent>;

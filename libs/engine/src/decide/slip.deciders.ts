import type { CommandOf, Refusal } from '@duban/contracts';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import { isRefusal, memberOf, type TaskDecision } from './decision.js';

/** A drafted slip is issued by whom its rung names; the chief supervisor may issue any. */
export function issueSlip({ member }: CommandOf<'slip.issue'>, { state, actor }: TaskDecision): NewTaskEvent | Refusal {
  const slip = memberOf(state, member, 'slip');
  if (isRefusal(slip)) return slip;
  const { by, level } = slip.context;
  if (by && by !== actor.role && actor.role !== 'chiefSupervisor') {
    return refusal('not-permitted', `A ${level} slip is issued by the ${by}.`);
  }
  return { type: 'slip.issued', member };
}

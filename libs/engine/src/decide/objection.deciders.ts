import { planWithin } from '@duban/calendar';
import type { CommandOf, Refusal } from '@duban/contracts';
import { isLive, type TaskState } from '@duban/lifecycle';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import { isRefusal, memberOf, type TaskDecision } from './decision.js';

/** An assigned unit says that the task is not its own, within the working days after the issue that the regime gives. */
export function raiseObjection(
  { member, text }: CommandOf<'objection.raise'>,
  { state, at, newId, keep }: TaskDecision,
): NewTaskEvent | Refusal {
  const acknowledgement = memberOf(state, member, 'obligation');
  if (isRefusal(acknowledgement)) return acknowledgement;
  const { kind, unit, objectBefore } = acknowledgement.context;
  if (kind !== 'acknowledgement')
    return refusal('bad-command', 'An objection is to the assignment: name the acknowledgement that the unit owes.');
  if (isObjectedTo(state, unit))
    return refusal('objection-under-way', 'The unit has objected already and has no answer yet.');
  if (objectBefore === undefined || at >= objectBefore)
    return refusal('objection-too-late', 'The working days in which an assignment can be objected to have passed.');
  const id = newId();
  return {
    type: 'objection.raised',
    member: id,
    objection: { id, kind: 'objection', context: { obligation: member, unit, raisedAt: at, content: keep(text) } },
  };
}

/** The task stays with the unit: the days for its acknowledgement begin anew. */
export function refuseObjection(
  { member, reason }: CommandOf<'objection.refuse'>,
  { state, at, regime, calendar, keep }: TaskDecision,
): NewTaskEvent | Refusal {
  const objection = memberOf(state, member, 'objection');
  if (isRefusal(objection)) return objection;
  return {
    type: 'objection.refused',
    member,
    reason: keep(reason),
    schedule: planWithin(regime, 'acknowledgement', at, calendar),
  };
}

/** Whether a unit has objected and has not been answered. */
export const isObjectedTo = ({ members }: TaskState, unit: string): boolean =>
  [...members.values()].some((each) => each.kind === 'objection' && isLive(each) && each.context.unit === unit);

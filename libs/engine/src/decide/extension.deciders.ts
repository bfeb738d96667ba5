import { planOn } from '@duban/calendar';
import type { CommandOf, Refusal } from '@duban/contracts';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import { isRefusal, memberOf, type TaskDecision } from './decision.js';

/** Asked before the due moment, with a later day and a reason; the obligation is held meanwhile. */
export function requestExtension(
  { member, newDueOn, reason }: CommandOf<'extension.request'>,
  { state, at, newId, keep }: TaskDecision,
): NewTaskEvent | Refusal {
  const obligation = memberOf(state, member, 'obligation');
  if (isRefusal(obligation)) return obligation;
  const { dueOn, dueAt } = obligation.context.schedule;
  if (at >= dueAt) return refusal('after-due', `This fell due on ${dueOn}; an extension can only be asked for before.`);
  if (newDueOn <= dueOn) return refusal('bad-command', `The new day ${newDueOn} is not later than ${dueOn}.`);
  const id = newId();
  return {
    type: 'extension.requested',
    member: id,
    extension: { id, kind: 'extension', context: { obligation: member, newDueOn, requestedAt: at } },
    reason: keep(reason),
  };
}

/** Moves the obligation to the new day: reminders and rungs are armed anew, both days stay visible. */
export function grantExtension(
  { member }: CommandOf<'extension.grant'>,
  decision: TaskDecision,
): NewTaskEvent | Refusal {
  const { state, regime, calendar } = decision;
  const extension = memberOf(state, member, 'extension');
  if (isRefusal(extension)) return extension;
  const obligation = memberOf(state, extension.context.obligation, 'obligation');
  if (isRefusal(obligation)) return obligation;
  const { kind, schedule } = obligation.context;
  return {
    type: 'extension.granted',
    member,
    schedule: planOn(regime, kind, extension.context.newDueOn, schedule.opensAt, calendar),
  };
}

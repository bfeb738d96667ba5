import type { CommandOf, Refusal } from '@duban/contracts';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import type { TaskDecision } from './decision.js';
import { reportsFrom } from './members.js';

/** The lead says that the task is done. */
export function claimCloseOut({ content }: CommandOf<'closeOut.claim'>, { newId, keep }: TaskDecision): NewTaskEvent {
  const id = newId();
  const address = keep(content);
  return {
    type: 'closeOut.claimed',
    closeOut: { id, kind: 'closeOut', context: { content: address } },
    content: address,
  };
}

/** A completed task that turns out not to be done goes on: the reports of the rest of the year are owed again. */
export function reopenTask({ reason }: CommandOf<'task.reopen'>, decision: TaskDecision): NewTaskEvent | Refusal {
  const { state, at, calendar } = decision;
  const { lead, jointLeads, coordinating, told } = state.context;
  if (!lead) return refusal('missing-lead', 'The task has no lead unit.');
  const owing = { lead, jointLeads, coordinating, told };
  return {
    type: 'task.reopened',
    reason: decision.keep(reason),
    members: reportsFrom(owing, at, calendar.dateOf(at), decision),
  };
}

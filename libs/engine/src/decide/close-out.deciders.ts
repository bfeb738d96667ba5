import type { CommandOf, Refusal } from '@duban/contracts';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import type { TaskDecision } from './decision.js';
import { reportsFrom } from './members.js';

/** The lead says that the task is done. */
export function claimCloseOut({ content }: CommandOf<'closeOut.claim'>, { newId, keep }: TaskDecision): NewTaskEvent {
  const id = newId();
  const address = keep(JSON.stringify(content));
  return {
    type: 'closeOut.claimed',
    closeOut: { id, kind: 'closeOut', context: { content: address } },
    content: address,
  };
}

/**
 * A completed task that turns out not to be done goes on: the reports of the rest of the year are owed again, save those
 * that a unit has handed in or missed before.
 */
export function reopenTask({ reason }: CommandOf<'task.reopen'>, decision: TaskDecision): NewTaskEvent | Refusal {
  const { state, at, calendar } = decision;
  const { lead, jointLeads, coordinating, told } = state.context;
  if (!lead) return refusal('missing-lead', 'The task has no lead unit.');
  // What a task of no directive owed are replies: the leader asks again.
  if (state.context.directive === null) return { type: 'task.reopened', reason: decision.keep(reason), members: [] };
  const owing = { lead, jointLeads, coordinating, told };
  const standing = new Set(
    [...state.members.values()].flatMap((member) =>
      member.kind === 'obligation' && member.value !== 'cancelled' ? [reportKey(member.context)] : [],
    ),
  );
  const members = reportsFrom(owing, at, calendar.dateOf(at), decision).filter((member) =>
    member.kind === 'obligation'
      ? !standing.has(reportKey(member.context))
      : !('period' in member.context) || !standing.has(reportKey({ ...member.context, kind: member.kind })),
  );
  return { type: 'task.reopened', reason: decision.keep(reason), members };
}

const reportKey = ({ kind, unit, period }: { kind: string; unit: string; period: string | null }): string =>
  `${kind} ${unit} ${period}`;

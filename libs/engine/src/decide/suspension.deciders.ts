import { planOn, type Schedule } from '@duban/calendar';
import type { CommandOf, Refusal } from '@duban/contracts';
import type { MemberOf } from '@duban/lifecycle';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import type { TaskDecision } from './decision.js';

/** It rests from now on, with its basis and, where that is known, the day to which it is meant to. */
export function suspendTask(
  { reason, until }: CommandOf<'task.suspend'>,
  { at, calendar, keep }: TaskDecision,
): NewTaskEvent | Refusal {
  if (until !== undefined && until <= calendar.dateOf(at))
    return refusal('suspension-day-passed', `A task is suspended to a day that is to come; ${until} is not.`);
  return { type: 'task.suspended', reason: keep(reason), ...(until === undefined ? {} : { until }) };
}

/**
 * On resuming, report periods that fell due inside the pause are cancelled; periods counted in days run on with what was
 * left; dated milestones keep their date, and one that fell due in the pause is open with some working days of grace.
 */
export function resumeTask(_command: CommandOf<'task.resume'>, decision: TaskDecision): NewTaskEvent | Refusal {
  const { state, at } = decision;
  const { suspendedAt } = state.context;
  if (!suspendedAt) return refusal('not-in-state', 'The task is not suspended.', { allowed: ['task.suspended'] });
  const cancelled: string[] = [];
  const moved: { member: string; schedule: Schedule }[] = [];
  for (const member of state.members.values()) {
    if (member.kind !== 'obligation' || member.value !== 'held') continue;
    const fellDue = member.context.schedule.dueAt <= at;
    if (isReport(member) && fellDue) cancelled.push(member.id);
    else if (member.context.basis === 'days')
      moved.push({ member: member.id, schedule: runOn(member, suspendedAt, decision) });
    else if (fellDue) moved.push({ member: member.id, schedule: withGrace(member, decision) });
  }
  return { type: 'task.resumed', cancelled, moved };
}

const isReport = ({ context }: MemberOf<'obligation'>): boolean =>
  context.kind === 'report' || context.kind === 'subReport';

/** What was left in working days when the pause began is left now. */
function runOn(
  { context }: MemberOf<'obligation'>,
  suspendedAt: string,
  { at, calendar, regime }: TaskDecision,
): Schedule {
  const { dueOn, opensAt } = context.schedule;
  const left = Math.max(0, calendar.workingDaysBetween(calendar.dateOf(suspendedAt), dueOn));
  return planOn(regime, context.kind, calendar.addWorkingDays(calendar.dateOf(at), left), opensAt, calendar);
}

function withGrace({ context }: MemberOf<'obligation'>, { at, calendar, regime }: TaskDecision): Schedule {
  const day = calendar.addWorkingDays(calendar.dateOf(at), regime.resumeGrace.workingDays);
  return planOn(regime, context.kind, day, context.schedule.opensAt, calendar);
}

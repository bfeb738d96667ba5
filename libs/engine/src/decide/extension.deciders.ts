import { type LocalDate, planOn, type Regime } from '@duban/calendar';
import type { CommandOf, Refusal } from '@duban/contracts';
import type { ExtensionApprover, MemberOf, TaskState } from '@duban/lifecycle';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import { type Actor, isRefusal, memberOf, type TaskDecision } from './decision.js';

/**
 * Asked before the due moment, with how far the work has come, a later day and a reason; the obligation is held meanwhile.
 * Who may decide follows from the working days asked for, by the rules of the moment.
 */
export function requestExtension(
  { member, newDueOn, reason, progress }: CommandOf<'extension.request'>,
  decision: TaskDecision,
): NewTaskEvent | Refusal {
  const { state, at, regime, calendar, newId, keep } = decision;
  const obligation = memberOf(state, member, 'obligation');
  if (isRefusal(obligation)) return obligation;
  const fault = faultOfDay(obligation, newDueOn, decision);
  if (fault) return fault;
  const id = newId();
  const length = calendar.workingDaysBetween(obligation.context.schedule.dueOn, newDueOn);
  const asked = { obligation: member, newDueOn, requestedAt: at };
  return {
    type: 'extension.requested',
    member: id,
    extension: {
      id,
      kind: 'extension',
      context: { ...asked, progress: keep(progress), approver: approverOf(regime, length) },
    },
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
  const denied = abovePost(extension, decision);
  if (denied) return denied;
  const { kind, schedule } = obligation.context;
  return {
    type: 'extension.granted',
    member,
    schedule: planOn(regime, kind, extension.context.newDueOn, schedule.opensAt, calendar),
  };
}

/** The day stays; what has passed meanwhile is missed as of it. */
export function refuseExtension(
  { member, reason }: CommandOf<'extension.refuse'>,
  decision: TaskDecision,
): NewTaskEvent | Refusal {
  const extension = memberOf(decision.state, member, 'extension');
  if (isRefusal(extension)) return extension;
  return abovePost(extension, decision) ?? { type: 'extension.refused', member, reason: decision.keep(reason) };
}

/** Whether a post is high enough for the length asked for; of a leader, whether the task or its lead is looked after. */
export function mayDecide(
  { context: { approver = 'supervisor' } }: MemberOf<'extension'>,
  { role, looksAfter }: Actor,
  { task, lead }: { task: string | null; lead: string | null },
): boolean {
  if (role === 'headOfGovernment') return approver === 'leaderInCharge';
  if (role !== 'leaderInCharge') return rankOf(role) >= rankOf(approver);
  if (approver !== 'leaderInCharge') return false;
  // The reader of allowed commands does not name the task: who looks after which is asked when it is decided.
  if (task === null || !looksAfter) return true;
  return looksAfter.tasks.includes(task) || (lead !== null && looksAfter.units.includes(lead));
}

const ranks: readonly string[] = ['supervisor', 'chiefSupervisor', 'leaderInCharge'] satisfies ExtensionApprover[];
const rankOf = (role: string): number => ranks.indexOf(role);

function abovePost(extension: MemberOf<'extension'>, { state, actor, task }: TaskDecision): Refusal | undefined {
  const { approver = 'supervisor' } = extension.context;
  if (extension.value !== 'requested' || mayDecide(extension, actor, { task, lead: state.context.lead })) return;
  return refusal('extension-above-post', `An extension of this length is decided by: ${approver}.`);
}

function approverOf({ extension: { supervisorUpTo, chiefSupervisorUpTo } }: Regime, length: number): ExtensionApprover {
  if (length <= supervisorUpTo) return 'supervisor';
  return chiefSupervisorUpTo === null || length <= chiefSupervisorUpTo ? 'chiefSupervisor' : 'leaderInCharge';
}

function faultOfDay(
  { context: { schedule, holds } }: MemberOf<'obligation'>,
  newDueOn: LocalDate,
  { state, at, year, calendar }: TaskDecision,
): Refusal | undefined {
  const { dueOn, dueAt } = schedule;
  if (holds.includes('extension'))
    return refusal('extension-under-way', 'An extension has been asked for already and is not decided yet.');
  if (at >= dueAt) return refusal('after-due', `This fell due on ${dueOn}; an extension can only be asked for before.`);
  if (newDueOn < calendar.dateOf(at)) return refusal('extension-day-passed', `The day ${newDueOn} has passed.`);
  if (newDueOn <= dueOn) return refusal('extension-not-later', `The new day ${newDueOn} is not later than ${dueOn}.`);
  const last = lastDayOf(state, year);
  return newDueOn > last
    ? refusal('extension-beyond-last-day', `The task's last day is ${last}; nothing is extended beyond it.`)
    : undefined;
}

/** The end of the directive's year, or what was first promised for a day after it. */
export function lastDayOf({ members }: Pick<TaskState, 'members'>, year: number): LocalDate {
  let last = `${year}-12-31`;
  for (const { kind, context } of members.values())
    if (kind === 'obligation' && context.firstDueOn > last) last = context.firstDueOn;
  return last;
}

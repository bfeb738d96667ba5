import type { Instant } from '@duban/calendar';
import type { NewMemberOf, ObligationContext, ObligationMember } from './member.js';
import type { Stamp, TaskEvent } from './task-event.js';
import { hasEnded, type TaskState } from './task-state.js';

/** When the clock next has to do something about an obligation, and what. */
export interface Wake {
  readonly at: Instant;
  readonly what: 'open' | 'remind' | 'due' | 'rung';
  /** Index into the schedule's reminders or rungs; 0 for the others. */
  readonly index: number;
}

/** The task as far as its wakes depend on it. */
type Ground = Pick<TaskState, 'definition' | 'value'>;

/** The next wake of an obligation; null when nothing is to happen to it (met, settled, held, task suspended or ended). */
export function nextWake({ value, context }: ObligationMember, task: Ground): Wake | null {
  if (task.value.activity === 'suspended' || hasEnded(task.value)) return null;
  switch (value) {
    case 'pending':
      return opening(context);
    case 'held':
      // an extension asked for keeps nobody from working
      return context.opened || context.holds.includes('suspension') ? null : opening(context);
    case 'open':
      return context.schedule.provisional ? null : reminderOrDue(context);
    case 'missed':
      return rung(context);
    default:
      return null;
  }
}

/**
 * The event of an obligation's next wake, bearing the wake's own instant. By `now` it tells what was overtaken: a reminder
 * whose due moment has passed and a rung above which another has passed are `skipped`. A rung that is drafted for
 * somebody (see `slipFor`) lacks its `slip` still: ids come from outside.
 */
export function wakeEvent(member: ObligationMember, task: Ground, now: Instant): TaskEvent | null {
  const wake = nextWake(member, task);
  if (!wake || wake.at > now) return null;
  const { schedule } = member.context;
  const stamp: Stamp = { at: wake.at, by: null, definition: task.definition };
  const { id } = member;
  if (wake.what === 'open') return { ...stamp, type: 'obligation.opened', member: id };
  if (wake.what === 'due') return { ...stamp, type: 'obligation.fellDue', member: id };
  if (wake.what === 'remind')
    return { ...stamp, type: 'obligation.reminded', member: id, index: wake.index, skipped: schedule.dueAt <= now };
  const above = schedule.rungs[wake.index + 1];
  const skipped = above !== undefined && above.at <= now;
  return { ...stamp, type: 'obligation.escalated', member: id, rung: schedule.rungs[wake.index]!.rung, skipped };
}

/** The draft that an escalation must bring, under a new id; null where the rung's slip is issued at once. */
export function slipFor(
  { id: obligation, context }: ObligationMember,
  rung: number,
  id: string,
): NewMemberOf<'slip'> | null {
  const step = context.ladder.find((each) => each.rung === rung);
  if (step?.issue !== 'onApproval') return null;
  const { level, to, by, reply } = step;
  const asked = reply === undefined ? {} : { reply };
  return { id, kind: 'slip', context: { obligation, rung, level, to, by, ...asked } };
}

function opening({ schedule }: ObligationContext): Wake {
  return { at: schedule.opensAt, what: 'open', index: 0 };
}

function reminderOrDue({ schedule, remindersDone }: ObligationContext): Wake {
  const reminder = schedule.reminders[remindersDone];
  if (reminder !== undefined && reminder < schedule.dueAt)
    return { at: reminder, what: 'remind', index: remindersDone };
  return { at: schedule.dueAt, what: 'due', index: 0 };
}

function rung({ schedule, rungsDone, exemption }: ObligationContext): Wake | null {
  const next = exemption ? undefined : schedule.rungs[rungsDone];
  return next ? { at: next.at, what: 'rung', index: rungsDone } : null;
}

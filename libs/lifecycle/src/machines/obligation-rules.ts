import type { Instant, Schedule } from '@duban/calendar';
import type { HoldReason, ObligationContext, Rung } from '../member.js';
import type { Reason } from '../machine-definition.js';
import type { ToldOf } from '../signal.js';
import type { TaskEventOf } from '../task-event.js';

/** What an obligation can be told, from outside and by other machines. */
export type ObligationEvent =
  | TaskEventOf<
      | 'acknowledgement.given'
      | 'milestone.delivered'
      | 'reply.given'
      | 'obligation.urged'
      | 'obligation.opened'
      | 'obligation.reminded'
      | 'obligation.fellDue'
      | 'obligation.escalated'
      | 'obligation.waived'
      | 'obligation.exempted'
      | 'obligation.exemptionRevoked'
      | 'obligation.rescheduled'
      | 'extension.requested'
      | 'objection.raised'
    >
  | ToldOf<
      | 'window.reached'
      | 'subject.submitted'
      | 'subject.voided'
      | 'laterReport.accepted'
      | 'suspension.began'
      | 'suspension.ended'
      | 'extension.agreed'
      | 'extension.ended'
      | 'objection.ended'
      | 'assignment.lifted'
      | 'obligation.dropped'
      | 'task.continued'
      | 'regime.changed'
      | 'task.ended'
    >;

type Rule = Reason<ObligationContext, ObligationEvent>;

const unless = (holds: boolean, code: string): string | null => (holds ? null : code);

/** The guards of the obligation machine, as reasons against. Late means at or after `dueAt`; a provisional day decides nothing. */
export const reasons = {
  /** An act of its own meets only the kind of obligation that it is meant for. */
  fits: ({ kind }, { type }) =>
    unless(
      (type !== 'acknowledgement.given' || kind === 'acknowledgement') &&
        (type !== 'milestone.delivered' || kind === 'milestone') &&
        (type !== 'reply.given' || kind === 'reply'),
      'wrong-kind',
    ),
  fitsLate: (context, event) => reasons.fits(context, event) ?? reasons.due(context, event),
  due: ({ schedule }, { at }) => (schedule.provisional ? 'provisional' : unless(at >= schedule.dueAt, 'not-due-yet')),
  inWindow: ({ schedule }, { at }) => unless(at >= schedule.opensAt, 'not-open-yet'),
  opensWhileHeld: (context, event) =>
    has(context, 'suspension') ? 'suspended' : context.opened ? 'already-open' : reasons.inWindow(context, event),
  nextReminder: ({ remindersDone, schedule }, event) => {
    if (event.type !== 'obligation.reminded') return 'not-a-reminder';
    const moment = schedule.reminders[remindersDone];
    if (event.index !== remindersDone || moment === undefined) return 'not-the-next-reminder';
    return unless(event.at >= moment, 'not-due-yet');
  },
  nextRung: (context, event) => {
    if (event.type !== 'obligation.escalated') return 'not-a-rung';
    if (context.exemption) return 'exempted';
    const next = context.schedule.rungs[context.rungsDone];
    if (next?.rung !== event.rung) return 'not-the-next-rung';
    if (event.at < next.at) return 'not-due-yet';
    const drafted = !event.skipped && rungOf(context, event.rung)?.issue === 'onApproval';
    return drafted === (event.slip !== undefined) ? null : drafted ? 'slip-wanted' : 'slip-unwanted';
  },
  /** (e) A request must come before the due moment, and one at a time. */
  mayBeExtended: (context, { at }) =>
    has(context, 'extension') ? 'already-asked' : unless(at < context.schedule.dueAt, 'too-late'),
  /** What is objected to is the assignment: it is the acknowledgement that waits. */
  mayBeObjectedTo: (context) =>
    context.kind !== 'acknowledgement' ? 'wrong-kind' : has(context, 'objection') ? 'already-asked' : null,
  notYetOpen: ({ opened }) => unless(!opened, 'already-open'),
  /** A provisional day is settled when its year's table comes, even while the window is open. */
  wasProvisional: ({ schedule }) => unless(schedule.provisional, 'already-open'),
  wasProvisionalNowDue: (context, event) =>
    reasons.wasProvisional(context, event) ??
    reasons.due(withSchedule(context, scheduleIn(context, event), event.at), event),
  /** The new window has begun. */
  movedIntoWindow: (context, event) =>
    unless(event.at >= (scheduleIn(context, event) ?? context.schedule).opensAt, 'not-open-yet'),
  notExempted: ({ exemption }) => unless(!exemption, 'already-exempted'),
  exempted: ({ exemption }) => unless(Boolean(exemption), 'not-exempted'),
  curable: ({ laterReportCures }) => unless(laterReportCures, 'not-cured-by-later-reports'),
  stillHeld: (context, event) => unless(afterRelease(context, event) === 'held', 'not-held'),
  releasedLate: (context, event) => unless(afterRelease(context, event) === 'missed', 'not-held'),
  releasedOpen: (context, event) => unless(afterRelease(context, event) === 'open', 'not-held'),
  releasedEarly: (context, event) => unless(afterRelease(context, event) === 'pending', 'not-held'),
  voidedHeld: (context, event) => unless(afterVoid(context, event) === 'held', 'other-submission'),
  voidedLate: (context, event) => unless(afterVoid(context, event) === 'missed', 'other-submission'),
  voidedOpen: (context, event) => unless(afterVoid(context, event) === 'open', 'other-submission'),
  voided: (context, event) => unless(afterVoid(context, event) !== 'untouched', 'other-submission'),
} satisfies Record<string, Rule> as Record<ReasonName, Rule>;

type ReasonName =
  | 'fits'
  | 'fitsLate'
  | 'due'
  | 'inWindow'
  | 'opensWhileHeld'
  | 'nextReminder'
  | 'nextRung'
  | 'mayBeExtended'
  | 'mayBeObjectedTo'
  | 'notYetOpen'
  | 'wasProvisional'
  | 'wasProvisionalNowDue'
  | 'movedIntoWindow'
  | 'notExempted'
  | 'exempted'
  | 'curable'
  | 'stillHeld'
  | 'releasedLate'
  | 'releasedOpen'
  | 'releasedEarly'
  | 'voidedHeld'
  | 'voidedLate'
  | 'voidedOpen'
  | 'voided';

export function has({ holds }: ObligationContext, reason: HoldReason): boolean {
  return holds.includes(reason);
}

export function rungOf({ ladder }: ObligationContext, rung: number): Rung | undefined {
  return ladder.find((each) => each.rung === rung);
}

/** The new schedule that an event brings, if any. An extension or objection moves the due day and never the window. */
export function scheduleIn({ schedule }: ObligationContext, event: ObligationEvent): Schedule | null {
  if (event.type === 'extension.agreed') return { ...event.schedule, opensAt: schedule.opensAt };
  if (event.type === 'objection.ended' && event.schedule) return { ...event.schedule, opensAt: schedule.opensAt };
  return 'schedule' in event ? event.schedule : null;
}

/** The hold that an event ends. */
export function holdEndedBy({ type }: ObligationEvent): HoldReason {
  if (type === 'suspension.ended') return 'suspension';
  return type === 'objection.ended' ? 'objection' : 'extension';
}

/** A moved date: counted, and its reminders and rungs are armed anew, save those whose moment has passed. */
export function withSchedule(context: ObligationContext, schedule: Schedule | null, at: Instant): ObligationContext {
  if (!schedule) return context;
  const moves = context.moves + (schedule.dueOn === context.schedule.dueOn ? 0 : 1);
  return passed({ ...context, schedule, moves, remindersDone: 0, rungsDone: 0, reached: 0 }, at);
}

/** Reminders and rungs whose moment has come by `at` count as done without firing. */
export function passed(context: ObligationContext, at: Instant): ObligationContext {
  const { reminders, rungs } = context.schedule;
  return {
    ...context,
    remindersDone: Math.max(context.remindersDone, reminders.filter((moment) => moment <= at).length),
    rungsDone: Math.max(context.rungsDone, rungs.filter((rung) => rung.at <= at).length),
  };
}

/** Where a held obligation goes when one of its holds ends. */
function afterRelease(
  context: ObligationContext,
  event: ObligationEvent,
): 'untouched' | 'held' | 'missed' | 'open' | 'pending' {
  const ended = holdEndedBy(event);
  if (!has(context, ended)) return 'untouched';
  if (context.holds.length > 1) return 'held';
  const schedule = scheduleIn(context, event) ?? context.schedule;
  if (event.at >= schedule.dueAt && !schedule.provisional) return 'missed';
  return context.opened || event.at >= schedule.opensAt ? 'open' : 'pending';
}

/** Where a met obligation goes when a submission of its subject is void. */
function afterVoid(context: ObligationContext, event: ObligationEvent): 'untouched' | 'held' | 'missed' | 'open' {
  if (event.type !== 'subject.voided' || event.submission !== context.deliveredBy) return 'untouched';
  if (context.holds.length > 0 || event.suspended) return 'held';
  return event.at >= context.schedule.dueAt && !context.schedule.provisional ? 'missed' : 'open';
}

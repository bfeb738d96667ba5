import { assign, setup } from 'xstate';
import { defineMachine, guardsFrom } from '../machine-definition.js';
import type { HoldReason, ObligationContext } from '../member.js';
import { asking } from '../signal.js';
import {
  alertLead,
  type Args,
  askExtension,
  draftSlip,
  dropDrafts,
  notifyExemption,
  notifyExtension,
  notifyObjection,
  notifyRung,
  notifyWaived,
  raiseObjection,
  remind,
  tellMissed,
  tellOpened,
  tellReply,
  tellSettled,
  urge,
} from './obligation-asks.js';
import {
  has,
  holdEndedBy,
  type ObligationEvent,
  passed,
  reasons,
  scheduleIn,
  withSchedule,
} from './obligation-rules.js';

const change = (next: (args: Args) => Partial<ObligationContext>) =>
  assign<ObligationContext, ObligationEvent, undefined, ObligationEvent, never>(next);

const { createMachine } = setup({
  types: { context: {} as ObligationContext, events: {} as ObligationEvent },
  guards: guardsFrom(reasons),
  actions: {
    ...asking,
    open: change(({ context, event }) => ({
      opened: true,
      remindersDone: context.schedule.reminders.filter((moment) => moment < event.at).length,
    })),
    deliver: change(({ context, event }) => ({
      deliveredAt: event.at,
      deliveredBy: event.type === 'subject.submitted' ? event.submission : null,
      holds: context.holds.filter((hold) => hold === 'extension'),
    })),
    // as of the due moment, whenever it is found out
    miss: change(({ context, event }) => ({
      ...passed(context, event.at),
      holds: [],
      missedAt: context.schedule.dueAt,
    })),
    cure: change(({ event }) => ({ reason: event.type, deliveredAt: event.at, deliveredBy: null })),
    unmeet: change(({ context, event }) => ({
      ...passed(context, event.at),
      deliveredAt: null,
      deliveredBy: null,
    })),
    hold: change(({ context, event }) => ({
      holds: withHold(context, holdBegunBy(event)),
    })),
    holdWhileSuspended: change(({ context, event }) => ({
      holds: 'suspended' in event && event.suspended ? withHold(context, 'suspension') : context.holds,
    })),
    release: change(({ context, event }) => ({
      ...passed(withSchedule(context, scheduleIn(context, event), event.at), event.at),
      holds: context.holds.filter((hold) => hold !== holdEndedBy(event)),
    })),
    takeRules: change(({ event }) =>
      event.type === 'regime.changed' ? { ladder: event.ladder, laterReportCures: event.laterReportCures } : {},
    ),
    reschedule: change(({ context, event }) => withSchedule(context, scheduleIn(context, event), event.at)),
    countReminder: change(({ context }) => ({ remindersDone: context.remindersDone + 1 })),
    countRung: change(({ context, event }) => ({
      rungsDone: context.rungsDone + 1,
      reached: event.type === 'obligation.escalated' && !event.skipped ? event.rung : context.reached,
    })),
    skipPassed: change(({ context, event }) => passed(context, event.at)),
    exempt: change(({ event }) =>
      event.type === 'obligation.exempted'
        ? { exemption: { ground: event.ground, basis: event.basis, at: event.at } }
        : {},
    ),
    revoke: change(() => ({ exemption: null })),
    settle: change(({ event }) => ({ holds: [], reason: reasonOf(event) })),
  },
});

const missed = { target: 'missed', actions: ['miss', tellMissed, alertLead] } as const;
const opened = { target: 'open', actions: [tellOpened, 'open'] } as const;
const extension = { guard: 'mayBeExtended', target: 'held', actions: ['hold', askExtension, notifyExtension] } as const;
const objected = { guard: 'mayBeObjectedTo', actions: [raiseObjection, notifyObjection] } as const;
const objection = { ...objected, target: 'held', actions: ['hold', ...objected.actions] } as const;
/** The acts that deliver: three of its own, and the submission of its subject. */
function deliveredBy<T>(transitions: T) {
  return {
    'acknowledgement.given': transitions,
    'milestone.delivered': transitions,
    'reply.given': transitions,
    'subject.submitted': transitions,
  } as const;
}
const meet = { guard: 'fits', target: 'met', actions: ['deliver', tellReply] } as const;
const urged = { 'obligation.urged': { actions: [urge] } } as const;
/** 容错: beside what was missed, which stays so. Revoked, the ladder goes on with the rungs that are still to come. */
const exemption = {
  'obligation.exempted': { guard: 'notExempted', actions: ['exempt', dropDrafts, notifyExemption] },
  'obligation.exemptionRevoked': { guard: 'exempted', actions: ['revoke', 'skipPassed', notifyExemption] },
} as const;
const dropped = { 'obligation.dropped': { target: 'cancelled', actions: ['settle'] } } as const;
const dismissal = {
  'obligation.waived': { target: 'waived', actions: ['settle', notifyWaived] },
  'task.ended': { target: 'cancelled', actions: ['settle'] },
} as const;
const release = [
  { guard: 'stillHeld', actions: ['release'] },
  { guard: 'releasedLate', ...missed, actions: ['release', ...missed.actions] },
  { guard: 'releasedOpen', ...opened, actions: ['release', ...opened.actions] },
  { guard: 'releasedEarly', target: 'pending', actions: ['release'] },
] as const;

/**
 * 应办事项: one thing that one unit owes by one moment.
 *
 * Delivered at or after `dueAt` while still pending or open, it goes through open and missed to metLate, as if the clock
 * had been first. A hold by an extension outlives a delivery, so that a void delivery is held again and not missed.
 */
const machine = createMachine({
  id: 'obligation',
  context: {} as ObligationContext,
  initial: 'pending',
  states: {
    pending: {
      on: {
        ...deliveredBy([{ guard: 'fitsLate', target: 'open', actions: [tellOpened, 'open', 'again'] }, meet]),
        ...dismissal,
        ...urged,
        ...dropped,
        'regime.changed': [
          { guard: 'movedIntoWindow', target: 'open', actions: ['reschedule', 'takeRules', tellOpened, 'open'] },
          { actions: ['reschedule', 'takeRules'] },
        ],
        'window.reached': { guard: 'inWindow', ...opened },
        'obligation.opened': { guard: 'inWindow', ...opened },
        'obligation.rescheduled': [
          { guard: 'movedIntoWindow', target: 'open', actions: ['reschedule', tellOpened, 'open'] },
          { actions: ['reschedule'] },
        ],
        'extension.requested': extension,
        'suspension.began': { target: 'held', actions: ['hold'] },
      },
    },
    open: {
      on: {
        ...deliveredBy([{ guard: 'fitsLate', ...missed, actions: [...missed.actions, 'again'] }, meet]),
        ...dismissal,
        ...urged,
        ...dropped,
        'obligation.reminded': { guard: 'nextReminder', actions: ['countReminder', remind] },
        'obligation.fellDue': { guard: 'due', ...missed },
        'obligation.rescheduled': [
          { guard: 'wasProvisionalNowDue', ...missed, actions: ['reschedule', ...missed.actions] },
          { guard: 'wasProvisional', actions: ['reschedule'] },
        ],
        'extension.requested': extension,
        'objection.raised': objection,
        'suspension.began': { target: 'held', actions: ['hold'] },
      },
    },
    held: {
      on: {
        ...deliveredBy(meet),
        ...dismissal,
        ...urged,
        ...dropped,
        'obligation.opened': { guard: 'opensWhileHeld', actions: [tellOpened, 'open'] },
        'obligation.rescheduled': { guard: 'notYetOpen', actions: ['reschedule'] },
        'objection.raised': { guard: 'mayBeObjectedTo', actions: ['hold', ...objected.actions] },
        'extension.requested': { guard: 'mayBeExtended', actions: ['hold', askExtension, notifyExtension] },
        'suspension.began': { actions: ['hold'] },
        'suspension.ended': release,
        'extension.agreed': release,
        'extension.ended': release,
        // an acknowledgement is open from the issue on
        'objection.ended': release.slice(0, 3),
        'assignment.lifted': { target: 'waived', actions: ['settle'] },
      },
    },
    missed: {
      on: {
        ...deliveredBy({ guard: 'fits', target: 'metLate', actions: ['deliver', tellReply, tellSettled] }),
        ...urged,
        ...exemption,
        'laterReport.accepted': { guard: 'curable', target: 'metLate', actions: ['cure', tellSettled] },
        'obligation.escalated': { guard: 'nextRung', actions: ['countRung', draftSlip, notifyRung] },
        'obligation.waived': { target: 'waived', actions: ['settle', notifyWaived, tellSettled] },
        'obligation.dropped': { target: 'cancelled', actions: ['settle', tellSettled] },
        'objection.raised': objected,
        'assignment.lifted': { target: 'waived', actions: ['settle', tellSettled] },
        'task.continued': { actions: ['skipPassed'] },
      },
    },
    met: {
      on: {
        'subject.voided': [
          { guard: 'voidedHeld', target: 'held', actions: ['unmeet', 'holdWhileSuspended'] },
          { guard: 'voidedLate', target: 'missed', actions: ['unmeet', 'miss', tellMissed, alertLead] },
          { guard: 'voidedOpen', target: 'open', actions: ['unmeet'] },
        ],
        // asked for in time and decided after the delivery: the new day counts should the delivery be void
        'extension.agreed': { actions: ['release'] },
        'extension.ended': { actions: ['release'] },
      },
    },
    metLate: {
      on: {
        ...exemption,
        'subject.voided': { guard: 'voided', target: 'missed', actions: ['unmeet', tellMissed, alertLead] },
      },
    },
    waived: {},
    cancelled: {},
  },
});

export const obligation = defineMachine('obligation', machine, reasons, [
  'fits',
  'notYetOpen',
  'wasProvisional',
  'notExempted',
  'exempted',
]);

function holdBegunBy({ type }: ObligationEvent): HoldReason {
  if (type === 'extension.requested') return 'extension';
  return type === 'objection.raised' ? 'objection' : 'suspension';
}

function withHold(context: ObligationContext, hold: HoldReason) {
  return has(context, hold) ? context.holds : [...context.holds, hold];
}

function reasonOf(event: ObligationEvent): string {
  if (event.type === 'obligation.waived') return event.basis;
  return event.type === 'obligation.dropped' ? event.reason : event.type;
}

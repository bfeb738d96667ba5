import { assign, setup } from 'xstate';
import type { CloseOutContext } from '../close-out.js';
import { defineMachine } from '../machine-definition.js';
import { asking, type Notice, type Signal, type Telling, unitPosts } from '../signal.js';
import type { TaskEventOf } from '../task-event.js';

type CloseOutEvent = TaskEventOf<
  'closeOut.signed' | 'closeOut.verifying' | 'closeOut.confirmed' | 'closeOut.partlyConfirmed' | 'closeOut.rejected'
>;

const tellTask = (event: Telling) =>
  ({ type: 'tell', params: (): Signal[] => [{ to: 'task', event, must: true }] }) as const;
const notifyLead = {
  type: 'notify',
  params: (): Notice[] => [{ kind: 'closeOutEnded', unit: { of: 'lead' }, roles: unitPosts }],
} as const;
const notifySupervisor = {
  type: 'notify',
  params: (): Notice[] => [{ kind: 'closeOut', unit: null, roles: ['supervisor'] }],
} as const;
/** What was decided: a claim that says when it was made is also told when it ended. */
const note = assign<CloseOutContext, CloseOutEvent, undefined, CloseOutEvent, never>(({ context, event }) => ({
  ...('reason' in event ? { reason: event.reason } : {}),
  ...('closesAs' in event ? { closesAs: event.closesAs } : {}),
  ...('stays' in event ? { stays: event.stays } : {}),
  ...(context.claimedAt === undefined ? {} : { endedAt: event.at }),
}));
const noteManner = assign<CloseOutContext, CloseOutEvent, undefined, CloseOutEvent, never>(({ event }) =>
  'manner' in event ? { manner: event.manner } : {},
);
const tellConfirmed = {
  type: 'tell',
  params: ({ event }: { event: CloseOutEvent }): Signal[] => [
    {
      to: 'task',
      event: { type: 'claim.confirmed', closesAs: 'closesAs' in event ? (event.closesAs ?? null) : null },
      must: true,
    },
  ],
} as const;

/** 销号: the lead's claim that the task is done, signed, verified by the inspectorate, confirmed or not. */
const machine = setup({
  types: { context: {} as CloseOutContext, events: {} as CloseOutEvent },
  actions: { ...asking, note, noteManner },
}).createMachine({
  id: 'closeOut',
  context: {} as CloseOutContext,
  initial: 'claimed',
  states: {
    claimed: { on: { 'closeOut.signed': { target: 'signed', actions: [notifySupervisor] } } },
    signed: {
      on: {
        'closeOut.verifying': {
          target: 'verifying',
          actions: ['noteManner', tellTask({ type: 'verification.began' })],
        },
      },
    },
    verifying: {
      on: {
        'closeOut.confirmed': { target: 'confirmed', actions: ['note', tellConfirmed, notifyLead] },
        'closeOut.partlyConfirmed': {
          target: 'partlyConfirmed',
          actions: ['note', tellTask({ type: 'claim.failed' }), notifyLead],
        },
        'closeOut.rejected': {
          target: 'rejected',
          actions: ['note', tellTask({ type: 'claim.failed' }), notifyLead],
        },
      },
    },
    confirmed: {},
    partlyConfirmed: {},
    rejected: {},
  },
});

export const closeOut = defineMachine('closeOut', machine);

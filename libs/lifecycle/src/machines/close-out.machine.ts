import { assign, setup } from 'xstate';
import { defineMachine } from '../machine-definition.js';
import type { CloseOutContext } from '../member.js';
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
const noteReason = assign<CloseOutContext, CloseOutEvent, undefined, CloseOutEvent, never>(({ event }) =>
  'reason' in event ? { reason: event.reason } : {},
);

/** 销号: the lead's claim that the task is done, signed, verified by the inspectorate, confirmed or not. */
const machine = setup({
  types: { context: {} as CloseOutContext, events: {} as CloseOutEvent },
  actions: { ...asking, noteReason },
}).createMachine({
  id: 'closeOut',
  context: {} as CloseOutContext,
  initial: 'claimed',
  states: {
    claimed: { on: { 'closeOut.signed': { target: 'signed', actions: [notifySupervisor] } } },
    signed: {
      on: { 'closeOut.verifying': { target: 'verifying', actions: [tellTask({ type: 'verification.began' })] } },
    },
    verifying: {
      on: {
        'closeOut.confirmed': { target: 'confirmed', actions: [tellTask({ type: 'claim.confirmed' }), notifyLead] },
        'closeOut.partlyConfirmed': {
          target: 'partlyConfirmed',
          actions: ['noteReason', tellTask({ type: 'claim.failed' }), notifyLead],
        },
        'closeOut.rejected': {
          target: 'rejected',
          actions: ['noteReason', tellTask({ type: 'claim.failed' }), notifyLead],
        },
      },
    },
    confirmed: {},
    partlyConfirmed: {},
    rejected: {},
  },
});

export const closeOut = defineMachine('closeOut', machine);

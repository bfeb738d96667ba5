import { assign, setup } from 'xstate';
import type { AdjustmentContext } from '../adjustment.js';
import { defineMachine } from '../machine-definition.js';
import { asking, type Notice, type Signal, unitPosts } from '../signal.js';
import type { TaskEventOf } from '../task-event.js';

type AdjustmentEvent = TaskEventOf<'adjustment.approved' | 'adjustment.refused' | 'adjustment.withdrawn'>;

interface Args {
  readonly context: AdjustmentContext;
  readonly event: AdjustmentEvent;
}

const changeUnits = {
  type: 'tell',
  params: ({ event }: Args): Signal[] => {
    if (event.type !== 'adjustment.approved' || event.assignment === null) return [];
    const { assignment, made, handed, kept, dropped } = event;
    return [{ to: 'task', event: { type: 'units.changed', assignment, made, handed, kept, dropped }, must: true }];
  },
} as const;

const notifyLead = (kind: 'adjusted' | 'adjustmentRefused') =>
  ({
    type: 'notify',
    params: (): Notice[] => [
      { kind, unit: { of: 'lead' }, roles: unitPosts },
      { kind, unit: null, roles: ['supervisor', 'chiefSupervisor'] },
    ],
  }) as const;

/** 调整: other units, another scope or other targets, proposed. Until it is approved it has no effect at all. */
const machine = setup({
  types: { context: {} as AdjustmentContext, events: {} as AdjustmentEvent },
  actions: asking,
}).createMachine({
  id: 'adjustment',
  context: {} as AdjustmentContext,
  initial: 'proposed',
  states: {
    proposed: {
      on: {
        'adjustment.approved': { target: 'approved', actions: [changeUnits, notifyLead('adjusted')] },
        'adjustment.refused': {
          target: 'refused',
          actions: [assign(({ event }) => ({ answer: event.reason })), notifyLead('adjustmentRefused')],
        },
        'adjustment.withdrawn': { target: 'withdrawn' },
      },
    },
    approved: {},
    refused: {},
    withdrawn: {},
  },
});

export const adjustment = defineMachine('adjustment', machine);

import { assign, setup } from 'xstate';
import { roleOf } from '../effect.js';
import { defineMachine } from '../machine-definition.js';
import type { SlipContext } from '../member.js';
import { asking, type Notice, type ToldOf } from '../signal.js';
import type { TaskEventOf } from '../task-event.js';

type SlipEvent = TaskEventOf<'slip.issued' | 'slip.discarded'> | ToldOf<'obligation.settled' | 'obligation.excused'>;

/** 督办单: drafted when a rung is reached that somebody must approve. It falls away when its obligation is settled first. */
const machine = setup({
  types: { context: {} as SlipContext, events: {} as SlipEvent },
  actions: asking,
}).createMachine({
  id: 'slip',
  context: {} as SlipContext,
  initial: 'drafted',
  states: {
    drafted: {
      on: {
        'slip.issued': {
          target: 'issued',
          actions: {
            type: 'notify',
            params: ({ context }): Notice[] => [
              { kind: context.level, unit: context.unit, roles: context.to.map(roleOf) },
            ],
          },
        },
        'slip.discarded': { target: 'discarded', actions: assign(({ event }) => ({ reason: event.reason })) },
        'obligation.settled': { target: 'discarded', actions: assign({ reason: 'obligation.settled' }) },
        'obligation.excused': { target: 'discarded', actions: assign({ reason: 'obligation.excused' }) },
      },
    },
    issued: {},
    discarded: {},
  },
});

export const slip = defineMachine('slip', machine);

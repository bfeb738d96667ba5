import { assign, setup } from 'xstate';
import { defineMachine } from '../machine-definition.js';
import type { ObjectionContext } from '../member.js';
import { asking, type Notice, type Signal, unitPosts } from '../signal.js';
import type { TaskEventOf } from '../task-event.js';

type ObjectionEvent = TaskEventOf<'objection.upheld' | 'objection.refused' | 'objection.withdrawn'>;

interface Args {
  readonly context: ObjectionContext;
  readonly event: ObjectionEvent;
}

const noteReason = assign<ObjectionContext, ObjectionEvent, undefined, ObjectionEvent, never>(({ event }) =>
  'reason' in event ? { reason: event.reason } : {},
);
const notifyUnit = {
  type: 'notify',
  params: ({ context }: Args): Notice[] => [{ kind: 'objectionEnded', unit: context.unit, roles: unitPosts }],
} as const;
const release = {
  type: 'tell',
  params: ({ context, event }: Args): Signal[] => [
    {
      to: { member: context.obligation, loaded: 'may' },
      event: { type: 'objection.ended', schedule: event.type === 'objection.refused' ? event.schedule : null },
    },
  ],
} as const;
const lift = {
  type: 'tell',
  params: ({ context }: Args): Signal[] => [
    { to: { member: context.obligation, loaded: 'may' }, event: { type: 'assignment.lifted' } },
  ],
} as const;

/**
 * 异议: an assigned unit says, within the days that the regime gives, that the task is not its own. Its acknowledgement
 * is held meanwhile; the inspectorate answers. Upheld, the unit need not acknowledge, and its part is adjusted.
 */
const machine = setup({
  types: { context: {} as ObjectionContext, events: {} as ObjectionEvent },
  actions: { ...asking, noteReason },
}).createMachine({
  id: 'objection',
  context: {} as ObjectionContext,
  initial: 'raised',
  states: {
    raised: {
      on: {
        'objection.upheld': { target: 'upheld', actions: ['noteReason', lift, notifyUnit] },
        'objection.refused': { target: 'refused', actions: ['noteReason', release, notifyUnit] },
        'objection.withdrawn': { target: 'withdrawn', actions: [release] },
      },
    },
    upheld: {},
    refused: {},
    withdrawn: {},
  },
});

export const objection = defineMachine('objection', machine);

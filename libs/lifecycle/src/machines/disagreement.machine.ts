import { assign, setup } from 'xstate';
import { defineMachine } from '../machine-definition.js';
import type { DisagreementContext } from '../member.js';
import { asking, type Notice, unitPosts } from '../signal.js';
import type { TaskEventOf } from '../task-event.js';

type DisagreementEvent = TaskEventOf<'disagreement.settled' | 'disagreement.withdrawn'>;

interface Args {
  readonly context: DisagreementContext;
}

/** The lead and the unit whose part it is. */
const notifyBoth = {
  type: 'notify',
  params: ({ context }: Args): Notice[] => [
    { kind: 'disagreementSettled', unit: { of: 'lead' }, roles: unitPosts },
    { kind: 'disagreementSettled', unit: context.partOf, roles: unitPosts },
  ],
} as const;

/**
 * 意见分歧: the lead and another unit cannot agree about a part, and one of them has asked the inspectorate. It keeps
 * nobody from working and moves no date; the answer is recorded.
 */
const machine = setup({
  types: { context: {} as DisagreementContext, events: {} as DisagreementEvent },
  actions: asking,
}).createMachine({
  id: 'disagreement',
  context: {} as DisagreementContext,
  initial: 'raised',
  states: {
    raised: {
      on: {
        'disagreement.settled': {
          target: 'settled',
          actions: [assign(({ event }) => ({ reason: event.reason })), notifyBoth],
        },
        'disagreement.withdrawn': { target: 'withdrawn' },
      },
    },
    settled: {},
    withdrawn: {},
  },
});

export const disagreement = defineMachine('disagreement', machine);

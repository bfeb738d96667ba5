import { assign, setup } from 'xstate';
import { defineMachine } from '../machine-definition.js';
import type { InstructionContext } from '../member.js';
import { asking, type Notice, type Signal, type ToldOf, unitPosts } from '../signal.js';
import type { TaskEventOf } from '../task-event.js';

type InstructionEvent = TaskEventOf<'instruction.withdrawn'> | ToldOf<'reply.came'>;

interface Args {
  readonly context: InstructionContext;
  readonly event: InstructionEvent;
}

const drop = {
  type: 'tell',
  params: ({ event }: Args): Signal[] =>
    event.type === 'instruction.withdrawn'
      ? event.cancelled.map((member) => ({
          to: { member, loaded: 'must' },
          event: { type: 'obligation.dropped', reason: 'instruction.withdrawn' },
          must: true,
        }))
      : [],
} as const;
const notifyWithdrawn = {
  type: 'notify',
  params: ({ context }: Args): Notice[] =>
    context.units.map((unit) => ({ kind: 'instructionWithdrawn', unit, roles: unitPosts })),
} as const;
const notifyReply = {
  type: 'notify',
  params: ({ context, event }: Args): Notice[] =>
    event.type === 'reply.came' ? [{ kind: 'replyGiven', unit: event.unit, roles: [context.role] }] : [],
} as const;

const keepReply = assign<InstructionContext, InstructionEvent, undefined, InstructionEvent, never>(
  ({ context, event }) =>
    event.type === 'reply.came'
      ? {
          replies: [
            ...context.replies,
            { obligation: event.from, unit: event.unit, content: event.content, at: event.at },
          ],
        }
      : {},
);

/** What was missed when it was withdrawn may still be replied to, and shows. */
const replied = { 'reply.came': { actions: [keepReply, notifyReply] } } as const;

/** 批示: a leader's order to units, each of which owes a reply. It is given, and may be withdrawn; replies end by themselves. */
const machine = setup({
  types: { context: {} as InstructionContext, events: {} as InstructionEvent },
  actions: asking,
}).createMachine({
  id: 'instruction',
  context: {} as InstructionContext,
  initial: 'given',
  states: {
    given: {
      on: {
        ...replied,
        'instruction.withdrawn': {
          target: 'withdrawn',
          actions: [assign(({ event }) => ({ reason: event.reason })), drop, notifyWithdrawn],
        },
      },
    },
    withdrawn: { on: replied },
  },
});

export const instruction = defineMachine('instruction', machine);

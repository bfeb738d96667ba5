import { assign, setup } from 'xstate';
import { roleOf } from '../effect.js';
import { defineMachine, guardsFrom, type Reason } from '../machine-definition.js';
import type { SlipContext } from '../member.js';
import { asking, type Notice, type ToldOf, unitPosts } from '../signal.js';
import type { TaskEventOf } from '../task-event.js';

type SlipEvent =
  | TaskEventOf<'slip.announced' | 'slip.replied' | 'slip.issued' | 'slip.discarded'>
  | ToldOf<'obligation.settled' | 'obligation.excused'>;

interface Args {
  readonly context: SlipContext;
  readonly event: SlipEvent;
}

type Rule = Reason<SlipContext, SlipEvent>;
/** Where the rung asks for it, a slip is issued only when its unit was told and has replied, or let the day pass. */
const reasons = {
  asksReply: ({ reply }) => (reply ? null : 'reply-not-asked'),
  needsNoReply: ({ reply }) => (reply ? 'not-announced' : null),
  replyDayPassed: ({ replyBefore = '' }, { at }) => (at >= replyBefore ? null : 'reply-pending'),
} satisfies Record<string, Rule> as Record<'asksReply' | 'needsNoReply' | 'replyDayPassed', Rule>;

const issued = {
  target: 'issued',
  actions: {
    type: 'notify',
    params: ({ context }: Args): Notice[] => [
      { kind: context.level, unit: context.unit, roles: context.to.map(roleOf) },
    ],
  },
} as const;
const lapses = {
  'obligation.settled': { target: 'discarded', actions: { type: 'noteReason' } },
  'obligation.excused': { target: 'discarded', actions: { type: 'noteReason' } },
} as const;
const noteReason = assign<SlipContext, SlipEvent, undefined, SlipEvent, never>(({ event }) => ({
  reason: 'reason' in event ? event.reason : event.type,
}));
/** A unit that was told that it would be named is told that it is not. */
const dropped = {
  target: 'discarded',
  actions: [
    { type: 'noteReason' },
    {
      type: 'notify',
      params: ({ context }: Args): Notice[] => [{ kind: 'slipDropped', unit: context.unit, roles: unitPosts }],
    },
  ],
} as const;

/**
 * 督办单: drafted when a rung is reached that somebody must approve, and announced to its unit first where the rung asks
 * for that. Until it is issued it falls away when its obligation is settled.
 */
const machine = setup({
  types: { context: {} as SlipContext, events: {} as SlipEvent },
  actions: {
    ...asking,
    noteReason,
    noteAnnouncement: assign(({ event }) =>
      event.type === 'slip.announced'
        ? { announcedAt: event.at, replyOn: event.replyOn, replyBefore: event.replyBefore }
        : {},
    ),
    noteReply: assign(({ event }) =>
      event.type === 'slip.replied' ? { repliedAt: event.at, content: event.content } : {},
    ),
  },
  guards: guardsFrom(reasons),
}).createMachine({
  id: 'slip',
  context: {} as SlipContext,
  initial: 'drafted',
  states: {
    drafted: {
      on: {
        'slip.announced': {
          target: 'announced',
          guard: 'asksReply',
          actions: [
            'noteAnnouncement',
            {
              type: 'notify',
              params: ({ context }): Notice[] => [{ kind: 'slipAnnounced', unit: context.unit, roles: unitPosts }],
            },
          ],
        },
        'slip.issued': { ...issued, guard: 'needsNoReply' },
        'slip.discarded': { target: 'discarded', actions: 'noteReason' },
        ...lapses,
      },
    },
    announced: {
      on: {
        'slip.replied': {
          target: 'replied',
          actions: [
            'noteReply',
            {
              type: 'notify',
              params: ({ context }): Notice[] => [
                { kind: 'slipReplied', unit: null, roles: context.by === null ? [] : [roleOf(context.by)] },
              ],
            },
          ],
        },
        'slip.issued': { ...issued, guard: 'replyDayPassed' },
        'slip.discarded': dropped,
        ...lapses,
      },
    },
    replied: { on: { 'slip.issued': issued, 'slip.discarded': dropped, ...lapses } },
    issued: {},
    discarded: {},
  },
});

export const slip = defineMachine('slip', machine, reasons, ['asksReply', 'needsNoReply']);

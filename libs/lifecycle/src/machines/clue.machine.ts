import { assign, setup } from 'xstate';
import type { ClueContext, ClueEvent, ClueLink } from '../clue-state.js';
import { defineMachine, guardsFrom } from '../machine-definition.js';
import type { Birth } from '../plain.js';

type Event = Exclude<ClueEvent, { type: 'machine.migrated' }>;

const isSame = (a: ClueLink, b: ClueLink): boolean => a.kind === b.kind && a.id === b.id;

const conclusion = (outcome: string) => (_: ClueContext, event: Event) =>
  event.type === 'clue.concluded' && event.outcome === outcome ? null : 'another-outcome';

/** Whether somebody may give the half of the key that they say: each half once, by two different people. */
function halfFault({ handOver }: ClueContext, event: Event): string | null {
  if (event.type !== 'clue.handOverApproved' || !handOver) return 'no-hand-over';
  if (handOver[event.half] !== null) return 'half-already-given';
  return handOver.chief === event.person || handOver.second === event.person ? 'same-person' : null;
}

const reasons = {
  founded: conclusion('founded'),
  unfounded: conclusion('unfounded'),
  transferred: conclusion('transferred'),
  newLink: ({ links }: ClueContext, event: Event) =>
    event.type === 'clue.linked' && !links.some((each) => isSame(each, event.link)) ? null : 'linked-already',
  knownLink: ({ links }: ClueContext, event: Event) =>
    event.type === 'clue.unlinked' && links.some((each) => isSame(each, event.link)) ? null : 'not-linked',
  givesHalf: halfFault,
  givesLastHalf: (context: ClueContext, event: Event) =>
    halfFault(context, event) ?? (context.handOver?.chief || context.handOver?.second ? null : 'one-half-is-missing'),
};

/** What it is about may be told at any time. */
const linking = {
  'clue.linked': { guard: 'newLink', actions: ['link'] },
  'clue.unlinked': { guard: 'knownLink', actions: ['unlink'] },
} as const;

/** 线索: received, assigned to a handler, checked, concluded, closed; beside it who may open the identity. */
const machine = setup({
  types: { context: {} as ClueContext, events: {} as Event },
  guards: guardsFrom(reasons),
  actions: {
    assign: assign(({ event }) => (event.type === 'clue.assigned' ? { handler: event.handler } : {})),
    conclude: assign(({ event }) => {
      if (event.type !== 'clue.concluded') return {};
      const { outcome, content, to } = event;
      return { finding: { outcome, text: content, to } };
    }),
    link: assign(({ context, event }) =>
      event.type === 'clue.linked' ? { links: [...context.links, event.link] } : {},
    ),
    unlink: assign(({ context, event }) =>
      event.type === 'clue.unlinked' ? { links: context.links.filter((each) => !isSame(each, event.link)) } : {},
    ),
    askHandOver: assign(({ event }) =>
      event.type === 'clue.handOverAsked'
        ? { handOver: { to: event.to, reason: event.reason, chief: null, second: null } }
        : {},
    ),
    giveHalf: assign(({ context, event }) =>
      event.type === 'clue.handOverApproved' && context.handOver
        ? { handOver: { ...context.handOver, [event.half]: event.person } }
        : {},
    ),
    /** The clue goes with its key. */
    handOver: assign(({ context }) => (context.handOver ? { handler: context.handOver.to, handOver: null } : {})),
    dropHandOver: assign({ handOver: null }),
    /** What is done without a change of state is a step all the same. */
    note: () => undefined,
  },
}).createMachine({
  id: 'clue',
  context: {} as ClueContext,
  type: 'parallel',
  states: {
    procedure: {
      initial: 'received',
      states: {
        received: { on: { ...linking, 'clue.assigned': { target: 'assigned', actions: ['assign'] } } },
        assigned: {
          on: {
            ...linking,
            'clue.assigned': { actions: ['assign'] },
            'clue.checkingBegun': 'checking',
          },
        },
        checking: {
          on: {
            ...linking,
            'clue.assigned': { target: 'assigned', actions: ['assign'] },
            'clue.concluded': [
              { guard: 'founded', target: 'founded', actions: ['conclude'] },
              { guard: 'unfounded', target: 'unfounded', actions: ['conclude'] },
              { guard: 'transferred', target: 'transferred', actions: ['conclude'] },
            ],
          },
        },
        founded: { on: { ...linking, 'clue.closed': 'closed', 'clue.reopened': 'checking' } },
        unfounded: { on: { ...linking, 'clue.closed': 'closed', 'clue.reopened': 'checking' } },
        transferred: { on: { ...linking, 'clue.closed': 'closed', 'clue.reopened': 'checking' } },
        closed: { on: { ...linking, 'clue.reopened': 'checking' } },
      },
    },
    identity: {
      initial: 'none',
      states: {
        none: {},
        sealed: {
          on: {
            'clue.identityOpened': { actions: ['note'] },
            'clue.handOverAsked': { target: 'handOver', actions: ['askHandOver'] },
            'clue.identityErased': 'erased',
          },
        },
        handOver: {
          on: {
            'clue.identityOpened': { actions: ['note'] },
            'clue.handOverApproved': [
              { guard: 'givesLastHalf', target: 'sealed', actions: ['handOver'] },
              { guard: 'givesHalf', actions: ['giveHalf'] },
            ],
            'clue.handOverRefused': { target: 'sealed', actions: ['dropHandOver'] },
            'clue.identityErased': { target: 'erased', actions: ['dropHandOver'] },
          },
        },
        erased: {},
      },
    },
  },
});

export const clue = defineMachine('clue', machine, reasons);

/** A clue as its receipt leaves it: assigned already where a handler was named. */
export function receivedClue(event: ClueEvent): Birth<'clue'> {
  if (event.type !== 'clue.received') throw new Error(`A clue is not born of ${event.type}.`);
  const { source, content, seal, handler } = event;
  return {
    value: { procedure: handler === null ? 'received' : 'assigned', identity: seal === null ? 'none' : 'sealed' },
    context: { source, content, seal, handler, links: [], finding: null, handOver: null },
  };
}

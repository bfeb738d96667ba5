import { assign, setup } from 'xstate';
import { defineMachine } from '../machine-definition.js';
import type { PlanPartContext } from '../member.js';
import { asking } from '../signal.js';
import type { TaskEventOf } from '../task-event.js';
import { submitted, tellSubmitted, tellVoided, toUnit } from './deliverable.js';
import { disputed } from './disputed.js';

type PlanPartEvent = TaskEventOf<
  'planPart.submitted' | 'planPart.withdrawn' | 'planPart.approved' | 'planPart.sentBack' | 'planPart.disputed'
>;

/** 分方案: what a coordinating unit gives to the plan. Submission counts; what the lead does with it makes nobody late. */
const machine = setup({
  types: { context: {} as PlanPartContext, events: {} as PlanPartEvent },
  actions: asking,
}).createMachine({
  id: 'planPart',
  context: {} as PlanPartContext,
  initial: 'open',
  states: {
    open: {
      on: {
        'planPart.disputed': disputed,
        'planPart.submitted': {
          target: 'submitted',
          actions: [
            assign(({ context, event }) => ({ ...submitted(context, event.at), content: event.content })),
            { type: 'tell', params: tellSubmitted },
          ],
        },
      },
    },
    submitted: {
      on: {
        'planPart.disputed': disputed,
        'planPart.withdrawn': { target: 'open', actions: { type: 'tell', params: tellVoided } },
        'planPart.approved': { target: 'approved', actions: toUnit('accepted') },
        'planPart.sentBack': {
          target: 'open',
          actions: [assign(({ event }) => ({ reason: event.reason })), toUnit('sentBack')],
        },
      },
    },
    approved: {},
  },
});

export const planPart = defineMachine('planPart', machine);

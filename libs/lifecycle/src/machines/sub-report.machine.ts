import { assign, setup } from 'xstate';
import { defineMachine } from '../machine-definition.js';
import type { SubReportContext } from '../member.js';
import { asking, type ToldOf } from '../signal.js';
import type { TaskEventOf } from '../task-event.js';
import { submitted, tellSubmitted, tellVoided, toUnit, worded } from './deliverable.js';
import { disputed } from './disputed.js';

type SubReportEvent =
  | TaskEventOf<
      'subReport.submitted' | 'subReport.withdrawn' | 'subReport.approved' | 'subReport.sentBack' | 'subReport.disputed'
    >
  | ToldOf<'window.opened'>;

/** 分报告: what a coordinating unit gives to the lead's report of a period. */
const machine = setup({
  types: { context: {} as SubReportContext, events: {} as SubReportEvent },
  actions: asking,
}).createMachine({
  id: 'subReport',
  context: {} as SubReportContext,
  initial: 'scheduled',
  states: {
    scheduled: { on: { 'window.opened': { target: 'open' } } },
    open: {
      on: {
        'subReport.disputed': disputed,
        'subReport.submitted': {
          target: 'submitted',
          actions: [
            assign(({ context, event }) => ({ ...submitted(context, event.at), ...worded(event) })),
            { type: 'tell', params: tellSubmitted },
          ],
        },
      },
    },
    submitted: {
      on: {
        'subReport.disputed': disputed,
        'subReport.withdrawn': { target: 'open', actions: { type: 'tell', params: tellVoided } },
        'subReport.approved': { target: 'approved', actions: toUnit('accepted') },
        'subReport.sentBack': {
          target: 'open',
          actions: [assign(({ event }) => ({ reason: event.reason })), toUnit('sentBack')],
        },
      },
    },
    approved: {},
  },
});

export const subReport = defineMachine('subReport', machine);

import { assign, setup } from 'xstate';
import { defineMachine, guardsFrom } from '../machine-definition.js';
import type { ReportContext } from '../member.js';
import { asking, type Creation, type Signal, type ToldOf } from '../signal.js';
import type { TaskEventOf } from '../task-event.js';
import { submitted, tellSubmitted, tellVoided, toUnit, worded } from './deliverable.js';

type ReportEvent =
  | TaskEventOf<
      | 'report.drafted'
      | 'report.signed'
      | 'report.submitted'
      | 'report.withdrawn'
      | 'report.accepted'
      | 'report.returned'
      | 'report.emptied'
    >
  | ToldOf<'window.opened'>;

const reasons = {
  needsNoSignature: ({ signing }: ReportContext) => (signing === 'skipped' ? null : 'not-signed'),
};

interface Args {
  readonly context: ReportContext;
  readonly event: ReportEvent;
}
const change = (next: (args: Args) => Partial<ReportContext>) =>
  assign<ReportContext, ReportEvent, undefined, ReportEvent, never>(next);

const draft = { target: 'drafted', actions: ['draft'] } as const;
const submit = { target: 'submitted', actions: ['submit', { type: 'tell', params: tellSubmitted }] } as const;
const makeVoid = { type: 'tell', params: tellVoided } as const;
const createSupplement = {
  type: 'create',
  params: ({ event }: Args): Creation => ({ members: event.type === 'report.returned' ? [event.supplement] : [] }),
} as const;
const cureEarlier = {
  type: 'tell',
  params: (): Signal[] => [{ to: 'earlierReports', event: { type: 'laterReport.accepted' } }],
} as const;

/**
 * 进展报告: one unit's report for one period. A return leaves its obligation met and asks for a supplement; only a return
 * as empty, or a withdrawal before review, makes the submission void.
 */
const machine = setup({
  types: { context: {} as ReportContext, events: {} as ReportEvent },
  guards: guardsFrom(reasons),
  actions: {
    ...asking,
    draft: change(({ event }) => ('content' in event ? worded(event) : {})),
    submit: change(({ context, event }) => ({ ...submitted(context, event.at), reason: null, mark: null })),
    accept: change(({ event }) =>
      event.type === 'report.accepted' ? { mark: event.mark ?? null, reason: event.reason ?? null } : {},
    ),
    markEmpty: change(() => ({ mark: 'empty' })),
    comeBack: change(({ event }) => ('reason' in event ? { reason: event.reason } : {})),
  },
}).createMachine({
  id: 'report',
  context: {} as ReportContext,
  initial: 'scheduled',
  states: {
    scheduled: { on: { 'window.opened': { target: 'open' } } },
    open: { on: { 'report.drafted': draft } },
    drafted: {
      on: {
        'report.drafted': { actions: ['draft'] },
        'report.signed': { target: 'signed' },
        'report.submitted': { guard: 'needsNoSignature', ...submit },
      },
    },
    signed: { on: { 'report.drafted': draft, 'report.submitted': submit } },
    submitted: {
      on: {
        'report.withdrawn': { target: 'drafted', actions: [makeVoid] },
        'report.accepted': { target: 'accepted', actions: ['accept', cureEarlier, toUnit('accepted')] },
        'report.returned': { target: 'returned', actions: ['comeBack', createSupplement, toUnit('returned')] },
        'report.emptied': { target: 'open', actions: ['comeBack', 'markEmpty', makeVoid, toUnit('emptied')] },
      },
    },
    returned: { on: { 'report.drafted': draft } },
    accepted: {},
  },
});

export const report = defineMachine('report', machine, reasons, ['needsNoSignature']);

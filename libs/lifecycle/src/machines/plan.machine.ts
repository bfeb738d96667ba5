import { assign, setup } from 'xstate';
import { defineMachine, guardsFrom } from '../machine-definition.js';
import type { PlanContext } from '../member.js';
import { asking, type Creation, type Signal } from '../signal.js';
import type { TaskEventOf } from '../task-event.js';
import { submitted, tellSubmitted, toUnit } from './deliverable.js';

type PlanEvent =
  | TaskEventOf<'plan.drafted' | 'plan.signed' | 'plan.approved' | 'plan.returned' | 'plan.revised'>
  | (TaskEventOf<'plan.filed'> & { readonly missingParts: readonly string[] });

const reasons = {
  filingSuffices: ({ approvals }: PlanContext) => (approvals.length === 0 ? null : 'approvals-wanted'),
  lastApproval: ({ approvalsLeft }: PlanContext) => (approvalsLeft.length <= 1 ? null : 'approvals-wanted'),
};

interface Args {
  readonly context: PlanContext;
  readonly event: PlanEvent;
}
const change = (next: (args: Args) => Partial<PlanContext>) =>
  assign<PlanContext, PlanEvent, undefined, PlanEvent, never>(next);

const createMilestones = {
  type: 'create',
  params: ({ event }: Args): Creation => ({ members: 'milestones' in event ? event.milestones : [] }),
} as const;
const createSupplement = {
  type: 'create',
  params: ({ event }: Args): Creation => ({
    members: 'supplement' in event && event.supplement ? [event.supplement] : [],
  }),
} as const;
const deliver = { type: 'tell', params: tellSubmitted } as const;
const comeIntoForce = {
  type: 'tell',
  params: (): Signal[] => [{ to: 'task', event: { type: 'plan.cameIntoForce' } }],
} as const;
const inForce = {
  target: 'inForce',
  actions: ['enforce', comeIntoForce, createMilestones],
} as const;
const draft = { actions: ['draft'] } as const;

/**
 * 落实方案: drafted and signed by the lead, filed, approved as often as the regime says, in force. Filing is the delivery
 * and never waits for a part. A revised plan is signed and filed again while the one in force goes on.
 */
const machine = setup({
  types: { context: {} as PlanContext, events: {} as PlanEvent },
  guards: guardsFrom(reasons),
  actions: {
    ...asking,
    draft: change(({ event }) => ('content' in event ? { content: event.content } : {})),
    file: change(({ context, event }) => ({
      ...submitted(context, event.at),
      approvalsLeft: context.approvals,
      missingParts: 'missingParts' in event ? event.missingParts : [],
      reason: null,
    })),
    approve: change(({ context }) => ({ approvalsLeft: context.approvalsLeft.slice(1) })),
    enforce: change(({ context }) => ({
      inForceCount: context.inForceCount + 1,
      baseline: context.inForceCount === 0 ? context.content : context.baseline,
      approvalsLeft: [],
    })),
    comeBack: change(({ event }) => ('reason' in event ? { reason: event.reason } : {})),
    revise: change(() => ({ reason: null })),
  },
}).createMachine({
  id: 'plan',
  context: {} as PlanContext,
  initial: 'drafting',
  states: {
    drafting: { on: { 'plan.drafted': draft, 'plan.signed': { target: 'signed' } } },
    signed: {
      on: {
        'plan.drafted': { target: 'drafting', ...draft },
        'plan.filed': [
          { guard: 'filingSuffices', ...inForce, actions: ['file', deliver, ...inForce.actions] },
          { target: 'filed', actions: ['file', deliver] },
        ],
      },
    },
    filed: {
      on: {
        'plan.approved': [{ guard: 'lastApproval', ...inForce }, { actions: ['approve'] }],
        'plan.returned': { target: 'drafting', actions: ['comeBack', createSupplement, toUnit('returned')] },
      },
    },
    inForce: { on: { 'plan.revised': { target: 'revising', actions: ['revise'] } } },
    revising: { on: { 'plan.drafted': draft, 'plan.signed': { target: 'signed' } } },
  },
});

export const plan = defineMachine('plan', machine, reasons);

import { assign, setup } from 'xstate';
import { hardStopAgainst, isFedBack } from '../inspection-law.js';
import type { InspectionContext, InspectionEvent } from '../inspection-state.js';
import { inspectionAfter } from '../inspection-steps.js';
import { defineMachine, guardsFrom } from '../machine-definition.js';
import { asking, type Notice, unitPosts } from '../signal.js';

type Event = Exclude<InspectionEvent, { type: 'machine.migrated' }>;

/** Nothing is done after the end, or against the law. */
const lawful = (context: InspectionContext, event: Event): string | null =>
  context.ended ? 'not-in-state' : hardStopAgainst(context, event);

const reasons = {
  lawful,
  open: ({ ended }: InspectionContext) => (ended ? 'not-in-state' : null),
  /** With this event every object of the plan has been told. */
  tellsTheLast: (context: InspectionContext, event: Event) =>
    lawful(context, event) ?? (isFedBack(inspectionAfter(context, event)) ? null : 'not-fed-back'),
  told: ({ ended, feedback }: InspectionContext, event: Event) => {
    if (ended || !('object' in event)) return 'not-in-state';
    return feedback.some(({ object, receivedOn }) => object === event.object && !receivedOn) ? null : 'not-in-state';
  },
  received: (context: InspectionContext, event: Event) => {
    if (!('object' in event) || !context.feedback.some((each) => each.object === event.object && each.receivedOn))
      return 'not-received';
    const { object } = event;
    if (context.reviews.some((each) => each.object === object)) return 'reviewed-once';
    return lawful(context, event);
  },
  reviewOpen: (context: InspectionContext, event: Event) =>
    event.type === 'inspection.reviewDecided' &&
    context.reviews.some(({ id, decision }) => id === event.review && !decision)
      ? lawful(context, event)
      : 'not-in-state',
  lastReview: (context: InspectionContext, event: Event) =>
    reasons.reviewOpen(context, event) ?? (hasOpenReview(inspectionAfter(context, event)) ? 'more-open' : null),
  owed: (context: InspectionContext, event: Event) => rectificationIn(context, event, 'ordered'),
  reported: (context: InspectionContext, event: Event) => rectificationIn(context, event, 'reported'),
  lastRectification: (context: InspectionContext, event: Event): string | null =>
    rectificationIn(context, event, 'reported') ??
    (hasOpenRectification(inspectionAfter(context, event)) ? 'more-open' : null),
  proposed: (context: InspectionContext, event: Event) => resultIn(context, event, ['proposed']),
  droppable: (context: InspectionContext, event: Event) => resultIn(context, event, ['proposed', 'approved']),
  lastDropped: (context: InspectionContext, event: Event): string | null =>
    reasons.droppable(context, event) ?? (hasOpenResult(inspectionAfter(context, event)) ? 'more-open' : null),
  carriable: (context: InspectionContext, event: Event): string | null =>
    lawful(context, event) ?? resultIn(context, event, ['approved']),
  lastCarried: (context: InspectionContext, event: Event): string | null =>
    reasons.carriable(context, event) ?? (hasOpenResult(inspectionAfter(context, event)) ? 'more-open' : null),
  settled: (context: InspectionContext, event: Event): string | null =>
    lawful(context, event) ??
    (hasOpenReview(context) ? 'review-open' : null) ??
    (hasOpenRectification(context) ? 'rectification-open' : null) ??
    (hasOpenResult(context) ? 'result-open' : null),
};

const hasOpenReview = ({ reviews }: InspectionContext): boolean => reviews.some(({ decision }) => decision === null);
const hasOpenRectification = ({ rectifications }: InspectionContext): boolean =>
  rectifications.some(({ state }) => state !== 'verified');
const hasOpenResult = ({ results }: InspectionContext): boolean =>
  results.some(({ state }) => state === 'proposed' || state === 'approved');

function rectificationIn({ ended, rectifications }: InspectionContext, event: Event, state: string): string | null {
  const id = 'rectification' in event ? event.rectification : null;
  return !ended && rectifications.some((each) => each.id === id && each.state === state) ? null : 'not-in-state';
}

function resultIn({ ended, results }: InspectionContext, event: Event, states: readonly string[]): string | null {
  const id = 'result' in event ? event.result : null;
  return !ended && results.some((each) => each.id === id && states.includes(each.state)) ? null : 'not-in-state';
}

interface Args {
  readonly context: InspectionContext;
  readonly event: Event;
}

const tellObjects = {
  type: 'notify',
  params: ({ context }: Args): Notice[] =>
    (context.plan?.objects ?? []).map((unit) => ({ kind: 'inspection', unit, roles: unitPosts })),
} as const;
const tellObject = (kind: 'inspectionFedBack' | 'reviewDecided' | 'rectification') =>
  ({
    type: 'notify',
    params: ({ context, event }: Args): Notice[] => {
      const unit = objectOf(context, event);
      return unit === null ? [] : [{ kind, unit, roles: unitPosts }];
    },
  }) as const;
const tellInspectorate = {
  type: 'notify',
  params: (): Notice[] => [{ kind: 'inspectionAnswer', unit: null, roles: ['supervisor', 'chiefSupervisor'] }],
} as const;
const tellHead = {
  type: 'notify',
  params: (): Notice[] => [{ kind: 'inspectionApproval', unit: null, roles: ['headOfGovernment'] }],
} as const;

/** Whom an event is about. */
function objectOf({ reviews, rectifications }: InspectionContext, event: Event): string | null {
  if ('object' in event) return event.object;
  if ('review' in event) return reviews.find(({ id }) => id === event.review)?.object ?? null;
  if (!('rectification' in event)) return null;
  const { rectification } = event;
  if (typeof rectification !== 'string') return rectification.object;
  return rectifications.find(({ id }) => id === rectification)?.object ?? null;
}

const step = assign<InspectionContext, Event, undefined, Event, never>(({ context, event }) =>
  inspectionAfter(context, event),
);

const stay = { guard: 'lawful', actions: ['step'] } as const;
const team = {
  'inspection.teamFormed': stay,
  'inspection.recused': stay,
  'inspection.trained': stay,
} as const;
const ended = { 'inspection.terminated': { guard: 'open', target: 'terminated', actions: ['step'] } } as const;
const planned = { 'inspection.planned': { guard: 'lawful', target: 'planned', actions: ['step'] } } as const;
const ordered = {
  'inspection.rectificationOrdered': {
    guard: 'open',
    target: 'open',
    actions: ['step', tellObject('rectification')],
  },
} as const;
const proposed = {
  'inspection.resultProposed': { guard: 'lawful', target: 'open', actions: ['step', tellHead] },
} as const;
const requested = {
  'inspection.reviewRequested': { guard: 'received', target: 'open', actions: ['step', tellInspectorate] },
} as const;

/** 督查 by 《政府督查工作条例》: the procedure, and beside it review, rectification and results, as often as needed. */
const machine = setup({
  types: { context: {} as InspectionContext, events: {} as Event },
  guards: guardsFrom(reasons),
  actions: { ...asking, step },
}).createMachine({
  id: 'inspection',
  context: {} as InspectionContext,
  type: 'parallel',
  states: {
    procedure: {
      initial: 'proposed',
      states: {
        proposed: { on: { ...ended, 'inspection.approved': { guard: 'open', target: 'approved', actions: ['step'] } } },
        approved: { on: { ...ended, ...team, ...planned } },
        planned: {
          on: {
            ...ended,
            ...team,
            ...planned,
            'inspection.planApproved': stay,
            'inspection.notified': { guard: 'lawful', target: 'notified', actions: ['step', tellObjects] },
            'inspection.keptCovert': { guard: 'lawful', target: 'covert', actions: ['step'] },
          },
        },
        notified: {
          on: {
            ...ended,
            ...team,
            ...planned,
            'inspection.begun': { guard: 'lawful', target: 'inField', actions: ['step'] },
          },
        },
        covert: {
          on: {
            ...ended,
            ...team,
            ...planned,
            'inspection.begun': { guard: 'lawful', target: 'inField', actions: ['step'] },
          },
        },
        inField: {
          on: {
            ...ended,
            ...team,
            ...planned,
            'inspection.evidenceLogged': stay,
            'inspection.found': stay,
            'inspection.released': stay,
            'inspection.concluded': { guard: 'lawful', target: 'concluded', actions: ['step'] },
          },
        },
        concluded: {
          on: {
            ...ended,
            'inspection.released': stay,
            'inspection.issued': { guard: 'lawful', target: 'issued', actions: ['step'] },
          },
        },
        issued: {
          on: {
            ...ended,
            'inspection.released': stay,
            'inspection.fedBack': [
              { guard: 'tellsTheLast', target: 'fedBack', actions: ['step', tellObject('inspectionFedBack')] },
              { guard: 'lawful', actions: ['step', tellObject('inspectionFedBack')] },
            ],
            'inspection.received': { guard: 'told', actions: ['step', tellInspectorate] },
          },
        },
        fedBack: {
          on: {
            ...ended,
            'inspection.received': { guard: 'told', actions: ['step', tellInspectorate] },
            'inspection.closed': { guard: 'settled', target: 'closed', actions: ['step'] },
          },
        },
        closed: {},
        terminated: {},
      },
    },
    review: {
      initial: 'none',
      states: {
        none: { on: requested },
        open: {
          on: {
            ...requested,
            'inspection.reviewDecided': [
              { guard: 'lastReview', target: 'settled', actions: ['step', tellObject('reviewDecided')] },
              { guard: 'reviewOpen', actions: ['step', tellObject('reviewDecided')] },
            ],
          },
        },
        settled: { on: requested },
      },
    },
    rectification: {
      initial: 'none',
      states: {
        none: { on: ordered },
        open: {
          on: {
            ...ordered,
            'inspection.rectificationReported': { guard: 'owed', actions: ['step', tellInspectorate] },
            'inspection.rectificationVerified': [
              { guard: 'lastRectification', target: 'settled', actions: ['step', tellObject('rectification')] },
              { guard: 'reported', actions: ['step', tellObject('rectification')] },
            ],
          },
        },
        settled: { on: ordered },
      },
    },
    results: {
      initial: 'none',
      states: {
        none: { on: proposed },
        open: {
          on: {
            ...proposed,
            'inspection.resultApproved': { guard: 'proposed', actions: ['step'] },
            'inspection.resultDropped': [
              { guard: 'lastDropped', target: 'settled', actions: ['step'] },
              { guard: 'droppable', actions: ['step'] },
            ],
            'inspection.resultCarriedOut': [
              { guard: 'lastCarried', target: 'settled', actions: ['step'] },
              { guard: 'carriable', actions: ['step'] },
            ],
          },
        },
        settled: { on: proposed },
      },
    },
  },
});

export const inspection = defineMachine('inspection', machine, reasons, ['open']);

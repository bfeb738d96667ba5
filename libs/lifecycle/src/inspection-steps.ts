import type {
  InspectionContext,
  InspectionEvent,
  InspectionEventOf,
  InspectionEventType,
  InspectionResult,
  Rectification,
} from './inspection-state.js';

type Change<T extends InspectionEventType> = (
  context: InspectionContext,
  event: InspectionEventOf<T>,
) => Partial<InspectionContext>;

/** What each event changes in the context of an inspection. What is not named changes nothing but the state. */
const changes: { [T in InspectionEventType]?: Change<T> } = {
  'inspection.approved': () => ({ approved: true }),
  // a change is a new plan: whoever approved the one before has not approved this
  'inspection.planned': (_, { plan }) => ({ plan, planApproved: false }),
  'inspection.planApproved': () => ({ planApproved: true }),
  'inspection.teamFormed': (_, { team }) => ({ team }),
  'inspection.recused': ({ recused }, { post }) => ({ recused: [...new Set([...recused, post])] }),
  'inspection.trained': (_, { on }) => ({ trainedOn: on }),
  'inspection.notified': (_, { on }) => ({ notifiedOn: on, covert: false }),
  'inspection.keptCovert': () => ({ covert: true }),
  'inspection.evidenceLogged': ({ evidence, participants }, event) => ({
    evidence: [...evidence, event.evidence],
    participants: withOne(participants, event.evidence.by),
  }),
  'inspection.found': ({ findings }, { finding }) => ({ findings: [...findings, finding] }),
  'inspection.released': (_, { on }) => ({ releasedOn: on }),
  'inspection.concluded': ({ participants, team }, { content, by }) => ({
    conclusion: content,
    participants: [
      ...new Set([
        ...participants,
        ...(team?.leader ? [team.leader] : []),
        ...(team?.members ?? []).map(({ post }) => post),
        ...(by ? [by.post] : []),
      ]),
    ],
  }),
  'inspection.fedBack': ({ feedback }, { object, content, on }) => ({
    feedback: [
      ...feedback.filter((each) => each.object !== object),
      { object, content, sentOn: on, receivedOn: null, reviewUntil: null },
    ],
  }),
  'inspection.received': ({ feedback }, { object, on, reviewUntil }) => ({
    feedback: feedback.map((each) => (each.object === object ? { ...each, receivedOn: on, reviewUntil } : each)),
  }),
  'inspection.reviewRequested': ({ reviews }, { review: id, object, content, on, decideUntil }) => ({
    reviews: [...reviews, { id, object, content, requestedOn: on, decideUntil, decision: null }],
  }),
  'inspection.reviewDecided': ({ reviews }, { review, outcome, content, reviewers, on }) => ({
    reviews: reviews.map((each) =>
      each.id === review ? { ...each, decision: { outcome, content, reviewers, on } } : each,
    ),
  }),
  'inspection.rectificationOrdered': ({ rectifications }, { rectification }) => ({
    rectifications: [
      ...rectifications,
      { ...rectification, state: 'ordered', round: 1, reports: [], verifications: [] },
    ],
  }),
  'inspection.rectificationReported': ({ rectifications }, { rectification, content, files, on }) => ({
    rectifications: withRectification(rectifications, rectification, ({ reports }) => ({
      state: 'reported',
      reports: [...reports, { content, files, on }],
    })),
  }),
  'inspection.rectificationVerified': ({ rectifications }, { rectification, done, content, on, dueOn }) => ({
    rectifications: withRectification(rectifications, rectification, (each) => ({
      state: done ? 'verified' : 'ordered',
      round: done ? each.round : each.round + 1,
      dueOn: dueOn ?? each.dueOn,
      verifications: [...each.verifications, { done, content, on }],
    })),
  }),
  'inspection.resultProposed': ({ results }, { result }) => ({
    results: [...results, { ...result, state: 'proposed', outcome: null }],
  }),
  'inspection.resultApproved': ({ results }, { result }) => ({
    results: withResult(results, result, () => ({ state: 'approved' })),
  }),
  'inspection.resultDropped': ({ results }, { result, reason }) => ({
    results: withResult(results, result, () => ({ state: 'dropped', outcome: reason })),
  }),
  'inspection.resultCarriedOut': ({ results }, { result, content }) => ({
    results: withResult(results, result, ({ kind }) => ({
      state: handsOver(kind) ? 'handedOver' : 'carriedOut',
      outcome: content,
    })),
  }),
  'inspection.closed': () => ({ ended: true }),
  'inspection.terminated': (_, { reason }) => ({ ended: true, reason }),
};

/** The context after an event. */
export function inspectionAfter(context: InspectionContext, event: InspectionEvent): InspectionContext {
  const change = changes[event.type] as Change<typeof event.type> | undefined;
  return change ? { ...context, ...change(context, event as never) } : context;
}

/** Art. 21 ¶2 and 23: accountability and referrals are the business of another organ, to which they are handed. */
const handsOver = (kind: InspectionResult['kind']): boolean => kind === 'accountability' || kind === 'referral';

const withOne = (all: readonly string[], one: string): readonly string[] => [...new Set([...all, one])];

const withRectification = (
  all: readonly Rectification[],
  id: string,
  change: (each: Rectification) => Partial<Rectification>,
): readonly Rectification[] => all.map((each) => (each.id === id ? { ...each, ...change(each) } : each));

const withResult = (
  all: readonly InspectionResult[],
  id: string,
  change: (each: InspectionResult) => Partial<InspectionResult>,
): readonly InspectionResult[] => all.map((each) => (each.id === id ? { ...each, ...change(each) } : each));

import { Temporal } from 'temporal-polyfill';
import type { Said } from './chain.check.js';
import {
  beginInspection,
  type Days,
  idOf,
  type InspectionStory,
  type Settled,
  type Stage,
  tellInspection,
  type Told,
} from './inspection-story.js';
import type { Findings } from './violation.js';

/** What the Decree on Government Inspection and the design ask of one event, before it is told. */
type Check = (story: InspectionStory, told: Told) => Fault | null;
type Fault = readonly [code: string, fact: string];

/**
 * Whether an inspection could lawfully take this event after those before it, and then the story with it. `story` is
 * null before the first event and after one that nothing more can be told of (a migrated snapshot).
 */
export function checkInspection(
  story: InspectionStory | null,
  said: Said,
  { aggregate, seq }: { aggregate: string; seq: number },
  findings: Findings,
): InspectionStory | null {
  if (said.type === 'machine.migrated') return null;
  if (story === null) return said.type === 'inspection.proposed' ? beginInspection(said) : null;
  const fault = orderFault(story, said) ?? checks[said.type]?.(story, said as unknown as Told);
  if (fault) {
    const [code, fact] = fault;
    const message = `Event ${seq} of inspection ${aggregate} (${said.type}) ${fact}.`;
    findings.add({ invariant: 'inspection', code, aggregate, message });
  }
  tellInspection(story, said);
  return story;
}

/** What the events led to, against the row. To be asked after the last event. */
export function checkInspectionOutcome(
  story: InspectionStory,
  { id, value }: { id: string; value: unknown },
  findings: Findings,
): void {
  const told = [story.stage, ...[story.reviews, story.rectifications, story.results].map(asideOf)].join(', ');
  const { procedure, review, rectification, results } = value as Record<string, unknown>;
  const stored = [procedure, review, rectification, results].join(', ');
  if (told === stored) return;
  const message = `Inspection ${id} is ${told} by its events and ${stored} in its snapshot.`;
  findings.add({ invariant: 4, code: 'snapshot-differs-from-record', aggregate: id, message });
}

function asideOf(all: ReadonlyMap<string, Settled>): string {
  if (all.size === 0) return 'none';
  return [...all.values()].every((each) => each === 'settled') ? 'settled' : 'open';
}

/** The stages in which each event is at home; what stands beside the procedure is at home in any but the end. */
const HOME: Readonly<Record<string, readonly Stage[]>> = {
  'inspection.proposed': [],
  'inspection.approved': ['proposed'],
  ...Object.fromEntries(
    ['planned', 'teamFormed', 'recused', 'trained'].map((name): [string, Stage[]] => [
      `inspection.${name}`,
      ['approved', 'planned', 'notified', 'covert', 'inField'],
    ]),
  ),
  'inspection.planApproved': ['planned'],
  'inspection.notified': ['planned'],
  'inspection.keptCovert': ['planned'],
  'inspection.begun': ['notified', 'covert'],
  'inspection.evidenceLogged': ['inField'],
  'inspection.found': ['inField'],
  'inspection.concluded': ['inField'],
  'inspection.released': ['inField', 'concluded', 'issued'],
  'inspection.issued': ['concluded'],
  'inspection.fedBack': ['issued'],
  'inspection.received': ['issued', 'fedBack'],
  'inspection.resultProposed': ['concluded', 'issued', 'fedBack'],
  'inspection.closed': ['fedBack'],
};

function orderFault({ stage }: InspectionStory, { type }: Said): Fault | null {
  const home = HOME[type];
  const isHome = home ? home.includes(stage) : stage !== 'closed' && stage !== 'terminated';
  return isHome ? null : ['inspection-out-of-order', `comes while it is ${stage}`];
}

/** Art. 8: somebody leads the team who has not recused themself. */
const led: Check = ({ leader, recused }) =>
  leader === null || recused.has(leader) ? ['inspection-without-leader', 'comes without a leader of the team'] : null;

/** Art. 7 and 15: within the plan's days, and within those of a designation where a department inspects. */
const within: Check = (story, { on }) =>
  dayFault(story.plan, on, 'inspection-outside-plan') ?? designationFault(story, on);

function designationFault({ designation }: InspectionStory, on: string): Fault | null {
  return designation === undefined ? null : dayFault(designation, on, 'inspection-not-designated');
}

const dayFault = (days: Days | null, on: string, code: string): Fault | null =>
  days && days.from <= on && on <= days.until ? null : [code, `is of ${on}, outside ${daysText(days)}`];
const daysText = (days: Days | null): string => (days ? `${days.from} to ${days.until}` : 'what was never fixed');

const ofPlan = ({ plan }: InspectionStory, object: string): Fault | null =>
  plan?.objects.includes(object) ? null : ['inspection-outside-plan', `is about ${object}, which is no object of it`];

const isIn =
  (
    all: (story: InspectionStory) => ReadonlyMap<string, Settled>,
    id: (told: Told) => string,
    wanted: Settled[],
  ): Check =>
  (story, told) => {
    const there = all(story).get(id(told));
    return there !== undefined && wanted.includes(there)
      ? null
      : ['inspection-aside-out-of-order', `is about ${id(told)}, which is ${there ?? 'unknown'}`];
  };

const review = ({ reviews }: InspectionStory) => reviews;
const rectification = ({ rectifications }: InspectionStory) => rectifications;
const results = ({ results }: InspectionStory) => results;
const rectificationId = (told: Told): string => idOf(told.rectification);
const resultId = (told: Told): string => idOf(told.result);

/** Art. 17: the day itself does not count. */
const REVIEW_DAYS = 30;

function daysFault(from: string, until: string): Fault | null {
  const least = Temporal.PlainDate.from(from).add({ days: REVIEW_DAYS }).toString();
  return until < least ? ['review-days-short', `gives until ${until}, and ${least} is the least from ${from}`] : null;
}

const checks: Readonly<Record<string, Check>> = {
  'inspection.notified': led,
  'inspection.keptCovert': led,
  'inspection.begun': (story, told) => led(story, told) ?? within(story, told),
  'inspection.evidenceLogged': (story, told) =>
    ofPlan(story, told.evidence.object) ?? within(story, told) ?? within(story, { ...told, on: told.evidence.on }),
  'inspection.found': (story, { finding, on }) => ofPlan(story, finding.object) ?? designationFault(story, on),
  'inspection.concluded': led,
  'inspection.fedBack': (story, { object }) => ofPlan(story, object),
  'inspection.received': ({ told }, { object, on, reviewUntil }) =>
    told.get(object) === null
      ? daysFault(on, reviewUntil)
      : ['received-untold', `is a receipt of ${object}, which was not told or has received it`],
  'inspection.reviewRequested': ({ told }, { object, on, decideUntil }) => {
    const receipt = told.get(object);
    if (!receipt) return ['review-without-receipt', `is asked for by ${object}, which has received nothing`];
    if (on > receipt.reviewUntil) return ['review-too-late', `is of ${on}, after ${receipt.reviewUntil}`];
    return daysFault(on, decideUntil);
  },
  'inspection.reviewDecided': (story, told) => {
    const partial = told.reviewers.find((post) => story.participants.has(post));
    if (partial !== undefined) return ['reviewer-took-part', `names ${partial}, who took part in what is reviewed`];
    return isIn(review, (each) => each.review, ['open'])(story, told);
  },
  'inspection.rectificationOrdered': ({ told }, each) => {
    const object = typeof each.rectification === 'string' ? '' : each.rectification.object;
    return told.has(object) ? null : ['ordered-untold', `is owed by ${object}, which has not been told its part`];
  },
  'inspection.rectificationReported': isIn(rectification, rectificationId, ['open']),
  'inspection.rectificationVerified': isIn(rectification, rectificationId, ['answered']),
  'inspection.resultApproved': isIn(results, resultId, ['open']),
  'inspection.resultDropped': isIn(results, resultId, ['open', 'answered']),
  'inspection.resultCarriedOut': isIn(results, resultId, ['answered']),
  'inspection.closed': (story) => {
    const open = [review, rectification, results].flatMap((all) =>
      [...all(story)].filter(([, state]) => state !== 'settled').map(([id]) => id),
    );
    return open.length === 0 ? null : ['closed-unsettled', `comes while ${open.join(', ')} is not settled`];
  },
};

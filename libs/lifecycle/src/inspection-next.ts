import { isFedBack, isLed } from './inspection-law.js';
import type { InspectionRules, LocalRule } from './inspection-rules.js';
import type { InspectionContext, InspectionState, InspectionStatus } from './inspection-state.js';

/** One thing to be done before an inspection goes on: which command does it, why, and what asks for it. */
export interface InspectionStep {
  /** Name of the command. */
  readonly command: `inspection.${string}`;
  /** Of the Decree; null where the place asks for it. */
  readonly article: string | null;
  readonly localRule: LocalRule | null;
  /** A code: what is missing without it. */
  readonly why: string;
  readonly met: boolean;
}

type Wanted = Omit<InspectionStep, 'met' | 'localRule'> & {
  readonly localRule?: LocalRule;
  readonly met?: (context: InspectionContext) => boolean;
};

const leader: Wanted = {
  command: 'inspection.formTeam',
  article: '8',
  why: 'team-without-leader',
  met: ({ team, recused }) => isLed(team, recused),
};
const training: Wanted = {
  command: 'inspection.train',
  article: null,
  localRule: 'trainingRecord',
  why: 'not-trained',
  met: ({ trainedOn }) => trainedOn !== null,
};
const begin: Wanted = { command: 'inspection.begin', article: '15', why: 'not-in-field' };
const open = (all: readonly { state: string }[], ...states: string[]): boolean =>
  all.some(({ state }) => states.includes(state));

/** What each state waits for, in the order in which it is done. */
const wanted: Record<InspectionStatus, readonly Wanted[]> = {
  proposed: [{ command: 'inspection.approve', article: '11 ¶2', why: 'matter-not-approved' }],
  approved: [{ command: 'inspection.plan', article: '15', why: 'no-plan' }, leader],
  planned: [
    leader,
    {
      command: 'inspection.approvePlan',
      article: null,
      localRule: 'planApproval',
      why: 'plan-not-approved',
      met: ({ planApproved }) => planApproved,
    },
    training,
    { command: 'inspection.notify', article: '12', why: 'objects-not-notified' },
  ],
  notified: [leader, training, begin],
  covert: [leader, training, begin],
  inField: [
    {
      command: 'inspection.logEvidence',
      article: '12',
      why: 'no-evidence',
      met: ({ evidence }) => evidence.length > 0,
    },
    { command: 'inspection.find', article: '16', why: 'no-finding', met: ({ findings }) => findings.length > 0 },
    { command: 'inspection.conclude', article: '16', why: 'no-conclusion' },
  ],
  concluded: [{ command: 'inspection.issue', article: '16', why: 'not-issued' }],
  issued: [{ command: 'inspection.feedBack', article: '16', why: 'not-fed-back', met: isFedBack }],
  fedBack: [
    {
      command: 'inspection.receive',
      article: '17',
      why: 'not-received',
      met: ({ feedback }) => feedback.every(({ receivedOn }) => receivedOn !== null),
    },
    {
      command: 'inspection.decideReview',
      article: '17',
      why: 'review-open',
      met: ({ reviews }) => reviews.every(({ decision }) => decision !== null),
    },
    {
      command: 'inspection.verifyRectification',
      article: '18',
      why: 'rectification-open',
      met: ({ rectifications }) => !open(rectifications, 'ordered', 'reported'),
    },
    {
      command: 'inspection.carryOutResult',
      article: '21 ¶1–2',
      why: 'result-open',
      met: ({ results }) => !open(results, 'proposed', 'approved'),
    },
    { command: 'inspection.close', article: '16', why: 'not-closed' },
  ],
  closed: [],
  terminated: [],
};

/** What comes next, why, and which article or rule of the place asks for it; a rule that is switched off asks nothing. */
export function nextOfInspection(
  { value, context }: Pick<InspectionState, 'value' | 'context'>,
  { localRules }: Pick<InspectionRules, 'localRules'>,
): InspectionStep[] {
  return wanted[value.procedure]
    .filter(({ localRule }) => !localRule || localRules[localRule] !== false)
    .map(({ met, localRule = null, ...step }) => ({ ...step, localRule, met: met?.(context) ?? false }));
}

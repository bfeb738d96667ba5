import type { LocalDate } from '@duban/calendar';
import { type CommandType, commandTypes } from '@duban/contracts';
import {
  allowedPlainEvents,
  decidePermission,
  type InspectionContext,
  type InspectionEventType,
  type InspectionState,
  type Permissions,
} from '@duban/lifecycle';
import type { Actor } from './decision.js';
import { inspectionRelationOf } from './inspection-relation.js';
import type { InspectionCommandType } from './inspection-decision.js';

/** The commands that a post may give now: what the machine takes, what the table leaves, what there is to act on. */
export function allowedInspectionCommands(
  permissions: Permissions,
  actor: Actor,
  state: InspectionState,
  today: LocalDate,
): CommandType[] {
  const relation = inspectionRelationOf(actor, state, today);
  const taken = allowedPlainEvents('inspection', state);
  if (state.context.ended) return [];
  return inspectionCommandTypes.filter(
    (type) =>
      taken.includes(eventOf[type]) &&
      decidePermission(permissions, { role: actor.role, relation }, type).allow &&
      (conditions[type]?.(state.context, actor) ?? true),
  );
}

type Given = Exclude<InspectionCommandType, 'inspection.propose'>;

const eventOf: Record<Given, InspectionEventType> = {
  'inspection.approve': 'inspection.approved',
  'inspection.plan': 'inspection.planned',
  'inspection.approvePlan': 'inspection.planApproved',
  'inspection.formTeam': 'inspection.teamFormed',
  'inspection.recuse': 'inspection.recused',
  'inspection.train': 'inspection.trained',
  'inspection.notify': 'inspection.notified',
  'inspection.keepCovert': 'inspection.keptCovert',
  'inspection.begin': 'inspection.begun',
  'inspection.logEvidence': 'inspection.evidenceLogged',
  'inspection.find': 'inspection.found',
  'inspection.release': 'inspection.released',
  'inspection.conclude': 'inspection.concluded',
  'inspection.issue': 'inspection.issued',
  'inspection.feedBack': 'inspection.fedBack',
  'inspection.receive': 'inspection.received',
  'inspection.requestReview': 'inspection.reviewRequested',
  'inspection.decideReview': 'inspection.reviewDecided',
  'inspection.orderRectification': 'inspection.rectificationOrdered',
  'inspection.reportRectification': 'inspection.rectificationReported',
  'inspection.verifyRectification': 'inspection.rectificationVerified',
  'inspection.proposeResult': 'inspection.resultProposed',
  'inspection.approveResult': 'inspection.resultApproved',
  'inspection.dropResult': 'inspection.resultDropped',
  'inspection.carryOutResult': 'inspection.resultCarriedOut',
  'inspection.close': 'inspection.closed',
  'inspection.terminate': 'inspection.terminated',
};

const inspectionCommandTypes = commandTypes.filter((type): type is Given => type in eventOf);

/** What a command must find to act on. */
const conditions: Partial<Record<Given, (context: InspectionContext, actor: Actor) => boolean>> = {
  'inspection.approvePlan': ({ planApproved }) => !planApproved,
  'inspection.release': ({ covert, releasedOn }) => covert && releasedOn === null,
  'inspection.conclude': ({ team }, { id }) => team?.leader === id,
  'inspection.feedBack': ({ plan, feedback }) => (plan?.objects.length ?? 0) > feedback.length,
  'inspection.receive': ({ feedback }, { unit }) =>
    feedback.some(({ object, receivedOn }) => object === unit && receivedOn === null),
  'inspection.requestReview': ({ feedback, reviews }, { unit }) =>
    feedback.some(({ object, receivedOn }) => object === unit && receivedOn !== null) &&
    !reviews.some(({ object }) => object === unit),
  'inspection.decideReview': ({ reviews }) => reviews.some(({ decision }) => decision === null),
  'inspection.orderRectification': ({ feedback }) => feedback.length > 0,
  'inspection.reportRectification': ({ rectifications }, { unit }) =>
    rectifications.some(({ object, state }) => object === unit && state === 'ordered'),
  'inspection.verifyRectification': ({ rectifications }) => rectifications.some(({ state }) => state === 'reported'),
  'inspection.proposeResult': ({ conclusion }) => conclusion !== null,
  'inspection.approveResult': ({ results }) => results.some(({ state }) => state === 'proposed'),
  'inspection.carryOutResult': ({ results }) => results.some(({ state }) => state === 'approved'),
};

import type { Refusal } from '@duban/contracts';
import { refusal } from '../batch/refusal.js';
import type { InspectionDecision, NewInspectionEvent } from './inspection-decision.js';

/** What a rule of the place says against an event; none is of the Decree, and each can be switched off. */
export function localRuleAgainst(event: NewInspectionEvent, decision: InspectionDecision): Refusal | undefined {
  if (event.type === 'inspection.planned') return capAgainst(event.plan, decision);
  return event.type === 'inspection.closed' ? periodAgainst(decision) : orderAgainst(event, decision);
}

/** What comes before what. */
function orderAgainst(event: NewInspectionEvent, decision: InspectionDecision): Refusal | undefined {
  const { context, rules } = decision;
  const { planApproval, trainingRecord, evidencePerFinding } = rules.localRules;
  const { type } = event;
  if (planApproval && (type === 'inspection.notified' || type === 'inspection.keptCovert') && !context.planApproved)
    return local('planApproval', 'A plan is approved before anybody is notified or visited.');
  if (trainingRecord && type === 'inspection.begun' && !context.trainedOn)
    return local('trainingRecord', 'The team is trained before field work: record the training.');
  if (evidencePerFinding && type === 'inspection.found' && event.finding.evidence.length === 0)
    return local('evidencePerFinding', 'A finding names the evidence that it rests on.');
  return undefined;
}

function capAgainst(
  { objects, exception }: { objects: readonly string[]; exception: string | null },
  { batch, context, rules }: InspectionDecision,
): Refusal | undefined {
  const cap = rules.localRules.caps[context.kind];
  if (cap === undefined || exception) return undefined;
  const full = objects.filter((unit) => (batch.inspected.get(unit)?.counts[context.kind] ?? 0) >= cap);
  if (full.length === 0) return undefined;
  return local(
    'caps',
    `${full.length} objects have had ${cap} inspections of this kind this year: state why one more is needed.`,
  );
}

/** Whoever may still ask for a review is not told that all is over. */
function periodAgainst({ context, rules, today }: InspectionDecision): Refusal | undefined {
  if (!rules.localRules.reviewPeriod) return undefined;
  const waiting = context.feedback.filter(({ receivedOn }) => receivedOn === null);
  if (waiting.length > 0) return local('reviewPeriod', `${waiting.length} objects have not confirmed receipt.`);
  const asked = new Set(context.reviews.map(({ object }) => object));
  const last = context.feedback
    .flatMap(({ object, reviewUntil }) => (asked.has(object) || reviewUntil === null ? [] : [reviewUntil]))
    .toSorted()
    .at(-1);
  if (last === undefined || last < today) return undefined;
  return local('reviewPeriod', `A review may be asked for until ${last}: it is closed afterwards.`);
}

const local = (localRule: string, message: string): Refusal =>
  refusal('local-rule', `${message} (a rule of this place, not of the Decree)`, { localRule });

import type { CommandOf, Refusal } from '@duban/contracts';
import { isLive, type TaskState } from '@duban/lifecycle';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import type { TaskDecision } from './decision.js';

/** The lead and the unit of a part cannot agree: one of them asks the inspectorate, once at a time for each part. */
export function raiseDisagreement(
  { member, text }: CommandOf<'disagreement.raise'>,
  { state, actor, at, newId, keep }: TaskDecision,
): NewTaskEvent | Refusal {
  const part = state.members.get(member);
  if (!part || (part.kind !== 'planPart' && part.kind !== 'subReport'))
    return refusal('unknown-member', `The task has no part ${member} to disagree about.`);
  if (actor.unit === null) return refusal('not-permitted', 'The units of a task disagree, not the government.');
  if (isDisputed(state, member))
    return refusal('not-in-state', 'The inspectorate has been asked about this part and has not answered yet.', {
      machine: part.kind,
      state: part.value,
      allowed: [],
    });
  const id = newId();
  const { unit: partOf } = part.context;
  return {
    type: part.kind === 'planPart' ? 'planPart.disputed' : 'subReport.disputed',
    member,
    disagreement: {
      id,
      kind: 'disagreement',
      context: { about: member, partOf, unit: actor.unit, raisedAt: at, content: keep(text) },
    },
  };
}

/** Whether the inspectorate has been asked about a part and has not answered. */
export const isDisputed = ({ members }: TaskState, part: string): boolean =>
  [...members.values()].some((each) => each.kind === 'disagreement' && isLive(each) && each.context.about === part);

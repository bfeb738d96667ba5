import { planWithin } from '@duban/calendar';
import { PlanContent, type CommandOf, type Refusal } from '@duban/contracts';
import type { MemberOf, NewMemberOf, OwedAs } from '@duban/lifecycle';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import { isRefusal, memberOf, type TaskDecision } from './decision.js';
import { newObligation } from './members.js';
import { milestonesOn } from './milestones.js';

/** Filing delivers the plan, and brings it into force where the regime names no further approval. */
export function filePlan({ member }: CommandOf<'plan.file'>, decision: TaskDecision): NewTaskEvent | Refusal {
  const plan = memberOf(decision.state, member, 'plan');
  if (isRefusal(plan)) return plan;
  const inForce = decision.regime.planApprovals.length === 0;
  return { type: 'plan.filed', member, milestones: inForce ? newMilestones(plan, decision) : [] };
}

/** The last approval that the regime names brings the plan into force. */
export function approvePlan({ member }: CommandOf<'plan.approve'>, decision: TaskDecision): NewTaskEvent | Refusal {
  const plan = memberOf(decision.state, member, 'plan');
  if (isRefusal(plan)) return plan;
  const [next, ...further] = plan.context.approvalsLeft;
  if (next !== undefined && next !== decision.actor.role)
    return refusal('not-permitted', `The next to approve this plan is the ${next}.`);
  const last = further.length === 0;
  return { type: 'plan.approved', member, milestones: last ? newMilestones(plan, decision) : [] };
}

/** A return leaves the plan's obligation met and makes a supplement fall due. */
export function returnPlan(
  { member, reason }: CommandOf<'plan.return'>,
  decision: TaskDecision,
): NewTaskEvent | Refusal {
  const plan = memberOf(decision.state, member, 'plan');
  if (isRefusal(plan)) return plan;
  return {
    type: 'plan.returned',
    member,
    reason: decision.keep(reason),
    supplement: supplementOf(member, plan.context.unit, 'lead', null, decision),
  };
}

/** What is still to be handed in after a return, within the regime's working days. */
export function supplementOf(
  subject: string,
  unit: string,
  owedAs: OwedAs,
  period: string | null,
  decision: TaskDecision,
): NewMemberOf<'obligation'> {
  const schedule = planWithin(decision.regime, 'supplement', decision.at, decision.calendar);
  return newObligation({ kind: 'supplement', unit, owedAs, subject, period, basis: 'days', schedule }, decision);
}

/** The owed milestones of the plan that the lead does not owe yet and that are not past. */
function newMilestones(plan: MemberOf<'plan'>, decision: TaskDecision): NewMemberOf<'obligation'>[] {
  const { state, at } = decision;
  if (!plan.context.content) return [];
  const { milestones } = PlanContent.parse(JSON.parse(decision.read(plan.context.content)));
  const known = new Set(
    [...state.members.values()].flatMap((member) =>
      member.kind === 'obligation' && member.context.kind === 'milestone' ? [member.context.firstDueOn] : [],
    ),
  );
  const days = milestones.filter(({ owed, dueOn }) => owed && !known.has(dueOn)).map(({ dueOn }) => dueOn);
  return milestonesOn(days, { unit: plan.context.unit, after: at }, decision).owed;
}

import type { CommandOf, Refusal } from '@duban/contracts';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import { isRefusal, memberOf, type TaskDecision } from './decision.js';

/** 容错免责: registers beside a miss why it is not held against its unit. Once at a time; that it is late, the machine says. */
export function exemptObligation(
  { member, ground, basis }: CommandOf<'obligation.exempt'>,
  { state, keep }: TaskDecision,
): NewTaskEvent | Refusal {
  const obligation = memberOf(state, member, 'obligation');
  if (isRefusal(obligation)) return obligation;
  if (obligation.context.exemption) return refusal('already-exempted', 'This is exempted already.');
  return { type: 'obligation.exempted', member, ground, basis: keep(basis) };
}

/** Takes an exemption back: from now on the ladder goes on. */
export function revokeExemption(
  { member, reason }: CommandOf<'obligation.revokeExemption'>,
  { state, keep }: TaskDecision,
): NewTaskEvent | Refusal {
  const obligation = memberOf(state, member, 'obligation');
  if (isRefusal(obligation)) return obligation;
  if (!obligation.context.exemption) return refusal('not-exempted', 'There is no exemption to revoke.');
  return { type: 'obligation.exemptionRevoked', member, reason: keep(reason) };
}

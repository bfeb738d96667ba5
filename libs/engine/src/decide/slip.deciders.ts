import type { Instant } from '@duban/calendar';
import type { CommandOf, Refusal } from '@duban/contracts';
import type { MemberOf } from '@duban/lifecycle';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import { type Actor, isRefusal, memberOf, type TaskDecision } from './decision.js';

/** 告知拟通报: the unit named is told what will be issued, and has the working days of the rung to reply. */
export function announceSlip(
  { member }: CommandOf<'slip.announce'>,
  { state, actor, at, calendar }: TaskDecision,
): NewTaskEvent | Refusal {
  const slip = memberOf(state, member, 'slip');
  if (isRefusal(slip)) return slip;
  if (!mayIssue(slip, actor)) return notTheIssuer(slip);
  const { reply } = slip.context;
  if (!reply) return refusal('reply-not-asked', 'This slip is issued without being announced.');
  const replyOn = calendar.addWorkingDays(calendar.dateOf(at), reply);
  return { type: 'slip.announced', member, replyOn, replyBefore: calendar.startOf(replyOn, 24) };
}

/** A drafted slip is issued by whom its rung names, once the unit had its say; the chief supervisor may issue any. */
export function issueSlip(
  { member }: CommandOf<'slip.issue'>,
  { state, actor, at }: TaskDecision,
): NewTaskEvent | Refusal {
  const slip = memberOf(state, member, 'slip');
  if (isRefusal(slip)) return slip;
  if (!mayIssue(slip, actor)) return notTheIssuer(slip);
  const unheard = whyUnheard(slip, at);
  if (unheard === 'not-announced') return refusal(unheard, 'The unit must be told of this slip before it is issued.');
  if (unheard) return refusal(unheard, `The unit may reply until the end of ${slip.context.replyOn}.`);
  return { type: 'slip.issued', member };
}

/** Whether a slip is a role's to announce and to issue. */
export const mayIssue = ({ context: { by } }: MemberOf<'slip'>, { role }: Pick<Actor, 'role'>): boolean =>
  by === null || by === role || role === 'chiefSupervisor';

/** Why a slip may not be issued yet as far as its unit's say goes; null where it may. */
export function whyUnheard(
  { value, context }: MemberOf<'slip'>,
  at: Instant,
): 'not-announced' | 'reply-pending' | null {
  if (value === 'drafted' && context.reply) return 'not-announced';
  return value === 'announced' && context.replyBefore !== undefined && at < context.replyBefore
    ? 'reply-pending'
    : null;
}

const notTheIssuer = ({ context: { by, level } }: MemberOf<'slip'>): Refusal =>
  refusal('not-permitted', `A ${level} slip is issued by the ${by}.`);

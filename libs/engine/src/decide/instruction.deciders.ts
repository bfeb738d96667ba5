import { planOn } from '@duban/calendar';
import type { CommandOf, Refusal } from '@duban/contracts';
import type { NewMemberOf, OwedAs, TaskContext } from '@duban/lifecycle';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import { isRefusal, memberOf, type TaskDecision } from './decision.js';
import { newObligation } from './members.js';

/**
 * A leader's order: each unit named owes a reply by a day. Units must be of the task already, for who is of a task is
 * changed by an adjustment and not in passing. A leader in charge reaches the tasks and units that the post looks after.
 */
export function giveInstruction(
  { text, units, dueOn, meeting }: CommandOf<'instruction.give'>,
  decision: TaskDecision,
): NewTaskEvent | Refusal {
  const { state, actor, at, regime, calendar } = decision;
  const { role, looksAfter = { units: [], tasks: [] } } = actor;
  if (role === 'leaderInCharge' && !looksAfter.tasks.includes(decision.task)) {
    const foreign = units.filter((unit) => !looksAfter.units.includes(unit));
    if (foreign.length > 0)
      return refusal('not-permitted', `This post looks after neither the task nor the unit ${foreign.join(', ')}.`);
  }
  const owing = units.map((unit) => ({ unit, owedAs: owedAsIn(state.context, unit) }));
  const outside = owing.find(({ owedAs }) => owedAs === null);
  if (outside) return refusal('unit-not-of-task', `The unit ${outside.unit} is not of this task.`);
  const schedule = planOn(regime, 'reply', dueOn, at, calendar);
  if (schedule.dueAt <= at) return refusal('bad-command', `The day ${dueOn} has passed.`);
  const id = decision.newId();
  const replies = owing.map(({ unit, owedAs }) =>
    newObligation(
      { kind: 'reply', unit, owedAs: owedAs ?? 'member', subject: id, period: null, basis: 'dated', schedule },
      decision,
    ),
  );
  const instruction: NewMemberOf<'instruction'> = {
    id,
    kind: 'instruction',
    context: {
      units,
      content: decision.keep(text),
      dueOn,
      by: actor.id,
      role,
      ...(meeting ? { meeting } : {}),
    },
  };
  return { type: 'instruction.given', instruction, replies };
}

/** Replies that are not yet due are cancelled; what was missed stays missed. The leader who gave it, or the head, may. */
export function withdrawInstruction(
  { member, reason }: CommandOf<'instruction.withdraw'>,
  { state, actor, keep }: TaskDecision,
): NewTaskEvent | Refusal {
  const instruction = memberOf(state, member, 'instruction');
  if (isRefusal(instruction)) return instruction;
  if (actor.role !== 'headOfGovernment' && instruction.context.by !== actor.id)
    return refusal('not-permitted', 'An instruction is withdrawn by who gave it, or by the head of the government.');
  const cancelled = instruction.context.obligations.filter((id) =>
    ['pending', 'open', 'held'].includes(state.members.get(id)?.value ?? ''),
  );
  return { type: 'instruction.withdrawn', member, reason: keep(reason), cancelled };
}

/** What was done about an instruction, in words and files. */
export function giveReply(
  { member, content, attachments }: CommandOf<'reply.give'>,
  { keep }: TaskDecision,
): NewTaskEvent {
  return { type: 'reply.given', member, content: keep(JSON.stringify({ text: content, attachments })) };
}

/** A post asks a unit to hurry. */
export function urgeObligation(
  { member, message }: CommandOf<'obligation.urge'>,
  { keep }: TaskDecision,
): NewTaskEvent {
  return { type: 'obligation.urged', member, ...(message === undefined ? {} : { message: keep(message) }) };
}

function owedAsIn({ lead, jointLeads, coordinating, told }: TaskContext, unit: string): OwedAs | null {
  if (unit === lead) return 'lead';
  if (jointLeads.includes(unit)) return 'jointLead';
  if (coordinating.includes(unit)) return 'coordinating';
  return told.includes(unit) ? 'member' : null;
}

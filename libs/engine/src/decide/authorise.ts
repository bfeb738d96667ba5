import type { Command, CommandType, Refusal } from '@duban/contracts';
import { decidePermission, type Permissions, type Relation, type TaskState } from '@duban/lifecycle';
import { notFound, refusal } from '../batch/refusal.js';
import type { Actor } from './decision.js';
import { rowOf } from './meeting.deciders.js';

/** Asks the permission table about a task, and that a unit speaks only for itself. Nothing back: it may. */
export function authorise(
  permissions: Permissions,
  actor: Actor,
  command: Command,
  state: TaskState | null,
): Refusal | undefined {
  const relation = state ? relationOf(actor, state) : 'stranger';
  const denied = authoriseAs(relation, permissions, actor, command);
  return denied ?? (state ? actsForAnother(actor, command, state) : undefined);
}

/** Asks the permission table for a post whose relation to the aggregate is known. Nothing back: it may. */
export function authoriseAs(
  relation: Relation,
  permissions: Permissions,
  actor: Actor,
  command: Command,
): Refusal | undefined {
  const verdict = decidePermission(permissions, { role: actor.role, relation }, rowOf(command));
  if (!verdict.allow) {
    if (verdict.status === 404) return notFound();
    return refusal('not-permitted', `A ${actor.role} may not give the command ${command.type} here.`);
  }
  return undefined;
}

/** Refuses where somebody acts for a unit that speaks for itself. */
function actsForAnother(actor: Actor, command: Command, state: TaskState): Refusal | undefined {
  const owns = (): boolean => ownsIt(actor, command, state);
  if (isOwnAct(command.type) && !owns())
    return refusal('not-permitted', 'This is owed by another unit, which acts for itself.');
  // Who disagrees about a part is its unit or the lead, and nobody beside them.
  if (command.type === 'disagreement.raise' && actor.unit !== state.context.lead && !owns())
    return refusal('not-permitted', 'This is between another unit and the lead.');
  // The lead urges the others in the inspectorate's name, and never itself.
  if (command.type === 'obligation.urge' && actor.unit !== null && owns())
    return refusal('not-permitted', 'This is owed by the own unit: it is delivered, not urged.');
  return undefined;
}

function relationOf({ unit }: Actor, { context }: TaskState): Relation {
  if (unit === null) return 'stranger';
  if (unit === context.lead) return 'leads';
  if (context.jointLeads.includes(unit) || context.coordinating.includes(unit)) return 'coordinates';
  return context.told.includes(unit) ? 'member' : 'stranger';
}

const OWN_ACTS = new Set<CommandType>([
  'acknowledgement.give',
  'milestone.deliver',
  'reply.give',
  'planPart.submit',
  'planPart.withdraw',
  'plan.draft',
  'plan.sign',
  'plan.file',
  'plan.revise',
  'report.draft',
  'report.sign',
  'report.submit',
  'report.withdraw',
  'subReport.submit',
  'subReport.withdraw',
  'extension.request',
  'extension.withdraw',
  'disagreement.withdraw',
  'objection.raise',
  'objection.withdraw',
  'slip.reply',
  'closeOut.claim',
  'closeOut.sign',
]);

const isOwnAct = (type: CommandType): boolean => OWN_ACTS.has(type);

function ownsIt({ unit }: Actor, command: Command, state: TaskState): boolean {
  if (!('member' in command)) return unit === state.context.lead;
  const member = state.members.get(command.member);
  if (!member) return true; // told apart below: the member is unknown
  if (member.kind === 'closeOut') return unit === state.context.lead;
  if (member.kind === 'instruction') return false;
  if (member.kind !== 'extension') return unit === member.context.unit;
  const obligation = state.members.get(member.context.obligation);
  return obligation?.kind === 'obligation' && unit === obligation.context.unit;
}

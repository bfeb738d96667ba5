import type { Instant } from '@duban/calendar';
import { type Command, type CommandType, commandTypes } from '@duban/contracts';
import {
  allowedEvents,
  isLive,
  type Member,
  type Permissions,
  type TaskEventType,
  type TaskState,
} from '@duban/lifecycle';
import { mayDecideAdjustment } from './adjustment.deciders.js';
import { authorise } from './authorise.js';
import type { Actor } from './decision.js';
import { isDisputed } from './disagreement.deciders.js';
import { mayDecide } from './extension.deciders.js';
import { isObjectedTo } from './objection.deciders.js';
import { whyUnheard, mayIssue } from './slip.deciders.js';
import type { TaskCommandType } from './task.deciders.js';

/**
 * The commands that a post may give now on a task (`member` null) or on one of its parts and obligations: what the machine
 * takes in its state, of that what the permission table and the ownership of the part leave, of that what the moment
 * allows. `state` holds every part and obligation of the task. What only a command's own details decide is not asked.
 */
export function allowedCommands(
  permissions: Permissions,
  actor: Actor,
  state: TaskState,
  member: string | null,
  at: Instant,
): CommandType[] {
  const target = member === null ? undefined : state.members.get(member);
  return allowedEvents(state, member)
    .flatMap((event) => commandsOf.get(event) ?? [])
    .filter((type) => !authorise(permissions, actor, commandOn(type, member), state))
    .filter((type) => isTimely(type, { actor, state, target, at }))
    .toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** The order of the schema: what moves the work on comes before what is exceptional. */
const rankOf = (type: CommandType): number => commandTypes.indexOf(type);

/** The event that each command about a task brings about, or which of them, by the part that it is on. */
const eventOf: Record<TaskCommandType, TaskEventType | readonly TaskEventType[]> = {
  'task.suspend': 'task.suspended',
  'task.resume': 'task.resumed',
  'task.withdraw': 'task.withdrawn',
  'task.reopen': 'task.reopened',
  'task.replan': 'task.replanned',
  'acknowledgement.give': 'acknowledgement.given',
  'milestone.deliver': 'milestone.delivered',
  'obligation.urge': 'obligation.urged',
  'obligation.waive': 'obligation.waived',
  'obligation.exempt': 'obligation.exempted',
  'obligation.revokeExemption': 'obligation.exemptionRevoked',
  'instruction.give': 'instruction.given',
  'instruction.withdraw': 'instruction.withdrawn',
  'reply.give': 'reply.given',
  'planPart.submit': 'planPart.submitted',
  'planPart.withdraw': 'planPart.withdrawn',
  'planPart.approve': 'planPart.approved',
  'planPart.sendBack': 'planPart.sentBack',
  'plan.draft': 'plan.drafted',
  'plan.sign': 'plan.signed',
  'plan.file': 'plan.filed',
  'plan.approve': 'plan.approved',
  'plan.return': 'plan.returned',
  'plan.revise': 'plan.revised',
  'report.draft': 'report.drafted',
  'report.sign': 'report.signed',
  'report.submit': 'report.submitted',
  'report.withdraw': 'report.withdrawn',
  'report.accept': 'report.accepted',
  'report.return': 'report.returned',
  'report.empty': 'report.emptied',
  'subReport.submit': 'subReport.submitted',
  'subReport.withdraw': 'subReport.withdrawn',
  'subReport.approve': 'subReport.approved',
  'subReport.sendBack': 'subReport.sentBack',
  'extension.request': 'extension.requested',
  'extension.grant': 'extension.granted',
  'extension.refuse': 'extension.refused',
  'extension.withdraw': 'extension.withdrawn',
  'disagreement.raise': ['planPart.disputed', 'subReport.disputed'],
  'disagreement.settle': 'disagreement.settled',
  'disagreement.withdraw': 'disagreement.withdrawn',
  'objection.raise': 'objection.raised',
  'objection.uphold': 'objection.upheld',
  'objection.refuse': 'objection.refused',
  'objection.withdraw': 'objection.withdrawn',
  'adjustment.propose': 'adjustment.proposed',
  'adjustment.approve': 'adjustment.approved',
  'adjustment.refuse': 'adjustment.refused',
  'adjustment.withdraw': 'adjustment.withdrawn',
  'task.handOver': 'task.handedOver',
  'closeOut.claim': 'closeOut.claimed',
  'closeOut.sign': 'closeOut.signed',
  'closeOut.verify': 'closeOut.verifying',
  'closeOut.confirm': 'closeOut.confirmed',
  'closeOut.confirmPartly': 'closeOut.partlyConfirmed',
  'closeOut.reject': 'closeOut.rejected',
  'slip.announce': 'slip.announced',
  'slip.reply': 'slip.replied',
  'slip.issue': 'slip.issued',
  'slip.discard': 'slip.discarded',
};

const commandsOf = new Map<TaskEventType, TaskCommandType[]>();
for (const type of Object.keys(eventOf) as TaskCommandType[])
  for (const event of [eventOf[type]].flat()) commandsOf.set(event, [...(commandsOf.get(event) ?? []), type]);

/** As much of a command as authorising looks at. */
const commandOn = (type: CommandType, member: string | null): Command =>
  (member === null ? { type } : { type, member }) as Command;

interface Circumstances {
  actor: Actor;
  state: TaskState;
  target: Member | undefined;
  at: Instant;
}

/** What the deciders and the machines ask beside the state: a moment that has passed, who or what the part itself names. */
function isTimely(type: CommandType, circumstances: Circumstances): boolean {
  return conditions[type]?.(circumstances) ?? true;
}

const decidesExtension = ({ actor, state, target }: Circumstances): boolean =>
  target?.kind === 'extension' && mayDecide(target, actor, { task: null, lead: state.context.lead });

const conditions: Partial<Record<CommandType, (circumstances: Circumstances) => boolean>> = {
  'closeOut.claim': ({ state }) =>
    ![...state.members.values()].some((member) => member.kind === 'closeOut' && isLive(member)),
  'adjustment.propose': ({ state }) =>
    ![...state.members.values()].some((member) => member.kind === 'adjustment' && isLive(member)),
  'adjustment.approve': decidesOnAdjustment,
  'adjustment.refuse': decidesOnAdjustment,
  'adjustment.withdraw': ({ actor, target }) => target?.kind === 'adjustment' && target.context.unit === actor.unit,
  // given for all tasks of a unit at once, where the unit has ended
  'task.handOver': () => false,
  'extension.request': ({ target, at }) =>
    target?.kind === 'obligation' && at < target.context.schedule.dueAt && !target.context.holds.includes('extension'),
  'extension.grant': decidesExtension,
  'extension.refuse': decidesExtension,
  'objection.raise': ({ state, target, at }) =>
    target?.kind === 'obligation' &&
    target.context.objectBefore !== undefined &&
    at < target.context.objectBefore &&
    !isObjectedTo(state, target.context.unit),
  'disagreement.raise': ({ state, target }) => target !== undefined && !isDisputed(state, target.id),
  'plan.approve': ({ actor, target }) =>
    target?.kind === 'plan' && (target.context.approvalsLeft[0] ?? actor.role) === actor.role,
  'slip.announce': ({ actor, target }) => target?.kind === 'slip' && mayIssue(target, actor),
  'slip.issue': ({ actor, target, at }) =>
    target?.kind === 'slip' && mayIssue(target, actor) && whyUnheard(target, at) === null,
  'obligation.urge': ({ actor, target }) =>
    target?.kind === 'obligation' && (actor.unit === null || actor.unit !== target.context.unit),
  'instruction.withdraw': ({ actor, target }) =>
    target?.kind === 'instruction' && (actor.role === 'headOfGovernment' || target.context.by === actor.id),
};

function decidesOnAdjustment({ actor, state, target }: Circumstances): boolean {
  if (target?.kind !== 'adjustment' || target.context.post === actor.id) return false;
  return mayDecideAdjustment(target.context, actor, { task: null, lead: state.context.lead });
}

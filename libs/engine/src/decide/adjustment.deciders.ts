import type { AdjustedContent, CommandOf, Refusal } from '@duban/contracts';
import type {
  Assignment,
  AdjustmentContext,
  MemberOf,
  NewMemberOf,
  Reassigned,
  TaskContext,
  TaskState,
} from '@duban/lifecycle';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import { type Actor, isRefusal, memberOf, type TaskDecision } from './decision.js';
import { rolesIn } from './owed-by.js';
import { reassignmentOf, type Succession } from './reassign.js';

/** Other units, another scope or other targets are proposed, one change at a time. Nothing else happens yet. */
export function proposeAdjustment(
  { units, content, reason }: CommandOf<'adjustment.propose'>,
  decision: TaskDecision,
): NewTaskEvent | Refusal {
  const { state, actor, at, newId, keep } = decision;
  if (isProposed(state))
    return refusal('not-in-state', 'Another adjustment of this task is proposed and not decided on.', {
      machine: 'adjustment',
      state: 'proposed',
      allowed: ['adjustment.withdrawn'],
    });
  const assignment = units ? assignmentIn(units, state.context) : null;
  if (assignment && isRefusal(assignment)) return assignment;
  const isOther = assignment !== null && !isSame(assignment, state.context);
  const words = wordsIn(content);
  if (!isOther && !words) return refusal('nothing-changed', 'The adjustment changes nothing of the task.');
  const unfit = assignment && refusedAssignment(assignment, decision);
  if (unfit) return unfit;
  const adjustment: NewMemberOf<'adjustment'> = {
    id: newId(),
    kind: 'adjustment',
    context: {
      assignment: isOther ? assignment : null,
      content: words ? keep(JSON.stringify(words)) : null,
      proposedAt: at,
      post: actor.id,
      unit: actor.unit,
    },
  };
  return { type: 'adjustment.proposed', adjustment, reason: keep(reason) };
}

/** What is said of scope and targets; undefined: nothing. */
const wordsIn = (content?: AdjustedContent): AdjustedContent | undefined =>
  (content?.scope ?? content?.targets) === undefined ? undefined : content;

const isProposed = ({ members }: TaskState): boolean =>
  [...members.values()].some(({ kind, value }) => kind === 'adjustment' && value === 'proposed');

/** Takes effect now: who owes what is worked out from how the task stands at this moment. */
export function approveAdjustment(
  { member }: CommandOf<'adjustment.approve'>,
  decision: TaskDecision,
): NewTaskEvent | Refusal {
  const adjustment = decidedOn(member, decision);
  if (isRefusal(adjustment)) return adjustment;
  const { assignment } = adjustment.context;
  if (adjustment.value !== 'proposed' || assignment === null)
    return { type: 'adjustment.approved', member, ...unchanged };
  const { lead } = decision.state.context;
  const unfit = refusedAssignment(assignment, decision);
  if (unfit) return unfit;
  // What the former lead owed as such is the new lead's; nobody else takes over from anybody.
  const succession: Succession = (unit, owedAs) => (owedAs === 'lead' && unit === lead ? assignment.lead : unit);
  return { type: 'adjustment.approved', member, ...reassigned(assignment, succession, decision) };
}

/** The units, the scope and the targets stay. */
export function refuseAdjustment(
  { member, reason }: CommandOf<'adjustment.refuse'>,
  decision: TaskDecision,
): NewTaskEvent | Refusal {
  const adjustment = decidedOn(member, decision);
  if (isRefusal(adjustment)) return adjustment;
  return { type: 'adjustment.refused', member, reason: decision.keep(reason) };
}

/** Taken back by the side that proposed it. */
export function withdrawAdjustment(
  { member }: CommandOf<'adjustment.withdraw'>,
  { state, actor }: TaskDecision,
): NewTaskEvent | Refusal {
  const adjustment = memberOf(state, member, 'adjustment');
  if (isRefusal(adjustment)) return adjustment;
  if (adjustment.context.unit !== actor.unit)
    return refusal('not-permitted', 'An adjustment is withdrawn by who proposed it.');
  return { type: 'adjustment.withdrawn', member };
}

/** A unit has ended: its successor is in this task what it was, or what it is there already where that is more. */
export function handOverTask(
  { unit, successor, basis }: CommandOf<'task.handOver'>,
  decision: TaskDecision,
): NewTaskEvent | Refusal {
  const { context } = decision.state;
  if (unit === successor) return refusal('own-successor', 'A unit does not take over from itself.');
  if (!rolesIn(context).has(unit)) return refusal('unit-not-of-task', `The unit ${unit} is not of this task.`);
  const assignment = succeeded(context, unit, successor);
  if (assignment === null) return refusal('missing-lead', 'The task has no lead unit.');
  const unfit = refusedUnits([successor], decision);
  if (unfit) return unfit;
  const succession: Succession = (each) => (each === unit ? successor : each);
  const changes = reassigned(assignment, succession, decision);
  return { type: 'task.handedOver', unit, successor, basis: decision.keep(basis), ...changes };
}

const unchanged: Reassigned = { assignment: null, made: [], handed: [], kept: [], dropped: [] };

function reassigned(next: Assignment, succession: Succession, decision: TaskDecision): Reassigned {
  const { state, year, at, regime, calendar, newId, effectiveOn } = decision;
  return reassignmentOf(state, next, succession, { year, at, regime, calendar, newId, effectiveOn });
}

/** The adjustment that a command decides on; a refusal where that is not the actor's to do. */
function decidedOn(member: string, { state, actor, task }: TaskDecision): MemberOf<'adjustment'> | Refusal {
  const adjustment = memberOf(state, member, 'adjustment');
  if (isRefusal(adjustment)) return adjustment;
  if (adjustment.context.post === actor.id)
    return refusal('own-proposal', 'Whoever proposes an adjustment does not decide on it.');
  if (mayDecideAdjustment(adjustment.context, actor, { task, lead: state.context.lead })) return adjustment;
  return refusal(
    'not-permitted',
    adjustment.context.content === null
      ? 'Other units are approved by the chief supervisor or the head of government.'
      : 'Scope and targets are approved by the leader in charge of the task or of its lead, or the head of government.',
  );
}

/** Units are the chief supervisor's, scope and targets the leader's who looks after the task; both are the head's. */
export function mayDecideAdjustment(
  { content }: Pick<AdjustmentContext, 'content'>,
  { role, looksAfter }: Actor,
  { task, lead }: { task: string | null; lead: string | null },
): boolean {
  if (role === 'headOfGovernment') return true;
  if (content === null) return role === 'chiefSupervisor';
  if (role !== 'leaderInCharge') return false;
  // of a task that is not named only its lead is known
  return (looksAfter?.tasks.includes(task ?? '') ?? false) || (looksAfter?.units.includes(lead ?? '') ?? false);
}

function assignmentIn(
  { lead, jointLeads, coordinating, told }: NonNullable<CommandOf<'adjustment.propose'>['units']>,
  context: TaskContext,
): Assignment | Refusal {
  if (!lead) return refusal('missing-lead', 'A task keeps a lead unit: name the one that leads from now on.');
  const named = new Set([lead, ...jointLeads, ...coordinating]);
  return { lead, jointLeads, coordinating, told: told ?? context.told.filter((unit) => !named.has(unit)) };
}

const isSame = (assignment: Assignment, context: TaskContext): boolean =>
  written(rolesIn(assignment)) === written(rolesIn(context));

const written = (roles: ReadonlyMap<string, string>): string =>
  [...roles]
    .map((each) => each.join(' '))
    .toSorted()
    .join();

function refusedAssignment(
  { lead, jointLeads, coordinating, told }: Assignment,
  decision: TaskDecision,
): Refusal | null {
  const units = [lead, ...jointLeads, ...coordinating, ...told];
  const twice = units.find((unit, index) => units.indexOf(unit) !== index);
  if (twice) return refusal('bad-command', `The unit ${twice} is named twice.`);
  return refusedUnits(units, decision);
}

function refusedUnits(units: readonly string[], { standingOf }: TaskDecision): Refusal | null {
  const ended = units.find((unit) => standingOf(unit) === 'ended');
  if (ended) return refusal('unknown-unit', `The unit ${ended} has ended: name its successor.`);
  const unknown = units.find((unit) => standingOf(unit) === 'unknown');
  return unknown ? refusal('unknown-unit', `There is no unit ${unknown}.`) : null;
}

/** The higher place counts where both were of the task. */
function succeeded(context: TaskContext, unit: string, successor: string): Assignment | null {
  if (context.lead === null) return null;
  const lead = context.lead === unit ? successor : context.lead;
  const taken = new Set([lead]);
  const others = (units: readonly string[]): string[] =>
    units.flatMap((each) => {
      const now = each === unit ? successor : each;
      if (taken.has(now)) return [];
      taken.add(now);
      return [now];
    });
  return {
    lead,
    jointLeads: others(context.jointLeads),
    coordinating: others(context.coordinating),
    told: others(context.told),
  };
}

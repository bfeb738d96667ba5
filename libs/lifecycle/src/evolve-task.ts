import { definitions, type Definitions, type TaskDefinition, versionDefect } from './definitions.js';
import { TaskStep } from './task-step.js';
import { isLive, type Member } from './member.js';
import { MemberNotLoaded, refuse, type Refused, type Step } from './refusal.js';
import { addresseeOf, isOutward, isWake, type TaskEvent, type TaskEventOf, type TaskEventType } from './task-event.js';
import { hasEnded, regionsOf, stateOf, type TaskState } from './task-state.js';

/**
 * Applies one event to a task: the only way in which a task changes. Pure. `null` and `task.issued` make a task.
 *
 * What it is given may be a part: what `namedMembers` tells.
 *
 * @throws MemberNotLoaded when a member is needed that is not there (a programming error).
 */
export function evolveTask(
  state: TaskState | null,
  event: TaskEvent,
  registry: Pick<Definitions, 'task'> = definitions,
): Step<TaskState> | Refused {
  const defect = versionDefect(registry.task, event, event.type === 'machine.migrated' ? null : state);
  const definition = registry.task[event.definition];
  if (defect || !definition) return refuseTask(defect ?? 'unknown-version', state, event, []);
  if (event.type === 'machine.migrated') return replaceWhole(definition, state, event);
  if (state === null)
    return event.type === 'task.issued'
      ? issue(definition, event)
      : refuseTask('not-in-state', null, event, ['task.issued']);

  const refused = refuseUnfit(definition, state, event);
  if (refused) return refused;
  const step = new TaskStep(definition, state, event.at);
  const addressee = recipientOf(state, event);
  return step.begin(addressee, event) ? step.finish() : notTaken(definition, state, addressee, event);
}

/**
 * The event types that a task (`null`) or one of its members takes now, as far as can be told without the event's
 * details; what only the clock sends is left out.
 */
export function allowedEvents(
  state: TaskState,
  memberId: string | null,
  registry: Pick<Definitions, 'task'> = definitions,
): TaskEventType[] {
  const definition = registry.task[state.definition];
  if (!definition) return [];
  return allowedTo(definition, state, memberId === null ? 'task' : loaded(state, memberId));
}

function issue(definition: TaskDefinition, event: TaskEventOf<'task.issued'>): Step<TaskState> {
  const { directive, lead, jointLeads, coordinating, told } = event;
  const state: TaskState = {
    definition: event.definition,
    value: regionsOf(definition.task.initial),
    context: { directive, lead, jointLeads, coordinating, told, missed: [], suspendedAt: null },
    members: new Map(),
  };
  const step = new TaskStep(definition, state, event.at);
  step.issue(event);
  const finished = step.finish();
  if (!finished.ok) throw new Error(finished.message);
  return finished;
}

/** Replay takes over a migrated snapshot as it stands: it was made and checked by `migrateTask`. */
function replaceWhole(
  definition: TaskDefinition,
  state: TaskState | null,
  event: TaskEventOf<'machine.migrated'>,
): Step<TaskState> | Refused {
  const { snapshot } = event;
  const defect =
    snapshot.definition !== event.definition
      ? 'unknown-version'
      : snapshotDefect(definition, snapshot.value, snapshot.members);
  if (!state || defect) return refuseTask(defect ?? 'not-in-state', state, event, state ? [] : ['task.issued']);
  const changed = snapshot.members.map(({ id }) => id);
  return { ok: true, state: stateOf(snapshot), changed, effects: [], arrows: [] };
}

/** What is wrong with a stored task, before any machine sees it: `unknown-state`, `region-missing`, or null. */
export function snapshotDefect(definition: TaskDefinition, value: unknown, members: Iterable<Member>): string | null {
  const defect = definition.task.defectOf(value);
  if (defect) return defect;
  for (const member of members) {
    const wrong = definition.members[member.kind].defectOf(member.value);
    if (wrong) return wrong;
  }
  return null;
}

function refuseUnfit(definition: TaskDefinition, state: TaskState, event: TaskEvent): Refused | null {
  const defect = snapshotDefect(definition, state.value, state.members.values());
  if (defect) return refuseTask(defect, state, event, []);
  if (hasEnded(state.value) && !takenWhenEnded(state).includes(event.type))
    return refuseTask('not-in-state', state, event, takenWhenEnded(state));
  // (f) while a task is suspended nothing fires
  if (state.value.activity === 'suspended' && isWake(event.type))
    return refuseTask('suspended', state, event, allowedTo(definition, state, 'task'));
  if (event.type === 'closeOut.claimed' && hasOpenClaim(state)) return refuseTask('already-claimed', state, event, []);
  return null;
}

function hasOpenClaim({ members }: TaskState): boolean {
  for (const member of members.values()) if (member.kind === 'closeOut' && isLive(member)) return true;
  return false;
}

function recipientOf(state: TaskState, event: TaskEvent): 'task' | Member {
  const id = addresseeOf(event);
  return id === null ? 'task' : loaded(state, id);
}

function loaded(state: TaskState, id: string): Member {
  const member = state.members.get(id);
  if (!member) throw new MemberNotLoaded(id, 'member');
  return member;
}

function notTaken(definition: TaskDefinition, state: TaskState, addressee: 'task' | Member, event: TaskEvent): Refused {
  const allowed = allowedTo(definition, state, addressee);
  if (addressee === 'task') {
    const code = definition.task.refusalOf(state.value, state.context, event);
    return refuseTask(code, state, event, allowed);
  }
  const { kind, value, context } = addressee;
  const code = definition.members[kind].refusalOf(value, context, event);
  return refuse({ code, machine: kind, state: value, event: event.type, allowed });
}

function allowedTo(definition: TaskDefinition, state: TaskState, addressee: 'task' | Member): TaskEventType[] {
  if (hasEnded(state.value)) return addressee === 'task' ? takenWhenEnded(state) : [];
  const taken =
    addressee === 'task'
      ? definition.task.eventsTaken(state.value, state.context)
      : definition.members[addressee.kind].eventsTaken(addressee.value, addressee.context);
  return taken.filter(isOutward);
}

/** An ended task takes nothing, in none of its regions; a completed one may be opened again. */
function takenWhenEnded({ value }: TaskState): TaskEventType[] {
  return value.lifecycle === 'completed' ? ['task.reopened'] : [];
}

function refuseTask(code: string, state: TaskState | null, event: TaskEvent, allowed: readonly string[]): Refused {
  const name = state === null ? 'not issued' : stateName(state);
  return refuse({ code, machine: 'task', state: name, event: event.type, allowed });
}

/** The state of all regions in words; also of a value that is not to be trusted. */
function stateName({ value }: TaskState): string {
  const words = (part: unknown): string[] =>
    typeof part === 'string'
      ? [part]
      : typeof part === 'object' && part !== null
        ? Object.entries(part).flatMap(([name, inner]) => [...(name === 'reporting' ? [name] : []), ...words(inner)])
        : [];
  return words(value).join(' ') || 'in no state';
}

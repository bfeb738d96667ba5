import { createHash } from 'node:crypto';
import type { Instant } from '@duban/calendar';
import type { Answer, Command, Refusal } from '@duban/contracts';
import {
  migratePlain,
  migrateTask,
  nextWake,
  type PlainKind,
  slipFor,
  snapshotOf,
  statusOf,
  wakeEvent,
  type ObligationMember,
  type TaskState,
} from '@duban/lifecycle';
import { authorise, authoriseAs } from '../decide/authorise.js';
import { isRefusal, type Actor, type TaskDecision } from '../decide/decision.js';
import { strayOrder } from '../decide/meeting.deciders.js';
import { decidePlain, type PlainCommand, plainRelationOf } from '../decide/plain.deciders.js';
import { decideTask, requireRead, type TaskCommand } from '../decide/task.deciders.js';
import { eventBytes } from '../record/chain.js';
import {
  advancePlain,
  advanceTask,
  isPlain,
  newestOf,
  type NewPlainEvent,
  type NewTaskEvent,
  type PlainDraft,
  type TaskDraft,
} from './aggregate.js';
import { accepted, type Batch, stampOf } from './batch.js';
import { beginFreeTask, issueTask } from './births.js';
import { groupRefused, notFound, refusal, refusalOf, refusedAsAnswer } from './refusal.js';
import type { CommandWork } from './work.js';

/** Carries out one work on the batch in memory: all of its commands, or none. */
export function performCommands(batch: Batch, { commands }: CommandWork): Answer[] {
  const undo = batch.savepoint();
  const answers = commands.map((command) => perform(batch, command));
  if (answers.every(({ ok }) => ok)) return answers;
  undo();
  return answers.map((answer) => (answer.ok ? groupRefused() : answer));
}

/** Works off the wakes of a task that are due at a moment, in the order of their instants. Returns how many. */
export function performWakes(batch: Batch, id: string, until: Instant): number {
  const draft = batch.aggregates.get(id);
  if (draft?.kind !== 'task') return 0;
  const migrated = migrateDraft(batch, draft);
  const woken = isRefusal(migrated) ? migrated : catchUp(batch, migrated, until);
  if (isRefusal(woken)) return 0;
  batch.aggregates.set(id, woken);
  return woken.seq - draft.seq;
}

function perform(batch: Batch, command: Command): Answer {
  const replayed = replay(batch, command);
  if (replayed) return replayed;
  const before = batch.aggregate(command);
  const actor = batch.actors.get(command.post);
  if (!actor || before.kind !== command.target.kind) return notFound();
  const after = isPlain(before)
    ? performOnPlain(batch, before, command as PlainCommand, actor)
    : performOnTask(batch, before, command as TaskCommand, actor);
  if (isRefusal(after)) return after;
  batch.aggregates.set(after.id, after);
  const answer = accepted(
    after,
    before.seq,
    isPlain(after) ? plainStatusOf(after) : statusOf(stateOf(after)),
    command.target,
  );
  if (command.idempotencyKey) {
    batch.kept = [
      ...batch.kept,
      { post: command.post, key: command.idempotencyKey, requestHash: requestHash(command), answer },
    ];
  }
  return answer;
}

/** The same key with the same body gives the stored answer; with another body it is refused. */
function replay(batch: Batch, command: Command): Answer | undefined {
  if (!command.idempotencyKey) return undefined;
  const earlier = batch.answered.get(`${command.post}/${command.idempotencyKey}`) ?? keptInBatch(batch, command);
  if (!earlier) return undefined;
  if (!earlier.requestHash.equals(requestHash(command)))
    return refusal('key-reused', 'This idempotency key was used for another command.');
  return { ...earlier.answer, replayed: true };
}

const keptInBatch = ({ kept }: Batch, { post, idempotencyKey }: Command) =>
  kept.find((answer) => answer.post === post && answer.key === idempotencyKey);

const requestHash = (command: Command): Buffer => createHash('sha256').update(eventBytes(command)).digest();

function performOnPlain(batch: Batch, draft: PlainDraft, command: PlainCommand, actor: Actor): PlainDraft | Refusal {
  const denied = authoriseAs(
    plainRelationOf(actor, draft, batch.calendar.dateOf(batch.at)),
    batch.environment.permissions,
    actor,
    command,
  );
  if (denied) return denied;
  const stale = staleness(command, draft.version);
  if (stale) return stale;
  const current = migratePlainDraft(batch, draft);
  if (isRefusal(current)) return current;
  let texts = 0;
  let ids = 0;
  const event = decidePlain(command, {
    batch,
    draft: current,
    actor,
    today: batch.calendar.dateOf(batch.at),
    newId: () => batch.newId(current, ids++),
    keep: (text) => batch.keep(current, texts++, text),
  });
  if (isRefusal(event)) return event;
  return refusedAsAnswer(advancePlain(current, event, stampOf(batch, actor)));
}

function performOnTask(batch: Batch, draft: TaskDraft, command: Command, actor: Actor): TaskDraft | Refusal {
  const denied = authorise(batch.environment.permissions, actor, command, draft.state);
  if (denied) return denied;
  if (command.type === 'task.issue') return issueTask(batch, draft, command, actor);
  const there = standing(batch, draft, command, actor);
  if (isRefusal(there)) return there;
  // 1. A task stored by an older version is migrated; one stored by a newer is left to a newer process.
  const migrated = migrateDraft(batch, there);
  if (isRefusal(migrated)) return migrated;
  // 2. What fell due before this command is recorded before it: lateness never depends on how busy the queue is.
  const current = catchUp(batch, migrated, batch.at);
  if (isRefusal(current)) return current;
  // 3. The version that the caller saw, of the part where one is named.
  if ('member' in command && !stateOf(current).members.has(command.member))
    return refusal('unknown-member', `The task has no part or obligation ${command.member}.`);
  const stale = staleness(command, 'member' in command ? memberVersion(draft, command.member) : draft.version);
  if (stale) return stale;
  // 4. The decision, and the machines' word on it.
  const decision = decisionOn(batch, current, actor);
  if (isRefusal(decision)) return decision;
  const event = decideTask(command as TaskCommand, decision);
  if (isRefusal(event)) return event;
  requireRead(command.type, event);
  return refusedAsAnswer(advanceTask(current, event, stampOf(batch, actor)));
}

/** The task that a command is about; one that is not there yet is born of a free instruction, if that may be given. */
function standing(batch: Batch, draft: TaskDraft, command: Command, actor: Actor): TaskDraft | Refusal {
  const stray = strayOrder(batch, command);
  if (stray) return stray;
  if (draft.state) return draft;
  return command.type === 'instruction.give' ? beginFreeTask(batch, draft, command, actor) : notFound();
}

function decisionOn(batch: Batch, draft: TaskDraft, actor: Actor): TaskDecision | Refusal {
  const state = stateOf(draft);
  let regime: ReturnType<Batch['regimeOf']> | undefined;
  let ids = 0;
  let texts = 0;
  return {
    task: draft.id,
    year: draft.year,
    at: batch.at,
    actor,
    state,
    calendar: batch.calendar,
    standingOf: (unit) => (batch.endedUnits.has(unit) ? 'ended' : batch.units.has(unit) ? 'there' : 'unknown'),
    targets: batch.targets.get(draft.id) ?? [],
    textOf: (address) => batch.texts.get(address) ?? null,
    effectiveOn: batch.effectiveOn(state.context.directive),
    get regime() {
      regime ??= batch.regimeOf(state.context.directive);
      if (isRefusal(regime)) throw new Error(regime.message);
      return regime;
    },
    newId: () => batch.newId(draft, ids++),
    keep: (text) => batch.keep(draft, texts++, text),
    read: (address) => {
      const text = batch.texts.get(address);
      if (text === undefined) throw new Error(`Content ${address} was not loaded.`);
      return text;
    },
  };
}

/** Brings a task to the newest version by an event that carries the whole new snapshot. */
function migrateDraft(batch: Batch, draft: TaskDraft): TaskDraft | Refusal {
  const { definitions } = batch.environment;
  const state = stateOf(draft);
  if (state.definition === newestOf(definitions.task)) return draft;
  const migrated = migrateTask(snapshotOf(state), definitions);
  if (!migrated.ok) return refusalOf(migrated);
  const event: NewTaskEvent = { type: 'machine.migrated', snapshot: migrated.snapshot };
  return refusedAsAnswer(advanceTask(draft, event, { at: batch.at, post: null, definitions }));
}

/** The same for a plain aggregate; one that is not there yet has nothing to migrate. */
function migratePlainDraft<K extends PlainKind>(batch: Batch, draft: PlainDraft<K>): PlainDraft<K> | Refusal {
  const { definitions } = batch.environment;
  if (!draft.state || draft.state.definition === newestOf(definitions[draft.kind])) return draft;
  const migrated = migratePlain(draft.kind, draft.state, definitions);
  if (!migrated.ok) return refusalOf(migrated);
  const event = { type: 'machine.migrated', snapshot: migrated.snapshot } as NewPlainEvent<K>;
  return refusedAsAnswer(advancePlain(draft, event, { at: batch.at, post: null, definitions }));
}

/** Works off the task's due wakes up to a moment: instant by instant, and by obligation id within one instant. */
function catchUp(batch: Batch, draft: TaskDraft, until: Instant): TaskDraft | Refusal {
  let current = draft;
  for (;;) {
    const due = earliestWake(stateOf(current), until);
    if (!due) return current;
    const event = wakeEvent(due.member, stateOf(current), batch.at);
    if (!event) return current;
    const { at, by: _by, definition: _definition, ...body } = event;
    const whole = withSlip(batch, current, due.member, body as NewTaskEvent);
    const next = advanceTask(current, whole, {
      at,
      post: null,
      caughtUp: true,
      definitions: batch.environment.definitions,
    });
    if ('ok' in next) return refusalOf(next);
    current = next;
  }
}

/** A slip that waits for approval needs an id; it is drawn here, outside the machine. */
function withSlip(batch: Batch, draft: TaskDraft, member: ObligationMember, event: NewTaskEvent): NewTaskEvent {
  if (event.type !== 'obligation.escalated' || event.skipped) return event;
  const slip = slipFor(member, event.rung, batch.newId(draft, 0));
  return slip ? { ...event, slip } : event;
}

function earliestWake(state: TaskState, until: Instant) {
  let earliest: { at: Instant; member: ObligationMember } | undefined;
  for (const member of state.members.values()) {
    if (member.kind !== 'obligation') continue;
    const wake = nextWake(member, state);
    if (!wake || wake.at > until) continue;
    const first = !earliest || wake.at < earliest.at || (wake.at === earliest.at && member.id < earliest.member.id);
    if (first) earliest = { at: wake.at, member };
  }
  return earliest;
}

/** As it will be stored: one higher when this batch has changed it already. */
const memberVersion = ({ memberVersions, changed }: TaskDraft, member: string): number =>
  (memberVersions.get(member) ?? 0) + (changed.has(member) ? 1 : 0);

function staleness({ expectedVersion }: Command, version: number): Refusal | undefined {
  if (expectedVersion === undefined || expectedVersion === version) return undefined;
  return refusal('stale', `This has changed: it is at version ${version}, not ${expectedVersion}.`, { version });
}

/** What lists show of a plain aggregate: the state of its machine, or of the first of its regions. */
function plainStatusOf({ state }: PlainDraft): string {
  const value = state?.value ?? '';
  return typeof value === 'string' ? value : String(Object.values(value)[0]);
}

function stateOf({ state, id }: TaskDraft): TaskState {
  if (!state) throw new Error(`Task ${id} has no state.`);
  return state;
}

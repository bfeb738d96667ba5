import type { Command, CommandOf, Refusal } from '@duban/contracts';
import { isRefusal, type Actor } from '../decide/decision.js';
import { membersAtIssue } from '../decide/members.js';
import { milestonesAtIssue } from '../decide/milestones.js';
import { advanceTask, type NewTaskEvent, type TaskDraft } from './aggregate.js';
import { type Batch, stampOf } from './batch.js';
import { refusal, refusedAsAnswer } from './refusal.js';

/** A task as it is issued with its directive, in one group. */
export function issueTask(
  batch: Batch,
  draft: TaskDraft,
  command: Extract<Command, { type: 'task.issue' }>,
  actor: Actor,
): TaskDraft | Refusal {
  if (draft.state) return refusal('already-exists', 'This task has been issued.');
  const { directive, lead, jointLeads, coordinating, told, milestones = [], continues } = command.assignment;
  const unknown = refusedReferences(batch, command.assignment);
  if (unknown) return unknown;
  const issued = batch.directiveChanges.find(
    ({ type, target }) => type === 'directive.issue' && target.id === directive.id,
  );
  if (issued?.type !== 'directive.issue')
    return refusal('not-in-state', 'A task is issued with its directive, as one group.', {
      allowed: ['directive.issue'],
    });
  const regime = batch.regimeOf(directive.id);
  if (isRefusal(regime)) return regime;
  let ids = 0;
  const making = {
    year: draft.year,
    at: batch.at,
    regime,
    calendar: batch.calendar,
    newId: () => batch.newId(draft, ids++),
  };
  const { effectiveOn } = issued;
  const members = [
    ...membersAtIssue({ lead, jointLeads, coordinating, told }, batch.at, effectiveOn, making),
    ...milestonesAtIssue(milestones, lead, effectiveOn, making).owed,
  ];
  const event: NewTaskEvent = {
    type: 'task.issued',
    directive: directive.id,
    lead,
    jointLeads,
    coordinating,
    told,
    members,
    ...(continues?.length ? { continues } : {}),
  };
  const born = refusedAsAnswer(advanceTask(draft, event, stampOf(batch, actor)));
  if (!isRefusal(born)) batch.births = [...batch.births, command];
  return born;
}

/** Whom and what an assignment names is there: its units have not ended, and the tasks that it goes on with exist. */
function refusedReferences(
  batch: Batch,
  { lead, jointLeads, coordinating, told, continues = [] }: Extract<Command, { type: 'task.issue' }>['assignment'],
): Refusal | null {
  const ended = [lead, ...jointLeads, ...coordinating, ...told].filter((unit) => batch.endedUnits.has(unit));
  if (ended.length > 0) return refusal('unknown-unit', `The unit ${ended.join(', ')} has ended: name its successor.`);
  const missing = continues.filter(({ id }) => !batch.earlierTasks.has(id)).map(({ id }) => id);
  return missing.length > 0 ? refusal('unknown-task', `There is no task ${missing.join(', ')}.`) : null;
}

/** A task of no directive: the first unit that a leader instructs leads, the others coordinate. The instruction follows. */
export function beginFreeTask(
  batch: Batch,
  draft: TaskDraft,
  command: CommandOf<'instruction.give'>,
  actor: Actor,
): TaskDraft | Refusal {
  const strangers = command.units.filter((unit) => !batch.units.has(unit));
  if (strangers.length > 0) return refusal('unknown-unit', `There is no unit ${strangers.join(', ')}.`);
  const [lead = null, ...coordinating] = command.units;
  const event: NewTaskEvent = {
    type: 'task.issued',
    directive: null,
    lead,
    jointLeads: [],
    coordinating,
    told: [],
    members: [],
  };
  batch.births = [...batch.births, command];
  return refusedAsAnswer(advanceTask(draft, event, stampOf(batch, actor)));
}

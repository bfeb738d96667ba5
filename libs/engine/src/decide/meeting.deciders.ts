import type { CommandOf, CommandType, Refusal } from '@duban/contracts';
import { type AgendaItem, sheetFault, unscored } from '@duban/lifecycle';
import type { NewPlainEvent, PlainDraft } from '../batch/aggregate.js';
import type { Batch } from '../batch/batch.js';
import { notFound, refusal } from '../batch/refusal.js';
import { isRefusal } from './decision.js';
import type { PlainDecision } from './plain-decision.js';

export type MeetingCommandType = Extract<CommandType, `meeting.${string}`>;
export type MeetingCommand = CommandOf<MeetingCommandType>;

type MeetingDecision = PlainDecision<PlainDraft<'meeting'>>;
type NewMeetingEvent = NewPlainEvent<'meeting'>;

type Decider<Type extends MeetingCommandType> = (
  command: CommandOf<Type>,
  decision: MeetingDecision,
) => NewMeetingEvent | Refusal;

const deciders: { [Type in MeetingCommandType]: Decider<Type> } = {
  'meeting.call': callMeeting,
  'meeting.changeAgenda': ({ agenda }, { batch }) => {
    const checked = checkedAgenda(agenda, batch);
    return isRefusal(checked) ? checked : { type: 'meeting.agendaChanged', agenda: checked };
  },
  'meeting.reschedule': ({ heldOn, place }, { draft, today, keep }) => {
    if (heldOn < today) return refusal('meeting-day-passed', `The day ${heldOn} has passed.`);
    const before = draft.state?.context;
    if (before?.heldOn === heldOn && place === undefined)
      return refusal('nothing-changed', 'It is called for this day already.');
    return { type: 'meeting.rescheduled', heldOn, place: place === undefined ? (before?.place ?? null) : keep(place) };
  },
  'meeting.hold': ({ minutes }, { draft, today, keep }) => {
    const { value, context } = draft.state ?? {};
    if (value === 'called' && context && today < context.heldOn)
      return refusal('meeting-not-due', `It is called for ${context.heldOn}: it has no minutes before.`);
    return { type: 'meeting.held', content: keep(minutes) };
  },
  'meeting.decide': ({ decision: id, text, task, dueOn }, { draft, today, keep }) => {
    if (draft.state?.context.decisions.some((each) => each.id === id))
      return refusal('already-exists', 'A decision with this id is there.');
    if (dueOn < today) return refusal('decision-day-passed', `The day ${dueOn} has passed.`);
    return { type: 'meeting.decided', decision: { id, content: keep(text), task } };
  },
  'meeting.score': ({ task, points }, { draft, actor }) => {
    const fault = draft.state && sheetFault(draft.state.context, { task, points });
    return fault
      ? refusal(fault, SHEET_FAULTS[fault])
      : { type: 'meeting.scored', sheet: { by: actor.id, task, points } };
  },
  'meeting.close': ({ reason }, { draft, keep }) => {
    const left = draft.state ? unscored(draft.state.context).length : 0;
    if (left > 0 && draft.state?.value === 'held' && reason === undefined)
      return refusal('scores-missing', `Nobody has scored ${left} of what is on the agenda: score it, or say why not.`);
    return { type: 'meeting.closed', reason: reason === undefined ? null : keep(reason) };
  },
  'meeting.cancel': ({ reason }, { keep }) => ({ type: 'meeting.cancelled', reason: keep(reason) }),
};

/** The event that a command on a meeting asks for, or why it cannot be asked. */
export function decideMeeting(command: MeetingCommand, decision: MeetingDecision): NewMeetingEvent | Refusal {
  if (!decision.draft.state && command.type !== 'meeting.call') return notFound();
  const decide = deciders[command.type] as Decider<MeetingCommandType>;
  return decide(command as never, decision);
}

function callMeeting(
  command: CommandOf<'meeting.call'>,
  { batch, draft, today, keep }: MeetingDecision,
): NewMeetingEvent | Refusal {
  if (draft.state) return refusal('already-exists', 'A meeting with this id is there.');
  const { kind, heldOn, place, criteria } = command;
  if (heldOn < today) return refusal('meeting-day-passed', `The day ${heldOn} has passed.`);
  if ((kind === 'fieldDay') !== criteria.length > 0)
    return refusal('criteria-misplaced', 'A field day is scored by criteria, and no other meeting is.');
  const agenda = checkedAgenda(command.agenda, batch);
  if (isRefusal(agenda)) return agenda;
  batch.births = [...batch.births, command];
  return {
    type: 'meeting.called',
    kind,
    heldOn,
    place: place === undefined ? null : keep(place),
    agenda,
    criteria: criteria.map(({ name, points }) => ({ name: keep(name), points })),
  };
}

/** The agenda as it was asked for, each task once and each of them there, with its units of now. */
function checkedAgenda(agenda: CommandOf<'meeting.call'>['agenda'], batch: Batch): AgendaItem[] | Refusal {
  const ids = agenda.map(({ task }) => task.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) return refusal('agenda-repeated', `The task ${twice} is on the agenda twice.`);
  const unknown = ids.find((id) => !batch.earlierTasks.has(id));
  if (unknown) return refusal('unknown-task', `There is no task ${unknown}.`);
  return agenda.map((item) => ({ ...item, units: batch.earlierTasks.get(item.task.id) ?? [] }));
}

const SHEET_FAULTS: Readonly<Record<NonNullable<ReturnType<typeof sheetFault>>, string>> = {
  'not-a-field-day': 'Only what is seen on a field day is scored.',
  'not-on-agenda': 'This is not on the agenda.',
  'points-missing': 'A sheet has one number for each criterion.',
  'points-above': 'A criterion gives no more points than it has.',
};

/**
 * Refuses an order in the name of a meeting unless the meeting, in the same batch, has decided it: by whom it may be given
 * follows from that, see `rowOf`.
 */
export function strayOrder(
  { aggregates }: Batch,
  command: { type: CommandType; target: { id: string } },
): Refusal | undefined {
  const named = meetingOf(command);
  if (!named) return undefined;
  const meeting = aggregates.get(named.id);
  const isDecided =
    meeting?.kind === 'meeting' &&
    (meeting as PlainDraft<'meeting'>).state?.context.decisions.some(
      ({ id, task }) => id === named.decision && task.id === command.target.id,
    );
  return isDecided ? undefined : refusal('bad-command', 'What a meeting decided is recorded with the meeting.');
}

/** The row of the permission table that answers for a command: an order of a meeting is that of who records it. */
export const rowOf = (command: { type: CommandType }): CommandType =>
  meetingOf(command) ? 'meeting.decide' : command.type;

const meetingOf = (command: { type: CommandType }) =>
  command.type === 'instruction.give' ? (command as CommandOf<'instruction.give'>).meeting : undefined;

import { agendaGrounds, meetingKinds } from '@duban/lifecycle';
import { z } from 'zod';
import { command, reason } from './command-envelope.contract.js';
import { DateText, Id, TaskReference } from './reference.contract.js';
import { Line, Text } from './text.contract.js';

/** More than any meeting gets through. */
const AGENDA_LIMIT = 200;

const agenda = {
  agenda: z.array(z.strictObject({ task: TaskReference, ground: z.enum(agendaGrounds) })).max(AGENDA_LIMIT),
};

const Points = z.int().min(0).max(1_000);

/** What is done with a meeting (DEMANDS F76, S60–S63). */
export const meetingCommands = [
  /** `criteria`: of a field day, and of nothing else. */
  command('meeting.call', {
    kind: z.enum(meetingKinds),
    title: Line,
    heldOn: DateText,
    place: Line.optional(),
    ...agenda,
    criteria: z
      .array(z.strictObject({ name: Line, points: Points.min(1) }))
      .max(20)
      .default([]),
  }),
  command('meeting.changeAgenda', agenda),
  /** `place`: where it is held then; where it was to be unless given. */
  command('meeting.reschedule', { heldOn: DateText, place: Line.optional() }),
  command('meeting.hold', { minutes: Text }),
  /** By `meeting.recordDecision`, which orders its `task` to be done in the same group: so it is owed. */
  command('meeting.decide', { decision: Id, text: Text, task: TaskReference, dueOn: DateText }),
  /** One number for each criterion, in their order. The sheet of the same post about the same task is replaced. */
  command('meeting.score', { task: Id, points: z.array(Points).min(1).max(20) }),
  /** `reason`: why there is no score for something on the agenda of a field day. */
  command('meeting.close', { reason: Text.optional() }),
  command('meeting.cancel', reason),
] as const;

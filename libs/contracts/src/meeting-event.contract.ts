import type * as lifecycle from '@duban/lifecycle';
import { agendaGrounds, meetingKinds, meetingStatuses } from '@duban/lifecycle';
import { z } from 'zod';
import { event } from './event-stamp.contract.js';
import { ContentAddress, list } from './member.contract.js';
import { DateText, Id, TaskReference } from './reference.contract.js';

const agenda = {
  agenda: list(z.strictObject({ task: TaskReference.readonly(), ground: z.enum(agendaGrounds), units: list(Id) })),
};
const called = {
  kind: z.enum(meetingKinds),
  heldOn: DateText,
  place: ContentAddress.nullable(),
  ...agenda,
  criteria: list(z.strictObject({ name: ContentAddress, points: z.int().positive() })),
};
const Decision = z.strictObject({ id: Id, content: ContentAddress, task: TaskReference.readonly() });
const Sheet = z.strictObject({ by: Id, task: Id, points: list(z.int().nonnegative()) });

/** What happened to a meeting, as its chain holds it: one schema per type. */
export const MeetingEvent = z.discriminatedUnion('type', [
  event('meeting.called', called),
  event('meeting.agendaChanged', agenda),
  event('meeting.rescheduled', { heldOn: DateText, place: ContentAddress.nullable() }),
  event('meeting.held', { content: ContentAddress }),
  event('meeting.decided', { decision: Decision }),
  event('meeting.scored', { sheet: Sheet }),
  event('meeting.closed', { reason: ContentAddress.nullable() }),
  event('meeting.cancelled', { reason: ContentAddress }),
  event('machine.migrated', {
    snapshot: z.strictObject({
      definition: z.int().positive(),
      value: z.enum(meetingStatuses),
      context: z.strictObject({
        ...called,
        minutes: ContentAddress.nullable(),
        decisions: list(Decision),
        sheets: list(Sheet),
        reason: ContentAddress.nullable(),
      }),
    }),
  }),
]) satisfies z.ZodType<lifecycle.MeetingEvent>;

import type { CommandType } from '@duban/contracts';
import { allowedPlainEvents, decidePermission, type MeetingState, type Permissions } from '@duban/lifecycle';
import type { Actor } from './decision.js';
import type { MeetingCommandType } from './meeting.deciders.js';

/** The commands that a post may give now on a meeting: what the machine takes, of that what the permission table leaves. */
export function allowedMeetingCommands(permissions: Permissions, { role }: Actor, state: MeetingState): CommandType[] {
  const taken = allowedPlainEvents('meeting', state);
  return (Object.keys(eventOf) as (keyof typeof eventOf)[])
    .filter((type) => taken.includes(eventOf[type]))
    .filter((type) => type !== 'meeting.score' || state.context.kind === 'fieldDay')
    .filter((type) => decidePermission(permissions, { role, relation: 'stranger' }, type).allow);
}

const eventOf: Readonly<Record<Exclude<MeetingCommandType, 'meeting.call'>, string>> = {
  'meeting.changeAgenda': 'meeting.agendaChanged',
  'meeting.reschedule': 'meeting.rescheduled',
  'meeting.hold': 'meeting.held',
  'meeting.decide': 'meeting.decided',
  'meeting.score': 'meeting.scored',
  'meeting.close': 'meeting.closed',
  'meeting.cancel': 'meeting.cancelled',
};

import { assign, setup } from 'xstate';
import type { Effect } from '../effect.js';
import { defineMachine, guardsFrom } from '../machine-definition.js';
import { sheetFault, unscored } from '../meeting-scores.js';
import type { AgendaItem, MeetingContext, MeetingEvent } from '../meeting-state.js';
import type { Birth } from '../plain.js';
import { asking, type Notice, unitPosts } from '../signal.js';

type Event = Exclude<MeetingEvent, { type: 'machine.migrated' }>;

const reasons = {
  newDecision: ({ decisions }: MeetingContext, event: Event) =>
    event.type === 'meeting.decided' && decisions.some(({ id }) => id === event.decision.id) ? 'decided-already' : null,
  fitsSheet: (context: MeetingContext, event: Event) =>
    event.type === 'meeting.scored' ? sheetFault(context, event.sheet) : null,
  /** A field day ends with a sheet about everything that was seen, or with the reason why there is none. */
  isScored: (context: MeetingContext, event: Event) =>
    event.type === 'meeting.closed' && event.reason === null && unscored(context).length > 0 ? 'scores-missing' : null,
};

interface Args {
  readonly context: MeetingContext;
  readonly event: Event;
}

const noticesTo = (kind: Notice['kind'], units: Iterable<string>): Notice[] =>
  [...units].map((unit) => ({ kind, unit, roles: unitPosts }));
const unitsOf = (agenda: readonly AgendaItem[]): Set<string> => new Set(agenda.flatMap(({ units }) => units));

/** Who comes newly onto the agenda; the others know of the meeting. */
const tellTheNew = {
  type: 'notify',
  params: ({ context, event }: Args): Notice[] => {
    if (event.type !== 'meeting.agendaChanged') return [];
    const known = unitsOf(context.agenda);
    return noticesTo(
      'meeting',
      [...unitsOf(event.agenda)].filter((unit) => !known.has(unit)),
    );
  },
} as const;
const tellAll = (kind: 'meetingMoved' | 'meetingCancelled') =>
  ({
    type: 'notify',
    params: ({ context }: Args): Notice[] => noticesTo(kind, unitsOf(context.agenda)),
  }) as const;

/** 会议: called with an agenda, perhaps moved to another day, held with minutes, closed; decisions and scores while it is held, cancelled before it. */
const machine = setup({
  types: { context: {} as MeetingContext, events: {} as Event },
  guards: guardsFrom(reasons),
  actions: {
    ...asking,
    changeAgenda: assign(({ event }) => (event.type === 'meeting.agendaChanged' ? { agenda: event.agenda } : {})),
    reschedule: assign(({ event }) =>
      event.type === 'meeting.rescheduled' ? { heldOn: event.heldOn, place: event.place } : {},
    ),
    keepMinutes: assign(({ event }) => (event.type === 'meeting.held' ? { minutes: event.content } : {})),
    decide: assign(({ context, event }) =>
      event.type === 'meeting.decided' ? { decisions: [...context.decisions, event.decision] } : {},
    ),
    /** A post has one sheet about each thing: the last. */
    score: assign(({ context, event }) => {
      if (event.type !== 'meeting.scored') return {};
      const { by, task } = event.sheet;
      const others = context.sheets.filter((each) => each.by !== by || each.task !== task);
      return { sheets: [...others, event.sheet] };
    }),
    keepReason: assign(({ event }) => ('reason' in event ? { reason: event.reason } : {})),
  },
}).createMachine({
  id: 'meeting',
  context: {} as MeetingContext,
  initial: 'called',
  states: {
    called: {
      on: {
        'meeting.agendaChanged': { actions: [tellTheNew, 'changeAgenda'] },
        'meeting.rescheduled': { actions: [tellAll('meetingMoved'), 'reschedule'] },
        'meeting.held': { target: 'held', actions: ['keepMinutes'] },
        'meeting.cancelled': { target: 'cancelled', actions: [tellAll('meetingCancelled'), 'keepReason'] },
      },
    },
    held: {
      on: {
        'meeting.decided': { guard: 'newDecision', actions: ['decide'] },
        'meeting.scored': { guard: 'fitsSheet', actions: ['score'] },
        'meeting.closed': { guard: 'isScored', target: 'closed', actions: ['keepReason'] },
      },
    },
    closed: {},
    cancelled: {},
  },
});

export const meeting = defineMachine('meeting', machine, reasons);

/** A meeting as its call leaves it; the units of its agenda are told. */
export function calledMeeting(event: MeetingEvent): Birth<'meeting'> {
  if (event.type !== 'meeting.called') throw new Error(`A meeting is not born of ${event.type}.`);
  const { kind, heldOn, place, agenda, criteria } = event;
  return {
    value: 'called',
    context: { kind, heldOn, place, agenda, criteria, minutes: null, decisions: [], sheets: [], reason: null },
    effects: noticesTo('meeting', unitsOf(agenda)).map((notice) => ({ type: 'notify', ...notice }) as Effect),
  };
}

import { assign, setup } from 'xstate';
import { defineMachine, guardsFrom } from '../machine-definition.js';
import { sheetFault, unscored } from '../meeting-scores.js';
import type { MeetingContext, MeetingEvent } from '../meeting-state.js';
import type { Birth } from '../plain.js';

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

/** 会议: called with an agenda, held with minutes, closed; decisions and scores while it is held, cancelled before it. */
const machine = setup({
  types: { context: {} as MeetingContext, events: {} as Event },
  guards: guardsFrom(reasons),
  actions: {
    changeAgenda: assign(({ event }) => (event.type === 'meeting.agendaChanged' ? { agenda: event.agenda } : {})),
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
        'meeting.agendaChanged': { actions: ['changeAgenda'] },
        'meeting.held': { target: 'held', actions: ['keepMinutes'] },
        'meeting.cancelled': { target: 'cancelled', actions: ['keepReason'] },
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

/** A meeting as its call leaves it. */
export function calledMeeting(event: MeetingEvent): Birth<'meeting'> {
  if (event.type !== 'meeting.called') throw new Error(`A meeting is not born of ${event.type}.`);
  const { kind, heldOn, place, agenda, criteria } = event;
  return {
    value: 'called',
    context: { kind, heldOn, place, agenda, criteria, minutes: null, decisions: [], sheets: [], reason: null },
  };
}

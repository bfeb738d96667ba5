import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evolvePlain } from './evolve-plain.js';
import { scoresOf, unscored } from './meeting-scores.js';
import type { MeetingEvent, MeetingState } from './meeting-state.js';
import { arrowsOf } from './mermaid.js';
import { replayPlain } from './replay.js';

type Told = MeetingEvent extends infer E
  ? E extends MeetingEvent
    ? Omit<E, 'at' | 'by' | 'definition'>
    : never
  : never;
const event = (told: Told) => ({ ...told, at: '2023-01-01T00:00:00.000Z', by: null, definition: 1 }) as MeetingEvent;

const task = (id: string) => ({ kind: 'task' as const, year: 2023, id });
const item = (id: string) => ({ task: task(id), ground: 'overdue' as const, units: [`unit of ${id}`, 'unit of all'] });
const sheet = (by: string, id: string, ...points: number[]): Told => ({
  type: 'meeting.scored',
  sheet: { by, task: id, points },
});
const call = { type: 'meeting.called' as const, heldOn: '2023-01-02', place: null };
const criteria = [
  { name: 'progress', points: 60 },
  { name: 'quality', points: 40 },
];
const fieldDay: Told = { ...call, kind: 'fieldDay', agenda: [item('a'), item('b')], criteria };
const births: readonly Told[] = [fieldDay, { ...call, kind: 'weekly', agenda: [item('a')], criteria: [] }];
const told: readonly Told[] = [
  { type: 'meeting.agendaChanged', agenda: [item('a')] },
  { type: 'meeting.agendaChanged', agenda: [item('b'), item('a'), item('c')] },
  { type: 'meeting.rescheduled', heldOn: '2023-01-03', place: 'p' },
  { type: 'meeting.held', content: 'm' },
  { type: 'meeting.decided', decision: { id: 'one', content: 'd', task: task('a') } },
  { type: 'meeting.decided', decision: { id: 'two', content: 'd', task: task('z') } },
  sheet('leader', 'a', 50, 30),
  sheet('leader', 'a', 60, 40),
  sheet('supervisor', 'b', 0, 0),
  sheet('supervisor', 'c', 10, 10),
  sheet('supervisor', 'a', 61, 0),
  sheet('supervisor', 'a', 60),
  { type: 'meeting.closed', reason: null },
  { type: 'meeting.closed', reason: 'r' },
  { type: 'meeting.cancelled', reason: 'r' },
];

test('any sequence keeps to what always holds, and replays to the same', () => {
  const arrows = new Set<string>();
  const picks = fc.array(fc.nat(told.length - 1), { minLength: 5, maxLength: 40, size: 'max' });
  fc.assert(
    fc.property(fc.nat(1), picks, (birth, sequence) => {
      const events = [event(births[birth] as Told)];
      let state: MeetingState = replayPlain('meeting', events);
      for (const pick of sequence) {
        const next = event(told[pick] as Told);
        const step = evolvePlain('meeting', state, next);
        if (!step.ok) continue;
        expectOrder(state, next);
        events.push(next);
        step.arrows.forEach((arrow) => arrows.add(arrow));
        ({ state } = step);
        expectSound(state);
      }
      expect(replayPlain('meeting', events)).toEqual(state);
    }),
    { numRuns: 400, seed: 11 },
  );
  expect([...arrows].toSorted()).toEqual(arrowsOf('meeting').toSorted());
});

/** What is decided and scored is so while it is held; what has ended takes nothing. */
function expectOrder({ value }: MeetingState, { type }: MeetingEvent): void {
  expect(value === 'closed' || value === 'cancelled').toBe(false);
  const whileHeld = ['meeting.decided', 'meeting.scored', 'meeting.closed'].includes(type);
  expect(value).toBe(whileHeld ? 'held' : 'called');
}

function expectSound({ value, context }: MeetingState): void {
  const { kind, agenda, criteria: asked, minutes, decisions, sheets, reason } = context;
  expect(minutes === null).toBe(value === 'called' || value === 'cancelled');
  expect(new Set(decisions.map(({ id }) => id)).size).toBe(decisions.length);
  expect(new Set(sheets.map(({ by, task: about }) => `${by}/${about}`)).size).toBe(sheets.length);
  if (kind !== 'fieldDay') expect(sheets).toEqual([]);
  for (const { task: about, points } of sheets) {
    expect(agenda.some((each) => each.task.id === about)).toBe(true);
    expect(points).toHaveLength(asked.length);
    points.forEach((given, index) => expect(given).toBeLessThanOrEqual(asked[index]?.points ?? -1));
  }
  if (value === 'closed' && reason === null) expect(unscored(context)).toEqual([]);
}

test('a sheet that does not fit is refused by name', () => {
  const held = (birth: Told) => replayPlain('meeting', [event(birth), event({ type: 'meeting.held', content: 'm' })]);
  const refusedWith = (birth: Told, asked: Told) => {
    const step = evolvePlain('meeting', held(birth), event(asked));
    return step.ok ? null : step.code;
  };
  expect(refusedWith(fieldDay, sheet('s', 'a', 61, 0))).toBe('points-above');
  expect(refusedWith(fieldDay, sheet('s', 'a', 60))).toBe('points-missing');
  expect(refusedWith(fieldDay, sheet('s', 'c', 1, 1))).toBe('not-on-agenda');
  expect(refusedWith(births[1] as Told, sheet('s', 'a', 1, 1))).toBe('not-a-field-day');
  expect(refusedWith(fieldDay, { type: 'meeting.closed', reason: null })).toBe('scores-missing');
  expect(refusedWith(fieldDay, sheet('s', 'a', 60, 40))).toBe(null);
});

test('scores are means, the best first; the same total has the same rank, and what nobody scored has none', () => {
  const { context } = replayPlain('meeting', [
    event({ ...fieldDay, agenda: ['a', 'b', 'c', 'd'].map(item) } as Told),
    event({ type: 'meeting.held', content: 'm' }),
    ...[
      sheet('one', 'a', 10, 20),
      sheet('two', 'a', 11, 20),
      sheet('three', 'a', 11, 20),
      sheet('one', 'c', 60, 40),
      sheet('one', 'd', 50, 30),
      sheet('two', 'd', 60, 40),
      sheet('one', 'd', 60, 40),
    ].map(event),
  ]);
  expect(scoresOf(context)).toEqual([
    { task: 'c', sheets: 1, means: [60, 40], total: 100, rank: 1 },
    { task: 'd', sheets: 2, means: [60, 40], total: 100, rank: 1 },
    { task: 'a', sheets: 3, means: [10.67, 20], total: 30.67, rank: 3 },
    { task: 'b', sheets: 0, means: null, total: null, rank: null },
  ]);
  expect(unscored(context)).toEqual(['b']);
});

test('the units of the agenda are told when it is called or moved, when they come onto it, and when it is cancelled', () => {
  const called = replayPlain('meeting', [event(fieldDay)]);
  const toldBy = (state: MeetingState, asked: Told) => {
    const step = evolvePlain('meeting', state, event(asked));
    return step.ok ? step.effects.map(({ kind, unit }) => `${kind} ${unit}`) : step.code;
  };
  const changed: Told = { type: 'meeting.agendaChanged', agenda: [item('b'), item('c')] };
  expect(toldBy(called, changed)).toEqual(['meeting unit of c']);
  expect(toldBy(called, { type: 'meeting.rescheduled', heldOn: '2023-01-09', place: null })).toEqual(
    ['a', 'all', 'b'].map((unit) => `meetingMoved unit of ${unit}`),
  );
  expect(toldBy(called, { type: 'meeting.cancelled', reason: 'r' })).toEqual(
    ['a', 'all', 'b'].map((unit) => `meetingCancelled unit of ${unit}`),
  );
  expect(toldBy(called, { type: 'meeting.held', content: 'm' })).toEqual([]);
});

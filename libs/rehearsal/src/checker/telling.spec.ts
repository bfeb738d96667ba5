import { expect, test } from 'vitest';
import type { Said } from './chain.check.js';
import { beginStory, type Owed } from './story.js';
import { tell } from './telling.js';

const DUE = '2023-03-25T16:00:00.000Z';
const BEFORE = '2023-03-20T02:00:00.000Z';
const AFTER = '2023-03-28T02:00:00.000Z';

const timetable = (dueAt: string, provisional = false) => ({
  opensAt: '2023-03-01T00:00:00.000Z',
  dueOn: dueAt.slice(0, 10),
  dueAt,
  provisional,
  reminders: [],
  rungs: [],
});

const obligation = (id: string, rest: object = {}) => ({
  id,
  kind: 'obligation',
  context: {
    kind: 'report',
    period: '2023-03',
    unit: 'lead',
    subject: `${id}-report`,
    laterReportCures: true,
    schedule: timetable(DUE),
    ...rest,
  },
});

const asks = (at: string): Said => ({
  type: 'extension.requested',
  at,
  member: 'x',
  extension: { id: 'x', kind: 'extension', context: { obligation: 'o' } },
});

/** What becomes of obligation `o`, whose report is `o-report`, of a task that also has `later`. */
function outcome(...events: Said[]): Owed {
  const story = beginStory('task');
  const later = obligation('later', { schedule: timetable('2023-04-25T16:00:00.000Z') });
  tell(story, { type: 'task.issued', at: BEFORE, members: [obligation('o'), later] });
  for (const event of events) tell(story, event);
  const owed = story.owed.get('o');
  if (!owed) throw new Error('the obligation is gone');
  return owed;
}

const submitted = (at: string) => ({ type: 'report.submitted', at, member: 'o-report' });
const fellDue = { type: 'obligation.fellDue', at: DUE, member: 'o' };
const suspended = { type: 'task.suspended', at: BEFORE };
const resumed = (rest: object = {}) => ({ type: 'task.resumed', at: AFTER, cancelled: [], moved: [], ...rest });
const ended = { type: 'closeOut.confirmed', at: AFTER, member: 'claim' };

test.each([
  ['delivered in time', [submitted(BEFORE)], 'met'],
  ['delivered at its due moment', [submitted(DUE)], 'metLate'],
  ['missed', [fellDue], 'missed'],
  ['missed, then delivered', [fellDue, submitted(AFTER)], 'metLate'],
  [
    'delivered, then emptied in time',
    [submitted(BEFORE), { type: 'report.emptied', at: BEFORE, member: 'o-report' }],
    'unsettled',
  ],
  [
    'delivered, then emptied late',
    [submitted(BEFORE), { type: 'report.emptied', at: AFTER, member: 'o-report' }],
    'missed',
  ],
  [
    'delivered late, then withdrawn',
    [fellDue, submitted(AFTER), { type: 'report.withdrawn', at: AFTER, member: 'o-report' }],
    'missed',
  ],
  [
    'delivered, sent in again, the second emptied',
    [submitted(BEFORE), submitted(BEFORE), { type: 'report.emptied', at: AFTER, member: 'o-report' }],
    'met',
  ],
  [
    'missed, cured by an accepted later report',
    [
      fellDue,
      { type: 'report.submitted', at: AFTER, member: 'later-report' },
      { type: 'report.accepted', at: AFTER, member: 'later-report' },
    ],
    'metLate',
  ],
  ['an extension is asked for and delivered late', [asks(BEFORE), submitted(AFTER)], 'met'],
  [
    'an extension is refused in time',
    [asks(BEFORE), { type: 'extension.refused', at: BEFORE, member: 'x' }],
    'unsettled',
  ],
  ['an extension is refused late', [asks(BEFORE), { type: 'extension.refused', at: AFTER, member: 'x' }], 'missed'],
  [
    'an extension is granted',
    [
      asks(BEFORE),
      { type: 'extension.granted', at: AFTER, member: 'x', schedule: timetable('2023-05-10T16:00:00.000Z') },
    ],
    'unsettled',
  ],
  ['its day passes while the task is suspended', [suspended, resumed()], 'missed'],
  ['it is cancelled on resuming', [suspended, resumed({ cancelled: ['o'] })], 'cancelled'],
  [
    'it is moved on resuming',
    [suspended, resumed({ moved: [{ member: 'o', schedule: timetable('2023-04-03T16:00:00.000Z') }] })],
    'unsettled',
  ],
  ['suspended, an extension still asked for', [asks(BEFORE), suspended, resumed()], 'unsettled'],
  ['the task ends', [ended], 'cancelled'],
  ['the task ends with a miss', [fellDue, ended], 'missed'],
  ['waived after a miss', [fellDue, { type: 'obligation.waived', at: AFTER, member: 'o' }], 'waived'],
  [
    'exempted after a miss',
    [fellDue, { type: 'obligation.exempted', at: AFTER, member: 'o', ground: 'forceMajeure' }],
    'missed',
  ],
  ['waived, then delivered', [{ type: 'obligation.waived', at: BEFORE, member: 'o' }, submitted(BEFORE)], 'waived'],
])('%s', (_, events, state) => {
  expect(outcome(...events).state).toBe(state);
});

test('a moved date is armed anew', () => {
  const schedule = timetable('2023-05-10T16:00:00.000Z');
  const owed = outcome({ type: 'obligation.reminded', at: BEFORE, member: 'o', index: 0 }, asks(BEFORE), {
    type: 'extension.granted',
    at: BEFORE,
    member: 'x',
    schedule,
  });
  expect(owed).toMatchObject({ stage: 0, asked: false, schedule });
});

test('on a provisional day nothing is late', () => {
  const schedule = timetable(DUE, true);
  const moved = { type: 'obligation.rescheduled', at: BEFORE, member: 'o', schedule };
  expect(outcome(moved, submitted(AFTER)).state).toBe('met');
});

test('a migrated snapshot is taken as it is', () => {
  const report = { id: 'o-report', kind: 'report', context: { submissions: 3 } };
  const members = [{ ...obligation('o', { holds: ['extension'], deliveredBy: 3 }), value: 'met' }, report];
  const migrated = { type: 'machine.migrated', at: BEFORE, snapshot: { value: { activity: 'active' }, members } };
  expect(outcome(migrated)).toMatchObject({ state: 'met', asked: true });
  expect(outcome(migrated, { type: 'report.emptied', at: AFTER, member: 'o-report' }).state).toBe('unsettled');
});

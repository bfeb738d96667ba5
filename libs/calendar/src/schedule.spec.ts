import { expect, test } from 'vitest';
import { Regime } from './regime.js';
import { planOn, planWithin } from './schedule.js';
import { createCalendar } from './work-calendar.js';

// Dragon Boat Festival 2023: Thursday to Saturday off, Sunday worked; 2023 is the last year known.
const calendar = createCalendar([
  { year: 2023, daysOff: ['2023-06-22', '2023-06-23', '2023-06-24'], workdays: ['2023-06-25'] },
]);
const reports = { monthly: { day: 25 }, annual: '12-25' };
const regime = Regime.parse({ code: 'plain', title: '月报', reports });

test('a supplement is due at the end of the third working day after the return', () => {
  // Wednesday 21 June, 15:30; 22 to 24 are off.
  expect(planWithin(regime, 'supplement', '2023-06-21T07:30:00.000Z', calendar)).toEqual({
    opensAt: '2023-06-21T07:30:00.000Z',
    dueOn: '2023-06-27',
    dueAt: '2023-06-27T16:00:00.000Z',
    provisional: false,
    reminders: ['2023-06-26T01:00:00.000Z'],
    rungs: [
      { rung: 1, at: '2023-06-28T01:00:00.000Z' },
      { rung: 2, at: '2023-06-30T01:00:00.000Z' },
      { rung: 3, at: '2023-07-04T01:00:00.000Z' },
    ],
  });
});

test('the day of the act is the government’s, not that of UTC', () => {
  const dueOn = (from: string) => planWithin(regime, 'acknowledgement', from, calendar).dueOn;
  expect(dueOn('2023-06-05T15:59:59.999Z')).toBe('2023-06-07');
  expect(dueOn('2023-06-05T16:00:00.000Z')).toBe('2023-06-08');
});

test('a milestone keeps its day; reminders move to working days, fall together, and stay inside the window', () => {
  const onDayOff = planOn(regime, 'milestone', '2023-06-24', '2023-06-12T01:00:00.000Z', calendar);
  expect(onDayOff.dueOn).toBe('2023-06-24');
  // 10 working days before is 8 June: before the opening.
  expect(onDayOff.reminders).toEqual(['2023-06-15T01:00:00.000Z', '2023-06-21T01:00:00.000Z']);
  expect(onDayOff.rungs[0]).toEqual({ rung: 1, at: '2023-06-25T01:00:00.000Z' });

  const together = Regime.parse({ ...regime, reminders: { milestone: [0, 1] } });
  expect(planOn(together, 'milestone', '2023-06-24', '2023-06-12T01:00:00.000Z', calendar).reminders).toEqual([
    '2023-06-21T01:00:00.000Z',
  ]);
});

test('no reminder at the moment of opening or after the due hour', () => {
  const early = Regime.parse({ ...regime, reports: { ...reports, hour: 9 }, reminders: { report: [1, 0] } });
  expect(planOn(early, 'report', '2023-06-06', '2023-06-05T01:00:00.000Z', calendar)).toMatchObject({
    dueAt: '2023-06-06T01:00:00.000Z',
    reminders: [],
  });
  // The hour is that of reports: a milestone has its whole day.
  expect(planOn(early, 'milestone', '2023-06-06', '2023-06-01T01:00:00.000Z', calendar).dueAt).toBe(
    '2023-06-06T16:00:00.000Z',
  );
});

test.each([
  ['in the known year', '2023-12-20', false],
  ['whose last rung lies beyond the last table', '2023-12-25', true],
  ['beyond the last table', '2024-03-25', true],
])('a day %s is provisional or not', (_, dueOn, provisional) => {
  expect(planOn(regime, 'milestone', dueOn, '2023-06-01T00:00:00.000Z', calendar).provisional).toBe(provisional);
});

test('a gap between two tables is not counted over', () => {
  const withGap = createCalendar([
    { year: 2022, daysOff: [], workdays: [] },
    { year: 2024, daysOff: [], workdays: [] },
  ]);
  const slow = Regime.parse({ ...regime, plan: { workingDays: 250 }, ladder: [], reminders: { plan: [] } });
  expect(planWithin(slow, 'plan', '2022-06-01T00:00:00.000Z', withGap).provisional).toBe(true);
  const long = Regime.parse({ ...regime, reminders: { milestone: [60] }, ladder: [] });
  expect(planOn(long, 'milestone', '2024-06-03', '2022-06-01T00:00:00.000Z', withGap).provisional).toBe(false);
});

test('refuses a calendar of another zone', () => {
  const elsewhere = createCalendar([], 'Asia/Urumqi');
  expect(() => planOn(regime, 'milestone', '2023-06-24', '2023-06-01T00:00:00.000Z', elsewhere)).toThrow('Asia/Urumqi');
});

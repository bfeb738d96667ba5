import { expect, test } from 'vitest';
import { Regime } from './regime.js';
import { difference } from './regime-difference.js';
import { createCalendar } from './work-calendar.js';
import { planYear } from './year-plan.js';

const calendar = createCalendar([2022, 2023, 2024].map((year) => ({ year, daysOff: [], workdays: [] })));

test('from the 25th to the 10th with a quarterly day: what is open stays, the rest moves, is made or dropped', () => {
  const before = plan({ monthly: { day: 25 }, annual: '12-25', startMonth: '10' });
  const after = plan({ monthly: { day: 10 }, quarterly: ['12-10'], annual: '12-25', startMonth: '10' });
  expect(summary(difference(before, after, calendar.startOf('2023-10-26')))).toEqual({
    made: ['2023-Q4'],
    moved: ['2023 2023-12-25 to 2023-12-25'],
    dropped: [],
    left: ['2023-10', '2023-11'],
  });
  expect(summary(difference(before, after, calendar.startOf('2023-10-25', 23)))).toEqual({
    made: ['2023-Q4'],
    moved: ['2023-11 2023-11-25 to 2023-11-10', '2023 2023-12-25 to 2023-12-25'],
    dropped: [],
    left: ['2023-10'],
  });
});

test('reports that the new calendar does not have are dropped until they open', () => {
  const before = plan({ monthly: { day: 25 }, annual: null, startMonth: '10' });
  const after = plan({ monthly: null, annual: '12-31' });
  expect(summary(difference(before, after, calendar.startOf('2023-11-01')))).toEqual({
    made: ['2023'],
    moved: [],
    dropped: ['2023-12'],
    left: ['2023-10', '2023-11'],
  });
});

test('a report is not moved to a day that has passed, nor a sub-report', () => {
  const before = plan({ monthly: { day: 25 }, annual: null, startMonth: '12' });
  const days = { annual: null, startMonth: '12' };
  const now = calendar.startOf('2023-11-30');
  expect(summary(difference(before, plan({ ...days, monthly: { day: 1 } }), now)).moved).toHaveLength(1);

  const late = plan({ monthly: { day: 25 }, annual: null, startMonth: '12', window: { workingDaysBefore: 2 } });
  const passed = plan({ ...days, monthly: { day: 10 } });
  const soon = plan({ ...days, monthly: { day: 19 } });
  const middle = calendar.startOf('2023-12-18');
  expect(summary(difference(late, passed, middle)).left).toEqual(['2023-12']);
  expect(difference(late, soon, middle).moved.map(({ subReport }) => subReport.to)).toEqual([null]);
});

test('the due moment itself is past: nothing is made or moved to it', () => {
  const before = plan({ monthly: { day: 25 }, annual: null, startMonth: '12', window: { workingDaysBefore: 2 } });
  const after = plan({ monthly: { day: 19 }, quarterly: ['12-18'], annual: null, startMonth: '12' });
  const kept = (now: string) => summary(difference(before, after, now));
  expect(kept(calendar.startOf('2023-12-18', 24))).toMatchObject({ made: [], left: [] });
  expect(kept(calendar.startOf('2023-12-18', 23))).toMatchObject({ made: ['2023-Q4'], left: [] });
  expect(kept(calendar.startOf('2023-12-19', 24))).toMatchObject({ made: [], moved: [], left: ['2023-12'] });
});

test('a change of the sub-report alone moves it', () => {
  const reports = { monthly: { day: 25 }, annual: null, startMonth: '12' };
  const [before, after] = [plan(reports), plan(reports, { subReport: { workingDaysBefore: 5 } })];
  const { moved } = difference(before, after, calendar.startOf('2023-11-01'));
  expect(moved.map(({ subReport }) => [subReport.from?.dueOn, subReport.to?.dueOn])).toEqual([
    ['2023-12-20', '2023-12-18'],
  ]);
  expect(moved[0]?.from).toEqual(moved[0]?.to);
});

test('a table that arrives and changes no moment moves nothing', () => {
  const reports = { monthly: { day: 10 }, annual: null };
  const before = plan(reports, {}, createCalendar([]));
  expect(before[0]?.report.provisional).toBe(true);
  expect(difference(before, plan(reports), calendar.startOf('2022-01-01')).left).toEqual(before);
});

function plan(reports: object, rest: object = {}, days = calendar) {
  const regime = Regime.parse({ code: 'plain', title: '报送', reports, ...rest });
  return planYear(regime, 2023, days, { effectiveOn: '2022-01-01', issuedAt: '2022-01-01T00:00:00.000Z' }).asked;
}

function summary({ made, moved, dropped, left }: ReturnType<typeof difference>) {
  const label = (each: { period: { label: string } }) => each.period.label;
  return {
    made: made.map(label),
    moved: moved.map((each) => `${label(each)} ${each.from.dueOn} to ${each.to.dueOn}`),
    dropped: dropped.map(label),
    left: left.map(label),
  };
}

import { expect, test } from 'vitest';
import { Regime } from './regime.js';
import { createCalendar } from './work-calendar.js';
import { planYear } from './year-plan.js';

const calendar = createCalendar([
  {
    year: 2023,
    daysOff: ['2023-10-02', '2023-10-03', '2023-10-04', '2023-10-05', '2023-10-06'],
    workdays: ['2023-10-07'],
  },
]);
const always = { effectiveOn: '2022-01-01', issuedAt: '2022-01-01T00:00:00.000Z' };

test('of kinds that fall on one day the highest stands, and the lower have no report for that day', () => {
  const planned = plan({ monthly: { day: 25 }, quarterly: ['03-25', '12-25'], annual: '12-25' });
  expect(planned.map(({ period }) => period.label)).toEqual([
    '2023-01',
    '2023-02',
    '2023-Q1',
    '2023-04',
    '2023-05',
    '2023-06',
    '2023-07',
    '2023-08',
    '2023-09',
    '2023-10',
    '2023-11',
    '2023',
  ]);
});

test('kinds on different days both stand', () => {
  const planned = plan({ monthly: { day: 10 }, quarterly: ['12-20'], annual: '12-25', startMonth: '12' });
  expect(planned.map(({ period, report }) => [period.label, report.dueOn])).toEqual([
    ['2023-12', '2023-12-10'],
    ['2023-Q4', '2023-12-20'],
    ['2023', '2023-12-25'],
  ]);
});

test('days that roll onto one another are one report of the higher kind', () => {
  const planned = plan({ monthly: { day: 2 }, quarterly: ['10-05'], annual: null, roll: 'later', startMonth: '10' });
  expect(planned.map(({ period, report }) => [period.label, report.dueOn])).toEqual([
    ['2023-Q4', '2023-10-07'],
    ['2023-11', '2023-11-02'],
    ['2023-12', '2023-12-04'],
  ]);
});

test('a period is the month, quarter or year of the day as written, even where the day rolls out of it', () => {
  const periods = plan({ monthly: { day: 1 }, annual: null, roll: 'earlier', startMonth: '10' });
  expect(periods.map(({ period, report }) => [period.label, period.from, period.to, report.dueOn])).toEqual([
    ['2023-10', '2023-10-01', '2023-10-31', '2023-09-29'],
    ['2023-11', '2023-11-01', '2023-11-30', '2023-11-01'],
    ['2023-12', '2023-12-01', '2023-12-31', '2023-12-01'],
  ]);
  expect(periods[0]?.report.opensAt).toBe(calendar.startOf('2023-09-01'));
  const [quarter, year] = plan({ monthly: null, quarterly: ['02-10'], annual: '12-25' });
  expect(quarter?.period).toEqual({ kind: 'quarterly', label: '2023-Q1', from: '2023-01-01', to: '2023-03-31' });
  expect(year?.period).toEqual({ kind: 'annual', label: '2023', from: '2023-01-01', to: '2023-12-31' });
});

test('the 31st is the last day of a shorter month', () => {
  const planned = plan({ monthly: { day: 31 }, annual: null });
  expect(planned.slice(0, 4).map(({ report }) => report.dueOn)).toEqual([
    '2023-01-31',
    '2023-02-28',
    '2023-03-31',
    '2023-04-30',
  ]);
});

test('a window opens with the month first, then on the day after the last due day, or N working days before', () => {
  const opens = (reports: object) => plan(reports).map(({ report }) => calendar.dateOf(report.opensAt));
  const days = { monthly: { day: 10 }, annual: '12-25', startMonth: '11' };
  expect(opens(days)).toEqual(['2023-11-01', '2023-11-11', '2023-12-11']);
  expect(opens({ ...days, window: { workingDaysBefore: 5 } })).toEqual(['2023-11-03', '2023-12-04', '2023-12-18']);
});

test('sub-reports are due working days before the report; in a shorter window on the day of opening', () => {
  const days = { monthly: { day: 22 }, annual: '12-25', startMonth: '12' };
  expect(plan(days).map(({ subReport }) => [subReport?.dueOn, subReport?.opensAt])).toEqual([
    ['2023-12-19', calendar.startOf('2023-12-01')],
    ['2023-12-23', calendar.startOf('2023-12-23')],
  ]);
  expect(plan(days, { route: 'direct' }).map(({ subReport }) => subReport)).toEqual([null, null]);
});

test('what was due before the directive takes effect or is issued is not asked, sub-reports neither', () => {
  const regime = regimeOf({ monthly: { day: 10 }, annual: null, startMonth: '10' });
  const split = (effectiveOn: string, issuedAt: string) => {
    const { asked, notAsked } = planYear(regime, 2023, calendar, { effectiveOn, issuedAt });
    return [notAsked, asked].map((each) => each.map(({ report }) => report.dueOn));
  };
  const [october, november, december] = ['2023-10-10', '2023-11-10', '2023-12-10'];
  expect(split('2023-10-10', '2023-10-10T15:59:59.999Z')).toEqual([[], [october, november, december]]);
  expect(split('2023-10-10', '2023-10-10T16:00:00.000Z')).toEqual([[october], [november, december]]);
  expect(split('2023-11-11', '2023-01-01T00:00:00.000Z')).toEqual([[october, november], [december]]);

  const late = planYear(regime, 2023, calendar, { effectiveOn: '2023-01-01', issuedAt: '2023-11-09T01:00:00.000Z' });
  expect(late.asked.map(({ subReport }) => subReport?.dueOn ?? null)).toEqual([null, '2023-12-06']);
});

function plan(reports: object, rest: object = {}) {
  return planYear(regimeOf(reports, rest), 2023, calendar, always).asked;
}

function regimeOf(reports: object, rest: object = {}): Regime {
  return Regime.parse({ code: 'plain', title: '报送', reports, ...rest });
}

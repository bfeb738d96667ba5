import { readdirSync, readFileSync } from 'node:fs';
import { createCalendar, HolidayTable, planYear, Regime, regimeFrom } from '@duban/calendar';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const tables = [2021, 2022, 2023].map((year) => HolidayTable.parse(read(`../holidays/${year}.yaml`)));
const calendar = createCalendar(tables);

test('every regime is valid and its code is its file name', () => {
  const names = readdirSync(new URL('./', import.meta.url)).filter((name) => name.endsWith('.yaml'));
  expect(names.map((name) => `${regime(name).code}.yaml`)).toEqual(names);
  expect(names).toContain('default.yaml');
});

test('the default regime says everything itself, as the schema has it', () => {
  const { code, title, zone, reports } = regime('default.yaml');
  expect(regime('default.yaml')).toEqual(Regime.parse({ code, title, zone, reports }));
  expect(Object.keys(read('./default.yaml') as object).toSorted()).toEqual(
    Object.keys(Regime.shape)
      .filter((key) => key !== 'source')
      .toSorted(),
  );
});

test('monthly by the 10th from June, annual by 25 December: eight reports in 2022, four of them due on days off', () => {
  const { asked, notAsked } = planYear(regime('monthly-10-annual.yaml'), 2022, calendar, {
    effectiveOn: '2022-05-20',
    issuedAt: '2022-05-24T01:00:00.000Z',
  });
  expect(asked.map(({ period, report }) => [report.dueOn, period.label, calendar.isWorkingDay(report.dueOn)])).toEqual([
    ['2022-06-10', '2022-06', true],
    ['2022-07-10', '2022-07', false],
    ['2022-08-10', '2022-08', true],
    ['2022-09-10', '2022-09', false],
    ['2022-10-10', '2022-10', true],
    ['2022-11-10', '2022-11', true],
    ['2022-12-10', '2022-12', false],
    ['2022-12-25', '2022', false],
  ]);
  expect(notAsked).toEqual([]);
  expect(asked.at(-1)?.report).toEqual({
    opensAt: '2022-12-10T16:00:00.000Z',
    dueOn: '2022-12-25',
    dueAt: '2022-12-25T16:00:00.000Z',
    provisional: false,
    reminders: ['2022-12-21T01:00:00.000Z', '2022-12-23T01:00:00.000Z'],
    rungs: [
      { rung: 1, at: '2022-12-26T01:00:00.000Z' },
      { rung: 2, at: '2022-12-28T01:00:00.000Z' },
      { rung: 3, at: '2022-12-30T01:00:00.000Z' },
    ],
  });
});

test('monthly by the 25th, quarterly in March, June and September, annual in December: eleven reports in 2023', () => {
  const { asked, notAsked } = planYear(regime('monthly-25-quarterly-annual.yaml'), 2023, calendar, {
    effectiveOn: '2023-02-20',
    issuedAt: '2023-02-20T01:00:00.000Z',
  });
  expect(asked.map(({ period, report }) => [report.dueOn, period.label, calendar.isWorkingDay(report.dueOn)])).toEqual([
    ['2023-02-25', '2023-02', false],
    ['2023-03-25', '2023-Q1', false],
    ['2023-04-25', '2023-04', true],
    ['2023-05-25', '2023-05', true],
    ['2023-06-25', '2023-Q2', true],
    ['2023-07-25', '2023-07', true],
    ['2023-08-25', '2023-08', true],
    ['2023-09-25', '2023-Q3', true],
    ['2023-10-25', '2023-10', true],
    ['2023-11-25', '2023-11', false],
    ['2023-12-25', '2023', true],
  ]);
  expect(notAsked.map(({ report }) => report.dueOn)).toEqual(['2023-01-25']);
  // 25 June 2023 is a Sunday that is worked, the days before it are off.
  expect(asked[4]?.report.reminders).toEqual([
    '2023-06-19T01:00:00.000Z',
    '2023-06-21T01:00:00.000Z',
    '2023-06-25T01:00:00.000Z',
  ]);
});

test('a printed calendar put onto the default regime falls due on the printed days', () => {
  const printed = regimeFrom(
    { monthly: { day: 10 }, quarterly: [], annual: '12-25', startMonth: '06' },
    regime('default.yaml'),
  );
  const asWritten = { ...printed, reports: { ...printed.reports, roll: 'asWritten' as const } };
  const from = { effectiveOn: '2022-01-01', issuedAt: '2022-01-01T00:00:00.000Z' };
  const dues = (each: Regime) => planYear(each, 2022, calendar, from).asked.map(({ report }) => report.dueOn);
  expect(dues(asWritten)).toEqual(dues(regime('monthly-10-annual.yaml')));
});

function regime(name: string): Regime {
  return Regime.parse(read(`./${name}`));
}

function read(path: string): unknown {
  return parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

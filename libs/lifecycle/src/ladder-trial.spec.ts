import { createCalendar, HolidayTable } from '@duban/calendar';
import { expect, test } from 'vitest';
import { type Ladder, tryLadder, tryOwnLadder } from './ladder-trial.js';
import type { Lateness } from './lateness.js';

/** Friday 28 April 2023 is followed by the May holidays, from the 29th to the 3rd. */
const calendar = createCalendar([
  HolidayTable.parse({
    year: 2023,
    daysOff: ['2023-05-01', '2023-05-02', '2023-05-03'],
    workdays: ['2023-05-06'],
  }),
]);
const ladder: Ladder = {
  escalateAt: 9,
  ladder: [
    { rung: 1, afterWorkingDays: 1, level: 'blue', to: ['head'], issue: 'automatic' },
    { rung: 2, afterWorkingDays: 3, level: 'red', to: ['head'], issue: 'automatic' },
  ],
};
const NOW = '2023-06-01T00:00:00.000Z';
const DUE = '2023-04-28T16:00:00.000Z';
/** The rungs: Thursday 4 May, Saturday 6 May (worked), each at nine. */
const [FIRST, SECOND] = ['2023-05-04T01:00:00.000Z', '2023-05-06T01:00:00.000Z'];

const late = (spans: Lateness['spans']): Lateness => ({
  obligation: 'o',
  unit: 'u',
  kind: 'report',
  dueOn: '2023-04-28',
  dueAt: DUE,
  ladder: [],
  spans,
  fired: [],
});
const outcomes = (spans: Lateness['spans'], now = NOW) =>
  tryLadder([late(spans)], ladder, calendar, now).rungs.map(({ fired, cured, excused, ahead }) =>
    fired ? 'fired' : cured ? 'cured' : excused ? 'excused' : ahead ? 'ahead' : 'none',
  );

test('a rung fires on a working day, once for what is late at its moment', () => {
  const { slips, rungs } = tryLadder([late([{ from: DUE, until: null, ended: null }])], ladder, calendar, NOW);
  expect(slips.map(({ rung, level, at }) => [rung, level, at])).toEqual([
    [1, 'blue', FIRST],
    [2, 'red', SECOND],
  ]);
  // one plain day later is Saturday the 29th, three are Monday the 1st: both days off
  expect(rungs.map(({ offDaysOff }) => offDaysOff)).toEqual([1, 1]);
});

test('what is met before a rung is cured; what is met at its very moment was there too late', () => {
  expect(outcomes([{ from: DUE, until: '2023-05-03T02:00:00.000Z', ended: 'cured' }])).toEqual(['cured', 'cured']);
  expect(outcomes([{ from: DUE, until: FIRST, ended: 'cured' }])).toEqual(['fired', 'cured']);
  expect(outcomes([{ from: DUE, until: SECOND, ended: 'excused' }])).toEqual(['fired', 'fired']);
});

test('what passes in a pause does not fire afterwards, and what begins after a rung has it behind itself', () => {
  const pause = [
    { from: DUE, until: '2023-05-02T00:00:00.000Z', ended: 'excused' },
    { from: FIRST, until: null, ended: null },
  ] as const;
  expect(outcomes([...pause])).toEqual(['excused', 'fired']);
  expect(outcomes([{ from: FIRST, until: null, ended: null }])).toEqual(['excused', 'fired']);
});

test('what is to come has not fired', () => {
  expect(outcomes([{ from: DUE, until: null, ended: null }], FIRST)).toEqual(['fired', 'ahead']);
});

test('a ladder of no rungs makes nothing, and its own is read as it was written', () => {
  const lateness = {
    ...late([{ from: DUE, until: null, ended: null }]),
    ladder: [{ rung: 7, level: 'red', at: SECOND }],
  } as const;
  expect(tryLadder([lateness], { ...ladder, ladder: [] }, calendar, NOW)).toEqual({ slips: [], rungs: [] });
  expect(tryOwnLadder([lateness], calendar, NOW).slips).toMatchObject([{ rung: 7, level: 'red', at: SECOND }]);
});

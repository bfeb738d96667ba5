import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainDate } from './local-date.js';
import { Regime } from './regime.js';
import { difference } from './regime-difference.js';
import { planOn, planWithin, type Schedule } from './schedule.js';
import { createCalendar, type WorkCalendar } from './work-calendar.js';
import { type PlannedReport, planYear } from './year-plan.js';

const year = 2023;
const dayIn = (from: string, days: number) =>
  fc.integer({ min: 0, max: days - 1 }).map((after) => plainDate(from).add({ days: after }).toString());
const monthDay = (first: number, last: number) =>
  fc
    .tuple(fc.integer({ min: first, max: last }), fc.integer({ min: 1, max: 28 }))
    .map(([month, day]) => `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
const daysBefore = fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 4 });

const regimes = fc
  .record({
    reports: fc.record({
      monthly: fc.option(fc.record({ day: fc.integer({ min: 1, max: 31 }) })),
      quarterly: fc
        .tuple(...[1, 4, 7, 10].map((month) => fc.option(monthDay(month, month + 2))))
        .map((days) => days.filter((day) => day !== null)),
      annual: fc.option(monthDay(1, 12)),
      startMonth: fc.option(monthDay(1, 12).map((day) => day.slice(0, 2))),
      window: fc.oneof(fc.constant('afterLastDue'), fc.record({ workingDaysBefore: fc.integer({ min: 1, max: 20 }) })),
      roll: fc.constantFrom('asWritten', 'earlier', 'later'),
      hour: fc.integer({ min: 1, max: 24 }),
    }),
    route: fc.constantFrom('viaLead', 'direct'),
    subReport: fc.record({ workingDaysBefore: fc.integer({ min: 0, max: 20 }) }),
    reminders: fc.record({ report: daysBefore, subReport: daysBefore, milestone: daysBefore, plan: daysBefore }),
    remindAt: fc.integer({ min: 1, max: 23 }),
    escalateAt: fc.integer({ min: 1, max: 23 }),
  })
  .map((rules) => Regime.parse({ code: 'any', title: '任意', ...rules }));

/** Holidays of up to twelve days anywhere in the three years around, some weekend days worked; not always all years known. */
const calendars = fc
  .record({
    starts: fc.array(fc.tuple(dayIn('2022-01-01', 1095), fc.integer({ min: 1, max: 12 })), { maxLength: 12 }),
    worked: fc.array(dayIn('2022-01-01', 1095), { maxLength: 20 }),
    years: fc.subarray([2022, 2023, 2024], { minLength: 1 }),
  })
  .map(({ starts, worked, years }) => {
    const daysOff = new Set(
      starts.flatMap(([start, length]) =>
        Array.from({ length }, (_, days) => plainDate(start).add({ days }).toString()),
      ),
    );
    const workdays = worked.filter((day) => plainDate(day).dayOfWeek > 5 && !daysOff.has(day));
    const of = (days: Iterable<string>, each: number) => [...new Set(days)].filter((day) => day.startsWith(`${each}-`));
    return createCalendar(
      years.map((each) => ({ year: each, daysOff: of(daysOff, each), workdays: of(workdays, each) })),
    );
  });
const instants = dayIn('2022-12-01', 420).map((day) => `${day}T08:30:00.000Z`);
const beginnings = fc.record({ effectiveOn: dayIn('2022-12-01', 420), issuedAt: instants });
const always = { effectiveOn: '2022-01-01', issuedAt: '2022-01-01T00:00:00.000Z' };

test('the moments of every schedule come in order, reminders and rungs on working days', () => {
  fc.assert(
    fc.property(regimes, calendars, instants, (regime, calendar, now) => {
      const planned = planYear(regime, year, calendar, always).asked;
      const schedules = [...schedulesOf(planned), planWithin(regime, 'plan', now, calendar)];
      expect(schedules.filter((schedule) => !isInOrder(schedule, calendar))).toEqual([]);
    }),
  );
});

test('with hour 24 a thing is due at the start of the next day', () => {
  fc.assert(
    fc.property(regimes, calendars, dayIn('2023-01-01', 365), (regime, calendar, day) => {
      const { dueAt } = planOn(regime, 'milestone', day, '2022-01-01T00:00:00.000Z', calendar);
      expect(dueAt).toBe(calendar.startOf(plainDate(day).add({ days: 1 }).toString()));
    }),
  );
});

test('nothing is asked that was due before the directive took effect or was issued; all else is', () => {
  fc.assert(
    fc.property(regimes, calendars, beginnings, (regime, calendar, from) => {
      const { asked, notAsked } = planYear(regime, year, calendar, from);
      const threshold = [calendar.startOf(from.effectiveOn), from.issuedAt].toSorted()[1] ?? '';
      expect(schedulesOf(asked).every(({ dueAt }) => dueAt > threshold)).toBe(true);
      expect(notAsked.every(({ report }) => report.dueAt <= threshold)).toBe(true);
      const all = planYear(regime, year, calendar, always).asked;
      expect([...notAsked, ...asked].map(({ report }) => report)).toEqual(all.map(({ report }) => report));
    }),
  );
});

test('periods and due days are each there once, and reports come in order of their due days', () => {
  fc.assert(
    fc.property(regimes, calendars, (regime, calendar) => {
      const { asked } = planYear(regime, year, calendar, always);
      const dues = asked.map(({ report }) => report.dueOn);
      expect(dues).toEqual([...new Set(dues)].toSorted());
      expect(new Set(asked.map(({ period }) => period.label)).size).toBe(asked.length);
    }),
  );
});

test('after the last due day windows neither overlap nor leave a gap', () => {
  fc.assert(
    fc.property(regimes, calendars, (regime, calendar) => {
      const seamless = { ...regime, reports: { ...regime.reports, window: 'afterLastDue' as const, hour: 24 } };
      const { asked } = planYear(seamless, year, calendar, always);
      expect(asked.slice(1).map(({ report }) => report.opensAt)).toEqual(
        asked.slice(0, -1).map(({ report }) => report.dueAt),
      );
    }),
  );
});

test('sub-reports are due no later than their report and open with it', () => {
  fc.assert(
    fc.property(regimes, calendars, (regime, calendar) => {
      for (const { report, subReport } of planYear(regime, year, calendar, always).asked) {
        expect(subReport === null).toBe(regime.route === 'direct');
        expect((subReport ?? report).opensAt).toBe(report.opensAt);
        expect((subReport ?? report).dueAt <= report.dueAt).toBe(true);
      }
    }),
  );
});

test('with all the years known nothing is provisional, with none everything is', () => {
  const tables = [2021, 2022, 2023, 2024].map((each) => ({ year: each, daysOff: [], workdays: [] }));
  fc.assert(
    fc.property(regimes, (regime) => {
      const provisional = (calendar: WorkCalendar) =>
        new Set(schedulesOf(planYear(regime, year, calendar, always).asked).map((each) => each.provisional));
      expect(provisional(createCalendar(tables)).has(true)).toBe(false);
      expect(provisional(createCalendar([])).has(false)).toBe(false);
    }),
  );
});

test('a changed regime leaves each report in one place, touches nothing open and makes nothing past', () => {
  fc.assert(
    fc.property(regimes, regimes, calendars, instants, (regime, changed, calendar, now) => {
      const before = planYear(regime, year, calendar, always).asked;
      const after = planYear(changed, year, calendar, always).asked;
      const { made, moved, dropped, left } = difference(before, after, now);
      const touched = [...dropped.map(({ report }) => report), ...moved.map(({ from }) => from)];
      const result = [...made.map(({ report }) => report), ...moved.map(({ to }) => to)];

      expect(labels([...moved, ...dropped, ...left])).toEqual(labels(before));
      expect(touched.every(({ opensAt }) => opensAt > now)).toBe(true);
      expect(result.every(({ dueAt }) => dueAt > now)).toBe(true);
      expect(labels(made).filter((label) => labels(before).includes(label))).toEqual([]);
      const coming = after.filter(({ report }) => report.dueAt > now);
      const kept = labels([...made, ...moved, ...left]);
      expect(labels(coming).filter((label) => !kept.includes(label))).toEqual([]);
    }),
  );
});

test('an unchanged regime changes nothing; before the year begins a change leads to the new calendar alone', () => {
  fc.assert(
    fc.property(regimes, regimes, calendars, instants, (regime, changed, calendar, now) => {
      const before = planYear(regime, year, calendar, always).asked;
      const after = planYear(changed, year, calendar, always).asked;
      expect(difference(before, before, now)).toEqual({ made: [], moved: [], dropped: [], left: before });

      const { made, moved, left } = difference(before, after, always.issuedAt);
      expect(labels([...made, ...moved, ...left])).toEqual(labels(after));
    }),
  );
});

function isInOrder({ opensAt, dueAt, dueOn, reminders, rungs }: Schedule, calendar: WorkCalendar): boolean {
  const late = rungs.map(({ at }) => at);
  return (
    isAscending([opensAt, ...reminders, dueAt, ...late]) &&
    late.every((at) => calendar.dateOf(at) > dueOn) &&
    [...reminders, ...late].every((at) => calendar.isWorkingDay(calendar.dateOf(at)))
  );
}

function isAscending(instants: string[]): boolean {
  return instants.every((instant, index) => index === 0 || (instants[index - 1] ?? '') < instant);
}

function schedulesOf(planned: PlannedReport[]): Schedule[] {
  return planned.flatMap(({ report, subReport }) => (subReport ? [report, subReport] : [report]));
}

function labels(reports: { period: { kind: string; label: string } }[]): string[] {
  return reports.map(({ period }) => `${period.kind} ${period.label}`).toSorted();
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainDate } from './local-date.js';
import { createCalendar } from './work-calendar.js';

// Dragon Boat Festival 2023: Thursday to Saturday off, Sunday worked.
const calendar = createCalendar([
  { year: 2023, daysOff: ['2023-06-22', '2023-06-23', '2023-06-24'], workdays: ['2023-06-25'] },
]);
const day = fc.integer({ min: 0, max: 730 }).map((days) => plainDate('2022-06-01').add({ days }).toString());
const count = fc.integer({ min: 0, max: 40 });

test('knows holidays, make-up working days and weekends', () => {
  const days = ['21', '22', '23', '24', '25', '26'].map((date) => calendar.isWorkingDay(`2023-06-${date}`));
  expect(days).toEqual([true, false, false, false, true, true]);
  expect(calendar.isWorkingDay('2023-06-17')).toBe(false);
});

test('goes by the week in a year without a table, and says that it does not know', () => {
  expect(calendar.isKnown('2023-10-02')).toBe(true);
  expect(calendar.isKnown('2024-10-01')).toBe(false);
  expect(calendar.isWorkingDay('2024-10-01')).toBe(true);
});

test('counts and rolls over days off', () => {
  expect(calendar.addWorkingDays('2023-06-21', 1)).toBe('2023-06-25');
  expect(calendar.addWorkingDays('2023-06-25', -1)).toBe('2023-06-21');
  expect(calendar.addWorkingDays('2023-06-23', 0)).toBe('2023-06-23');
  expect(calendar.rollEarlier('2023-06-24')).toBe('2023-06-21');
  expect(calendar.rollLater('2023-06-22')).toBe('2023-06-25');
  expect(calendar.workingDaysBetween('2023-06-21', '2023-06-26')).toBe(2);
  expect(calendar.workingDaysBetween('2023-06-26', '2023-06-21')).toBe(0);
});

test('a day begins and ends in the government’s time zone', () => {
  expect(calendar.startOf('2023-06-25')).toBe('2023-06-24T16:00:00.000Z');
  expect(calendar.startOf('2023-06-25', 9)).toBe('2023-06-25T01:00:00.000Z');
  expect(calendar.startOf('2023-12-31', 24)).toBe('2023-12-31T16:00:00.000Z');
  expect(calendar.dateOf('2023-06-24T15:59:59.999Z')).toBe('2023-06-24');
  expect(calendar.dateOf('2023-06-24T16:00:00.000Z')).toBe('2023-06-25');
});

test('refuses days, hours, instants, counts and zones that are none', () => {
  expect(() => calendar.addWorkingDays('2023-02-30', 1)).toThrow('2023-02-30');
  expect(() => calendar.isWorkingDay('20230225')).toThrow(RangeError);
  expect(() => calendar.startOf('2023-06-25', 25)).toThrow(RangeError);
  expect(() => calendar.dateOf('2023-06-25T00:00:00Z')).toThrow(RangeError);
  expect(() => calendar.addWorkingDays('2023-06-25', 1.5)).toThrow(RangeError);
  expect(() => createCalendar([], 'Asia/Nowhere')).toThrow(RangeError);
  const table = { year: 2023, daysOff: [], workdays: [] };
  expect(() => createCalendar([table, table])).toThrow('two holiday tables');
});

test('the n-th working day is a working day, n working days away, and one more is later', () => {
  fc.assert(
    fc.property(day, count, (from, n) => {
      const to = calendar.addWorkingDays(from, n + 1);
      expect(calendar.isWorkingDay(to)).toBe(true);
      expect(calendar.workingDaysBetween(from, to)).toBe(n + 1);
      expect(to > calendar.addWorkingDays(from, n)).toBe(true);
    }),
  );
});

test('counting forth and back from a working day returns to it', () => {
  fc.assert(
    fc.property(
      day.map((each) => calendar.rollLater(each)),
      count,
      (from, n) => {
        expect(calendar.addWorkingDays(calendar.addWorkingDays(from, n), -n)).toBe(from);
      },
    ),
  );
});

test('steps add up', () => {
  fc.assert(
    fc.property(day, count, count, (from, a, b) => {
      expect(calendar.addWorkingDays(calendar.addWorkingDays(from, a), b)).toBe(calendar.addWorkingDays(from, a + b));
    }),
  );
});

test('rolling finds the nearest working day on its side', () => {
  fc.assert(
    fc.property(day, (from) => {
      const [earlier, later] = [calendar.rollEarlier(from), calendar.rollLater(from)];
      expect(calendar.isWorkingDay(earlier) && calendar.isWorkingDay(later)).toBe(true);
      expect(earlier <= from && from <= later).toBe(true);
      expect(later).toBe(calendar.isWorkingDay(from) ? from : calendar.addWorkingDays(earlier, 1));
    }),
  );
});

test.each(['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
  'in %s a day holds each moment from its start up to the next day’s',
  (zone) => {
    const there = createCalendar([], zone);
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 23 }), (date, hour) => {
        const next = there.startOf(date, 24);
        expect(there.dateOf(there.startOf(date, hour))).toBe(date);
        expect(there.dateOf(next) > date && there.startOf(date, hour) < next).toBe(true);
        expect(next).toBe(there.startOf(there.dateOf(next)));
      }),
    );
  },
);

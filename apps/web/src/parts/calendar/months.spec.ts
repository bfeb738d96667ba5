import { describe, expect, it } from 'vitest';
import { dayByKey, monthsOf, standingOf } from './months.js';

describe('the months of a year', () => {
  it('have every day once, under its weekday', () => {
    const days = monthsOf(2024).flatMap(({ weeks }) => weeks.flat().filter((day) => day !== null));
    expect(days).toHaveLength(366);
    expect(new Set(days).size).toBe(366);
    const [may] = monthsOf(2023).slice(4);
    expect(may?.weeks[0]).toEqual([
      '2023-05-01',
      '2023-05-02',
      '2023-05-03',
      '2023-05-04',
      '2023-05-05',
      '2023-05-06',
      '2023-05-07',
    ]);
    expect(monthsOf(2023)[0]?.weeks[0]).toEqual([null, null, null, null, null, null, '2023-01-01']);
  });
});

describe('a day', () => {
  const table = { daysOff: ['2023-06-22', '2023-06-24'], workdays: ['2023-06-25'] };
  it.each([
    ['2023-06-21', 'working'],
    ['2023-06-22', 'holiday'],
    ['2023-06-24', 'holiday'],
    ['2023-06-25', 'madeUp'],
    ['2023-06-18', 'weekend'],
  ])('%s is %s', (day, standing) => {
    expect(standingOf(day, table)).toBe(standing);
  });

  it('is off at the weekend alone where no table is known', () => {
    expect(standingOf('2023-06-25', null)).toBe('weekend');
    expect(standingOf('2023-06-22', null)).toBe('working');
  });

  it.each([
    ['2023-06-25', 'ArrowDown', '2023-07-02'],
    ['2023-06-25', 'ArrowLeft', '2023-06-24'],
    ['2023-06-25', 'PageDown', '2023-07-01'],
    ['2023-02-05', 'End', '2023-02-28'],
    ['2023-12-31', 'ArrowRight', undefined],
    ['2023-12-05', 'PageDown', undefined],
    ['2023-06-25', 'x', undefined],
  ])('%s with %s leads to %s', (day, key, reached) => {
    expect(dayByKey(day, key)).toBe(reached);
  });
});

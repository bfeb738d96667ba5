import { describe, expect, it } from 'vitest';
import { changesBetween, lineOf, withNextStanding } from './table-edit.js';

const none = { daysOff: [], workdays: [] };

describe('a day that is clicked', () => {
  it('of the week is off, then worked again', () => {
    const off = withNextStanding(none, '2023-06-22');
    expect(off).toEqual({ daysOff: ['2023-06-22'], workdays: [] });
    expect(withNextStanding(off, '2023-06-22')).toEqual(none);
  });

  it('of a weekend is made up, then a holiday, then free again', () => {
    const madeUp = withNextStanding(none, '2023-06-25');
    expect(madeUp).toEqual({ daysOff: [], workdays: ['2023-06-25'] });
    const holiday = withNextStanding(madeUp, '2023-06-25');
    expect(holiday).toEqual({ daysOff: ['2023-06-25'], workdays: [] });
    expect(withNextStanding(holiday, '2023-06-25')).toEqual(none);
  });

  it('is named with how it stood before', () => {
    const after = withNextStanding(withNextStanding(none, '2023-06-25'), '2023-06-22');
    expect(changesBetween(none, after)).toEqual([
      { day: '2023-06-22', from: 'working', to: 'holiday' },
      { day: '2023-06-25', from: 'weekend', to: 'madeUp' },
    ]);
    expect(changesBetween(after, after)).toEqual([]);
  });
});

it('a fault names its line', () => {
  expect(lineOf('line 12: the number of days does not agree')).toBe(12);
  expect(lineOf('something else')).toBeUndefined();
});

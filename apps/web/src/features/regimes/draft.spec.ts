import { describe, expect, it } from 'vitest';
import { monthDayOf, partsThatDiffer, type Rules, valueAt, withValueAt } from './draft.js';

const rules = {
  code: 'a',
  reports: { monthly: { day: 25 }, quarterly: ['03-25'] },
  ladder: [{ rung: 1, to: ['head'] }],
} as unknown as Rules;

describe('the rules under edit', () => {
  it('are read and changed by pointer, and what was before stays as it was', () => {
    const changed = withValueAt(rules, '/reports/monthly/day', 20);
    expect(valueAt(changed, '/reports/monthly/day')).toBe(20);
    expect(valueAt(rules, '/reports/monthly/day')).toBe(25);
    expect(valueAt(withValueAt(rules, '/ladder/0/to', ['liaison']), '/ladder')).toEqual([{ rung: 1, to: ['liaison'] }]);
  });

  it('have nothing at a place that is not there, and take a value there', () => {
    const without = withValueAt(rules, '/reports/monthly', null);
    expect(valueAt(without, '/reports/monthly/day')).toBeUndefined();
    expect(valueAt(withValueAt(without, '/reports/monthly/day', 3), '/reports/monthly')).toEqual({ day: 3 });
  });

  it('name the parts in which two differ', () => {
    expect(partsThatDiffer(rules, rules)).toEqual([]);
    expect(partsThatDiffer(rules, withValueAt(withValueAt(rules, '/ladder', []), '/title', 'b'))).toEqual([
      'ladder',
      'title',
    ]);
  });
});

describe('a day of the year', () => {
  it.each([
    ['3.25', '03-25'],
    ['12月5日', '12-05'],
    ['３/９', '03-09'],
    ['03-25', '03-25'],
    ['25', '25'],
    ['', ''],
  ])('%s is %s', (typed, day) => {
    expect(monthDayOf(typed)).toBe(day);
  });
});

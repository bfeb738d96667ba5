import { describe, expect, it } from 'vitest';
import { byDay } from './by-day.js';
import { placeOfItem } from './place-of-item.js';

const item = {
  year: 2023,
  kind: 'task' as const,
  id: 't',
  number: '7',
  title: '任务',
  obligation: 'o',
  obligationKind: 'report',
  period: '2023-06',
  dueOn: '2023-06-25',
  replyOn: null,
};

describe('messages', () => {
  it('lead a unit to the form and everybody else to the task', () => {
    expect(placeOfItem('reminder', item, 'unitLiaison')).toBe('/tasks/2023/t/work/o');
    expect(placeOfItem('leadAlert', item, 'unitLiaison')).toBe('/tasks/2023/t');
    expect(placeOfItem('withdrawn', { ...item, obligation: null }, 'unitHead')).toBe('/tasks/2023/t');
    expect(placeOfItem('red', item, 'chiefSupervisor')).toBe('/tasks/2023/t');
    expect(placeOfItem('slipDraft', item, 'supervisor')).toBe('/slips?task=2023/t');
    expect(placeOfItem('replyGiven', item, 'leaderInCharge')).toBe('/leader');
  });

  it('stand under their day, in their order', () => {
    expect(byDay(['b2', 'b1', 'a1'], (each) => each.slice(0, 1))).toEqual([
      { day: 'b', items: ['b2', 'b1'] },
      { day: 'a', items: ['a1'] },
    ]);
    expect(byDay([], String)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { helping, lead, owed } from './task.fixture.js';
import { timeLineOf } from './time-line.js';

describe('timeLineOf', () => {
  const line = timeLineOf({
    units: [helping, lead],
    obligations: [
      owed({ id: '1', opensAt: '2023-02-20T01:00:00.000Z', dueOn: '2023-02-25' }),
      owed({ id: '2', opensAt: '2023-02-20T01:00:00.000Z', dueOn: '2023-02-22' }),
      // opens at midnight of the 26th in China
      owed({ id: '3', opensAt: '2023-02-25T16:00:00.000Z', dueOn: '2023-03-25' }),
      owed({ id: '4', opensAt: '2023-12-24T16:00:00.000Z', dueOn: '2023-12-25', unit: { id: 'b', name: '乙局' } }),
    ],
  });

  it('begins with a month and names each first', () => {
    expect(line?.start).toBe('2023-02-01');
    expect(line?.months.slice(0, 3)).toEqual([
      { day: 0, date: '2023-02-01' },
      { day: 28, date: '2023-03-01' },
      { day: 59, date: '2023-04-01' },
    ]);
    expect(line?.months.at(-1)?.date).toBe('2024-01-01');
  });

  it('lays windows that overlap on tracks of their own, and those that follow on one', () => {
    const [first] = line?.lanes ?? [];
    expect(first?.unit.name).toBe('甲局');
    expect(first?.tracks.map((track) => track.map(({ obligation }) => obligation.id))).toEqual([['2', '3'], ['1']]);
    expect(first?.tracks[0]?.[1]).toMatchObject({ from: 25, to: 52 });
  });

  it('draws a short window long enough to be hit', () => {
    const bar = line?.lanes[1]?.tracks[0]?.[0];
    expect(bar && bar.to - bar.from).toBe(3);
  });

  it('is not there where nothing is owed', () => {
    expect(timeLineOf({ units: [lead], obligations: [] })).toBeNull();
  });
});

import type { Figure } from '@duban/contracts';
import { describe, expect, it } from 'vitest';
import { plannedLine, plannedOn, trajectoriesOf } from './trajectory.js';

const node = (name: string, dueOn: string) => ({ name, dueOn, owed: false });
const figure = (asOf: string, value: string, nature: Figure['nature'] = 'actual'): Figure => ({
  name: '建成里程',
  value,
  unit: '公里',
  asOf,
  nature,
});

describe('plannedLine', () => {
  it('goes through the quantities that the time nodes name in this unit', () => {
    const nodes = [
      node('全线建成100公里', '2023-11-30'),
      node('完成6个标段、60.5公里', '2023-06-30'),
      node('验收', '2023-12-20'),
    ];
    expect(plannedLine(nodes, '公里')).toEqual([
      { on: '2023-06-30', value: 60.5 },
      { on: '2023-11-30', value: 100 },
    ]);
  });

  it('counts the nodes for a share that none of them names', () => {
    const nodes = [
      node('开工', '2023-03-31'),
      node('封顶', '2023-06-30'),
      node('装修', '2023-09-30'),
      node('验收', '2023-12-31'),
    ];
    expect(plannedLine(nodes, '%').map(({ value }) => value)).toEqual([25, 50, 75, 100]);
    expect(plannedLine(nodes, '亿元')).toEqual([]);
  });
});

describe('plannedOn', () => {
  const line = [
    { on: '2023-07-01', value: 60 },
    { on: '2023-11-01', value: 100 },
  ];
  it('lies between the nodes, from nothing at the start of the year', () => {
    expect(plannedOn(line, '2023-01-01')).toBe(0);
    expect(plannedOn(line, '2023-07-01')).toBe(60);
    expect(plannedOn(line, '2023-09-01')).toBe(80);
    expect(plannedOn(line, '2023-12-31')).toBe(100);
    expect(plannedOn([], '2023-06-01')).toBeUndefined();
  });
});

describe('trajectoriesOf', () => {
  it('keeps forecasts apart, by days, the last word of a day counting', () => {
    const figures = [
      figure('2023-05-25', '40'),
      figure('2023-04-25', '20'),
      figure('2023-05-25', '42'),
      figure('2023-12-31', '100', 'forecast'),
    ];
    expect(trajectoriesOf(figures, null)).toEqual([
      {
        name: '建成里程',
        unit: '公里',
        actual: [
          { on: '2023-04-25', value: 20 },
          { on: '2023-05-25', value: 42 },
        ],
        forecast: [{ on: '2023-12-31', value: 100 }],
        planned: [],
      },
    ]);
  });
});

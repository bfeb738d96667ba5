import { describe, expect, it } from 'vitest';
import { figureLines, valueIn, valueOn } from './figure-line.js';

const figure = (value: string, asOf: string, unit = '%', nature: 'actual' | 'forecast' = 'actual') => ({
  name: '完成比例',
  value,
  unit,
  asOf,
  nature,
});
const node = (name: string, dueOn: string) => ({ name, dueOn, owed: true });

describe('figureLines', () => {
  it('takes a value that a time node names with the unit of the figure', () => {
    const [line] = figureLines(
      [figure('12', '2023-04-01', '亿元')],
      [node('完成投资30亿元', '2023-07-01'), node('完成投资1,200.5亿元', '2023-12-01')],
      '2023-01-01',
    );
    expect(line).toMatchObject({
      planned: [
        { on: '2023-01-01', value: 0 },
        { on: '2023-07-01', value: 30 },
        { on: '2023-12-01', value: 1200.5 },
      ],
      isShared: false,
      expected: 14.9,
    });
  });

  it('gives each node of a percentage an equal share where none names a value', () => {
    const [line] = figureLines(
      [figure('40', '2023-05-25')],
      [node('主体完工', '2023-10-01'), node('开工', '2023-04-01')],
      '2023-02-20',
    );
    expect(line?.planned).toEqual([
      { on: '2023-02-20', value: 0 },
      { on: '2023-04-01', value: 50 },
      { on: '2023-10-01', value: 100 },
    ]);
    expect(line?.isShared).toBe(true);
  });

  it('draws no line for a figure that the plan says nothing of', () => {
    const [line] = figureLines([figure('3', '2023-05-25', '个')], [node('开工', '2023-04-01')], '2023-02-20');
    expect(line).toMatchObject({ planned: [], expected: null });
  });

  it('keeps the value that was reported last for a day, and forecasts apart', () => {
    const [line] = figureLines(
      [
        figure('8', '2023-03-25'),
        figure('9', '2023-03-25'),
        figure('5', '2023-02-25'),
        figure('90', '2023-12-25', '%', 'forecast'),
      ],
      [],
      '2023-01-01',
    );
    expect(line?.actual.map(({ value }) => value)).toEqual([5, 9]);
    expect(line?.forecast).toEqual([{ on: '2023-12-25', value: 90 }]);
  });
});

describe('valueIn', () => {
  it.each([
    ['新增贷款 1,200 亿元', '亿元', 1200],
    ['完成60%', '%', 60],
    ['建成3个园区、200套住房', '套', 200],
    ['主体完工', '%', null],
    ['完成60%', '亿元', null],
  ])('%s in %s', (name, unit, value) => expect(valueIn(name, unit)).toBe(value));
});

describe('valueOn', () => {
  const line = [
    { on: '2023-01-01', value: 0 },
    { on: '2023-01-11', value: 10 },
  ];
  it('lies on the line between its points, and at its ends outside of it', () => {
    expect(valueOn(line, '2023-01-06')).toBe(5);
    expect(valueOn(line, '2022-12-01')).toBe(0);
    expect(valueOn(line, '2024-01-01')).toBe(10);
    expect(valueOn([], '2024-01-01')).toBeNull();
  });
});

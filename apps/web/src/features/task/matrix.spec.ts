import { describe, expect, it } from 'vitest';
import { matrixOf } from './matrix.js';
import { helping, lead, owed } from './task.fixture.js';

describe('matrixOf', () => {
  const told = { id: 'c', name: '丙县', relation: 'member' } as const;
  const obligations = [
    owed({ id: '5', kind: 'milestone', dueOn: '2023-03-01' }),
    owed({ id: '1', kind: 'acknowledgement', dueOn: '2023-02-22' }),
    owed({ id: '2', kind: 'plan', dueOn: '2023-03-06' }),
    owed({ id: '3', kind: 'planPart', dueOn: '2023-02-27', unit: { id: 'b', name: '乙局' } }),
    owed({ id: '6', period: '2023-04', dueOn: '2023-04-25' }),
    owed({ id: '4', period: '2023-02', dueOn: '2023-02-25' }),
    owed({ id: '7', period: '2023-02', kind: 'supplement', dueOn: '2023-03-02' }),
  ];
  const matrix = matrixOf({ units: [told, helping, lead], obligations });

  it('has what is owed once before the periods, the periods by their days, the rest behind', () => {
    expect(matrix.columns.map(({ key }) => key)).toEqual([
      'kind:acknowledgement',
      'kind:plan',
      'period:2023-02',
      'period:2023-04',
      'kind:milestone',
    ]);
  });

  it('has the lead first, and counts who owes nothing', () => {
    expect(matrix.rows.map(({ unit }) => unit.name)).toEqual(['甲局', '乙局']);
    expect(matrix.silent).toBe(1);
  });

  it('has a report and its supplement in one cell, and a part under the plan', () => {
    const [first, second] = matrix.rows;
    expect(first?.cells.get('period:2023-02')?.map(({ id }) => id)).toEqual(['4', '7']);
    expect(second?.cells.get('kind:plan')?.map(({ id }) => id)).toEqual(['3']);
  });
});

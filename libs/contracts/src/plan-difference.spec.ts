import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanContent } from './plan.contract.js';
import { planDifference } from './plan-difference.js';

const plan = (
  milestones: [string, string, boolean?][],
  measures: string[],
  responsibleLeader = '张三',
): PlanContent => ({
  milestones: milestones.map(([name, dueOn, owed = false]) => ({ name, dueOn, owed })),
  measures,
  responsibleLeader,
});

test('time nodes come, go and move; measures and the leader change', () => {
  const before = plan(
    [
      ['开工', '2023-03-31'],
      ['封顶', '2023-06-30'],
      ['竣工', '2023-12-31', true],
    ],
    ['办证', '招标'],
  );
  const after = plan(
    [
      ['开工', '2023-03-31'],
      ['竣工', '2023-11-30', true],
      ['验收', '2023-12-20'],
    ],
    ['招标', '巡查'],
    '李四',
  );
  expect(planDifference(before, after)).toEqual({
    added: [{ name: '验收', dueOn: '2023-12-20', owed: false }],
    removed: [{ name: '封顶', dueOn: '2023-06-30', owed: false }],
    moved: [{ name: '竣工', before: { dueOn: '2023-12-31', owed: true }, after: { dueOn: '2023-11-30', owed: true } }],
    measuresAdded: ['巡查'],
    measuresRemoved: ['办证'],
    leader: { before: '张三', after: '李四' },
  });
});

test('several time nodes of one name are paired by their days', () => {
  const before = plan(
    [
      ['例会', '2023-06-01'],
      ['例会', '2023-03-01'],
    ],
    ['办'],
  );
  const after = plan(
    [
      ['例会', '2023-03-01'],
      ['例会', '2023-06-15'],
      ['例会', '2023-09-01'],
    ],
    ['办', '办'],
  );
  expect(planDifference(before, after)).toMatchObject({
    added: [{ dueOn: '2023-09-01' }],
    removed: [],
    moved: [{ before: { dueOn: '2023-06-01' }, after: { dueOn: '2023-06-15' } }],
    measuresAdded: ['办'],
    measuresRemoved: [],
  });
});

test('a node that is owed from now on counts as moved', () => {
  const moved = planDifference(
    plan([['竣工', '2023-12-31']], ['办']),
    plan([['竣工', '2023-12-31', true]], ['办']),
  ).moved;
  expect(moved).toMatchObject([{ before: { owed: false }, after: { owed: true } }]);
});

const anyPlan = fc.record({
  milestones: fc.array(
    fc.record({
      name: fc.constantFrom('甲', '乙', '丙'),
      dueOn: fc.constantFrom('2023-03-01', '2023-06-01', '2023-09-01'),
      owed: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  responsibleLeader: fc.constantFrom('张三', '李四'),
  measures: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 }),
});

test('a plan does not differ from itself, and a difference read backwards is its opposite', () => {
  fc.assert(
    fc.property(anyPlan, anyPlan, (before, after) => {
      const itself = planDifference(before, before);
      expect([itself.added, itself.removed, itself.moved, itself.measuresAdded, itself.measuresRemoved].flat()).toEqual(
        [],
      );
      const there = planDifference(before, after);
      const back = planDifference(after, before);
      expect(back.added).toEqual(there.removed);
      expect(back.measuresRemoved.toSorted()).toEqual(there.measuresAdded.toSorted());
      expect(before.milestones.length - there.removed.length + there.added.length).toBe(after.milestones.length);
    }),
  );
});

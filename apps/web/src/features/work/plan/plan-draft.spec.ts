import { describe, expect, it } from 'vitest';
import { planDraftOf, planFaults, planOf, withPart } from './plan-draft.js';
import { planHints } from './plan-hints.js';

const plan = {
  milestones: [
    { name: '完成60公里', dueOn: '2023-06-30', owed: true },
    { name: '完成100公里', dueOn: '2023-11-30', owed: false },
  ],
  responsibleLeader: '交通局副局长',
  measures: ['每月25日前调度两个标段'],
};

describe('planFaults', () => {
  it('refuses a plan that lacks any of the three', () => {
    expect(planFaults(planDraftOf(null)).map(({ code }) => code)).toEqual([
      'milestonesMissing',
      'leaderMissing',
      'measuresMissing',
    ]);
    expect(planFaults(planDraftOf(plan))).toEqual([]);
  });

  it('asks for the name and the day of each time node', () => {
    const milestones = [
      { name: '开工', dueOn: '', owed: false },
      { name: ' ', dueOn: '2023-05-01', owed: false },
    ];
    expect(planFaults({ ...planDraftOf(plan), milestones })).toEqual([
      { at: 'milestones.0.dueOn', code: 'milestoneDay' },
      { at: 'milestones.1.name', code: 'milestoneName' },
    ]);
  });
});

describe('planOf', () => {
  it('sends no empty rows, and the time nodes by their days', () => {
    const draft = planDraftOf({ ...plan, milestones: plan.milestones.toReversed() });
    expect(planOf({ ...draft, measures: [...draft.measures, ' '] })).toEqual(plan);
  });
});

describe('withPart', () => {
  it('takes a part over once, named after its unit', () => {
    const part = { milestones: [plan.milestones[0]!], responsibleLeader: '县长', measures: ['征地300亩'] };
    const once = withPart(planDraftOf(plan), part, '甲县');
    expect(once.milestones[1]).toEqual({ name: '甲县：完成60公里', dueOn: '2023-06-30', owed: false });
    expect(once.responsibleLeader).toBe('交通局副局长');
    expect(withPart(once, part, '甲县')).toEqual(once);
  });
});

describe('planHints', () => {
  const occasion = { taskText: '新建农村公路100公里', year: 2023, today: '2023-03-01', posts: ['交通局副局长'] };
  const codes = (change: Partial<typeof plan>): string[] =>
    planHints({ ...plan, ...change }, occasion).map(({ code }) => code);

  it('has nothing to say of a plan with numbers, days and a post', () => expect(codes({})).toEqual([]));

  it('tells a measure that repeats the task, and words that promise nothing', () => {
    expect(codes({ measures: ['新建农村公路100公里。'] })).toEqual(['repeatsTask']);
    expect(codes({ measures: ['进一步加大工作力度'] })).toEqual(['vague']);
    expect(codes({ measures: ['进一步压缩工期15天'] })).toEqual([]);
  });

  it('tells a single node at the end, days after the year and days that are past', () => {
    expect(codes({ milestones: [{ name: '完成100公里', dueOn: '2023-12-31', owed: true }] })).toEqual(['singleAtEnd']);
    expect(codes({ milestones: [...plan.milestones, { name: '验收', dueOn: '2024-02-01', owed: false }] })).toEqual([
      'afterYear',
    ]);
    expect(codes({ milestones: [...plan.milestones, { name: '开工', dueOn: '2023-02-01', owed: false }] })).toEqual([
      'beforeToday',
    ]);
  });

  it('misses a number where the task has one; a year is none', () => {
    const milestones = plan.milestones.map((node) => ({ ...node, name: '完成2023年任务' }));
    expect(codes({ milestones, measures: ['两个标段同时施工'] })).toEqual(['noNumber']);
  });

  it('asks for a post in place of a name', () =>
    expect(codes({ responsibleLeader: '张三' })).toEqual(['leaderNoPost']));
});

import { parseDirective } from '@duban/directive';
import { issueDirective, itemsFromText } from '@duban/engine';
import { expect, test } from 'vitest';
import { regimeOfDocument } from '../regime/choose-regime.js';
import { timeLimitsIn, withTimeLimitsConfirmed } from './time-limits.js';

const text = `关于重点任务的通知
1.选址于6月底前完成,9月底前开工。(牵头单位:甲局;责任单位:乙局)
2.尽快启动改造,并持续推进。(牵头单位:甲局;责任单位:乙局)
某市人民政府
2023年2月3日
`;
const parsed = parseDirective(text);
const items = itemsFromText(parsed, {
  units: [
    { id: '00000000-0000-4000-8000-000000000001', name: '甲局', shortName: null, kind: 'department', aliases: [] },
  ],
  groups: [],
});
const milestonesOf = (of: typeof items) =>
  issueDirective(
    { kind: 'directive', year: 2023, id: 'd' },
    of,
    { effectiveOn: '2023-02-03', regime: regimeOfDocument(parsed, 2023), leads: new Map() },
    'post',
    String,
  ).commands.map((command) => (command.type === 'task.issue' ? (command.assignment.milestones ?? []) : 'directive'));

test('nothing that nobody has confirmed becomes a milestone', () => {
  expect(timeLimitsIn(items)).toEqual({ confirmed: 0, unconfirmed: 2, withoutDay: 1 });
  expect(milestonesOf(items)).toEqual(['directive', [], []]);
});

test('all days that are said are confirmed at once, except what somebody has left out', () => {
  const confirmed = withTimeLimitsConfirmed(items);
  expect(timeLimitsIn(confirmed)).toEqual({ confirmed: 2, unconfirmed: 0, withoutDay: 1 });
  expect(milestonesOf(confirmed)).toEqual(['directive', ['2023-06-30', '2023-09-30'], []]);
  const leftOut = items.map((item) => ({
    ...item,
    timeLimits: item.timeLimits.map((limit) => ({ ...limit, decided: 'none' as const })),
  }));
  expect(milestonesOf(withTimeLimitsConfirmed(leftOut))).toEqual(['directive', [], []]);
});

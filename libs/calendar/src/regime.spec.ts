import { expect, test } from 'vitest';
import { Regime, regimeFrom } from './regime.js';

const plain = { code: 'plain', title: '月报', reports: { monthly: { day: 25 }, annual: '12-25' } };

test('needs no more than a code, a title and the days; the rest has defaults', () => {
  const regime = Regime.parse(plain);
  expect(regime.reports).toEqual({
    monthly: { day: 25 },
    quarterly: [],
    annual: '12-25',
    startMonth: null,
    covers: 'sameMonth',
    window: 'afterLastDue',
    roll: 'asWritten',
    hour: 24,
  });
  expect(regime.owes).toEqual({ reports: { lead: true, named: true, groups: 'none' } });
  expect(regime.ladder.map(({ level, afterWorkingDays, issue }) => [level, afterWorkingDays, issue])).toEqual([
    ['blue', 1, 'automatic'],
    ['yellow', 3, 'onApproval'],
    ['red', 5, 'onApproval'],
  ]);
  expect(regime.supplement).toEqual({ workingDays: 3 });
  expect(regime).toMatchObject({ zone: 'Asia/Shanghai', route: 'viaLead', laterReportCures: true, remindAt: 9 });
});

const blue = { rung: 1, afterWorkingDays: 2, level: 'blue', to: ['liaison'], issue: 'automatic' };
test.each([
  ['30 February', { reports: { ...plain.reports, annual: '02-30' } }, '02-30 does not exist', 'reports.annual'],
  ['29 February', { reports: { ...plain.reports, annual: '02-29' } }, 'does not exist in every', 'reports.annual'],
  ['a wrong quarterly day', { reports: { ...plain.reports, quarterly: ['03-32'] } }, '03-32', 'reports.quarterly.0'],
  [
    'two days in a quarter',
    { reports: { ...plain.reports, quarterly: ['01-25', '03-25'] } },
    'two days',
    'reports.quarterly.1',
  ],
  ['a 32nd', { reports: { ...plain.reports, monthly: { day: 32 } } }, '31', 'reports.monthly.day'],
  ['a 13th month', { reports: { ...plain.reports, startMonth: '13' } }, 'MM', 'reports.startMonth'],
  ['an unknown key', { remind: 9 }, 'remind', ''],
  ['an unknown key deeper down', { owes: { reports: { all: true } } }, 'all', 'owes.reports'],
  ['a lead that owes nothing', { owes: { reports: { lead: false } } }, 'true', 'owes.reports.lead'],
  ['a ladder that starts at 2', { ladder: [{ ...blue, rung: 2 }] }, 'rung 1 is expected', 'ladder.0.rung'],
  ['rungs at one moment', { ladder: [blue, { ...blue, rung: 2 }] }, 'later', 'ladder.1.afterWorkingDays'],
  ['a draft that nobody issues', { ladder: [{ ...blue, issue: 'onApproval' }] }, '', 'ladder.0.by'],
  ['a reminder for what nobody owes', { reminders: { bulletin: [1] } }, 'bulletin', 'reminders'],
  ['a period of no days', { plan: { workingDays: 0 } }, '1', 'plan.workingDays'],
])('refuses %s', (_, fault, message, path) => {
  const issue = Regime.safeParse({ ...plain, ...fault }).error?.issues[0];
  expect(issue?.message).toContain(message);
  expect(issue?.path.join('.')).toBe(path);
});

test('a printed calendar replaces the days of the base and nothing else', () => {
  const base = Regime.parse({
    ...plain,
    reports: { ...plain.reports, roll: 'later', quarterly: ['03-25'] },
    route: 'direct',
  });
  const regime = regimeFrom({ monthly: { day: 10 }, quarterly: [], annual: null, startMonth: '06' }, base);
  expect(regime).toEqual({
    ...base,
    reports: { ...base.reports, monthly: { day: 10 }, quarterly: [], annual: null, startMonth: '06' },
  });
  expect(() => regimeFrom({ monthly: null, quarterly: ['06-31'], annual: null, startMonth: null }, base)).toThrow(
    '06-31',
  );
});

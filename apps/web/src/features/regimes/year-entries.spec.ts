import { describe, expect, it } from 'vitest';
import { entriesOf } from './year-entries.js';

const schedule = {
  opensAt: '2023-05-25T16:00:00.000Z',
  dueOn: '2023-06-26',
  dueAt: '2023-06-26T16:00:00.000Z',
  dayOff: false,
  provisional: true,
  remindedAt: ['2023-06-26T01:00:00.000Z'],
  slips: [{ rung: 1, at: '2023-06-27T01:00:00.000Z' }],
};
const period = { kind: 'monthly', label: '2023-06', from: '2023-06-01', to: '2023-06-30' } as const;

describe('a year under a regime', () => {
  it('has what falls due before what is sent about it, on the days of the government', () => {
    const entries = entriesOf({
      reports: [
        { period, report: schedule, rolledFrom: '2023-06-25', subReport: { ...schedule, dueOn: '2023-06-20' } },
      ],
      notAsked: [{ period: { ...period, label: '2023-01' }, dueOn: '2023-01-25' }],
    });
    expect(entries.get('2023-06-26')).toEqual([
      {
        what: 'report',
        kind: 'monthly',
        period: '2023-06',
        opensOn: '2023-05-26',
        rolledFrom: '2023-06-25',
        dayOff: false,
        provisional: true,
      },
      { what: 'reminder', of: 'report', period: '2023-06' },
      { what: 'reminder', of: 'subReport', period: '2023-06' },
    ]);
    expect(entries.get('2023-06-27')).toContainEqual({ what: 'slip', of: 'report', rung: 1, period: '2023-06' });
    expect(entries.get('2023-06-20')).toHaveLength(1);
    expect(entries.get('2023-01-25')).toEqual([{ what: 'notAsked', period: '2023-01' }]);
  });
});

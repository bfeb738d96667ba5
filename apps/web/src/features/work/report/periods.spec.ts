import type { ReportRow } from '@duban/contracts';
import { describe, expect, it } from 'vitest';
import { reportDraftOf } from '../../../parts/report/report-draft.js';
import { lastReportOf, withSubReport } from './periods.js';

const content = {
  summary: '完成征地200亩。',
  clauses: [],
  figures: [{ name: '征地', value: '200', unit: '亩', asOf: '2023-06-18', nature: 'actual' as const }],
  problems: ['资金缺口'],
  coordination: [],
  attachments: [],
};
const row = (id: string, dueOn: string, change: object = {}): ReportRow =>
  ({ id, kind: 'report', unit: { id: 'a', name: '甲' }, dueOn, content, ...change }) as unknown as ReportRow;

describe('lastReportOf', () => {
  const own = row('june', '2023-06-25');
  it('is the unit’s own report of the period before that has a text', () => {
    const rows = [
      row('april', '2023-04-25'),
      row('may', '2023-05-25', { content: null }),
      row('other', '2023-05-25', { unit: { id: 'b', name: '乙' } }),
      row('part', '2023-05-25', { kind: 'subReport' }),
      row('july', '2023-07-25'),
      own,
    ];
    expect(lastReportOf(rows, own)?.id).toBe('april');
  });

  it('is none for the first', () => expect(lastReportOf([own], own)).toBeUndefined());
});

describe('withSubReport', () => {
  const draft = reportDraftOf(null, null, { period: '2023-06', today: '2023-06-19' });

  it('takes words over once, under the name of the unit', () => {
    const once = { ...draft, ...withSubReport(draft, content, '甲县', 'text') };
    expect(once.summary).toBe('甲县：完成征地200亩。');
    expect(once.problems).toEqual(['甲县：资金缺口']);
    expect(once.figures).toEqual([]);
    expect({ ...once, ...withSubReport(once, content, '甲县', 'text') }).toEqual(once);
  });

  it('takes figures over once', () => {
    const once = { ...draft, ...withSubReport(draft, content, '甲县', 'figures') };
    expect(once.figures).toMatchObject([{ name: '甲县：征地', value: '200' }]);
    expect({ ...once, ...withSubReport(once, content, '甲县', 'figures') }).toEqual(once);
  });
});

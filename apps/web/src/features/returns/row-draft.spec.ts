import type { ReturnRow } from '@duban/contracts';
import { describe, expect, it } from 'vitest';
import { contentOf, dateOf, draftOf, faultsOf, isFilled } from './row-draft.js';

const before = { value: '40', asOf: '2023-05-25', nature: 'actual' as const };
const waiting = { name: '完成投资', unit: '亿元', period: '2023-Q2', value: null, asOf: null, nature: null, before };
const previous = (unchanged: number) => ({ unchanged }) as ReturnRow['previous'];
const row = { content: null, figures: [waiting], previous: previous(1) } as unknown as ReturnRow;
const TODAY = '2023-06-19';
const beginning = { today: TODAY, nothingNew: '无新进展。' };

describe('draftOf', () => {
  it('begins empty, with the figures of the period before waiting for their values as of today', () => {
    const draft = draftOf(row, beginning);
    expect(draft).toMatchObject({ summary: '', isUnchanged: false });
    expect(draft.figures).toEqual([{ value: '', asOf: TODAY, nature: 'actual' }]);
    expect(isFilled(draft)).toBe(false);
  });

  it('shows no words where only that there is nothing new was said', () => {
    const nothing = { clauses: [], figures: [], problems: [], coordination: [], attachments: [] };
    const content = { summary: '无新进展。', unchanged: {}, ...nothing };
    const draft = draftOf({ content, figures: [] }, beginning);
    expect(draft).toMatchObject({ summary: '', isUnchanged: true });
    expect(isFilled(draft)).toBe(true);
  });
});

describe('contentOf', () => {
  it('leaves out a figure without a value, and writes the number and the day as the record has them', () => {
    const draft = draftOf(row, beginning);
    expect(contentOf(row, { ...draft, summary: '已开工。' }, '').figures).toEqual([]);
    const figures = [{ value: '1,234.5', asOf: '2023/6/20', nature: 'forecast' as const }];
    expect(contentOf(row, { ...draft, summary: '已开工。', figures }, '').figures).toEqual([
      { name: '完成投资', unit: '亿元', period: '2023-Q2', value: '1234.5', asOf: '2023-06-20', nature: 'forecast' },
    ]);
  });

  it('says that there is nothing new where only that was said, with its reason', () => {
    const draft = { ...draftOf(row, beginning), isUnchanged: true, reason: ' 等待批复 ' };
    expect(contentOf(row, draft, '无新进展。')).toMatchObject({
      summary: '无新进展。',
      unchanged: { reason: '等待批复' },
    });
    expect(contentOf(row, { ...draft, reason: '' }, '无新进展。').unchanged).toEqual({});
  });

  it('keeps what the sheet does not show, and takes each line of the problems for one', () => {
    const clauses = [{ clause: '主体工程', status: 'underWay' as const }];
    const written = { ...row, content: { summary: 'a', clauses, attachments: ['f'] } } as unknown as ReturnRow;
    const draft = { ...draftOf(written, beginning), problems: '用地\n\n 资金 ' };
    expect(contentOf(written, draft, '')).toMatchObject({ clauses, attachments: ['f'], problems: ['用地', '资金'] });
  });
});

describe('faultsOf', () => {
  it('asks for the reason from the second time in succession on', () => {
    const draft = { ...draftOf(row, beginning), isUnchanged: true };
    expect(faultsOf(row, draft)).toEqual(['reason']);
    expect(faultsOf(row, { ...draft, reason: '等待批复' })).toEqual([]);
    expect(faultsOf({ previous: previous(0) }, draft)).toEqual([]);
    expect(faultsOf({ previous: null }, draft)).toEqual([]);
  });

  it('looks at a figure only where a value is given', () => {
    const draft = draftOf(row, beginning);
    expect(faultsOf(row, { ...draft, figures: [{ value: '', asOf: '?', nature: 'actual' }] })).toEqual([]);
    expect(faultsOf(row, { ...draft, figures: [{ value: '三', asOf: '?', nature: 'actual' }] })).toEqual([
      'value',
      'asOf',
    ]);
  });
});

describe('dateOf', () => {
  it.each([
    ['2023-6-5', '2023-06-05'],
    ['2023/06/25', '2023-06-25'],
    ['20230625', '2023-06-25'],
    ['2023年6月25日', '2023-06-25'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', undefined],
    ['6月25日', undefined],
    ['', undefined],
  ])('reads %s as %s', (text, date) => expect(dateOf(text)).toBe(date));
});

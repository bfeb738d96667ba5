import { describe, expect, it } from 'vitest';
import { decimalOf, isCopy, reportContentOf, reportDraftOf, reportFaults, typedOf } from './report-draft.js';

const occasion = { period: '2023-06', today: '2023-06-19' };
const figure = {
  name: '完成投资',
  value: '12.5',
  unit: '亿元',
  asOf: '2023-05-25',
  period: '2023-05',
  nature: 'actual' as const,
  source: '统计局',
};
const may = {
  summary: '5月完成主体结构。',
  clauses: [{ clause: '主体工程', status: 'underWay' as const, text: '完成三层。' }],
  figures: [figure],
  problems: ['用地未批'],
  coordination: [{ matter: '用地审批', of: null }],
  nextStep: '封顶。',
  attachments: [],
};

describe('reportDraftOf', () => {
  it('begins with the clauses and figures of the period before, without their texts and values', () => {
    const draft = reportDraftOf(null, may, occasion);
    expect(draft.summary).toBe('');
    expect(draft.clauses).toEqual([{ clause: '主体工程', status: 'underWay', text: '' }]);
    expect(draft.figures).toMatchObject([{ name: '完成投资', value: '', asOf: '2023-06-19', period: '2023-06' }]);
  });

  it('keeps what was saved, and offers a figure of the period before that is not in it', () => {
    const saved = { ...may, figures: [{ ...figure, name: '开工数', value: '3' }] };
    expect(reportDraftOf(saved, may, occasion).figures.map(({ name, value }) => [name, value])).toEqual([
      ['开工数', '3'],
      ['完成投资', ''],
    ]);
  });
});

describe('reportContentOf', () => {
  it('gives back what was written', () => {
    expect(reportContentOf(typedOf(may))).toEqual(may);
  });

  it('leaves out empty rows and figures without a value', () => {
    const draft = reportDraftOf(null, may, occasion);
    const content = reportContentOf({ ...draft, summary: ' 有进展 ', problems: [' '], clauses: [] });
    expect(content).toEqual({
      summary: '有进展',
      clauses: [],
      figures: [],
      problems: [],
      coordination: [],
      attachments: [],
    });
  });
});

describe('reportFaults', () => {
  it('names each field that must be put right', () => {
    const draft = typedOf({ ...may, summary: ' ', figures: [{ ...figure, value: '约12', unit: '' }] });
    expect(reportFaults(draft)).toEqual([
      { at: 'summary', code: 'summaryMissing' },
      { at: 'figures.0.value', code: 'figureNumber' },
      { at: 'figures.0.unit', code: 'figureUnit' },
    ]);
  });

  it('asks nothing of a figure that has no value yet', () => {
    expect(reportFaults({ ...reportDraftOf(null, may, occasion), summary: '有' })).toEqual([]);
  });
});

describe('decimalOf', () => {
  it.each([
    ['1,234.5', '1234.5'],
    ['１２３．５', '123.5'],
    ['.5', '0.5'],
    ['-.5', '-0.5'],
    ['+3', '3'],
  ])('reads %s', (typed, value) => expect(decimalOf(typed)).toBe(value));
});

describe('isCopy', () => {
  it('tells a copy whose month alone was changed', () => {
    expect(isCopy('6月完成主体结构', '5月完成主体结构。')).toBe(true);
    expect(isCopy('6月封顶', '5月完成主体结构。')).toBe(false);
    expect(isCopy('', '')).toBe(false);
  });
});

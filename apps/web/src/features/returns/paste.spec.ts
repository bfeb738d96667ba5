import { describe, expect, it } from 'vitest';
import { pasted, type PasteRow, withCell } from './paste.js';
import type { RowDraft } from './row-draft.js';

const figure = { value: '', asOf: '2023-06-19', nature: 'actual' as const };
const empty: RowDraft = { summary: '', isUnchanged: false, reason: '', problems: '', nextStep: '', figures: [figure] };
const row = (member: string, change: Partial<PasteRow> = {}): PasteRow => ({
  member,
  draft: empty,
  isOpen: true,
  ...change,
});
const rows = [row('a'), row('b', { draft: { ...empty, figures: [figure, figure] } }), row('c')];

const draftsOf = (result: ReturnType<typeof pasted>) => {
  if ('fault' in result) throw new Error(result.fault.code);
  return result.drafts;
};

describe('pasted', () => {
  it('fills lines from the cell on and leaves the others alone', () => {
    const cells = [
      ['进展一', '', '', '问题一\n问题二', '打算一', '12.5', '2023年6月20日', '预计'],
      ['', '是', '等待批复'],
    ];
    const drafts = draftsOf(pasted(rows, { member: 'a', column: 'summary', figure: 0 }, cells));
    expect(drafts.get('a')).toEqual({
      summary: '进展一',
      isUnchanged: false,
      reason: '',
      problems: '问题一\n问题二',
      nextStep: '打算一',
      figures: [{ value: '12.5', asOf: '2023-06-20', nature: 'forecast' }],
    });
    expect(drafts.get('b')).toMatchObject({ isUnchanged: true, reason: '等待批复', summary: '' });
    expect(drafts.has('c')).toBe(false);
  });

  it('goes down the figures, line by line, where it begins in one', () => {
    const drafts = draftsOf(pasted(rows, { member: 'b', column: 'value', figure: 0 }, [['1'], ['2'], ['3']]));
    expect(drafts.get('b')?.figures.map(({ value }) => value)).toEqual(['1', '2']);
    expect(drafts.get('c')?.figures.map(({ value }) => value)).toEqual(['3']);
  });

  it('refuses a table with too many columns or rows as a whole', () => {
    expect(pasted(rows, { member: 'a', column: 'nextStep', figure: 0 }, [['a', '1', '', '', '']])).toEqual({
      fault: { code: 'columns', given: 5, room: 4 },
    });
    expect(pasted(rows, { member: 'b', column: 'summary', figure: 0 }, [['1'], ['2'], ['3']])).toEqual({
      fault: { code: 'rows', given: 3, room: 2 },
    });
  });

  it('refuses all of it where one cell is wrong or one line is closed', () => {
    expect(pasted(rows, { member: 'a', column: 'value', figure: 0 }, [['1'], ['约三成']])).toEqual({
      fault: { code: 'value', row: 2, member: 'b' },
    });
    const closed = [row('a'), row('b', { isOpen: false })];
    expect(pasted(closed, { member: 'a', column: 'summary', figure: 0 }, [['1'], ['2']])).toEqual({
      fault: { code: 'closed', row: 2, member: 'b' },
    });
    const none = [row('a', { draft: { ...empty, figures: [] } })];
    expect(pasted(none, { member: 'a', column: 'value', figure: 0 }, [['1']])).toEqual({
      fault: { code: 'figure', row: 1, member: 'a' },
    });
  });
});

describe('withCell', () => {
  it('knows yes and no, and no other word, of what is unchanged', () => {
    expect(withCell(empty, 'unchanged', 0, '是')).toMatchObject({ isUnchanged: true });
    expect(withCell({ ...empty, isUnchanged: true }, 'unchanged', 0, '')).toMatchObject({ isUnchanged: false });
    expect(withCell(empty, 'unchanged', 0, '也许')).toBe('unchanged');
  });

  it('keeps the day and the nature of a figure where their cells are empty', () => {
    expect(withCell(empty, 'asOf', 0, '')).toEqual(empty);
    expect(withCell(empty, 'asOf', 0, '2023-02-30')).toBe('asOf');
    expect(withCell(empty, 'nature', 0, '大概')).toBe('nature');
  });
});

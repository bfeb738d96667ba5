import { expect, it } from 'vitest';
import { type Accepted, accepted } from './accepted.js';
import type { RowDraft } from './row-draft.js';

const draft: RowDraft = {
  summary: '旧',
  isUnchanged: false,
  reason: '',
  problems: '',
  nextStep: '',
  figures: [{ value: '1', asOf: '2023-05-25', nature: 'actual' }],
};
const cell = (field: Accepted['field'], after: string, figure: number | null = null): Accepted => ({
  member: 'a',
  field,
  figure,
  column: '',
  before: '',
  after,
});

it('takes the chosen cells into their lines and leaves what is gone', () => {
  const cells = [cell('summary', '新'), cell('value', '2', 0), cell('nature', 'forecast', 0), cell('value', '3', 7)];
  const drafts = accepted([...cells, { ...cell('summary', '别处'), member: 'gone' }], (member) =>
    member === 'a' ? draft : undefined,
  );
  expect([...drafts]).toEqual([
    ['a', { ...draft, summary: '新', figures: [{ value: '2', asOf: '2023-05-25', nature: 'forecast' }] }],
  ]);
});

import { describe, expect, it } from 'vitest';
import { claimDraftOf, claimOf, withoutEvidence } from './claim-draft.js';

describe('a claim', () => {
  const draft = claimDraftOf(['新建100公里', '11月底建成', '新建100公里']);

  it('begins with one row for each target and time node', () =>
    expect(draft.evidence.map(({ subject }) => subject)).toEqual(['新建100公里', '11月底建成']));

  it('names what has no evidence yet, and sends what has', () => {
    const [first, second] = draft.evidence;
    const typed = { summary: ' 已建成。 ', evidence: [{ ...first!, text: '验收报告' }, second!] };
    expect(withoutEvidence(typed)).toEqual(['11月底建成']);
    expect(claimOf(typed)).toEqual({
      summary: '已建成。',
      evidence: [{ subject: '新建100公里', text: '验收报告', attachments: [] }],
    });
  });
});

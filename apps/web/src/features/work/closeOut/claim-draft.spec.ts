import { describe, expect, it } from 'vitest';
import { claimDraftOf, claimFaults, claimOf } from './claim-draft.js';

const asks = [
  { of: 'target', subject: '新建100公里', dueOn: null },
  { of: 'milestone', subject: '11月底建成', dueOn: '2023-11-30' },
] as const;

describe('a claim', () => {
  const draft = claimDraftOf(asks, null);
  const [first, second] = draft.evidence;
  const answered = [
    { ...first!, text: ' 验收报告 ' },
    { ...second!, shows: 'unfinished' as const, text: '次年3月建成' },
  ];
  const whole = { ...draft, summary: ' 已建成。 ', evidence: answered };

  it('begins with one row for each target and time node', () =>
    expect(draft.evidence.map(({ subject, ask }) => [subject, ask?.of])).toEqual([
      ['新建100公里', 'target'],
      ['11月底建成', 'milestone'],
    ]));

  it('says beside each row what is missing', () => {
    expect(claimFaults(draft)).toEqual([{ at: 'summary' }, { at: 'evidence.0' }, { at: 'evidence.1' }]);
    expect(claimFaults(whole)).toEqual([]);
  });

  it('as completed has evidence of something, as anything else an explanation', () => {
    const lacking = answered.map((row) => ({ ...row, shows: 'unavailable' as const }));
    expect(claimFaults({ ...whole, evidence: lacking })).toEqual([{ at: 'closesAs' }]);
    expect(claimFaults({ ...whole, evidence: lacking, closesAs: 'continuing' })).toEqual([{ at: 'explanation' }]);
  });

  it('sends what was said, and what there is not', () =>
    expect(claimOf(whole)).toEqual({
      summary: '已建成。',
      evidence: [
        { subject: '新建100公里', text: '验收报告', attachments: [] },
        { subject: '11月底建成', lacks: 'unfinished', text: '次年3月建成', attachments: [] },
      ],
    }));

  it('begins with what the one before said, and marks what stayed open', () => {
    const earlier = { content: claimOf(whole), closesAs: 'measured' as const, stays: [1] };
    const again = claimDraftOf([...asks, { of: 'milestone', subject: '试运行', dueOn: null }], earlier);
    expect(again.evidence.map(({ text, stayed }) => [text, stayed])).toEqual([
      ['验收报告', false],
      ['次年3月建成', true],
      ['', false],
    ]);
  });
});

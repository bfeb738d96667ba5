import type { DraftDecision } from '@duban/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideDraft, draftAfter } from './decide-draft.js';
import { isDraftFault } from './draft-item.js';
import type { DraftReading } from './draft-reading.js';
import type { DraftState } from './draft-state.js';
import { readForDraft } from './read-for-draft.js';

const report = [
  '东湾市2031年政府工作报告',
  '一、2030年工作回顾',
  '全年渔港吞吐量增长4%。对于这些问题,我们将认真解决。',
  '二、“十七五”时期主要目标',
  '到2035年建成海上花园城市。',
  '三、2031年重点工作',
  '今年经济社会发展的主要预期目标是:生产总值增长6%以上,渔民收入稳步增长。',
  '(一)聚焦海洋,做强产业。',
  '壮大现代渔业。加快渔港改造,6月底前开工建设深水码头,年内新建网箱200口,改造渔船30艘。尽快启动海洋牧场。',
  '灯塔二期工程,8月底前完成主体,年底前建成投用。',
  '发展海上旅游。',
  '(二)年内疏浚航道12公里。',
  '四、加强政府自身建设',
  '坚持依法行政,年内完成执法改革3项。',
  '五、附则',
  '有关名词另行解释。',
].join('\n');
const notice = '某市人民政府关于重点任务的通知\n1.新建两所幼儿园。(责任单位:甲局、乙局)\n';

const reading = readIt(report);
const after = (...decisions: DraftDecision[]): DraftState => draftAfter(reading, decisions);

test('a report becomes candidates under their headings, and everything else that looks ahead is listed with the reason', () => {
  const { head, items, leftOut } = after();
  expect(head).toMatchObject({ title: '东湾市2031年政府工作报告', number: null, year: 2031 });
  const first = ['三、2031年重点工作', '(一)聚焦海洋,做强产业。'];
  expect(items.map(({ text, sectionPath, lead }) => [text, sectionPath, lead])).toEqual([
    ['6月底前开工建设深水码头', [...first, '壮大现代渔业'], null],
    ['年内新建网箱200口,改造渔船30艘', [...first, '壮大现代渔业'], null],
    ['灯塔二期工程,8月底前完成主体', first, null],
    ['灯塔二期工程年底前建成投用', first, null],
    ['年内疏浚航道12公里', ['三、2031年重点工作'], null],
  ]);
  expect(leftOut.map(({ item, reason }) => [item.text, reason])).toEqual([
    ['对于这些问题,我们将认真解决。', 'review'],
    ['到2035年建成海上花园城市。', 'horizon'],
    ['生产总值增长6%以上', 'yearTarget'],
    ['渔民收入稳步增长', 'yearTarget'],
    ['加快渔港改造', 'noMeasure'],
    ['尽快启动海洋牧场', 'vagueTime'],
    ['发展海上旅游', 'noMeasure'],
    ['坚持依法行政', 'selfConstruction'],
    ['年内完成执法改革3项', 'selfConstruction'],
    ['有关名词另行解释。', 'otherChapter'],
  ]);
});

test('what was done is told apart: a chapter that looks back has results and no candidates', () => {
  expect(reading.prose?.chapters.map(({ kind, told }) => [kind, told > 0])).toEqual([
    ['review', true],
    ['horizon', false],
    ['thisYear', false],
    ['selfConstruction', false],
    [null, false],
  ]);
});

test('what is put together stands under the headings that its parts share', () => {
  const pathAfter = (...items: string[]) =>
    after({ type: 'merge', items }).items.find(({ id }) => id === items[0])?.sectionPath;
  const ids = after().items.map(({ id }) => id);
  const [pier = '', nets = '', light = '', , channel = ''] = ids;
  expect(pathAfter(pier, nets)).toEqual(['三、2031年重点工作', '(一)聚焦海洋,做强产业。', '壮大现代渔业']);
  expect(pathAfter(pier, light)).toEqual(['三、2031年重点工作', '(一)聚焦海洋,做强产业。']);
  expect(pathAfter(nets, channel)).toEqual(['三、2031年重点工作']);
});

test('a candidate has its places, its figures and its dates', () => {
  const fleet = reading.tasks.find(({ text }) => text.startsWith('年内新建网箱'));
  expect(fleet?.targets.map(({ value, unit }) => [value, unit])).toEqual([
    [200, '口'],
    [30, '艘'],
  ]);
  expect(fleet?.timeLimits.map(({ date }) => date)).toEqual(['2031-12-31']);
  for (const { spans, text } of reading.tasks)
    expect(spans.text.map(([at, length]) => report.slice(at, at + length)).join('')).toBe(text);
  const vague = reading.tasks.find(({ text }) => text.startsWith('尽快'));
  expect(vague?.timeLimits).toMatchObject([{ date: null }]);
});

test('what was left out is taken up at its place in the text, once, and can be decided about like any other', () => {
  const [found] = after().leftOut.filter(({ reason }) => reason === 'vagueTime');
  const taken = after({ type: 'takeUp', item: found!.item.id }, { type: 'drop', item: found!.item.id, reason: '另议' });
  expect(taken.items.map(({ text }) => text).indexOf('尽快启动海洋牧场')).toBe(2);
  expect(taken.leftOut).toHaveLength(after().leftOut.length - 1);
  expect(decideDraft(taken, { type: 'takeUp', item: found!.item.id })).toMatchObject({ field: 'item' });
  expect(decideDraft(taken, { type: 'takeUp', item: 't1.1' })).toMatchObject({ field: 'item' });
});

test('a notice is never read as a report by itself, nor a report as a notice; whoever says so is obeyed', () => {
  expect(readForDraft(notice)?.prose).toBeUndefined();
  expect(readForDraft(notice, 'report')).toBeNull();
  expect(readForDraft(report, 'notice')).toMatchObject({ tasks: [] });
  // A report in which a task with units is printed: a notice unless told.
  const both = `${report}\n六、分工\n1.修缮码头9座。(责任单位:市交通局、市财政局)\n`;
  expect(readForDraft(both)?.prose).toBeUndefined();
  expect(readForDraft(both, 'report')?.prose?.places.some(({ leftOut }) => leftOut === null)).toBe(true);
  // Nothing that can be measured is planned: there are no candidates to begin with.
  const words = '东湾市2031年政府工作报告\n一、2030年工作回顾\n很好。\n二、2031年重点工作\n继续努力,改进作风。\n';
  expect(readForDraft(words)?.prose).toBeUndefined();
  expect(readForDraft(words, 'report')?.prose?.places.map(({ leftOut }) => leftOut)).toEqual(['noMeasure']);
});

/** Sentences that promise, wish or merely speak, in every mixture and under every kind of chapter. */
const sentences = fc.constantFrom(
  '年内新建渔港3座。',
  '加快渔港改造,6月底前开工建设深水码头;灯塔二期工程,确保年内竣工。',
  '尽快启动海洋牧场。',
  '持续优化航线布局,提升服务水平。',
  '发展海上旅游。',
  '到2035年建成海上花园城市。',
  '今年的主要预期目标是:生产总值增长6%以上,渔民收入稳步增长。',
  '下一步,我们将认真解决这些问题。',
);
const headings = [
  '一、2030年工作回顾',
  '二、今后五年的奋斗目标',
  '三、2031年重点工作',
  '四、加强政府自身建设',
  '五、附则',
];
const reports = fc
  .tuple(
    ...headings.map(() =>
      fc.array(fc.tuple(fc.constantFrom('', '(一)', '1.'), fc.array(sentences, { maxLength: 4 })), { maxLength: 4 }),
    ),
  )
  .map((chapters) =>
    [
      '东湾市2031年政府工作报告',
      ...chapters.flatMap((lines, index) => [
        headings[index]!,
        ...lines.map(([mark, words]) => `${mark}${words.join('')}`),
      ]),
    ].join('\n'),
  );
const wishes = fc.oneof(
  fc.record({ type: fc.constant('takeUp' as const), at: fc.nat(40) }),
  fc.record({ type: fc.constant('drop' as const), at: fc.nat(40) }),
  fc.record({ type: fc.constant('restore' as const), at: fc.nat(40) }),
  fc.record({ type: fc.constant('merge' as const), at: fc.nat(40) }),
  fc.record({ type: fc.constant('split' as const), at: fc.nat(40) }),
);

test('whatever looks ahead is a candidate, left out or dropped, whatever is decided', () => {
  fc.assert(
    fc.property(reports, fc.array(wishes, { maxLength: 12 }), (text, wished) => {
      const read = readForDraft(text, 'report');
      if (!read) return;
      let state = draftAfter(read, []);
      expect(lostIn(text, state, read)).toEqual([]);
      for (const wish of wished) {
        const next = decideDraft(state, decisionOf(wish, state));
        if (!isDraftFault(next)) state = next;
        expect(lostIn(text, state, read)).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

function decisionOf({ type, at }: { type: string; at: number }, { items, leftOut }: DraftState): DraftDecision {
  const item = items[at % Math.max(1, items.length)]?.id ?? 't99';
  const other = items[(at + 1) % Math.max(1, items.length)]?.id ?? 't98';
  if (type === 'takeUp') return { type, item: leftOut[at % Math.max(1, leftOut.length)]?.item.id ?? 't99' };
  if (type === 'drop') return { type, item, reason: '另议' };
  if (type === 'merge') return { type, items: [item, other] };
  if (type === 'split') return { type, item, at: [2] };
  return { type: 'restore', item };
}

/** The words that look ahead, of each sentence outside the review, that stand in no item and are not left out. */
function lostIn(text: string, { items, leftOut }: DraftState, { tasks }: DraftReading): string[] {
  const kept = [...items, ...leftOut.map(({ item }) => item)];
  const spans = kept.flatMap(({ from }) => from.flatMap((position) => tasks[position]!.spans.text));
  // A sentence that names the section or the topic of others stands over them.
  const topics = new Set(
    tasks.flatMap(({ sectionPath }) => sectionPath.flatMap((heading) => [heading, `${heading}。`])),
  );
  const [, ahead = ''] = text.split(headings[0]!);
  const from = ahead.indexOf(headings[1]!);
  const offset = text.length - ahead.length;
  return [...ahead.matchAll(/[^。\n]+。/g)]
    .filter(({ index }) => index > from)
    .filter(({ 0: words, index }) => {
      const [start, end] = [offset + index, offset + index + words.length];
      return !spans.some(([at, length]) => at < end && at + length > start);
    })
    .map(([words]) => words)
    .filter((words) => !topics.has(words) && !topics.has(words.replace(/^(?:1\.|\(一\))/, '')));
}

function readIt(text: string): DraftReading {
  const found = readForDraft(text);
  if (!found?.prose) throw new Error('This was to be read as a report.');
  return found;
}

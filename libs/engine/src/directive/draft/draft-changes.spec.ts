import type { DraftDecision } from '@duban/contracts';
import { parseDirective } from '@duban/directive';
import { expect, test } from 'vitest';
import { derivedId } from '../../randomness.js';
import { changesOfDraft } from './draft-changes.js';
import { readForDraft } from './read-for-draft.js';

const reading = parseDirective(`东湾市人民政府关于渡口的通知
1.修缮码头，新造渡船。(责任单位:市交通局、市财政局、各区政府)
2.疏浚航道。(责任单位:市航天局)
`);
const unit = (name: string) => derivedId(name);
const names = new Map(['市交通局', '市财政局', '市水利局'].map((name) => [unit(name), name]));
const called = {
  unit: (id: string) => names.get(id) ?? id,
  group: (id: string) => id,
  task: ({ year }: { year: number }) => `${year}年那一项`,
  idOf: (printed: string) => (names.has(unit(printed)) ? unit(printed) : null),
};
const changes = (...decisions: DraftDecision[]) => changesOfDraft(reading, decisions, called);
const told = (...decisions: DraftDecision[]) =>
  changes(...decisions)
    .at(-1)
    ?.fields.map(({ item, field, about, before, after }) => [item ?? about, field, before, after]);

test('a new lead is told with whoever led before', () => {
  expect(told({ type: 'setLead', item: 't1', unit: unit('市水利局') })).toEqual([
    ['t1', 'lead', '市交通局', '市水利局'],
    ['t1', 'leadDecided', 'no', 'given'],
    ['t1', 'coordinating', '市财政局', '市交通局、市财政局'],
  ]);
});

test('a unit that was listed already and now leads stands in its highest place alone', () => {
  expect(told({ type: 'setLead', item: 't1', unit: unit('市财政局') })?.at(-1)).toEqual([
    't1',
    'coordinating',
    '市财政局',
    '市交通局',
  ]);
});

test('words, reasons and what was looked at', () => {
  expect(told({ type: 'edit', item: 't2', number: null, text: '疏浚航道30公里。' })).toEqual([
    ['t2', 'number', '2', null],
    ['t2', 'text', '疏浚航道。', '疏浚航道30公里。'],
  ]);
  expect(told({ type: 'accept', item: 't1', reasons: ['lead-inferred'] })).toEqual([
    ['t1', 'leadDecided', 'no', 'confirmed'],
    ['t1', 'accepted', null, 'lead-inferred'],
  ]);
  expect(told({ type: 'accept', item: 't2' })).toContainEqual(['t2', 'accepted', null, 'all']);
  expect(told({ type: 'drop', item: 't2', reason: '另行部署' })).toEqual([['t2', 'dropped', null, '另行部署']]);
});

test('what goes on with an earlier task, and what is another thing', () => {
  const task = { kind: 'task' as const, year: 2022, id: derivedId('earlier') };
  const link = { type: 'link', item: 't1', task } as const;
  expect(told(link)).toEqual([['t1', 'continues', null, '2022年那一项']]);
  expect(told({ type: 'unlink', item: 't1', task })).toEqual([['t1', 'unlike', null, '2022年那一项']]);
  expect(told(link, { type: 'unlink', item: 't1', task })).toEqual([
    ['t1', 'continues', '2022年那一项', null],
    ['t1', 'unlike', null, '2022年那一项'],
  ]);
  const words = {
    title: '清理沉船',
    text: '清理沉船。',
    sectionPath: [],
    lead: null,
    jointLeads: [],
    coordinating: [],
  };
  expect(told({ type: 'carryOver', task, ...words })).toEqual([
    ['c1', 'item', null, '清理沉船'],
    ['c1', 'continues', null, '2022年那一项'],
  ]);
  const notSame: DraftDecision = { type: 'notSame', items: ['t1', 't2'] };
  expect(told(notSame)).toEqual([['t1', 'notSame', null, '2 疏浚航道']]);
  expect(changes(notSame)[0]?.items.map(({ id }) => id)).toEqual(['t1', 't2']);
  expect(told(notSame, notSame)).toEqual([]);
});

test('items that come and go, each by its name', () => {
  expect(told({ type: 'split', item: 't1', at: [5] })).toEqual([
    ['t1', 'item', '1 修缮码头，新造渡船', null],
    ['t1.1', 'item', null, '1 修缮码头，'],
    ['t1.2', 'item', null, '1 新造渡船'],
  ]);
  expect(changes({ type: 'split', item: 't1', at: [5] })[0]?.items.map(({ id }) => id)).toEqual(['t1', 't1.1', 't1.2']);
});

test('what holds for the whole draft, and what each decision changed of the one before', () => {
  expect(told({ type: 'resolveUnit', name: '市航天局', unit: unit('市水利局') })).toEqual([
    ['市航天局', 'unit', null, '市水利局'],
  ]);
  expect(
    told(
      { type: 'resolveGroup', name: '各区政府', members: [unit('市财政局')] },
      { type: 'resolveGroup', name: '各区政府', members: [unit('市财政局'), unit('市水利局')] },
    ),
  ).toEqual([['各区政府', 'group', '市财政局', '市财政局、市水利局']]);
  expect(told({ type: 'setEffectiveOn', date: '2023-02-10' }, { type: 'setHead', number: '东政〔2023〕1号' })).toEqual([
    [null, 'documentNumber', null, '东政〔2023〕1号'],
    [null, 'year', null, '2023'],
  ]);
});

test('a time limit is told by its words, with the day that it is decided to be', () => {
  const dated = parseDirective(`东湾市人民政府关于渡口的通知
东政〔2023〕1号
1.码头于5月底前修缮完成，尽快新造渡船，9月底前投用。(牵头单位:市交通局)
`);
  const [limits] = dated.tasks.map(({ timeLimits }) => timeLimits.map(({ quote }) => quote));
  expect(limits).toEqual(['5月底前', '尽快', '9月底前']);
  const ways: DraftDecision[] = [
    { type: 'confirmTimeLimits', item: 't1' },
    { type: 'setTimeLimit', item: 't1', timeLimit: 'l1.3', day: '2023-10-15' },
    { type: 'setTimeLimit', item: 't1', timeLimit: 'l1.1', day: null },
    { type: 'accept', item: 't1', reasons: ['time-limit-undecided'] },
  ];
  expect(
    changesOfDraft(dated, ways, called).map(({ fields }) =>
      fields.map((each) => [each.about, each.before, each.after]),
    ),
  ).toEqual([
    [
      ['5月底前', 'open', '2023-05-31'],
      ['9月底前', 'open', '2023-09-30'],
    ],
    [['9月底前', '2023-09-30', '2023-10-15']],
    [['5月底前', '2023-05-31', 'none']],
    [
      [null, null, 'time-limit-undecided'],
      ['尽快', 'open', 'none'],
    ],
  ]);
});

test('words of a report that are taken up are told with the reason why they were left out', () => {
  const report = readForDraft(`东湾市2023年政府工作报告
一、2022年工作回顾
全年修缮码头5座。
二、2023年重点工作
新造渡船12艘。尽快启用夜航灯。
三、加强政府自身建设
坚持依法行政。
`);
  if (!report) throw new Error('The report was not read.');
  const at = report.prose?.places.findIndex(({ leftOut }) => leftOut === 'vagueTime') ?? -1;
  const item = `t${at + 1}`;
  expect(changesOfDraft(report, [{ type: 'takeUp', item }], called)[0]?.fields).toEqual([
    { field: 'item', item, about: null, before: null, after: '尽快启用夜航灯' },
    { field: 'leftOut', item, about: null, before: 'vagueTime', after: null },
  ]);
});

import type { DraftDecision } from '@duban/contracts';
import { parseDirective } from '@duban/directive';
import { expect, test } from 'vitest';
import { derivedId } from '../../randomness.js';
import { changesOfDraft } from './draft-changes.js';

const reading = parseDirective(`东湾市人民政府关于渡口的通知
1.修缮码头，新造渡船。(责任单位:市交通局、市财政局、各区政府)
2.疏浚航道。(责任单位:市航天局)
`);
const unit = (name: string) => derivedId(name);
const names = new Map(['市交通局', '市财政局', '市水利局'].map((name) => [unit(name), name]));
const called = {
  unit: (id: string) => names.get(id) ?? id,
  group: (id: string) => id,
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
  expect(told({ type: 'drop', item: 't2', reason: '另行部署' })).toEqual([['t2', 'dropped', null, '另行部署']]);
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

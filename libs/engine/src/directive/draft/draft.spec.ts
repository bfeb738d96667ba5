import type { DraftDecision } from '@duban/contracts';
import { parseDirective } from '@duban/directive';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { derivedId } from '../../randomness.js';
import { decideDraft, draftAfter } from './decide-draft.js';
import { byDoubt, issuesOfDraft, reasonsOf } from './draft-doubts.js';
import { isDraftFault } from './draft-item.js';
import { draftAsRead, type DraftState } from './draft-state.js';
import { itemsOfDraft, resolveDraft } from './resolve-draft.js';

const text = `某市人民政府关于分解年度重点任务的通知
某政〔2023〕7号
一、民生
1.新建两所幼儿园。(责任单位:市教育局、市财政局)
2.整治背街小巷,改造老旧小区。(牵头单位:市城管局;责任单位:市航天局、相关县区)
3.改造供水管网。(责任单位:各区政府)
某市人民政府
2023年2月3日
`;
const reading = parseDirective(text);
const unit = (name: string) => ({ id: derivedId(name), name, shortName: null, kind: 'department', aliases: [] });
const directory = { units: ['市教育局', '市财政局', '市城管局'].map(unit), groups: [] };
const id = (name: string) => derivedId(name);
const after = (...decisions: DraftDecision[]): DraftState => draftAfter(reading, decisions);
const reasonCodes = (state: DraftState) =>
  resolveDraft(state, directory).map((each) => reasonsOf(each, reading).map(({ code }) => code));

test('what is doubtful is said of each item, and what keeps the draft from being issued', () => {
  const state = after();
  expect(state.items.map((item) => item.id)).toEqual(['t1', 't2', 't3']);
  expect(reasonCodes(state)).toEqual([
    ['lead-inferred'],
    ['group-undecided', 'unit-unknown'],
    ['no-lead', 'group-undecided'],
  ]);
  const issues = issuesOfDraft(state, resolveDraft(state, directory));
  expect(issues.map(({ code, item }) => [code, item])).toEqual([['no-lead', 't3']]);
  const rows = state.items.map((item, n) => ({
    id: item.id,
    dropped: item.dropped,
    reasons: reasonsOf(resolveDraft(state, directory)[n]!, reading),
  }));
  expect(byDoubt(rows).map((row) => row.id)).toEqual(['t3', 't1', 't2']);
});

test('decisions take the doubts away', () => {
  const state = after(
    { type: 'confirmLead', item: 't1' },
    { type: 'resolveUnit', name: '市航天局', unit: null },
    { type: 'resolveGroup', name: '相关县区', members: [id('市财政局')] },
    { type: 'setLead', item: 't3', unit: id('市城管局') },
    { type: 'resolveGroup', name: '各区政府', item: 't3', members: [] },
  );
  expect(reasonCodes(state)).toEqual([[], [], []]);
  const resolved = resolveDraft(state, directory);
  expect(issuesOfDraft(state, resolved)).toEqual([]);
  expect(itemsOfDraft(resolved)[1]).toMatchObject({
    lead: { name: '市城管局', unit: id('市城管局') },
    coordinating: [{ name: '市航天局', unit: null }],
    groups: [{ name: '相关县区', group: null, members: [id('市财政局')] }],
  });
});

test('another lead keeps the former one beside it, and no unit stands in an item twice', () => {
  const state = after({ type: 'setLead', item: 't1', unit: id('市财政局') });
  const [first] = itemsOfDraft(resolveDraft(state, directory));
  expect(first?.lead?.name).toBe('市财政局');
  expect(first?.coordinating.map(({ name }) => name)).toEqual(['市教育局']);
});

test('the head gives the year, and what is dropped is not issued', () => {
  const state = after({ type: 'setHead', number: '某政〔2024〕1号' }, { type: 'drop', item: 't3', reason: '另行安排' });
  expect(state.head).toMatchObject({ number: '某政〔2024〕1号', year: 2024 });
  expect(itemsOfDraft(resolveDraft(state, directory))).toHaveLength(2);
  expect(decideDraft(state, { type: 'confirmLead', item: 't3' })).toMatchObject({ field: 'item' });
  expect(
    reasonCodes(
      draftAfter(reading, [
        { type: 'drop', item: 't3', reason: '误' },
        { type: 'restore', item: 't3' },
      ]),
    ),
  ).toEqual(reasonCodes(after()));
});

test('an item that somebody has looked at and takes as it stands asks for no other look; what must be decided stays', () => {
  const open = parseDirective(text.replace('市财政局', '市财政局等').replace('市航天局', '市财政局等'));
  const codes = (...decisions: DraftDecision[]) =>
    resolveDraft(draftAfter(open, decisions), directory).map((each) => reasonsOf(each, open).map(({ code }) => code));
  expect(codes()).toEqual([
    ['lead-inferred', 'open-ended'],
    ['group-undecided', 'open-ended'],
    ['no-lead', 'group-undecided'],
  ]);
  const all = (['t1', 't2', 't3'] as const).map((item) => ({ type: 'accept' as const, item }));
  expect(codes(...all)).toEqual([[], ['group-undecided'], ['no-lead', 'group-undecided']]);
  expect(codes({ type: 'accept', item: 't1', reasons: ['open-ended'] })[0]).toEqual(['lead-inferred']);
  expect(draftAfter(open, all).items.map(({ leadDecided }) => leadDecided)).toEqual(['confirmed', 'confirmed', 'no']);
  // The list is as open as it is printed.
  expect(draftAfter(open, all).items[0]?.openEnded).toBe(true);
  const joined = codes(...all, { type: 'merge', items: ['t1', 't2'] });
  expect(joined[0]).toContain('open-ended');
});

test('an item is cut and put together again', () => {
  const whole = after().items[1]?.text ?? '';
  const cut = after({ type: 'split', item: 't2', at: [7] });
  expect(cut.items.map((item) => item.id)).toEqual(['t1', 't2.1', 't2.2', 't3']);
  expect(
    cut.items
      .slice(1, 3)
      .map((item) => item.text)
      .join(''),
  ).toBe(whole);
  const joined = after({ type: 'split', item: 't2', at: [7] }, { type: 'merge', items: ['t2.2', 't2.1'] });
  expect(joined.items.map((item) => item.id)).toEqual(['t1', 't2.1', 't3']);
  expect(joined.items[1]?.text.replaceAll('\n', '')).toBe(whole);
  for (const at of [[0], [whole.length], [5, 5], [9, 4]])
    expect(decideDraft(after(), { type: 'split', item: 't2', at })).toMatchObject({ field: 'at' });
});

test('what is not there is refused with the field that is wrong', () => {
  const refused: [DraftDecision, string][] = [
    [{ type: 'confirmLead', item: 't9' }, 'item'],
    [{ type: 'confirmLead', item: 't3' }, 'item'],
    [{ type: 'resolveUnit', name: '市邮局', unit: null }, 'name'],
    [{ type: 'resolveGroup', name: '各镇', members: [] }, 'name'],
    [{ type: 'merge', items: ['t1', 't1'] }, 'items'],
    [{ type: 'merge', items: ['t1', 't9'] }, 'items'],
    [{ type: 'restore', item: 't1' }, 'item'],
  ];
  for (const [decision, field] of refused) expect(decideDraft(after(), decision)).toMatchObject({ field });
});

const items = fc.constantFrom('t1', 't2', 't3', 't1.1', 't2.1', 't2.2', 't3.1', 't2.1.2');
const units = fc.constantFrom(...directory.units.map((each) => each.id));
const wishes: fc.Arbitrary<DraftDecision> = fc.oneof(
  fc.record({ type: fc.constant('confirmLead' as const), item: items }),
  fc.record({ type: fc.constant('accept' as const), item: items }),
  fc.record({ type: fc.constant('setLead' as const), item: items, unit: units }),
  fc.record({ type: fc.constant('split' as const), item: items, at: fc.tuple(fc.integer({ min: 1, max: 14 })) }),
  fc.record({ type: fc.constant('merge' as const), items: fc.array(items, { minLength: 2, maxLength: 3 }) }),
  fc.record({ type: fc.constant('drop' as const), item: items, reason: fc.constant('不办') }),
  fc.record({ type: fc.constant('restore' as const), item: items }),
  fc.record({
    type: fc.constant('setUnits' as const),
    item: items,
    jointLeads: fc.array(units),
    coordinating: fc.array(units),
  }),
  fc.record({ type: fc.constant('setEffectiveOn' as const), date: fc.constant('2023-03-01') }),
);
const wordsOf = ({ items: all }: DraftState): string =>
  Array.from(
    all
      .map((item) => item.text)
      .join('')
      .replaceAll(/\s/g, ''),
  )
    .sort()
    .join('');

test('no word is lost by splitting, merging and dropping; all decisions undone give the draft as read', () => {
  fc.assert(
    fc.property(fc.array(wishes, { maxLength: 25 }), (wished) => {
      const states = [draftAsRead(reading)];
      const taken: DraftDecision[] = [];
      for (const decision of wished) {
        const next = decideDraft(states.at(-1)!, decision);
        if (isDraftFault(next)) continue;
        states.push(next);
        taken.push(decision);
        expect(wordsOf(next)).toBe(wordsOf(states[0]!));
        expect(new Set(next.items.map((item) => item.id)).size).toBe(next.items.length);
      }
      // Each decision taken back gives the state before it, down to the draft as read.
      for (; taken.length >= 0; taken.pop()) {
        expect(draftAfter(reading, taken)).toEqual(states[taken.length]);
        if (taken.length === 0) break;
      }
    }),
    { numRuns: 300 },
  );
});

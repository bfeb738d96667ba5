import type { DraftDecision } from '@duban/contracts';
import { parseDirective } from '@duban/directive';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideDraft, draftAfter } from './decide-draft.js';
import { reasonsOf } from './draft-doubts.js';
import { isUndecided } from './draft-figures.js';
import { isDraftFault } from './draft-item.js';
import { draftAsRead, type DraftState } from './draft-state.js';
import { itemsOfDraft, resolveDraft } from './resolve-draft.js';

const text = `某市人民政府关于分解年度重点任务的通知
某政〔2023〕7号
1.选址于6月底前完成;确保新增学位500个,9月底前投用。(牵头单位:市教育局;责任单位:市财政局)
2.尽快启动供水管网改造。(牵头单位:市城管局;责任单位:市财政局)
3.办法在10月前出台,并持续推进。(牵头单位:市城管局;责任单位:市财政局)
某市人民政府
2023年2月3日
`;
const reading = parseDirective(text);
const after = (...decisions: DraftDecision[]): DraftState => draftAfter(reading, decisions);
const directory = { units: [], groups: [] };
const reasonsIn = (state: DraftState) =>
  resolveDraft(state, directory).map((each) =>
    reasonsOf(each, reading).flatMap(({ code, about }) => (code === 'time-limit-undecided' ? [about] : [])),
  );
const decidedIn = (state: DraftState) =>
  state.items.map(({ timeLimits }) => timeLimits.map(({ id, decided, day }) => [id, decided, day]));
const issued = (state: DraftState) => itemsOfDraft(resolveDraft(state, directory));

test('what the words say is proposed, and only what says no day asks for a look', () => {
  const state = after();
  expect(
    state.items.map(({ timeLimits }) => timeLimits.map(({ quote, nature, proposed }) => [quote, nature, proposed])),
  ).toEqual([
    [
      ['6月底前', 'dated', '2023-06-30'],
      ['9月底前', 'dated', '2023-09-30'],
    ],
    [['尽快', 'vague', null]],
    [['10月前', 'ambiguous', null]],
  ]);
  expect(reasonsIn(state)).toEqual([[], ['尽快'], ['10月前']]);
  expect(
    decidedIn(state)
      .flat()
      .map(([, decided]) => decided),
  ).toEqual(Array(4).fill('open'));
  const [limit] = state.items[0]!.timeLimits;
  expect(text.slice(limit!.span![0]).startsWith('6月底前')).toBe(true);
  expect(state.items[0]?.targets.map(({ strength, value, unit }) => [strength, value, unit])).toEqual([
    ['ensure', 500, '个'],
  ]);
});

test('days are confirmed for one item or for all; what somebody has decided stays', () => {
  expect(decidedIn(after({ type: 'confirmTimeLimits', item: 't1' }))[0]).toEqual([
    ['l1.1', 'milestone', '2023-06-30'],
    ['l1.2', 'milestone', '2023-09-30'],
  ]);
  const some = after(
    { type: 'setTimeLimit', item: 't1', timeLimit: 'l1.1', day: null },
    { type: 'setTimeLimit', item: 't2', timeLimit: 'l2.1', day: '2023-05-20' },
    { type: 'confirmTimeLimits' },
  );
  expect(decidedIn(some).slice(0, 2)).toEqual([
    [
      ['l1.1', 'none', null],
      ['l1.2', 'milestone', '2023-09-30'],
    ],
    [['l2.1', 'milestone', '2023-05-20']],
  ]);
  expect(reasonsIn(some)).toEqual([[], [], ['10月前']]);
  expect(issued(some)[1]?.timeLimits).toMatchObject([{ quote: '尽快', decided: 'milestone', dueOn: '2023-05-20' }]);
});

test('an item that is taken as it stands has no milestone where no day is said; its days still wait', () => {
  const taken = after({ type: 'accept', item: 't1' }, { type: 'accept', item: 't2' });
  expect(reasonsIn(taken)).toEqual([[], [], ['10月前']]);
  expect(
    decidedIn(taken)
      .flat()
      .map(([, decided]) => decided),
  ).toEqual(['open', 'open', 'none', 'open']);
  const looked = after({ type: 'accept', item: 't2', reasons: ['diagnostic'] });
  expect(reasonsIn(looked)[1]).toEqual(['尽快']);
});

test('parts of an item have the figures that are in their words; together they are one again', () => {
  const at = after().items[0]!.text.indexOf('确保');
  const cut = after({ type: 'split', item: 't1', at: [at] });
  expect(
    cut.items.slice(0, 2).map(({ timeLimits, targets }) => [timeLimits.map(({ id }) => id), targets.length]),
  ).toEqual([
    [['l1.1'], 0],
    [['l1.2'], 1],
  ]);
  const inOwnWords = after({ type: 'split', item: 't1', parts: [{ text: '选址' }, { text: '9月底前建成' }] });
  expect(inOwnWords.items.slice(0, 2).map(({ timeLimits }) => timeLimits.map(({ id }) => id))).toEqual([
    ['l1.1'],
    ['l1.2'],
  ]);
  const joined = after({ type: 'split', item: 't1', at: [at] }, { type: 'merge', items: ['t1.1', 't1.2', 't2'] });
  expect(joined.items[0]?.timeLimits.map(({ id }) => id)).toEqual(['l1.1', 'l1.2', 'l2.1']);
  const joinedText = joined.items[0]!.text;
  for (const { at: place, quote } of joined.items[0]!.timeLimits)
    expect(joinedText.slice(place!).startsWith(quote)).toBe(true);
});

test('a time beside the text holds for every part; where parts decided differently it is decided again', () => {
  const beside = parseDirective(text.replace('责任单位:市财政局)', '责任单位:市财政局;完成时限:11月底前)'));
  const at = draftAsRead(beside).items[0]!.text.indexOf('确保');
  const limits = (...decisions: DraftDecision[]) =>
    draftAfter(beside, [{ type: 'split', item: 't1', at: [at] }, ...decisions]).items.map(({ timeLimits }) =>
      timeLimits.filter(({ id }) => id === 'l1.3').map(({ decided }) => decided),
    );
  expect(limits().slice(0, 2)).toEqual([['open'], ['open']]);
  const one: DraftDecision = { type: 'setTimeLimit', item: 't1.1', timeLimit: 'l1.3', day: '2023-11-30' };
  const other: DraftDecision = { type: 'setTimeLimit', item: 't1.2', timeLimit: 'l1.3', day: null };
  const merge: DraftDecision = { type: 'merge', items: ['t1.1', 't1.2'] };
  expect(limits(one, other).slice(0, 2)).toEqual([['milestone'], ['none']]);
  expect(limits(one, other, merge)[0]).toEqual(['open']);
  expect(limits(one, { ...one, item: 't1.2' }, merge)[0]).toEqual(['milestone']);
});

test('words that are written anew keep what the document says', () => {
  const edited = after(
    { type: 'setTimeLimit', item: 't2', timeLimit: 'l2.1', day: '2023-05-20' },
    { type: 'edit', item: 't2', text: '改造供水管网。' },
  );
  expect(decidedIn(edited)[1]).toEqual([['l2.1', 'milestone', '2023-05-20']]);
});

test('what is not there to be decided is refused', () => {
  const refused: [DraftDecision, string][] = [
    [{ type: 'setTimeLimit', item: 't1', timeLimit: 'l2.1', day: null }, 'timeLimit'],
    [{ type: 'setTimeLimit', item: 't9', timeLimit: 'l2.1', day: null }, 'item'],
    [{ type: 'confirmTimeLimits', item: 't2' }, 'item'],
  ];
  for (const [decision, field] of refused) expect(decideDraft(after(), decision)).toMatchObject({ field });
  expect(decideDraft(after({ type: 'confirmTimeLimits' }), { type: 'confirmTimeLimits' })).toMatchObject({
    field: 'item',
  });
});

test('a reading that was stored before figures were told apart still loads', () => {
  const { tasks, ...rest } = reading;
  const old = tasks.map(({ timeLimits, targets, ...task }) => ({
    ...task,
    timeLimits: timeLimits.map(({ quote, date }) => ({ quote, date })),
    targets: targets.map(({ quote, metric, operator, value, unit }) => ({ quote, metric, operator, value, unit })),
  }));
  const loaded = draftAsRead({ ...rest, tasks: old as unknown as typeof tasks });
  expect(loaded.items[0]?.timeLimits[0]).toMatchObject({ proposed: '2023-06-30', continuing: false, span: null });
  expect(loaded.items[0]?.targets[0]).toMatchObject({ basis: 'figure', strength: 'plain', span: null });
});

const items = fc.constantFrom('t1', 't2', 't3', 't1.1', 't1.2', 't1.2.1', 't2.1');
const limits = fc.constantFrom('l1.1', 'l1.2', 'l2.1', 'l3.1');
const wishes: fc.Arbitrary<DraftDecision> = fc.oneof(
  fc.record({
    type: fc.constant('setTimeLimit' as const),
    item: items,
    timeLimit: limits,
    day: fc.constantFrom('2023-05-01', '2025-12-31', null),
  }),
  fc.record({ type: fc.constant('confirmTimeLimits' as const) }),
  fc.record({ type: fc.constant('confirmTimeLimits' as const), item: items }),
  fc.record({ type: fc.constant('accept' as const), item: items }),
  fc.record({ type: fc.constant('split' as const), item: items, at: fc.tuple(fc.integer({ min: 1, max: 20 })) }),
  fc.record({ type: fc.constant('merge' as const), items: fc.array(items, { minLength: 2, maxLength: 3 }) }),
  fc.record({
    type: fc.constant('edit' as const),
    item: items,
    text: fc.constantFrom('另写', '9月底前建成', '尽快办'),
  }),
  fc.record({ type: fc.constant('drop' as const), item: items, reason: fc.constant('不办') }),
  fc.record({ type: fc.constant('restore' as const), item: items }),
);

test('whatever is decided, every time limit is there once or more, decided with its day or open, and undo is exact', () => {
  const idsIn = (state: DraftState) =>
    [...new Set(state.items.flatMap(({ timeLimits }) => timeLimits.map(({ id }) => id)))].sort();
  const targetsIn = (state: DraftState) => state.items.reduce((sum, { targets }) => sum + targets.length, 0);
  fc.assert(
    fc.property(fc.array(wishes, { maxLength: 25 }), (wished) => {
      const states = [draftAsRead(reading)];
      const taken: DraftDecision[] = [];
      for (const decision of wished) {
        const next = decideDraft(states.at(-1)!, decision);
        if (isDraftFault(next)) continue;
        states.push(next);
        taken.push(decision);
        expect(idsIn(next)).toEqual(idsIn(states[0]!));
        expect(targetsIn(next)).toBe(targetsIn(states[0]!));
        for (const { timeLimits } of next.items)
          for (const { decided, day } of timeLimits) expect(day !== null).toBe(decided === 'milestone');
        // What asks for a look is exactly what nobody has decided.
        const open = next.items.map(({ dropped, timeLimits }) =>
          dropped === null ? timeLimits.filter(isUndecided).map(({ quote }) => quote) : [],
        );
        expect(reasonsIn(next)).toEqual(open);
      }
      for (let count = taken.length; count >= 0; count -= 1)
        expect(draftAfter(reading, taken.slice(0, count))).toEqual(states[count]);
    }),
    { numRuns: 200 },
  );
});

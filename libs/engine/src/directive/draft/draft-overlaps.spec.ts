import type { DraftDecision, DraftDecisionOf, TaskReference } from '@duban/contracts';
import { parseDirective } from '@duban/directive';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { derivedId } from '../../randomness.js';
import { issueDirective } from '../issue-directive.js';
import { regimeNamed } from '../../../../../test/support/world.js';
import { decideDraft, draftAfter } from './decide-draft.js';
import { overlapReasons, repeatsIn, repeatsOf, sharedTargets } from './draft-overlaps.js';
import { isDraftFault } from './draft-item.js';
import { draftAsRead, type DraftState } from './draft-state.js';
import { itemsOfDraft, resolveDraft } from './resolve-draft.js';

const text = `某市人民政府关于分解年度重点任务的通知
某政〔2024〕7号
一、渡口
1.持续完善航标巡检制度,新建示范灯塔12座,推广电子海图。(牵头单位:市造船局)
2.办好渡校,确保城镇新增渡工3.7万人以上。(牵头单位:市渡工局)
3.稳定渡工队伍,城镇新增渡工3万人。(牵头单位:市渡工局)
`;
const reading = parseDirective(text);
const earlier = (name: string, year = 2023): TaskReference => ({ kind: 'task', year, id: derivedId(name) });
const lighthouse = earlier('lighthouse');
const lanes = earlier('lanes');
const repeats = repeatsOf(reading, [
  {
    task: earlier('long ago', 2021),
    label: '某政〔2021〕1号 9',
    text: '持续完善航标巡检制度,新建示范灯塔8座,推广电子海图。',
  },
  { task: lighthouse, label: '某政〔2023〕2号 1', text: '加快渡口智慧化改造,新建示范灯塔9座,完善航标巡检制度。' },
  { task: lanes, label: '某政〔2023〕2号 2', text: '疏浚航道9公里,清理沉船。' },
]);
const after = (...decisions: DraftDecision[]): DraftState => draftAfter(reading, decisions);
const reasonsAfter = (...decisions: DraftDecision[]) =>
  Object.fromEntries(
    [...overlapReasons(after(...decisions), reading, repeats)].map(([item, reasons]) => [
      item,
      reasons.map(({ code }) => code),
    ]),
  );
const sharedIn = (...decisions: DraftDecision[]) =>
  sharedTargets(after(...decisions), reading).map(({ sides: [one, other], isDecided }) => [
    one.item.id,
    other.item.id,
    isDecided,
  ]);
const carryOver = (task: TaskReference): DraftDecisionOf<'carryOver'> => ({
  type: 'carryOver',
  task,
  title: '疏浚航道9公里',
  sectionPath: ['一、渡口'],
  text: '疏浚航道9公里,清理沉船。',
  lead: derivedId('市造船局'),
  jointLeads: [],
  coordinating: [derivedId('市渡工局')],
});

test('of the latest year that has something like it, the task is found that an item repeats', () => {
  expect(repeats).toMatchObject([
    {
      position: 0,
      task: lighthouse,
      figures: [{ earlier: '新建示范灯塔9座', later: '新建示范灯塔12座', isSame: false }],
    },
  ]);
  expect(sharedIn()).toEqual([['t2', 't3', false]]);
});

test('what stands twice is a reason to look until somebody has said what it is', () => {
  expect(reasonsAfter()).toEqual({ t1: ['repeats-earlier'], t2: ['same-target'], t3: ['same-target'] });
  expect(reasonsAfter({ type: 'link', item: 't1', task: lighthouse })).not.toHaveProperty('t1');
  expect(reasonsAfter({ type: 'unlink', item: 't1', task: lighthouse })).not.toHaveProperty('t1');
  // That it is taken as it stands does not say whether it is the same.
  expect(reasonsAfter({ type: 'accept', item: 't1' })).toHaveProperty('t1');
  expect(reasonsAfter({ type: 'accept', item: 't2' })).toEqual({ t1: ['repeats-earlier'], t3: ['same-target'] });
  expect(reasonsAfter({ type: 'notSame', items: ['t3', 't2'] })).toEqual({ t1: ['repeats-earlier'] });
  expect(reasonsAfter({ type: 'merge', items: ['t2', 't3'] })).toEqual({ t1: ['repeats-earlier'] });
  expect(reasonsAfter({ type: 'drop', item: 't3', reason: '重复' })).toEqual({ t1: ['repeats-earlier'] });
  expect(sharedIn({ type: 'notSame', items: ['t2', 't3'] })).toEqual([['t2', 't3', true]]);
});

test('figures are compared as the items have them now', () => {
  const edited = (words: string): DraftDecision => ({ type: 'edit', item: 't3', text: words });
  expect(sharedIn(edited('稳定渡工队伍。'))).toEqual([]);
  expect(sharedIn(edited('城镇新增渡工4万人。'))).toEqual([['t2', 't3', false]]);
  expect(sharedIn({ type: 'edit', item: 't1', text: '城镇新增渡工4万人。' })).toEqual([
    ['t1', 't2', false],
    ['t1', 't3', false],
  ]);
  // The part that holds the words, not the first one; what was said of the whole is said of its parts.
  const split: DraftDecision = { type: 'split', item: 't3', at: [7] };
  expect(sharedIn(split)).toEqual([['t2', 't3.2', false]]);
  expect(sharedIn({ type: 'notSame', items: ['t2', 't3'] }, split)).toEqual([['t2', 't3.2', true]]);
  // What was carried over promises too.
  const carried = { ...carryOver(lanes), text: '新建示范灯塔9座。' };
  expect(sharedIn(carried)).toContainEqual(['t1', 'c1', false]);
  expect(sharedIn(carried, { type: 'notSame', items: ['c1', 't1'] })).toContainEqual(['t1', 'c1', true]);
});

test('words that a person wrote stand nowhere in the document', () => {
  const places = (...decisions: DraftDecision[]) =>
    sharedTargets(after(...decisions), reading)[0]?.sides.map(({ quote, span }) => [quote, span?.[1] ?? null]);
  expect(places()).toEqual([
    [expect.stringContaining('3.7万人'), expect.any(Number)],
    ['城镇新增渡工3万人', 9],
  ]);
  expect(places({ type: 'edit', item: 't3', text: '城镇新增渡工4万人。' })?.[1]).toEqual(['城镇新增渡工4万人', null]);
});

test('what is linked and then found to be another thing stays looked at, and the other way round', () => {
  const link = { type: 'link', item: 't1', task: lighthouse } as const;
  const unlink = { type: 'unlink', item: 't1', task: lighthouse } as const;
  expect(after(link, unlink).items[0]).toMatchObject({ continues: [], unlike: [lighthouse] });
  expect(after(unlink, link, link).items[0]).toMatchObject({ continues: [lighthouse], unlike: [] });
  const merged = after(link, { type: 'unlink', item: 't2', task: lighthouse }, { type: 'merge', items: ['t2', 't1'] });
  expect(merged.items[0]).toMatchObject({ continues: [lighthouse], unlike: [] });
  expect(repeatsIn(merged, repeats)).toMatchObject([{ task: lighthouse, decided: 'linked' }]);
});

test('what was left unfinished becomes the last item, once, with its units and a link', () => {
  const state = after(carryOver(lanes));
  expect(state.items.at(-1)).toMatchObject({
    id: 'c1',
    number: null,
    text: '疏浚航道9公里,清理沉船。',
    lead: { unit: derivedId('市造船局') },
    leadDecided: 'given',
    continues: [lanes],
  });
  expect(decideDraft(state, carryOver(lanes))).toMatchObject({ field: 'task' });
  expect(decideDraft(state, { type: 'unlink', item: 'c1', task: lanes })).toMatchObject({ field: 'task' });
  const linked = after({ type: 'link', item: 't2', task: lanes });
  expect(decideDraft(linked, carryOver(lanes))).toMatchObject({ field: 'task' });
  const dropped = after(carryOver(lanes), { type: 'drop', item: 'c1', reason: '不办' });
  expect(decideDraft(dropped, carryOver(lanes))).toMatchObject({ field: 'task' });
  expect(after(carryOver(lanes), carryOver(lighthouse)).items.map(({ id }) => id)).toEqual([
    't1',
    't2',
    't3',
    'c1',
    'c2',
  ]);
});

test('issuing tells each task what it goes on with', () => {
  const state = after({ type: 'link', item: 't1', task: lighthouse }, carryOver(lanes));
  const unit = (name: string) => ({ id: derivedId(name), name, shortName: null, kind: 'department', aliases: [] });
  const directory = { units: ['市造船局', '市渡工局'].map(unit), groups: [] };
  const { commands } = issueDirective(
    { kind: 'directive', year: 2024, id: derivedId('directive') },
    itemsOfDraft(resolveDraft(state, directory)),
    { effectiveOn: '2024-02-01', regime: regimeNamed('default'), leads: new Map() },
    derivedId('clerk'),
    (position) => derivedId(`task ${position}`),
  );
  const links = commands.map((command) => (command.type === 'task.issue' ? command.assignment.continues : 'directive'));
  expect(links).toEqual(['directive', [lighthouse], undefined, undefined, [lanes]]);
});

const items = fc.constantFrom('t1', 't2', 't3', 'c1', 'c2', 't1.1', 'c1.1');
const tasks = fc.constantFrom(lighthouse, lanes, earlier('piers'));
const wishes: fc.Arbitrary<DraftDecision> = fc.oneof(
  fc.record({ type: fc.constant('link' as const), item: items, task: tasks }),
  fc.record({ type: fc.constant('unlink' as const), item: items, task: tasks }),
  tasks.map(carryOver),
  fc.record({ type: fc.constant('notSame' as const), items: fc.tuple(items, items) }),
  fc.record({ type: fc.constant('merge' as const), items: fc.array(items, { minLength: 2, maxLength: 3 }) }),
  fc.record({ type: fc.constant('split' as const), item: items, at: fc.tuple(fc.integer({ min: 1, max: 9 })) }),
  fc.record({ type: fc.constant('drop' as const), item: items, reason: fc.constant('不办') }),
  fc.record({ type: fc.constant('restore' as const), item: items }),
);

test('an earlier task is carried over once, nobody both goes on with a task and is unlike it, and undoing is exact', () => {
  fc.assert(
    fc.property(fc.array(wishes, { maxLength: 30 }), (wished) => {
      const states = [draftAsRead(reading)];
      const taken: DraftDecision[] = [];
      for (const decision of wished) {
        const next = decideDraft(states.at(-1)!, decision);
        if (isDraftFault(next)) continue;
        states.push(next);
        taken.push(decision);
        const carried = next.carried.map(({ id }) => id);
        expect(new Set(carried).size).toBe(carried.length);
        expect(new Set(next.items.map(({ id }) => id)).size).toBe(next.items.length);
        for (const { continues, unlike } of next.items) {
          const ids = [...continues, ...unlike].map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
        }
        // Every doubt is about an item that is to be issued.
        const kept = new Set(next.items.filter(({ dropped }) => dropped === null).map(({ id }) => id));
        for (const item of overlapReasons(next, reading, repeats).keys()) expect(kept.has(item)).toBe(true);
      }
      for (; taken.length > 0; taken.pop()) expect(draftAfter(reading, taken)).toEqual(states[taken.length]);
    }),
    { numRuns: 300 },
  );
});

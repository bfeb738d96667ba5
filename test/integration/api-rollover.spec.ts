import type { TaskReference } from '@duban/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let clerk: ApiClient;

beforeAll(async () => {
  world = await openWorld('2022-02-20T01:00:00.000Z');
  api = await openApi(world);
  clerk = await api.as('clerk');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const FIRST = `某市人民政府关于分解2022年重点任务的通知
某政〔2022〕3号
一、渡口
1.加快渡口智慧化改造,新建示范灯塔9座,完善航标巡检制度。(牵头单位:甲局)
2.疏浚航道9公里,清理沉船。(牵头单位:乙局;责任单位:丙局)
3.办好渡校,稳定渡工队伍。(牵头单位:乙局)
某市人民政府
2022年2月3日
`;
const SECOND = `某市人民政府关于分解2023年重点任务的通知
某政〔2023〕3号
一、渡口
1.清理江面水草。(牵头单位:甲局)
2.持续完善航标巡检制度,新建示范灯塔12座,推广电子海图。(牵头单位:甲局)
3.城镇新增渡工3.7万人以上。(牵头单位:乙局)
4.拓宽就业渠道,城镇新增渡工3万人。(牵头单位:丙局)
某市人民政府
2023年2月3日
`;

async function begin(text: string): Promise<string> {
  const { status, answer } = await clerk.ask('draft.create', { body: { name: '重点任务', text } });
  expect(status).toBe(201);
  return answer.id;
}
const read = async (id: string) => (await clerk.ask('draft.read', { params: { id } })).answer;
const overlaps = async (id: string) => (await clerk.ask('draft.overlaps', { params: { id } })).answer;
const reasonsIn = async (id: string) =>
  (await read(id)).items.map((item) => [item.id, item.reasons.map(({ code }) => code)]);
async function decide(id: string, ...decisions: object[]) {
  const { version } = await read(id);
  return clerk.ask('draft.decide', { params: { id }, body: { decisions }, headers: { 'if-match': `"${version}"` } });
}

test('what two years ask for is told, linked and carried over, and both tasks say so', async () => {
  // Issued after the draft of the next year was begun: it is found all the same.
  const first = await begin(FIRST);
  const id = await begin(SECOND);
  expect(await overlaps(id)).toMatchObject({ repeats: [], unfinished: { total: 0, tasks: [] } });
  const issued = await clerk.ask('draft.issue', { params: { id: first } });
  expect(issued.status).toBe(201);
  const [lighthouse, lanes, school] = issued.answer.tasks.map(({ task }) => task) as TaskReference[];
  world.clock.moveTo('2023-02-20T01:00:00.000Z');
  const closed = await world.tell('task.withdraw', 'supervisor', school!, { reason: '不再列入。' });
  expect(closed).toMatchObject({ ok: true });

  expect(await reasonsIn(id)).toEqual([
    ['t1', []],
    ['t2', ['repeats-earlier']],
    ['t3', ['same-target']],
    ['t4', ['same-target']],
  ]);
  const told = await overlaps(id);
  const { text } = (await clerk.ask('draft.text', { params: { id } })).answer;
  expect(told.repeats).toMatchObject([
    {
      item: 't2',
      decided: 'open',
      earlier: {
        task: lighthouse,
        directive: { number: '某政〔2022〕3号' },
        number: '1',
        text: '加快渡口智慧化改造,新建示范灯塔9座,完善航标巡检制度。',
        lead: { name: '甲局' },
        status: expect.any(String),
        lastReport: null,
      },
      found: { figures: [{ earlier: '新建示范灯塔9座', later: '新建示范灯塔12座', isSame: false }] },
    },
  ]);
  expect(told.sameTargets).toMatchObject([{ agrees: false, isDecided: false, words: '城镇新增渡工' }]);
  for (const { first: one, second: other } of told.sameTargets)
    for (const { quote, start, end } of [one, other]) expect(text.slice(start!, end!)).toBe(quote);
  // Neither what an item repeats nor what was withdrawn is a candidate.
  expect(told.unfinished).toMatchObject({ total: 1, tasks: [{ task: lanes, title: '疏浚航道9公里,清理沉船' }] });

  const decided = await decide(
    id,
    { type: 'link', item: 't2', task: lighthouse },
    { type: 'notSame', items: ['t3', 't4'] },
    { type: 'carryOver', task: lanes },
  );
  expect(decided).toMatchObject({ status: 200, answer: { issues: [] } });
  const draft = await read(id);
  expect(draft.items.map((item) => [item.id, item.continues, item.reasons])).toEqual([
    ['t1', [], []],
    ['t2', [lighthouse], []],
    ['t3', [], []],
    ['t4', [], []],
    ['c1', [lanes], []],
  ]);
  expect(draft.items.at(-1)).toMatchObject({
    lead: { name: '乙局' },
    coordinating: [{ name: '丙局' }],
    text: '疏浚航道9公里,清理沉船。',
  });
  expect(draft.decisions.at(-1)).toMatchObject({ type: 'carryOver', text: '疏浚航道9公里,清理沉船。' });
  expect((await overlaps(id)).unfinished).toEqual({ total: 0, tasks: [] });
  // Taken back and done once more, it is the same draft.
  await decide(id, { type: 'undo', count: 3 });
  expect(await reasonsIn(id)).toHaveLength(4);
  expect((await overlaps(id)).unfinished.total).toBe(1);
  await decide(id, { type: 'link', item: 't2', task: lighthouse }, { type: 'carryOver', task: lanes });

  const { answer, status } = await clerk.ask('draft.issue', { params: { id } });
  expect(status).toBe(201);
  const taskOf = (item: string) => answer.tasks.find((each) => each.item === item)?.task as TaskReference;
  const supervisor = await api.as('supervisor');
  const view = async (task: TaskReference, by = supervisor) =>
    (await by.ask('task.read', { params: { year: task.year, id: task.id } })).answer;
  expect(await view(taskOf('c1'))).toMatchObject({
    continues: [{ task: lanes, directive: '某政〔2022〕3号', number: '2', status: expect.any(String) }],
    continuedBy: [],
  });
  expect(await view(lanes!)).toMatchObject({
    continues: [],
    continuedBy: [{ task: taskOf('c1'), directive: '某政〔2023〕3号' }],
  });
  expect(await view(lighthouse!)).toMatchObject({ continuedBy: [{ task: taskOf('t2'), number: '2' }] });
  // A unit sees of it what it may see.
  expect(await view(lighthouse!, await api.as('liaison0'))).toMatchObject({ continuedBy: [{ task: taskOf('t2') }] });

  // The inspectorate closes what was carried over, and the earlier directive says where it went.
  for (const task of [lanes!, lighthouse!]) {
    const [next] = (await view(task)).continuedBy ?? [];
    const reason = { reason: '转入2023年。', ...(next ? { carriedTo: next.task.id } : {}) };
    expect(await world.tell('task.withdraw', 'supervisor', task, reason)).toMatchObject({ ok: true });
  }
  const directive = issued.answer.directive;
  expect(await world.tell('directive.close', 'clerk', directive, {})).toMatchObject({ ok: true, status: 'closed' });
  // What is gone on with is no candidate for another draft.
  const third = await begin(SECOND.replaceAll('2023', '2024').replace('3号', '4号'));
  const later = await overlaps(third);
  expect(later.repeats[0]).toMatchObject({ item: 't2', earlier: { task: taskOf('t2') } });
  expect(later.unfinished.tasks.map(({ task }) => task)).toEqual([taskOf('t1'), taskOf('c1')]);
});

test('what is not there, not earlier or over is refused with the place', async () => {
  const id = await begin(SECOND.replaceAll('2023', '2025'));
  const { rows } = (await clerk.ask('tasks.list', { query: { year: 2022 } })).answer;
  const over = rows.find(({ status }) => status === 'withdrawn')?.task;
  const nothing = { kind: 'task', year: 2022, id: '00000000-0000-4000-8000-000000000000' };
  const wrong: [object, string][] = [
    [{ type: 'link', item: 't1', task: nothing }, '/decisions/0/task'],
    [{ type: 'carryOver', task: nothing }, '/decisions/0/task'],
    [{ type: 'carryOver', task: over }, '/decisions/0/task'],
    [{ type: 'link', item: 't9', task: over }, '/decisions/0/item'],
    [{ type: 'notSame', items: ['t1', 't9'] }, '/decisions/0/items'],
    [{ type: 'carryOver', task: over, text: '另写的正文' }, '/decisions/0/text'],
  ];
  for (const [decision, path] of wrong) {
    const { status, problem } = await decide(id, decision);
    expect([status, problem?.issues?.[0]?.path]).toEqual([422, path]);
  }
  await decide(id, { type: 'setHead', year: 2022 });
  expect(await decide(id, { type: 'link', item: 't1', task: over })).toMatchObject({ status: 422 });
  const supervisor = await api.as('supervisor');
  expect(await supervisor.ask('draft.overlaps', { params: { id } })).toMatchObject({ status: 403 });
});

test('a task that goes on with one that is not there is refused', async () => {
  const target = { kind: 'task' as const, year: 2026, id: world.ids.unit('later') };
  const directive = { kind: 'directive' as const, year: 2026, id: world.ids.unit('later directive') };
  const assignment = {
    directive,
    position: 0,
    number: '1',
    title: '任务',
    sectionPath: [],
    lead: world.ids.unit('u0'),
  };
  const missing = { kind: 'task' as const, year: 2022, id: world.ids.unit('nowhere') };
  const answer = await world.tell('task.issue', 'clerk', target, {
    assignment: { ...assignment, jointLeads: [], coordinating: [], told: [], continues: [missing] },
  });
  expect(answer).toMatchObject({ ok: false, code: 'unknown-task' });
});

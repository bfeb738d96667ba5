import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let clerk: ApiClient;

beforeAll(async () => {
  world = await openWorld('2023-02-20T01:00:00.000Z');
  api = await openApi(world);
  clerk = await api.as('clerk');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const report = [
  '某市2023年政府工作报告',
  '一、2022年工作回顾',
  '全年新建幼儿园5所。',
  '二、2023年重点工作',
  '(一)办好民生实事',
  '发展学前教育。年内新建幼儿园两所,改造幼儿园12所。尽快启用实训基地。',
  '6月底前整治背街小巷30条。持续改善环境。',
  '三、加强政府自身建设',
  '坚持依法行政。',
].join('\n');
const notice = '关于重点任务的通知\n1.新建两所幼儿园。(责任单位:甲局、乙局)\n';

const begin = (text: string, as?: 'notice' | 'report') =>
  clerk.ask('draft.create', { body: { name: '工作报告', text, ...(as && { as }) } });
const read = async (id: string) => (await clerk.ask('draft.read', { params: { id }, query: { order: 'text' } })).answer;

async function decide(id: string, decisions: object[]) {
  const { version } = await read(id);
  return clerk.ask('draft.decide', { params: { id }, body: { decisions }, headers: { 'if-match': `"${version}"` } });
}

async function reread(id: string, as: 'notice' | 'report') {
  const { version } = await read(id);
  return clerk.ask('draft.reread', { params: { id }, body: { as }, headers: { 'if-match': `"${version}"` } });
}

test('a report becomes candidates with their sentence, and what was left out with the reason and the place', async () => {
  const { status, answer } = await begin(report);
  expect([status, answer.items, answer.doubtful]).toEqual([201, 2, 2]);
  const draft = await read(answer.id);
  expect(draft.head).toMatchObject({ number: null, year: 2023 });
  expect(draft.items.map(({ text, reasons }) => [text, reasons.map(({ code }) => code)])).toEqual([
    ['年内新建幼儿园两所,改造幼儿园12所', ['no-lead']],
    ['6月底前整治背街小巷30条', ['no-lead']],
  ]);
  const [first] = draft.items;
  expect(first?.sectionPath).toEqual(['二、2023年重点工作', '(一)办好民生实事', '发展学前教育']);
  const [sentence] = first?.printed[0]?.sentence ?? [];
  expect(report.slice(sentence?.start, sentence?.end)).toBe('年内新建幼儿园两所,改造幼儿园12所。');
  const leftOut = draft.prose?.leftOut ?? [];
  expect(leftOut.map(({ reason, start, end }) => [report.slice(start, end), reason])).toEqual([
    ['尽快启用实训基地', 'vagueTime'],
    ['持续改善环境', 'noMeasure'],
    ['坚持依法行政', 'selfConstruction'],
  ]);
  expect(draft.prose?.chapters.map(({ kind, start, end }) => [kind, report.slice(start, end).split('\n')[0]])).toEqual([
    ['review', '一、2022年工作回顾'],
    ['thisYear', '二、2023年重点工作'],
    ['selfConstruction', '三、加强政府自身建设'],
  ]);
});

test('a report is decided about in a few strokes, gets number and day, and is issued: its tasks stand in the ledger', async () => {
  const { id } = (await begin(report)).answer;
  const { items, prose } = await read(id);
  const taken = prose?.leftOut.find(({ reason }) => reason === 'vagueTime')?.id ?? '';
  const lead = world.ids.unit('u0');
  const others = [world.ids.unit('u1')];
  const refused = await decide(id, [{ type: 'takeUp', item: items[0]?.id }]);
  expect(refused).toMatchObject({ status: 422, problem: { issues: [{ path: '/decisions/0/item' }] } });
  const { answer } = await decide(id, [
    { type: 'takeUp', item: taken },
    { type: 'split', item: items[0]?.id, at: [10] },
    ...[`${items[0]?.id}.1`, `${items[0]?.id}.2`, taken].flatMap((item) => [
      { type: 'setLead', item, unit: lead },
      { type: 'setUnits', item, jointLeads: [], coordinating: others },
    ]),
    { type: 'accept', item: taken },
    { type: 'merge', items: [taken, `${items[0]?.id}.2`] },
    { type: 'drop', item: items[1]?.id, reason: '另行安排' },
  ]);
  expect(answer.issues.map(({ code }) => code)).toEqual(['no-number', 'no-effective-day']);
  await decide(id, [
    { type: 'setHead', number: '某政〔2023〕31号' },
    { type: 'setEffectiveOn', date: '2023-02-20' },
  ]);
  expect(await read(id)).toMatchObject({ issues: [], counts: { items: 2, dropped: 1, doubtful: 0 } });
  const preview = await clerk.ask('draft.preview', { params: { id }, query: { tasks: 'none' } });
  expect(preview.answer.total).toBeGreaterThan(0);
  const issued = await clerk.ask('draft.issue', { params: { id } });
  expect([issued.status, issued.answer.tasks]).toMatchObject([201, { length: 2 }]);
  const { rows } = (await clerk.ask('tasks.list', { query: { directive: issued.answer.directive.id } })).answer;
  expect(rows.map(({ title }) => title).toSorted((a = '', b = '') => (a < b ? -1 : 1))).toEqual([
    '年内新建幼儿园两所,',
    '改造幼儿园12所',
  ]);
});

test('a document is read anew, as a notice or as a report, while nothing has been decided', async () => {
  const { id } = (await begin(report)).answer;
  expect((await reread(id, 'notice')).answer).toMatchObject({ version: 2, items: 0 });
  expect(await read(id)).toMatchObject({ prose: null, items: [], diagnostics: [{ code: 'no-tasks' }] });
  expect((await reread(id, 'report')).answer).toMatchObject({ version: 3, items: 2 });
  await decide(id, [{ type: 'setEffectiveOn', date: '2023-02-20' }]);
  expect(await reread(id, 'notice')).toMatchObject({ status: 409, problem: { code: 'not-in-state' } });
  await decide(id, [{ type: 'undo' }]);
  expect((await reread(id, 'notice')).status).toBe(200);

  const other = (await begin(notice)).answer;
  expect((await read(other.id)).prose).toBeNull();
  expect(await reread(other.id, 'report')).toMatchObject({ status: 422, problem: { issues: [{ path: '/as' }] } });
  expect(await begin(notice, 'report')).toMatchObject({ status: 422, problem: { issues: [{ path: '/as' }] } });
  expect((await begin(report, 'notice')).answer.items).toBe(0);
});

test('a file says what it is to be read as, too', async () => {
  const upload = async (as: string) => {
    const form = new FormData();
    form.append('as', as);
    form.append('file', new Blob([report]), '报告.txt');
    const answer = await clerk.fetch('/api/v1/drafts/files', { method: 'POST', body: form });
    return [answer.status, ((await answer.json()) as { items?: number }).items];
  };
  expect([await upload('report'), await upload('notice'), await upload('poem')]).toEqual([
    [201, 2],
    [201, 0],
    [422, undefined],
  ]);
});

import readBook from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { openWorld, smallGovernment, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let clerk: ApiClient;
let supervisor: ApiClient;
let directive: { year: number; id: string };

beforeAll(async () => {
  world = await openWorld('2023-02-20T01:00:00.000Z');
  api = await openApi(world);
  [clerk, supervisor] = await Promise.all([api.as('clerk'), api.as('supervisor')]);
  directive = await issued();
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const notice = `某市人民政府关于2023年重点任务的通知
某政〔2023〕7号
一、主要预期目标
1.渔港吞吐量增长7%以上。(责任单位:甲局、乙局)
2.海上救援及时率达到96%。(责任单位:乙局、甲局)
二、重点任务
3.新建海上灯塔20座。(责任单位:乙局、丙局)
4.修订渔港管理办法。(责任单位:丙局、甲局)
5.培训水手3000名。(责任单位:甲局、丙局)
`;

const report = `某市2024年政府工作报告
一、2023年工作回顾
预计全年渔港吞吐量增长5.2%。新建海上灯塔22座。整治违规锚泊380起。内河运价保持平稳。
二、2024年重点工作
修缮码头。
`;

async function issued(): Promise<{ year: number; id: string }> {
  const begun = await clerk.ask('draft.create', { body: { name: '重点任务', text: notice } });
  const decisions = [
    ...[1, 2, 3, 4, 5].map((item) => ({ type: 'confirmLead', item: `t${item}` })),
    { type: 'setEffectiveOn', date: '2023-02-10' },
  ];
  const params = { id: begun.answer.id };
  await clerk.ask('draft.decide', { params, body: { decisions }, headers: { 'if-match': '"1"' } });
  const { answer } = await clerk.ask('draft.issue', { params });
  return { year: answer.directive.year, id: answer.directive.id };
}

async function begin(as = supervisor, text = report) {
  return as.ask('outcomes.create', { body: { name: '工作报告', text, directive } });
}

const read = async (id: string) => (await supervisor.ask('outcomes.read', { params: { id } })).answer;

const correct = (id: string, corrections: object[], version: number, as = supervisor) =>
  as.ask('outcomes.correct', { params: { id }, body: { corrections }, headers: { 'if-match': `"${version}"` } });

test('a report held against a directive gives each item a verdict with the words of both', async () => {
  const begun = await begin();
  expect(begun).toMatchObject({
    status: 201,
    answer: { version: 1, counts: { met: 1, missed: 1, partlyMet: 0, notComparable: 0, noOutcome: 3 } },
  });
  const { id } = begun.answer;
  const view = await read(id);
  expect(view.rows.map(({ number, isTarget, verdict, marks }) => [number, isTarget, verdict, marks])).toEqual([
    ['1', true, 'missed', ['forecast']],
    ['2', true, 'noOutcome', []],
    ['3', false, 'met', []],
    ['4', false, 'noOutcome', []],
    ['5', false, 'noOutcome', []],
  ]);
  expect(view).toMatchObject({
    year: 2023,
    directive: { ...directive, number: '某政〔2023〕7号' },
    mayCorrect: true,
    corrected: 0,
    source: null,
  });
  // What answers nothing is listed too.
  const loose = view.results.filter(({ rows }) => rows.length === 0).map(({ quote }) => quote);
  expect(loose).toContain('整治违规锚泊380起');
  expect(view.results.find(({ quote }) => quote.includes('灯塔'))?.rows).toEqual(['t3']);
});

test('every place leads to the words that are quoted', async () => {
  const { id } = (await begin()).answer;
  const [row] = (await read(id)).rows;
  const { answer: texts } = await supervisor.ask('outcomes.text', { params: { id } });
  const [claim] = row?.claims ?? [];
  const { outcome } = claim ?? {};
  if (!row || !claim || !outcome?.figureAt) throw new Error('The first row was to be answered by a figure.');
  expect(claim).toMatchObject({ target: '>=7%', outcome: { figure: '5.2%' }, rule: 'figure-not-reached' });
  const at = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end);
  expect(at(texts.directive, row.printed)).toBe(row.text);
  expect(claim.printed.map((place) => at(texts.directive, place)).join('')).toBe(claim.quote);
  expect(at(texts.report, outcome)).toBe(outcome.quote);
  expect(at(texts.report, outcome.figureAt)).toContain('5.2');
});

test('a correction needs a reason, stands above what was read, and can be taken back without being forgotten', async () => {
  const { id } = (await begin()).answer;
  const correction = {
    type: 'correct',
    row: 't1',
    verdict: 'notComparable',
    marks: ['forecast'],
    reason: '待统计局核定',
  };
  const { reason: _, ...without } = correction;
  expect(await correct(id, [without], 1)).toMatchObject({
    status: 422,
    code: 'bad-body',
    problem: { issues: [{ path: '/corrections/0/reason' }] },
  });
  expect((await correct(id, [{ ...correction, reason: '  ' }], 1)).status).toBe(422);
  expect(await correct(id, [correction], 1)).toMatchObject({
    status: 200,
    answer: { version: 2, counts: { missed: 0, notComparable: 1 } },
  });
  const corrected = await read(id);
  expect(corrected.rows[0]).toMatchObject({
    verdict: 'notComparable',
    asRead: { verdict: 'missed', marks: ['forecast'], outcome: { quote: '预计全年渔港吞吐量增长5.2%' } },
  });
  expect(corrected.corrections).toMatchObject([
    {
      row: 't1',
      before: { verdict: 'missed' },
      after: { verdict: 'notComparable' },
      reason: '待统计局核定',
      by: { title: '督查专员', person: 'supervisor' },
      at: '2023-02-20T01:00:00.000Z',
      takenBack: null,
    },
  ]);
  expect(await correct(id, [{ type: 'undo' }], 2, clerk)).toMatchObject({
    answer: { version: 3, counts: { missed: 1 } },
  });
  const back = await read(id);
  expect(back.rows[0]).toMatchObject({ verdict: 'missed', asRead: null });
  expect(back.corrections).toMatchObject([{ row: 't1', takenBack: { by: { title: '交办员' } } }]);
  expect(await correct(id, [{ type: 'undo' }], 3)).toMatchObject({
    status: 422,
    problem: { issues: [{ path: '/corrections/0/count' }] },
  });
});

test('a correction may name the words that answer a row, or that none do', async () => {
  const { id } = (await begin()).answer;
  const start = report.indexOf('整治违规锚泊380起');
  const at = { start, end: start + '整治违规锚泊380起'.length };
  const change = { type: 'correct', row: 't4', verdict: 'met', marks: [], outcome: at, reason: '即为此项' };
  const none = { type: 'correct', row: 't3', verdict: 'noOutcome', marks: [], outcome: null, reason: '不是一回事' };
  await correct(id, [change, none], 1);
  const view = await read(id);
  expect(view.rows[3]).toMatchObject({ verdict: 'met', outcome: { quote: '整治违规锚泊380起', ...at } });
  expect(view.rows[2]).toMatchObject({ verdict: 'noOutcome', outcome: null, asRead: { verdict: 'met' } });
  expect(view.results.filter(({ quote }) => /锚泊|灯塔/.test(quote)).map(({ rows }) => rows)).toEqual([[], ['t4']]);
  expect(view.corrected).toBe(2);
  for (const wrong of [
    { ...change, row: 't9' },
    { ...change, outcome: { start: 5, end: report.length + 1 } },
    { ...change, marks: ['forecast', 'forecast'] },
  ])
    expect((await correct(id, [change, wrong], 2)).status).toBe(422);
  // All or none.
  expect((await read(id)).version).toBe(2);
});

test('who saw an older version corrects and discards nothing', async () => {
  const { id } = (await begin()).answer;
  const correction = { type: 'correct', row: 't1', verdict: 'met', marks: [], reason: '有误' };
  await correct(id, [correction], 1);
  expect(await correct(id, [correction], 1)).toMatchObject({ status: 412, code: 'stale', problem: { version: 2 } });
  const params = { id };
  const blind = await supervisor.ask('outcomes.correct', { params, body: { corrections: [correction] } });
  expect(blind.code).toBe('stale');
  expect((await clerk.ask('outcomes.discard', { params, headers: { 'if-match': '"1"' } })).status).toBe(412);
  expect((await clerk.ask('outcomes.discard', { params, headers: { 'if-match': '"2"' } })).status).toBe(204);
  expect((await supervisor.ask('outcomes.read', { params })).status).toBe(404);
});

test('leaders read, units learn nothing, and nobody else corrects', async () => {
  const { id } = (await begin()).answer;
  const params = { id };
  const mayor = await api.as('mayor');
  expect((await mayor.ask('outcomes.read', { params })).answer.mayCorrect).toBe(false);
  const correction = { type: 'correct', row: 't1', verdict: 'met', marks: [], reason: '有误' };
  expect((await correct(id, [correction], 1, mayor)).status).toBe(403);
  const liaison = await api.as('liaison0');
  expect((await liaison.ask('outcomes.read', { params })).status).toBeGreaterThanOrEqual(403);
  expect((await liaison.ask('outcomes.list', {})).status).toBeGreaterThanOrEqual(403);
});

test('what is no report, and what is no directive, is refused where it stands', async () => {
  expect(await begin(supervisor, '渔港通知\n今日无事。\n')).toMatchObject({
    status: 422,
    problem: { issues: [{ path: '/text', message: 'no-report' }] },
  });
  const nowhere = { year: 2023, id: '00000000-0000-4000-8000-000000000000' };
  expect(
    await supervisor.ask('outcomes.create', { body: { name: '报告', text: report, directive: nowhere } }),
  ).toMatchObject({ status: 422, problem: { issues: [{ path: '/directive' }] } });
});

test('a file is read as a draft is, with the directive named beside it', async () => {
  const send = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([`<html><body>${report.replaceAll('\n', '<br>')}</body></html>`]), '工作报告.html');
    return supervisor.fetch('/api/v1/outcomes/files', { method: 'POST', body: form });
  };
  const named = { directiveYear: String(directive.year), directiveId: directive.id };
  const answer = await send(named);
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  const view = await read(id);
  expect(view).toMatchObject({ name: '工作报告', source: { kind: 'html', file: expect.any(String) } });
  expect(view.counts).toMatchObject({ met: 1, missed: 1 });
  const original = await supervisor.fetch(`/api/v1/files/${view.source?.file}/content`);
  expect(await original.text()).toContain('<html>');
  expect((await send({})).status).toBe(422);
});

test('the list shows what was begun, the last changed first, page by page', async () => {
  world.clock.moveTo('2023-02-21T01:00:00.000Z');
  const { id } = (await begin(clerk)).answer;
  const first = (await supervisor.ask('outcomes.list', { query: { limit: 1 } })).answer;
  expect(first.rows).toMatchObject([
    { id, changedBy: { title: '交办员' }, directive: { title: expect.stringContaining('重点任务') }, corrected: 0 },
  ]);
  const next = await supervisor.ask('outcomes.list', { query: { limit: 1, cursor: first.next ?? '' } });
  expect(next.answer.rows[0]?.id).not.toBe(id);
  expect((await supervisor.ask('outcomes.list', { query: { cursor: 'x' } })).code).toBe('bad-query');
});

test('the workbook has every row, what answers none, and the corrections', async () => {
  const { id } = (await begin()).answer;
  await correct(id, [{ type: 'correct', row: 't1', verdict: 'met', marks: [], reason: '已核' }], 1);
  const answer = await supervisor.fetch(`/api/v1/outcomes/${id}/workbook`);
  expect(answer.headers.get('content-disposition')).toContain('.xlsx');
  const book = Buffer.from(await answer.arrayBuffer());
  const sheets = await readBook(book);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['对账', '未对应的成果', '更正记录']);
  const [rows = [], loose = [], corrections = []] = sheets.map(({ data }) => data);
  expect(rows).toHaveLength(6);
  expect(rows[1]).toEqual(expect.arrayContaining(['>=7%', '5.2%', '已完成', '是（原为未完成）']));
  expect(loose.flat()).toContain('整治违规锚泊380起');
  expect(corrections[1]).toEqual(expect.arrayContaining(['已核', '未完成、预计数', '已完成']));
});

test('another government learns nothing of it', async () => {
  const { id } = (await begin()).answer;
  const params = { id };
  expect((await api.stranger.ask('outcomes.read', { params })).status).toBe(401);
  const elsewhere = await openWorld(
    '2023-02-20T01:00:00.000Z',
    { ...smallGovernment, tenant: { ...smallGovernment.tenant, code: 'elsewhere' } },
    world.database,
  );
  const stranger = await openApi(elsewhere);
  const theirs = await stranger.as('supervisor');
  const headers = { 'if-match': '"1"' };
  for (const operation of ['outcomes.read', 'outcomes.text', 'outcomes.download', 'outcomes.discard'] as const)
    expect(await theirs.ask(operation, { params, headers })).toMatchObject({ status: 404, code: 'not-found' });
  const change = { params, body: { corrections: [{ type: 'undo' }] }, headers };
  expect(await theirs.ask('outcomes.correct', change)).toMatchObject({ status: 404 });
  expect((await theirs.ask('outcomes.list')).answer.rows).toEqual([]);
  // Nor may it hold a report against a directive that is not its own.
  const against = { name: '报告', text: report, directive };
  expect((await theirs.ask('outcomes.create', { body: against })).status).toBe(422);
  await stranger.close();
  await elsewhere.dataSource.destroy();
});

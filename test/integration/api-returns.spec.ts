import type { CommandOf, CommandType, ReturnRow } from '@duban/contracts';
import readBook from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeBook from 'write-excel-file/node';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { issueTasks, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let liaison: ApiClient;

/** Reports for February fall due on the 25th, the sub-reports that feed them earlier. */
const REPORTS = '2023-02-25';

beforeAll(async () => {
  world = await openWorld('2023-02-13T01:00:00.000Z');
  await issueTasks(world, 3);
  world.clock.moveTo('2023-02-21T02:00:00.000Z');
  await world.engine.fireDue(world.tenant, world.clock.now());
  api = await openApi(world);
  liaison = await api.as('liaison0');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const sheetOf = async (client: ApiClient, dueOn = REPORTS) => client.ask('return.read', { params: { dueOn } });

async function rowAt(index: number) {
  const row = (await sheetOf(liaison)).answer.rows[index];
  if (!row) throw new Error('no row');
  return row;
}

async function tell<Type extends CommandType>(
  type: Type,
  by: string,
  row: Pick<ReturnRow, 'task' | 'member'>,
  body: object = {},
) {
  const given = { member: row.member, ...body } as unknown as Omit<CommandOf<Type>, 'type' | 'target' | 'post'>;
  expect(await world.tell(type, by, row.task, given)).toMatchObject({ ok: true });
}

const figure = { name: '完成投资', value: '12.5', unit: '亿元', asOf: '2023-02-20', nature: 'actual' };

test('a unit has one sheet for each day, as lead and as another unit of the task apart', async () => {
  const { answer } = await liaison.ask('returns.list');
  expect(answer.rows.find(({ dueOn }) => dueOn === REPORTS)).toMatchObject({
    periods: ['2023-02'],
    rows: 3,
    lead: 3,
    coordinating: 0,
    filled: 0,
    submitted: 0,
  });
  const other = await (await api.as('liaison1')).ask('returns.list');
  expect(other.answer.rows[0]).toMatchObject({ dueOn: '2023-02-22', rows: 3, lead: 0, coordinating: 3 });
});

test('what other units owe is not there', async () => {
  for (const post of ['liaison1', 'liaison2']) {
    const client = await api.as(post);
    expect((await sheetOf(client)).code).toBe('not-found');
    expect((await client.ask('return.download', { params: { dueOn: REPORTS } })).code).toBe('not-found');
  }
  expect((await sheetOf(await api.as('supervisor'))).code).toBe('not-permitted');
  expect((await sheetOf(liaison, '2023-02-24')).code).toBe('not-found');
});

test('a sheet shows what is written, who may sign and hand it in, and counts it', async () => {
  const row = await rowAt(0);
  expect(row).toMatchObject({
    state: 'open',
    signing: 'head',
    previous: null,
    figures: [],
    commands: ['report.draft'],
  });
  await tell('report.draft', 'liaison0', row, { content: { summary: '已开工。', figures: [figure] } });
  expect(await rowAt(0)).toMatchObject({
    state: 'drafted',
    content: { summary: '已开工。' },
    version: row.version + 1,
  });
  const head = (await sheetOf(await api.as('head0'))).answer.rows[0];
  expect(head?.commands).toContain('report.sign');
  await tell('report.sign', 'head0', row);
  await tell('report.submit', 'liaison0', row);
  const { answer } = await liaison.ask('returns.list');
  expect(answer.rows.find(({ dueOn }) => dueOn === REPORTS)).toMatchObject({ filled: 1, signed: 1, submitted: 1 });
});

/** The downloaded table as lines of texts, to be filled and sent back. */
async function download(): Promise<{ sheet: string; lines: string[][] }> {
  const response = await liaison.fetch(`/api/v1/returns/${REPORTS}/workbook`);
  expect(response.status).toBe(200);
  const [table] = await readBook(Buffer.from(await response.arrayBuffer()));
  if (!table) throw new Error('no table');
  return {
    sheet: table.sheet,
    lines: table.data.map((line) => line.map((cell) => (cell === null ? '' : String(cell)))),
  };
}

type Written = { value: string; type?: StringConstructor | 'Formula' };

async function compare(lines: readonly (readonly (string | Written)[])[], sheet = '填报表') {
  const data = lines.map((line) =>
    line.map((cell) => (typeof cell === 'string' ? { value: cell, type: String } : { type: String, ...cell })),
  );
  return send(await writeBook([{ sheet, data }]).toBuffer());
}

async function send(bytes: Buffer) {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), '填报表.xlsx');
  const response = await liaison.fetch(`/api/v1/returns/${REPORTS}/workbook`, { method: 'POST', body });
  return { status: response.status, answer: (await response.json()) as Record<string, never> };
}

const HEADINGS = 0;
const at = (lines: readonly string[][], heading: string): number => lines[HEADINGS]?.indexOf(heading) ?? -1;
function filled(lines: readonly string[][], line: number, cells: Record<string, string>): string[][] {
  const places = Object.entries(cells).map(([heading, text]): [number, string] => [at(lines, heading), text]);
  return lines.map((each, index) =>
    index === line ? each.map((cell, place) => new Map(places).get(place) ?? cell) : each,
  );
}

test('a table that comes back as it went says nothing new; what is filled is told cell by cell', async () => {
  const { sheet, lines } = await download();
  expect(lines).toHaveLength(4);
  expect((await compare(lines, sheet)).answer).toEqual({ same: 3, changed: [], faults: [] });

  const { answer } = await compare(filled(lines, 2, { 本期进展: '完成设计。', 下步打算: '招标。' }));
  const second = await rowAt(1);
  expect(answer).toMatchObject({
    same: 2,
    changed: [
      {
        member: second.member,
        line: 3,
        cells: [
          { field: 'summary', before: '', after: '完成设计。' },
          { field: 'nextStep', before: '', after: '招标。' },
        ],
      },
    ],
    faults: [],
  });
  // Nothing is changed by it.
  expect((await rowAt(1)).content).toBeNull();
});

test('a line that cannot be taken is named with its fault, and the others are told', async () => {
  const { lines } = await download();
  const wrong = filled(filled(lines, 1, { 本期进展: '改动已报送的内容。' }), 2, { '无新进展（填“是”）': '也许' });
  const { answer } = await compare([...filled(wrong, 3, { 本期进展: '完成招标。' }), lines[3] ?? []]);
  expect(answer).toMatchObject({
    changed: [{ line: 4, cells: [{ field: 'summary', after: '完成招标。' }] }],
    faults: [
      { line: 2, column: null },
      { line: 3, column: '无新进展（填“是”）' },
      { line: 5, column: null },
    ],
  });
});

test('another file, sheet or shape is refused with a sentence', async () => {
  const { lines } = await download();
  const wider = lines.map((line) => [...line, '多出']);
  const formula = lines.map((line, index) =>
    index === 1 ? [{ value: '1+1', type: 'Formula' as const }, ...line.slice(1)] : line,
  );
  const foreign = lines.map((line, index) =>
    index === 0
      ? line
      : line.map((cell, place) => (place === at(lines, '系统编号（勿改）') ? world.ids.unit('u0') : cell)),
  );
  for (const refused of [
    await compare(lines, '其他表'),
    await compare(wider),
    await compare(lines.map((line) => line.slice(1))),
    await compare(formula),
    await compare(foreign),
    await send(Buffer.from('no table')),
  ]) {
    expect(refused).toMatchObject({ status: 422, answer: { code: 'bad-body', issues: [{ path: '/file' }] } });
  }
});

test('nothing new is counted, shown with the sheet, and needs a reason from the second time on', async () => {
  const row = await rowAt(2);
  await tell('report.draft', 'liaison0', row, { content: { summary: '无新进展。', unchanged: {}, figures: [figure] } });
  expect(await rowAt(2)).toMatchObject({ unchanged: 1, content: { unchanged: {} } });

  world.clock.moveTo('2023-03-20T02:00:00.000Z');
  await world.engine.fireDue(world.tenant, world.clock.now());
  const march = async () => (await sheetOf(liaison, '2023-03-25')).answer.rows[2];
  const next = await march();
  expect(next).toMatchObject({
    previous: { period: '2023-02', unchanged: 1, content: { summary: '无新进展。' } },
    figures: [{ name: '完成投资', value: null, before: { value: '12.5', asOf: '2023-02-20' } }],
  });
  if (!next) throw new Error('no row');
  const body = { type: 'report.draft', target: next.task, member: next.member };
  const again = (unchanged: object) =>
    liaison.ask('command.give', { body: { ...body, content: { summary: '无新进展。', unchanged } } });
  expect(await again({})).toMatchObject({ status: 409, code: 'reason-needed' });
  expect((await march())?.content).toBeNull();
  expect((await again({ reason: '等待省厅批复。' })).status).toBe(200);
  // A period in which a figure was left out does not lose it.
  const april = (await sheetOf(liaison, '2023-04-25')).answer.rows[2];
  expect(april).toMatchObject({ previous: { period: '2023-Q1' }, figures: [{ before: { value: '12.5' } }] });
  expect(await march()).toMatchObject({ unchanged: 2 });
  const { year, id } = next.task;
  const { answer } = await (
    await api.as('supervisor')
  ).ask('report.read', { params: { year, id, member: next.member } });
  expect(answer).toMatchObject({ unchanged: 2, content: { unchanged: { reason: '等待省厅批复。' } } });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import readBook from 'read-excel-file/node';
import writeBook from 'write-excel-file/node';
import type { DirectoryImport, Problem } from '@duban/contracts';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { openWorld, type World } from '../support/world.js';

type Cell = string | number | null;

let world: World;
let api: TestApi;
let admin: ApiClient;

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  api = await openApi(world);
  admin = await api.as('admin');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const UNITS = ['名称*', '简称', '类别', '别名', '设立日期', '撤销日期'];
const POSTS = ['单位', '岗位名称*', '角色*', '分管单位'];
const PEOPLE = ['姓名*', '手机', '邮箱', '单位', '岗位名称*', '任职日期*'];

const bookOf = (sheets: Record<string, Cell[][]>): Promise<Buffer> =>
  writeBook(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) => row.map((value) => (value === null ? null : { value }))),
    })),
  ).toBuffer();

async function send(bytes: Buffer, { dryRun, client = admin }: { dryRun?: boolean; client?: ApiClient } = {}) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), '机构.xlsx');
  const query = dryRun === undefined ? '' : `?dryRun=${dryRun}`;
  const response = await client.fetch(`/api/v1/directory/import${query}`, { method: 'POST', body: form });
  return { status: response.status, body: (await response.json()) as DirectoryImport & Problem };
}

const good = () =>
  bookOf({
    单位: [UNITS, ['丁局', '丁', '部门', '丁部、丁办', '2021/1/5', null], ['甲局', '甲', null, null, null, null]],
    岗位: [POSTS, ['丁局', '局长', '单位负责人', null], [null, '分管副市长', '分管领导', '丁局、乙局']],
    人员: [
      PEOPLE,
      ['赵一', 13800000001, 'zhao@example.com', '丁局', '局长', '2023年3月1日'],
      ['钱二', '13800000002', null, null, '分管副市长', '2023-03-01'],
      // Takes over from who holds the post.
      ['钱二', '13800000002', null, '甲局', '联络员', '20230310'],
    ],
  });

test('the template can be filled: its own example is left out', async () => {
  const response = await admin.fetch('/api/v1/directory/template');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toContain('attachment');
  const bytes = Buffer.from(await response.arrayBuffer());
  const sheets = await readBook(bytes);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['单位', '岗位', '人员', '说明']);
  expect(sheets[0]?.data[0]).toEqual([...UNITS.slice(0, 4), '曾用名', ...UNITS.slice(4)]);
  const { status, body } = await send(bytes);
  expect({ status, faults: body.faults, rows: body.rows }).toEqual({ status: 200, faults: [], rows: [] });
});

test('a dry run tells what would become of each row and writes nothing; the real one does it, and again nothing', async () => {
  const bytes = await good();
  const dry = await send(bytes);
  expect(dry.status).toBe(200);
  expect(dry.body).toMatchObject({
    dryRun: true,
    made: { units: 1, posts: 2, people: 2, holders: 3 },
    changed: { units: 1, posts: 0, people: 0, holders: 0 },
    faults: [],
  });
  expect(dry.body.rows).toContainEqual({ sheet: '单位', row: 3, name: '甲局', outcome: 'changed' });
  expect((await admin.ask('units.list', { query: { q: '丁' } })).answer.rows).toEqual([]);
  const { status, body } = await send(bytes, { dryRun: false });
  expect({ status, made: body.made, dryRun: body.dryRun }).toEqual({ status: 200, made: dry.body.made, dryRun: false });
  const units = await admin.ask('units.list', { query: { q: '丁' } });
  expect(units.answer.rows).toMatchObject([{ name: '丁局', aliases: ['丁部', '丁办'], validFrom: '2021-01-05' }]);
  const read = await admin.ask('unit.read', { params: { id: units.answer.rows[0]?.id ?? '' } });
  expect(read.answer.posts).toMatchObject([
    { title: '局长', role: 'unitHead', holders: [{ person: { name: '赵一' }, validFrom: '2023-03-01' }] },
  ]);
  const liaison = await admin.ask('posts.list', { query: { unit: world.ids.unit('u0'), role: 'unitLiaison' } });
  expect(liaison.answer.rows[0]?.holders).toMatchObject([
    { person: { name: '钱二' }, validFrom: '2023-03-10', validTo: null },
    { person: { name: '联络员0' }, validTo: '2023-03-09' },
  ]);
  const again = await send(bytes, { dryRun: false });
  expect(again.body).toMatchObject({
    made: { units: 0, posts: 0, people: 0, holders: 0 },
    changed: { units: 0, posts: 0, people: 0, holders: 0 },
    left: { units: 2, posts: 2, people: 2, holders: 3 },
  });
});

test('every fault is named by sheet, row and column, and nothing is taken', async () => {
  const bytes = await bookOf({
    单位: [
      UNITS,
      ['戊局', null, '俱乐部', null, '2023-02-30', null],
      ['戊局', null, null, null, null, null],
      [null, '无名', null, null, null, null],
      ['丁部', null, null, null, null, null],
    ],
    岗位: [
      POSTS,
      ['己局', '局长', '单位负责人', null],
      ['乙局', '书记', '国王', null],
      ['乙局', '局长', '查阅人员', null],
    ],
    人员: [
      PEOPLE,
      ['孙三', '飞鸽', 'nobody', '乙局', '局长', '明天'],
      ['李四', null, null, '乙局', '厨师', '2023-03-01'],
      ['周五', null, null, '乙局', '局长', '2019-01-01'],
      ['吴六', null, null, '乙局', '局长', '2023-03-01'],
      ['郑七', '13800000007', null, '丙局', '局长', '2023-03-01'],
      ['郑七', null, null, '丙局', '联络员', '2023-03-01'],
    ],
  });
  const { status, body } = await send(bytes);
  expect(status).toBe(200);
  expect(body.faults.map(({ sheet, row, column }) => `${sheet} ${row} ${column}`)).toEqual([
    '单位 2 类别',
    '单位 2 设立日期',
    '单位 3 名称',
    '单位 4 名称',
    '单位 5 名称',
    '岗位 2 单位',
    '岗位 3 角色',
    '岗位 4 角色',
    '人员 2 手机',
    '人员 2 邮箱',
    '人员 2 任职日期',
    '人员 3 岗位名称',
    '人员 4 任职日期',
    '人员 5 岗位名称',
    '人员 7 手机',
  ]);
  expect(body.faults.find(({ sheet, row }) => sheet === '岗位' && row === 2)?.message).toBe(
    '没有单位“己局”：请先在“单位”表中增加，或改用已有的名称。',
  );
  const real = await send(bytes, { dryRun: false });
  expect(real).toMatchObject({ status: 422, body: { code: 'bad-body' } });
  expect(real.body.issues?.[0]?.path).toBe('/单位/2/类别');
  expect((await admin.ask('units.list', { query: { q: '戊局' } })).answer.rows).toEqual([]);
});

test('a heading that is missing is told', async () => {
  const { body } = await send(
    await bookOf({
      人员: [
        ['姓名', '岗位名称'],
        ['孙三', '局长'],
      ],
    }),
  );
  expect(body.faults).toContainEqual({
    sheet: '人员',
    row: 1,
    column: '任职日期',
    message: '缺少“任职日期”列：请使用模板中的表头。',
  });
});

test('what is no such table is refused with what to do', async () => {
  const refusal = async (bytes: Buffer) => {
    const { status, body } = await send(bytes);
    return [status, body.code, body.detail];
  };
  expect(await refusal(Buffer.from('名称,简称\n甲局,甲'))).toEqual([
    415,
    'unsupported-type',
    'The file is no .xlsx: save the table as .xlsx.',
  ]);
  const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)]);
  expect((await refusal(locked))[2]).toContain('without a password');
  expect((await refusal((await good()).subarray(0, 900)))[0]).toBe(415);
  expect((await refusal(await bookOf({ 别的: [['名称']] })))[2]).toContain('start from the template');
  const long = Array.from({ length: 100_000 }, (_, index): Cell[] => [`单位${index}`]);
  expect(await refusal(await bookOf({ 单位: [UNITS, ...long] }))).toEqual([
    413,
    'too-large',
    'A sheet has more than 3000 rows, or is as large: divide the file.',
  ]);
  expect((await refusal(Buffer.alloc(6 * 1024 * 1024)))[0]).toBe(413);
  const empty = await admin.fetch('/api/v1/directory/import', { method: 'POST', body: new FormData() });
  expect(empty.status).toBe(422);
});

test('only the administrator imports', async () => {
  const client = await api.as('chief');
  expect((await send(await good(), { client })).status).toBe(403);
  expect((await client.fetch('/api/v1/directory/template')).status).toBe(403);
});

test('former names come with the last day on which they were borne', async () => {
  const headings = ['名称*', '曾用名'];
  const taken = await send(await bookOf({ 单位: [headings, ['市农业农村局', '市农业局（至2019-02-28）、市畜牧局']] }), {
    dryRun: false,
  });
  expect(taken.body).toMatchObject({ faults: [], made: { units: 1 } });
  const { answer } = await admin.ask('units.list', { query: { q: '市畜牧局' } });
  expect(answer.rows[0]?.formerNames).toEqual([
    { name: '市农业局', validFrom: null, validTo: '2019-02-28', basis: null },
    { name: '市畜牧局', validFrom: null, validTo: null, basis: null },
  ]);
  // The same again changes nothing, and a unit is not made a second time under its former name.
  const again = await send(await bookOf({ 单位: [headings, ['市农业农村局', '市农业局(至2019.2.28)、市畜牧局']] }));
  expect(again.body).toMatchObject({ faults: [], left: { units: 1 } });
  const wrong = [headings, ['市农业局', null], ['市水利局', '市水务局（至去年）']];
  expect((await send(await bookOf({ 单位: wrong }))).body.faults).toMatchObject([
    { row: 2, column: '名称', message: expect.stringContaining('市农业农村局') },
    { row: 3, column: '曾用名' },
  ]);
});

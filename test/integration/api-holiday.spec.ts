import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let admin: ApiClient;

beforeAll(async () => {
  world = await openWorld('2026-11-20T01:00:00.000Z');
  api = await openApi(world);
  admin = await api.as('admin');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const notice = `一、元旦:2027年1月1日至3日放假,共3天。
二、春节:2月5日至11日放假调休,共7天。1月31日(星期日)上班。
三、补班:2026年12月27日(星期日)上班。`;

const save = (year: number, body: object, query = {}, headers = {}) =>
  admin.ask('holiday.save', { params: { year }, body, query, headers });

test('the years that are known are listed, and each is read', async () => {
  const { answer } = await admin.ask('holidays.list');
  expect(answer.rows.map(({ year }) => year)).toEqual([2021, 2022, 2023, 2024, 2025, 2026]);
  expect(answer.rows[2]).toMatchObject({ basis: 'program', version: null, workdays: 7 });
  const read = await admin.ask('holiday.read', { params: { year: 2023 } });
  expect(read.answer.workdays).toContain('2023-06-25');
  expect(await admin.ask('holiday.read', { params: { year: 2031 } })).toMatchObject({ status: 404 });
});

test('a notice is shown before it is set, and counts at once', async () => {
  const dry = await save(2027, { text: notice }, { dryRun: true });
  expect(dry).toMatchObject({
    status: 200,
    answer: {
      dryRun: true,
      table: { year: 2027, workdays: ['2027-01-31'] },
      workdays: { added: ['2027-01-31'], removed: [] },
      elsewhere: [{ day: '2026-12-27', is: 'workday' }],
    },
  });
  expect(await admin.ask('holiday.read', { params: { year: 2027 } })).toMatchObject({ status: 404 });

  const body = { regime: 'default', year: 2027 };
  const before = await admin.ask('regime.preview', { body });
  expect(before.answer.provisional).toBe(before.answer.reports.length);
  const saved = await save(2027, { text: notice });
  expect(saved).toMatchObject({ status: 200, answer: { dryRun: false, table: { basis: 'own', version: 1 } } });
  expect(saved.headers.get('etag')).toBe('"1"');
  const after = await admin.ask('regime.preview', { body });
  expect(after.answer.provisional).toBeLessThan(before.answer.provisional);
});

test('a table of one’s own stands before that of the program, and is changed by who saw it last', async () => {
  const table = { year: 2025, daysOff: ['2025-01-01'], workdays: ['2025-01-26'] };
  const first = await save(2025, { table });
  expect(first.answer).toMatchObject({ table: { version: 1 }, workdays: { added: [] } });
  expect(first.answer.daysOff.removed).toContain('2025-10-01');
  expect((await admin.ask('holiday.read', { params: { year: 2025 } })).answer).toMatchObject({
    ...table,
    basis: 'own',
  });
  expect(await save(2025, { table })).toMatchObject({ status: 412, code: 'stale', problem: { version: 1 } });
  expect(await save(2025, { table }, {}, { 'if-match': '"7"' })).toMatchObject({ status: 412, code: 'stale' });
  expect((await save(2025, { table }, {}, { 'if-match': '"1"' })).answer.table.version).toBe(2);
});

test('what cannot be read for certain is named, and nothing is set', async () => {
  const wrong: [object, string, RegExp][] = [
    [{ text: '一、元旦:1月1日放假。\n二、春节:2月30日放假。' }, '/text', /^line 2: 2月30日 does not exist/],
    [{ table: { year: 2028, daysOff: ['2028-02-30'], workdays: [] } }, '/table/daysOff/0', /does not exist/],
    [
      { table: { year: 2028, daysOff: [], workdays: ['2028-01-03'] } },
      '/table/workdays/0',
      /neither Saturday nor Sunday/,
    ],
    [{ table: { year: 2029, daysOff: [], workdays: [] } }, '/table/year', /2028 in the path/],
    [{}, '/text', /either/],
    [{ text: notice, more: 1 }, '/more', /not known/],
  ];
  for (const [body, path, message] of wrong) {
    const { status, problem } = await save(2028, body);
    expect([status, problem?.issues?.[0]?.path]).toEqual([422, path]);
    expect(problem?.issues?.[0]?.message).toMatch(message);
  }
  expect(await admin.ask('holiday.read', { params: { year: 2028 } })).toMatchObject({ status: 404 });
});

test('everybody sees the days, the administrator sets them', async () => {
  const liaison = await api.as('liaison0');
  expect((await liaison.ask('holiday.read', { params: { year: 2023 } })).status).toBe(200);
  for (const post of ['liaison0', 'clerk', 'supervisor'])
    expect(
      await (await api.as(post)).ask('holiday.save', { params: { year: 2028 }, body: { text: notice } }),
    ).toMatchObject({ status: 403, code: 'not-permitted' });
});

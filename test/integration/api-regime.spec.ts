import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { openWorld, regimeNamed, smallGovernment, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let admin: ApiClient;

beforeAll(async () => {
  world = await openWorld('2023-06-01T01:00:00.000Z');
  api = await openApi(world);
  admin = await api.as('admin');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const rules = (code: string, day = 20) => ({
  code,
  title: `每月${day}日前报进展`,
  reports: { monthly: { day }, annual: '12-20' },
});
const save = (code: string, body: object, headers = {}) =>
  admin.ask('regime.save', { params: { code }, body, headers });

test('the regimes of the program are listed and read, with what they leave open filled in', async () => {
  const { answer } = await admin.ask('regimes.list');
  expect(answer.rows.map(({ code }) => code)).toEqual(['default', 'monthly-10-annual', 'monthly-25-quarterly-annual']);
  const read = await admin.ask('regime.read', { params: { code: 'monthly-10-annual' } });
  expect(read.answer).toMatchObject({ basis: 'program', version: null, rules: regimeNamed('monthly-10-annual') });
  expect(await admin.ask('regime.read', { params: { code: 'no-such' } })).toMatchObject({ status: 404 });
});

test('an own regime is made, changed by who saw it last, and deleted', async () => {
  const made = await save('ours', rules('ours'));
  expect(made).toMatchObject({ status: 200, answer: { basis: 'own', version: 1, directives: 0 } });
  expect(await save('ours', rules('ours', 21))).toMatchObject({ status: 412, problem: { version: 1 } });
  const changed = await save('ours', rules('ours', 21), { 'if-match': '"1"' });
  expect(changed.answer).toMatchObject({ version: 2, rules: { reports: { monthly: { day: 21 } } } });
  expect(changed.headers.get('etag')).toBe('"2"');
  const { answer } = await admin.ask('regimes.list');
  expect(answer.rows.at(-1)).toMatchObject({ code: 'ours', basis: 'own', version: 2 });
  const stale = await admin.ask('regime.delete', { params: { code: 'ours' }, headers: { 'if-match': '"1"' } });
  expect(stale).toMatchObject({ status: 412 });
  const gone = await admin.ask('regime.delete', { params: { code: 'ours' }, headers: { 'if-match': '"2"' } });
  expect(gone.status).toBe(204);
  expect(await admin.ask('regime.read', { params: { code: 'ours' } })).toMatchObject({ status: 404 });
});

test('what is wrong in a regime is named by its pointer', async () => {
  const wrong: [object, string][] = [
    [{ ...rules('ours'), reports: { monthly: { day: 32 }, annual: null } }, '/reports/monthly/day'],
    [{ ...rules('ours'), reports: { monthly: null, annual: '02-30' } }, '/reports/annual'],
    [
      { ...rules('ours'), reports: { monthly: null, annual: null, quarterly: ['01-10', '02-10'] } },
      '/reports/quarterly/1',
    ],
    [{ ...rules('ours'), more: 1 }, '/more'],
    [rules('theirs'), '/code'],
  ];
  for (const [body, path] of wrong) {
    const { status, problem } = await save('ours', body);
    expect([status, problem?.issues?.[0]?.path]).toEqual([422, path]);
  }
  expect(await save('ours', { ...rules('ours'), zone: 'Asia/Tokyo' })).toMatchObject({
    status: 409,
    code: 'regime-invalid',
  });
  expect(await save('default', rules('default'))).toMatchObject({ status: 409, code: 'already-exists' });
  const preview = { regime: { ...rules('ours'), reports: { monthly: { day: 0 }, annual: null } }, year: 2023 };
  const { problem } = await admin.ask('regime.preview', { body: preview });
  expect(problem?.issues?.[0]?.path).toBe('/regime/reports/monthly/day');
});

test('a regime that is in use stays', async () => {
  await save('kept', rules('kept'));
  const clerk = await api.as('clerk');
  const text = '关于重点任务的通知\n1.新建幼儿园。(责任单位:甲局)\n';
  const { id, version } = (await clerk.ask('draft.create', { body: { name: '稿', text } })).answer;
  const decisions = [{ type: 'setRegime', regime: 'kept' }];
  await clerk.ask('draft.decide', { params: { id }, body: { decisions }, headers: { 'if-match': `"${version}"` } });
  const remove = { params: { code: 'kept' }, headers: { 'if-match': '"1"' } };
  expect(await admin.ask('regime.delete', remove)).toMatchObject({ status: 409, code: 'not-in-state' });
  await clerk.ask('draft.discard', { params: { id }, headers: { 'if-match': '"2"' } });
  expect((await admin.ask('regime.delete', remove)).status).toBe(204);
  expect(await admin.ask('regime.delete', { params: { code: 'default' } })).toMatchObject({ status: 409 });
});

test('a whole year is shown: windows, rolled days, sub-reports, reminders, slips, and what is not asked', async () => {
  const { answer } = await admin.ask('regime.preview', {
    body: { regime: 'default', year: 2023, effectiveOn: '2023-02-20' },
  });
  expect(answer.reports.map(({ report, rolledFrom }) => [report.dueOn, rolledFrom]).slice(0, 4)).toEqual([
    ['2023-02-27', '2023-02-25'],
    ['2023-03-27', '2023-03-25'],
    ['2023-04-25', null],
    ['2023-05-25', null],
  ]);
  expect(answer.notAsked.map(({ dueOn }) => dueOn)).toEqual(['2023-01-28']);
  expect(answer.reports[4]).toMatchObject({
    period: { kind: 'monthly', label: '2023-06' },
    report: { dueOn: '2023-06-25', dayOff: false, provisional: false },
    subReport: { dueOn: '2023-06-19' },
  });
  expect(answer.reports[4]?.report.slips.map(({ rung }) => rung)).toEqual([1, 2, 3]);
  expect(answer.reports[4]?.report.remindedAt.length).toBe(3);
  expect(answer.months.reduce((sum, { reports }) => sum + reports, 0)).toBe(answer.reports.length);
  const unknown = await admin.ask('regime.preview', { body: { regime: 'no-such', year: 2023 } });
  expect(unknown).toMatchObject({ status: 422, problem: { issues: [{ path: '/regime' }] } });
});

test('a liaison is refused; the clerk looks and does not set; another government has its own', async () => {
  const [liaison, clerk] = [await api.as('liaison0'), await api.as('clerk')];
  const body = { regime: 'default', year: 2023 };
  expect(await liaison.ask('regimes.list')).toMatchObject({ status: 403 });
  expect(await liaison.ask('regime.preview', { body })).toMatchObject({ status: 403 });
  expect((await clerk.ask('regime.preview', { body })).status).toBe(200);
  expect(await clerk.ask('regime.save', { params: { code: 'ours' }, body: rules('ours') })).toMatchObject({
    status: 403,
  });
  await save('mine', rules('mine'));
  const elsewhere = await openWorld(
    '2023-06-01T01:00:00.000Z',
    { ...smallGovernment, tenant: { ...smallGovernment.tenant, code: 'elsewhere' } },
    world.database,
  );
  const theirs = await openApi(elsewhere);
  expect(await (await theirs.as('admin')).ask('regime.read', { params: { code: 'mine' } })).toMatchObject({
    status: 404,
  });
  await theirs.close();
  await elsewhere.dataSource.destroy();
});

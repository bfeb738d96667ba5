import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, regimeNamed, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let admin: ApiClient;
let params: { year: number; id: string };
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];

beforeEach(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  const issued = await issueTasks(world, 3);
  ({ tasks } = issued);
  params = { year: 2023, id: issued.directive.id };
  // The windows up to May have opened.
  world.clock.moveTo('2023-05-10T01:00:00.000Z');
  api = await openApi(world);
  await api.duban.engine.fireDue(world.tenant, '2023-05-10T01:00:00.000Z');
  admin = await api.as('admin');
});
afterEach(async () => {
  await api.close();
  await world.close();
});

const regime = { code: 'monthly-20', title: '每月20日前报进展', reports: { monthly: { day: 20 }, annual: '12-20' } };
const body = { regime };
/** The days that tasks owe reports by, without what is no longer owed. */
const days = async () => {
  const all = await Promise.all(tasks.map(({ id }) => obligationsOf(world, id)));
  return all.map((owed) =>
    owed
      .filter(({ value }) => value !== 'cancelled')
      .map(({ kind, owed_as, period, due_on }) => `${kind} ${owed_as} ${period} ${due_on}`)
      .sort(),
  );
};

test('the difference says what applying then does, by task and by period', async () => {
  const { answer: difference } = await admin.ask('regime.difference', { params, body });
  expect(difference).toMatchObject({ from: { code: 'monthly-25-quarterly-annual' }, to: { code: 'monthly-20' } });
  expect(difference.tasks).toHaveLength(3);
  expect(difference.changes).toContainEqual({
    change: 'moved',
    kind: 'report',
    period: '2023-07',
    from: '2023-07-25',
    to: '2023-07-20',
    count: 3,
  });
  expect(difference.changes).toContainEqual(
    expect.objectContaining({ change: 'dropped', period: '2023-Q2', to: null }),
  );
  expect(difference.changes).toContainEqual(expect.objectContaining({ change: 'made', period: '2023-06', from: null }));
  expect(difference.totals.untouched).toBeGreaterThan(0);
  expect(difference.last).toBeNull();
  for (const total of ['made', 'moved', 'dropped', 'untouched'] as const)
    expect(difference.units.reduce((sum, unit) => sum + unit[total], 0)).toBe(difference.totals[total]);
  // A day of the month in place of another: as many sheets in July, on another day.
  const july = difference.units.flatMap(({ months }) => months.filter(({ month }) => month === '2023-07'));
  expect(july.length).toBeGreaterThan(0);
  for (const { before, after } of july) expect(after.lines).toBe(before.lines);

  const anew = await admin.ask('regime.difference', { params, body: {} });
  expect(anew.answer).toMatchObject({
    to: { code: 'monthly-25-quarterly-annual' },
    totals: { made: 0, moved: 0, dropped: 0 },
  });

  const applied = await admin.ask('regime.apply', { params, body });
  const { made, moved, dropped } = difference.totals;
  expect(applied).toMatchObject({ status: 201, answer: { regime: 'monthly-20', totals: { made, moved, dropped } } });
  for (const owed of await days()) expect(owed).toContain('report lead 2023-07 2023-07-20');
  const after = await admin.ask('regime.difference', { params, body });
  expect(after.answer.totals).toMatchObject({ made: 0, moved: 0, dropped: 0 });
  expect(after.answer.last).toMatchObject({ before: { code: 'monthly-25-quarterly-annual' }, hasFired: false });
});

test('it is undone as long as nothing of it has fired', async () => {
  const before = await days();
  const { answer } = await admin.ask('regime.apply', { params, body });
  expect(await days()).not.toEqual(before);
  expect(answer.undoUntil).not.toBeNull();
  const undone = await admin.ask('regime.undo', { params });
  expect(undone).toMatchObject({ status: 200, answer: { id: answer.id, regime: 'monthly-25-quarterly-annual' } });
  expect(await days()).toEqual(before);
  expect(await admin.ask('regime.undo', { params })).toMatchObject({ status: 409, code: 'not-in-state' });
});

test('afterwards it is refused, and what fired is named', async () => {
  const { answer } = await admin.ask('regime.apply', { params, body });
  const until = answer.undoUntil ?? '';
  expect(until > '2023-05-10').toBe(true);
  world.clock.moveTo(until);
  expect(await admin.ask('regime.undo', { params })).toMatchObject({ status: 409, code: 'not-in-state' });
  await api.duban.engine.fireDue(world.tenant, until);
  const refused = await admin.ask('regime.undo', { params });
  expect(refused).toMatchObject({ status: 409, problem: { state: 'open' } });
  expect(refused.problem?.detail).toMatch(/^The subReport 2023-06 of task 1, due on 2023-06-15, is open/);
});

test('rules that were changed by a command since are not undone over it', async () => {
  await admin.ask('regime.apply', { params, body });
  const target = { kind: 'directive', ...params };
  const other = { ...regimeNamed('default'), code: 'another' };
  const given = await admin.ask('command.give', { body: { type: 'directive.applyRegime', target, regime: other } });
  expect(given.status).toBe(200);
  expect(await admin.ask('regime.undo', { params })).toMatchObject({ status: 409, code: 'not-in-state' });
});

test('of two applications the last is undone first', async () => {
  const before = await days();
  await admin.ask('regime.apply', { params, body });
  const between = await days();
  await admin.ask('regime.apply', { params, body: { regime: 'monthly-10-annual' } });
  expect((await admin.ask('regime.undo', { params })).answer.regime).toBe('monthly-20');
  expect(await days()).toEqual(between);
  expect((await admin.ask('regime.undo', { params })).answer.regime).toBe('monthly-25-quarterly-annual');
  expect(await days()).toEqual(before);
});

test('a table of holidays that is known later moves what has not opened, once the rules are applied anew', async () => {
  await admin.ask('regime.apply', { params, body: { regime: 'default' } });
  const known = (await admin.ask('holiday.read', { params: { year: 2023 } })).answer;
  const table = { year: 2023, daysOff: [...known.daysOff, '2023-07-25'], workdays: known.workdays };
  expect((await admin.ask('holiday.save', { params: { year: 2023 }, body: { table } })).status).toBe(200);
  const again = { params, body: { regime: 'default' } };
  const { answer } = await admin.ask('regime.difference', again);
  expect(answer.changes).toContainEqual(
    expect.objectContaining({
      change: 'moved',
      kind: 'report',
      period: '2023-07',
      from: '2023-07-25',
      to: '2023-07-26',
    }),
  );
  expect((await admin.ask('regime.apply', again)).status).toBe(201);
  for (const owed of await days()) expect(owed).toContain('report lead 2023-07 2023-07-26');
});

test('only the administrator applies, to a directive of their own government that is issued', async () => {
  for (const post of ['liaison0', 'supervisor', 'clerk'])
    expect(await (await api.as(post)).ask('regime.apply', { params, body })).toMatchObject({ status: 403 });
  expect((await (await api.as('clerk')).ask('regime.difference', { params, body })).status).toBe(200);
  const nothing = { year: 2023, id: '00000000-0000-4000-8000-000000000000' };
  for (const operation of ['regime.difference', 'regime.apply'] as const)
    expect(await admin.ask(operation, { params: nothing, body })).toMatchObject({ status: 404 });
  expect(await admin.ask('regime.undo', { params: nothing })).toMatchObject({ status: 404 });
  expect(await admin.ask('regime.undo', { params })).toMatchObject({ status: 409, code: 'not-in-state' });
  const elsewhere = { ...regime, zone: 'Asia/Tokyo' };
  expect(await admin.ask('regime.apply', { params, body: { regime: elsewhere } })).toMatchObject({
    code: 'regime-invalid',
  });
});

import { inTenant } from '@duban/persistence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { issueTasks, openWorld, regimeNamed, workCalendar, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let admin: ApiClient;
let params: { year: number; id: string };

/** Nobody does anything from February to May; the clock works every working day. */
beforeAll(async () => {
  world = await openWorld('2023-02-13T01:00:00.000Z');
  const { directive } = await issueTasks(world, 2);
  params = { year: 2023, id: directive.id };
  for (let day = '2023-02-14'; day <= '2023-05-31'; day = workCalendar.addWorkingDays(day, 1)) {
    world.clock.moveTo(`${day}T02:00:00.000Z`);
    await world.engine.fireDue(world.tenant, world.clock.now());
  }
  api = await openApi(world);
  admin = await api.as('admin');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const present = regimeNamed('monthly-25-quarterly-annual');
const gentle = {
  ...present,
  code: 'gentle',
  ladder: [{ rung: 1, afterWorkingDays: 20, level: 'yellow', to: ['head'], issue: 'automatic' }],
};

test('the ladder that a directive is under makes on its year what it has made', async () => {
  const { status, answer } = await admin.ask('regime.simulateLadder', { params, body: { regime: present.code } });
  expect(status).toBe(200);
  expect(answer).toMatchObject({ from: { code: present.code }, to: { code: present.code }, tasks: 2 });
  expect(answer.candidate).toEqual(answer.present);
  expect(answer.present.slips).toBe(answer.recorded);
  expect(answer.recorded).toBeGreaterThan(10);
  for (const { candidate, present: ran } of [...answer.units, ...answer.months]) expect(candidate).toEqual(ran);
  for (const { fired, cured, excused, ahead } of answer.present.rungs)
    expect(fired + cured + excused + ahead).toBe(answer.late);
});

test('another ladder is held beside it by rung, unit and month, and nothing is changed', async () => {
  const before = await eventsIn();
  const { answer } = await admin.ask('regime.simulateLadder', { params, body: { regime: gentle } });
  expect(answer.candidate.rungs).toMatchObject([{ rung: 1, level: 'yellow' }]);
  expect(answer.candidate.slips).toBeLessThan(answer.present.slips);
  expect(answer.candidate.rungs[0]?.ahead).toBeGreaterThan(0);
  const sum = (of: typeof answer.months | typeof answer.units, which: 'present' | 'candidate'): number =>
    of.reduce((all, { [which]: { blue, yellow, red } }) => all + blue + yellow + red, 0);
  for (const which of ['present', 'candidate'] as const) {
    expect(sum(answer.months, which)).toBe(answer[which].slips);
    expect(sum(answer.units, which)).toBe(answer[which].slips);
  }
  expect(await eventsIn()).toBe(before);

  const none = await admin.ask('regime.simulateLadder', { params, body: { regime: { ...gentle, ladder: [] } } });
  expect(none.answer.candidate).toEqual({ slips: 0, rungs: [] });
  expect(none.answer.late).toBe(answer.late);
});

test('the chief supervisor may ask too; others may not', async () => {
  const body = { regime: 'default' };
  expect(await (await api.as('chief')).ask('regime.simulateLadder', { params, body })).toMatchObject({ status: 200 });
  for (const who of ['supervisor', 'clerk', 'head0'])
    expect(await (await api.as(who)).ask('regime.simulateLadder', { params, body })).toMatchObject({ status: 403 });
});

test('what cannot be tried is refused by its name', async () => {
  const nowhere = { ...params, id: '00000000-0000-4000-8000-000000000000' };
  expect(await admin.ask('regime.simulateLadder', { params: nowhere, body: { regime: 'default' } })).toMatchObject({
    status: 404,
  });
  expect(await admin.ask('regime.simulateLadder', { params, body: { regime: 'no-such' } })).toMatchObject({
    status: 422,
    code: 'bad-body',
  });
  const upsideDown = [{ ...gentle.ladder[0], rung: 2 }];
  expect(
    await admin.ask('regime.simulateLadder', { params, body: { regime: { ...gentle, ladder: upsideDown } } }),
  ).toMatchObject({ status: 422, code: 'bad-body' });
  expect(
    await admin.ask('regime.simulateLadder', { params, body: { regime: { ...gentle, zone: 'Asia/Tokyo' } } }),
  ).toMatchObject({ status: 409, code: 'regime-invalid' });

  const target = { kind: 'directive', year: 2023, id: '11111111-1111-4111-8111-111111111111' };
  const item = {
    number: '1',
    title: '任务',
    sectionPath: [],
    text: '办好一件实事。',
    lead: { name: '甲局', unit: world.ids.unit('u0') },
    leadBasis: 'printed',
    coordinating: [],
    groups: [],
    openEnded: false,
  };
  const content = {
    code: null,
    number: '某政〔2023〕2号',
    title: '草稿',
    issuer: '某市人民政府',
    issuedOn: null,
    text: '正文',
    items: [item],
  };
  const clerk = await api.as('clerk');
  const drafted = await clerk.ask('command.give', { body: { type: 'directive.import', target, content } });
  expect(drafted).toMatchObject({ status: 200 });
  expect(
    await admin.ask('regime.simulateLadder', {
      params: { year: 2023, id: target.id },
      body: { regime: 'default' },
    }),
  ).toMatchObject({ status: 409, code: 'not-in-state' });
});

function eventsIn(): Promise<number> {
  return inTenant(world.pool, world.tenant, async (client) => {
    const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM event');
    return rows[0]?.count ?? 0;
  });
}

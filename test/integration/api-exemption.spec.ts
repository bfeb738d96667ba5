import { instantOf, millisecondsOf } from '@duban/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type TestApi, type Told } from '../support/api.js';
import { issueTasks, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];

// Nobody hands in anything: the reports of February and March are missed.
beforeAll(async () => {
  world = await openWorld('2023-02-13T01:00:00.000Z');
  ({ tasks } = await issueTasks(world, 2));
  const until = millisecondsOf('2023-04-03T02:00:00.000Z');
  for (let now = millisecondsOf(world.clock.now()); now < until; now += 43_200_000) {
    world.clock.moveTo(instantOf(now));
    await world.engine.fireDue(world.tenant, world.clock.now());
  }
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const task = () => {
  const [first] = tasks;
  if (!first) throw new Error('no task');
  return first;
};
const give = async (by: string, type: string, body: object) =>
  (await api.as(by)).ask('command.give', { body: { type, target: task(), ...body } });
const read = async (by = 'supervisor'): Promise<Told<'task.read'>['answer']> =>
  (await (await api.as(by)).ask('task.read', { params: { year: 2023, id: task().id } })).answer;
const report = async (by = 'supervisor') => {
  const found = (await read(by)).obligations?.find(
    ({ kind, owedAs, state }) => kind === 'report' && owedAs === 'lead' && state === 'missed',
  );
  if (!found) throw new Error('no missed report');
  return found;
};

interface Counted {
  missed: number;
  exempted: number;
}
/** All figures that count what the lead unit missed. */
async function figures(unit: string, month: string) {
  const { answer: dashboard } = await (await api.as('supervisor')).ask('dashboard.read', { query: { year: 2023 } });
  const { answer: leader } = await (await api.as('mayor')).ask('leader.read', {});
  const { answer: returns } = await (await api.as('liaison0')).ask('returns.list', {});
  const own = <Row extends { unit: { id: string } }>(rows: readonly Row[]): Row | undefined =>
    rows.find((each) => each.unit.id === unit);
  const pick = (row: Counted | undefined) => row && { missed: row.missed, exempted: row.exempted };
  return {
    punctuality: pick(own(dashboard.punctuality.filter((each) => each.month === month))),
    load: pick(own(dashboard.load)),
    silent: pick(own(leader.silent.rows)),
    returns: pick(returns.rows.find(({ dueOn }) => dueOn.startsWith(month))),
    ledger: (await read()).missed,
  };
}

const basis = '《容错纠错实施办法》第六条，上级系统停用三日。';

test('an exemption is told beside every figure, and deducted from none', async () => {
  const { id, unit, dueOn } = await report();
  const month = dueOn.slice(0, 7);
  const before = await figures(unit.id, month);
  expect(before.punctuality).toMatchObject({ exempted: 0 });
  for (const by of ['supervisor', 'head0', 'liaison0', 'mayor'])
    expect(await give(by, 'obligation.exempt', { member: id, ground: 'precondition', basis })).toMatchObject({
      status: 403,
      code: 'not-permitted',
    });
  expect(await give('chief', 'obligation.exempt', { member: id, ground: 'goodWill', basis })).toMatchObject({
    status: 422,
  });
  expect(await give('chief', 'obligation.exempt', { member: id, ground: 'precondition', basis: ' ' })).toMatchObject({
    status: 422,
  });
  expect(await figures(unit.id, month)).toEqual(before);

  expect(await give('chief', 'obligation.exempt', { member: id, ground: 'precondition', basis })).toMatchObject({
    status: 200,
  });
  const after = await figures(unit.id, month);
  for (const name of ['punctuality', 'load', 'silent', 'returns'] as const)
    expect(after[name], name).toEqual({ missed: before[name]?.missed, exempted: 1 });
  expect(after.ledger).toEqual({ ...before.ledger, exempted: 1 });

  const shown = { ground: 'precondition', basis: { text: basis, erased: false }, at: world.clock.now() };
  expect((await read('liaison0')).obligations?.find((each) => each.id === id)).toMatchObject({
    state: 'missed',
    exemption: shown,
  });
  expect((await read()).status).toBe('overdue');
  const list = async (exempted: string) =>
    (await (await api.as('supervisor')).ask('obligations.list', { query: { state: 'missed', limit: 200, exempted } }))
      .answer.rows;
  expect(await list('true')).toMatchObject([{ id, exemption: shown }]);
  expect((await list('false')).map((each: { id?: string }) => each.id)).not.toContain(id);
});

test('twice is refused by name; revoked with a reason, every figure is as before, and both stand in the record', async () => {
  const found = (await read()).obligations?.find(({ exemption }) => exemption !== null);
  const member = found?.id;
  expect(await give('chief', 'obligation.exempt', { member, ground: 'forceMajeure', basis })).toMatchObject({
    status: 409,
    code: 'already-exempted',
  });
  expect(found?.allowed).not.toContain('obligation.exempt');
  expect(await give('supervisor', 'obligation.revokeExemption', { member, reason: '不符。' })).toMatchObject({
    status: 403,
  });
  expect(await give('chief', 'obligation.revokeExemption', { member, reason: '不符合免责情形。' })).toMatchObject({
    status: 200,
  });
  const { punctuality, load, silent, returns, ledger } = await figures(
    found?.unit.id ?? '',
    found?.dueOn.slice(0, 7) ?? '',
  );
  for (const each of [punctuality, load, silent, returns, ledger]) expect(each?.exempted).toBe(0);
  expect(await give('chief', 'obligation.revokeExemption', { member, reason: '再撤。' })).toMatchObject({
    status: 409,
    code: 'not-exempted',
  });
  const { answer } = await (
    await api.as('supervisor')
  ).ask('task.timeline', {
    params: { year: 2023, id: task().id },
    query: { limit: 200 },
  });
  const told = answer.rows.filter(({ type }) => String(type).startsWith('obligation.exempt'));
  expect(told).toMatchObject([
    { type: 'obligation.exempted', says: [{ name: 'basis', text: basis }], facts: { ground: 'precondition' } },
    { type: 'obligation.exemptionRevoked', says: [{ name: 'reason', text: '不符合免责情形。' }] },
  ]);
});

import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type TestApi, type Told } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];

const TARGET = {
  quote: '新建公路100公里',
  metric: '新建公路',
  operator: '=',
  value: 100,
  unit: '公里',
  basis: 'figure',
  measure: 'flow',
  strength: 'plain',
  perUnit: null,
};

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  ({ tasks } = await issueTasks(world, 4));
  const client = new Client({ connectionString: world.database.superuserUrl });
  await client.connect();
  // What the notice promises of each of them.
  await client.query(`UPDATE directive_item SET item = jsonb_set(item, '{targets}', $1::jsonb)`, [
    JSON.stringify([TARGET]),
  ]);
  await client.end();
  world.clock.moveTo('2023-04-03T01:00:00.000Z');
  await world.engine.fireDue(world.tenant, world.clock.now());
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const task = (index: number) => {
  const found = tasks[index];
  if (!found) throw new Error('no task');
  return found;
};
const give = async (by: string, type: string, index: number, body: object = {}) =>
  (await api.as(by)).ask('command.give', { body: { type, target: task(index), ...body } });
const done = async (by: string, type: string, index: number, body: object = {}) =>
  expect(await give(by, type, index, body)).toMatchObject({ status: 200 });
const read = async (by: string, index: number): Promise<Told<'task.read'>['answer']> => {
  const { year, id } = task(index);
  return (await (await api.as(by)).ask('task.read', { params: { year, id } })).answer;
};
const closeOutOf = async (by: string, index: number) => {
  const { year, id } = task(index);
  return (await (await api.as(by)).ask('closeOut.read', { params: { year, id } })).answer;
};
const claims = async (index: number) =>
  ((await read('supervisor', index)).members ?? []).filter(({ kind }) => kind === 'closeOut');
const answered = [{ subject: TARGET.quote, text: '交工验收报告。', attachments: [] }];
const verifying = async (index: number, claim: object, manner: 'paper' | 'onSite' = 'paper') => {
  await done('liaison0', 'closeOut.claim', index, claim);
  const member = (await claims(index)).at(-1)?.id ?? '';
  await done('head0', 'closeOut.sign', index, { member });
  await done('supervisor', 'closeOut.verify', index, { member, manner });
  return member;
};

test('a claim answers for each target of the notice and each milestone of the plan, or is refused with pointers', async () => {
  const owed = await obligationsOf(world, task(0).id);
  const member = owed.find(({ kind, owed_as }) => kind === 'plan' && owed_as === 'lead')?.subject;
  const plan = {
    milestones: [{ name: '路面贯通', dueOn: '2023-10-31' }],
    responsibleLeader: '王某某',
    measures: ['按月调度。'],
  };
  expect((await closeOutOf('liaison0', 0)).asks).toMatchObject([{ of: 'target', subject: '新建公路100公里' }]);
  await done('liaison0', 'plan.draft', 0, { member, content: plan });
  await done('head0', 'plan.sign', 0, { member });
  await done('liaison0', 'plan.file', 0, { member });
  expect((await closeOutOf('liaison0', 0)).asks).toEqual([
    { of: 'target', subject: '新建公路100公里', dueOn: null },
    { of: 'milestone', subject: '路面贯通', dueOn: '2023-10-31' },
  ]);
  const { version } = await read('supervisor', 0);
  const claim = (evidence: object[]) =>
    give('liaison0', 'closeOut.claim', 0, { content: { summary: '完成。', evidence } });
  const refused = await claim(answered);
  expect(refused).toMatchObject({ status: 422, code: 'claim-incomplete' });
  expect(refused.problem).toMatchObject({ issues: [{ path: '/content/evidence/1' }] });
  expect(await claim([])).toMatchObject({ status: 422, code: 'claim-incomplete' });
  expect(await claim([{ ...answered[0], lacks: 'lost' }])).toMatchObject({ status: 422, code: 'bad-command' });
  expect((await read('supervisor', 0)).version).toBe(version);
  const unfinished = { subject: '路面贯通', lacks: 'unfinished', text: '尚余二公里。', attachments: [] };
  expect(await claim([...answered, unfinished])).toMatchObject({ status: 200 });
});

test('what speaks for a visit is told to the inspectorate, in the claim and on the desk, and to no unit', async () => {
  const [claim] = await claims(0);
  await done('head0', 'closeOut.sign', 0, { member: claim?.id });
  const { sampling } = await closeOutOf('supervisor', 0);
  // It was never visited, and late: nothing was reported so far.
  expect(sampling?.reasons?.map(({ code }) => code)).toEqual(['late', 'neverVisited']);
  expect(sampling).toMatchObject({ suggests: 'onSite', drawn: false });
  expect((await closeOutOf('liaison0', 0)).sampling).toBeNull();
  const { answer } = await (await api.as('supervisor')).ask('desk.read', {});
  const rows = answer.sections?.find(({ section }) => section === 'closeOuts')?.rows;
  expect(rows).toMatchObject([{ member: claim?.id, suggests: 'onSite' }]);
  await done('supervisor', 'closeOut.verify', 0, { member: claim?.id, manner: 'onSite' });
  expect((await claims(0))[0]?.closeOut).toMatchObject({ manner: 'onSite', closesAs: 'measured', stays: [] });
});

test('confirmed in part, it says what stays; a row that the claim has not is refused', async () => {
  const member = (await claims(0))[0]?.id;
  const partly = { member, reason: '路面未贯通。' };
  for (const stays of [[], [7]])
    expect(await give('supervisor', 'closeOut.confirmPartly', 0, { ...partly, stays })).toMatchObject({ status: 422 });
  await done('supervisor', 'closeOut.confirmPartly', 0, { ...partly, stays: [1] });
  expect((await claims(0))[0]).toMatchObject({ state: 'partlyConfirmed', closeOut: { stays: [1] } });
});

test('what goes on and what cannot be measured is no achievement: apart in ledger, task, dashboard and desk', async () => {
  const ways = ['measured', 'continuing', 'unmeasurable'] as const;
  for (const [index, closesAs] of ways.entries()) {
    const explanation = closesAs === 'measured' ? {} : { explanation: '转入常态化。' };
    const content = { summary: '完成。', evidence: answered, ...explanation };
    const member = await verifying(index + 1, { closesAs, content });
    await done('supervisor', 'closeOut.confirm', index + 1, { member });
    expect(await read('liaison0', index + 1)).toMatchObject({ status: 'completed', closedAs: closesAs });
  }
  const supervisor = await api.as('supervisor');
  const found = async (closedAs: string) => {
    const { answer } = await supervisor.ask('tasks.list', { query: { closedAs } });
    return answer.rows?.map(({ number }) => number);
  };
  expect(await found('measured')).toEqual(['2']);
  expect(await found('continuing,unmeasurable')).toEqual(['3', '4']);
  const { answer: dashboard } = await supervisor.ask('dashboard.read', {});
  const closed = dashboard.standings?.filter(({ month, status }) => month === '2023-04' && status === 'completed');
  expect(closed?.map(({ closedAs, tasks: count }) => [closedAs, count])).toEqual([
    ['continuing', 1],
    ['measured', 1],
    ['unmeasurable', 1],
  ]);
  const { answer: behind } = await supervisor.ask('dashboard.tasks', {
    query: { month: '2023-04', closedAs: 'continuing' },
  });
  expect(behind.rows?.map(({ number }) => number)).toEqual(['3']);
  const { answer: desk } = await supervisor.ask('desk.read', {});
  expect(desk.summary?.filter(({ closedAs }) => closedAs === 'measured')).toMatchObject([{ tasks: 1 }]);
});

test('a month that is over counts each as what it was closed, whatever came after', async () => {
  world.clock.moveTo('2023-05-04T01:00:00.000Z');
  await done('supervisor', 'task.reopen', 2, { reason: '误销。', ground: 'other' });
  const { answer } = await (await api.as('supervisor')).ask('dashboard.read', {});
  const continuing = answer.standings?.filter(({ closedAs }) => closedAs === 'continuing');
  expect(continuing?.map(({ month, tasks: count }) => [month, count])).toEqual([['2023-04', 1]]);
});

test('a look back says what follows, and the earlier confirmation stays to be seen', async () => {
  const finding = { reason: '现场与申报不符。', ground: 'falseClaim' };
  expect(await give('supervisor', 'task.reopen', 1, finding)).toMatchObject({ status: 422, code: 'bad-command' });
  expect(await give('liaison0', 'task.reopen', 1, { ...finding, consequence: '无。' })).toMatchObject({ status: 403 });
  await done('supervisor', 'task.reopen', 1, { ...finding, consequence: '取消牵头单位评优资格。' });
  const view = await read('liaison0', 1);
  expect(view).toMatchObject({
    closedAs: null,
    reopened: {
      ground: 'falseClaim',
      reason: { text: '现场与申报不符。' },
      consequence: { text: '取消牵头单位评优资格。' },
    },
  });
  expect(await claims(1)).toMatchObject([{ state: 'confirmed', closeOut: { closesAs: 'measured' } }]);
  const { year, id } = task(1);
  const { answer } = await (await api.as('supervisor')).ask('task.timeline', { params: { year, id } });
  const step = answer.rows?.find(({ type }) => type === 'task.reopened');
  expect(step?.facts).toMatchObject({ ground: 'falseClaim' });
  expect(step?.says?.map(({ text }: { text: string | null }) => text)).toEqual([
    '现场与申报不符。',
    '取消牵头单位评优资格。',
  ]);
});

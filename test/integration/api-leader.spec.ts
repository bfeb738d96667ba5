import type { CommandType } from '@duban/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type TestApi } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  ({ tasks } = await issueTasks(world, 3));
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

async function pageOf(post: string) {
  const { status, answer } = await (await api.as(post)).ask('leader.read', { query: { limit: 50 } });
  expect(status).toBe(200);
  return answer;
}

const task = (index: number) => {
  const found = tasks[index];
  if (!found) throw new Error('no task');
  return found;
};

async function tell(type: CommandType, by: string, index: number, body: object) {
  const answer = await world.tell(type, by, task(index), body as never);
  expect(answer).toMatchObject({ ok: true });
}

const owedOf = async (index: number, kind: string) => {
  const found = (await obligationsOf(world, task(index).id)).find((each) => each.kind === kind);
  if (!found) throw new Error(`no ${kind} is owed`);
  return found;
};

test('what a report asks for stands before the leader, with the unit that it asks it of', async () => {
  const report = (await owedOf(0, 'report')).subject ?? '';
  await tell('report.draft', 'liaison0', 0, {
    member: report,
    content: {
      summary: '已开工。',
      coordination: [{ matter: '用地审批', of: world.ids.unit('u2'), note: '已两次去函。' }],
    },
  });
  await tell('report.sign', 'head0', 0, { member: report });
  await tell('report.submit', 'liaison0', 0, { member: report });
  const { coordination } = await pageOf('leader');
  expect(coordination).toMatchObject({ total: 1, rows: [{ task: task(0), member: report, unit: { name: '甲局' } }] });
  expect(coordination.rows[0]?.asks).toMatchObject([
    { matter: '用地审批', of: { id: world.ids.unit('u2') }, note: '已两次去函。' },
  ]);
});

test('an order shows who has replied and who has not; its giver may withdraw it, another leader does not see it', async () => {
  const units = [world.ids.unit('u0'), world.ids.unit('u1')];
  await tell('instruction.give', 'leader', 1, { text: '请抓紧推进。', units, dueOn: '2023-03-08' });
  const replies = (await obligationsOf(world, task(1).id)).filter(({ kind }) => kind === 'reply');
  const ofLead = replies.find(({ owed_as: owedAs }) => owedAs === 'lead');
  await tell('reply.give', 'liaison0', 1, { member: ofLead?.id, content: '已完成八成。', attachments: [] });
  const { instructions, units: own } = await pageOf('leader');
  expect(instructions).toMatchObject({
    total: 1,
    rows: [{ task: task(1), free: false, dueOn: '2023-03-08', text: { text: '请抓紧推进。' } }],
  });
  const [given] = instructions.rows;
  expect(given?.allowed).toContain('instruction.withdraw');
  expect(given?.replies).toMatchObject([
    { unit: { name: '甲局' }, state: 'met', repliedAt: world.clock.now(), text: { text: '已完成八成。' } },
    { unit: { name: '乙局' }, state: 'open', repliedAt: null, text: null },
  ]);
  expect(own.map(({ name }) => name)).toEqual(['甲局', '乙局']);

  await world.tell('instruction.give', 'mayor', task(2), { text: '请报送方案。', units, dueOn: '2023-03-09' } as never);
  expect((await pageOf('leader')).instructions.total).toBe(1);
  expect((await pageOf('mayor')).instructions.total).toBe(2);
});

test('units that owe and say nothing are counted, with since when; tasks that slip stand with what was missed first', async () => {
  expect((await pageOf('leader')).silent.total).toBe(0);
  world.clock.moveTo('2023-03-13T02:00:00.000Z');
  await world.engine.fireDue(world.tenant, world.clock.now());
  const { silent, slipping } = await pageOf('leader');
  const missed = (await Promise.all(tasks.map(({ id }) => obligationsOf(world, id))))
    .flat()
    .filter(({ value }) => value === 'missed');
  expect(silent.rows.reduce((sum, row) => sum + row.missed, 0)).toBe(missed.length);
  expect(silent.rows.reduce((sum, row) => sum + row.missedAsLead, 0)).toBe(
    missed.filter(({ owed_as: owedAs }) => owedAs === 'lead').length,
  );
  expect(silent.rows.map(({ since }) => since)).toContain('2023-03-03');
  expect(slipping.rows[0]).toMatchObject({ status: 'overdue', dueOn: '2023-03-03' });
  expect(slipping.total).toBe(3);
});

test('the page is for leaders alone', async () => {
  for (const post of ['liaison0', 'supervisor', 'viewer']) {
    const { status } = await (await api.as(post)).ask('leader.read', {});
    expect(status).toBe(403);
  }
});

import { instantAfter } from '@duban/calendar';
import type { CommandType } from '@duban/contracts';
import { inTenant } from '@duban/persistence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, workCalendar, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let supervisor: ApiClient;
let directive: string;
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];

const plan = {
  milestones: [{ name: '开工', dueOn: '2023-06-30', owed: true }],
  responsibleLeader: '张三',
  measures: ['先办手续'],
};
const report = { summary: '有进展。', clauses: [], figures: [], problems: [], coordination: [], attachments: [] };

async function tell(type: CommandType, by: string, index: number, body: object) {
  const target = tasks[index];
  if (!target) throw new Error('no task');
  const answer = await world.tell(type, by, target, body as never);
  expect(answer, `${type}: ${JSON.stringify(answer)}`).toMatchObject({ ok: true });
}

/** Lets the days pass one by one, so that the clock's own events stand where they belong. */
async function passTo(day: string) {
  let now = world.clock.now();
  while (workCalendar.dateOf(now) < day) {
    now = instantAfter(now, 'PT12H', workCalendar.zone);
    world.clock.moveTo(now);
    await world.engine.fireDue(world.tenant, now);
  }
}

async function subjectOf(index: number, kind: string, period: string | null = null): Promise<string> {
  const owed = (await obligationsOf(world, tasks[index]?.id ?? '')).find(
    (each) =>
      each.kind === kind &&
      (period === null || each.period === period) &&
      (each.owed_as === 'lead' || kind === 'subReport'),
  );
  return owed?.subject ?? owed?.id ?? '';
}

async function handIn(index: number, period: string) {
  const member = await subjectOf(index, 'report', period);
  await tell('report.draft', 'liaison0', index, { member, content: report });
  await tell('report.sign', 'head0', index, { member });
  await tell('report.submit', 'liaison0', index, { member });
}

// From February to June: one that is planned and reports, late once; one that is silent; one suspended for a while; one
// withdrawn; one completed and opened again.
beforeAll(async () => {
  world = await openWorld('2023-02-13T01:00:00.000Z');
  const issued = await issueTasks(world, 5);
  ({ tasks } = issued);
  directive = issued.directive.id;
  const member = await subjectOf(0, 'plan');
  await tell('acknowledgement.give', 'liaison0', 0, { member: await subjectOf(0, 'acknowledgement') });
  await tell('plan.draft', 'liaison0', 0, { member, content: plan });
  await tell('plan.sign', 'head0', 0, { member });
  await tell('plan.file', 'liaison0', 0, { member });
  await passTo('2023-02-22');
  await handIn(0, '2023-02');
  await passTo('2023-03-29');
  await handIn(0, '2023-Q1');
  await tell('task.suspend', 'supervisor', 2, { reason: '等待上级规划。' });
  await passTo('2023-04-24');
  await handIn(0, '2023-04');
  await tell('subReport.submit', 'liaison1', 0, {
    member: await subjectOf(0, 'subReport', '2023-04'),
    content: report,
  });
  await tell('task.resume', 'supervisor', 2, {});
  await tell('task.withdraw', 'supervisor', 3, { reason: '并入另一任务。' });
  await closeOut(4);
  await passTo('2023-06-02');
  await tell('task.reopen', 'supervisor', 4, { reason: '核查不实。' });
  await passTo('2023-06-19');
  api = await openApi(world);
  supervisor = await api.as('supervisor');
}, 240_000);
afterAll(async () => {
  await api.close();
  await world.close();
});

async function closeOut(index: number) {
  await tell('closeOut.claim', 'liaison0', index, { content: { summary: '已办结。', evidence: [] } });
  const member = await query<{ id: string }>(`SELECT id FROM member WHERE kind = 'closeOut'`);
  const id = member[0]?.id;
  await tell('closeOut.sign', 'head0', index, { member: id });
  await tell('closeOut.verify', 'supervisor', index, { member: id });
  await tell('closeOut.confirm', 'supervisor', index, { member: id });
}

/** Rows as they are stored. */
async function query<Row extends object>(text: string): Promise<Row[]> {
  return inTenant(world.pool, world.tenant, async (client) => (await client.query<Row>(text)).rows);
}

async function dashboard(sent: Record<string, string | number> = {}, client = supervisor) {
  const { status, answer } = await client.ask('dashboard.read', { query: sent });
  expect(status).toBe(200);
  return answer;
}

test('the months go from the first issue to the one that runs', async () => {
  const { months, today, year } = await dashboard();
  expect(months).toEqual(['2023-02', '2023-03', '2023-04', '2023-05', '2023-06']);
  expect([today, year]).toEqual(['2023-06-19', 2023]);
});

test.each(['2023-02', '2023-03', '2023-04', '2023-05', '2023-06'])(
  'at the end of %s the tasks stood as their record tells',
  async (month) => {
    const { answer: standing } = await supervisor.ask('dashboard.tasks', { query: { month } });
    const end = { '2023-02': '2023-02-28', '2023-03': '2023-03-31', '2023-04': '2023-04-30', '2023-05': '2023-05-31' }[
      month
    ];
    const at = end ?? '2023-06-19';
    const told = await Promise.all(
      tasks.map(async ({ year, id }) => {
        const { answer } = await supervisor.ask('task.asOf', { params: { year, id }, query: { at } });
        return { id, status: answer.status, level: answer.level };
      }),
    );
    expect(standing.rows.map(({ task, status }) => ({ id: task.id, status }))).toEqual(
      told.map(({ id, status }) => ({ id, status })),
    );
    for (const { task, status, colour } of standing.rows) {
      const level = told.find(({ id }) => id === task.id)?.level ?? 0;
      if (status === 'overdue') expect(colour).toBe(level >= 3 ? 'red' : 'yellow');
      else expect(colour).toEqual(await colourAt(month, task.id, status));
    }
    const { standings } = await dashboard();
    const counted = standings.filter((each) => each.month === month);
    expect(counted.reduce((sum, { tasks: count }) => sum + count, 0)).toBe(tasks.length);
    for (const { status, colour, tasks: count } of counted)
      expect(standing.rows.filter((row) => row.status === status && row.colour === colour)).toHaveLength(count);
  },
);

/** What the ledger says of the month that runs; of the others, the colours that follow from the status alone. */
async function colourAt(month: string, id: string, status: string) {
  if (month === '2023-06') {
    const { answer } = await supervisor.ask('task.read', { params: { year: 2023, id } });
    return answer.light?.colour;
  }
  if (status === 'suspended' || status === 'withdrawn') return 'grey';
  return status === 'completed' ? 'green' : expect.stringMatching(/^(green|yellow)$/);
}

test('a status and a colour narrow the list behind a number', async () => {
  const ask = async (more: object) =>
    (await supervisor.ask('dashboard.tasks', { query: { month: '2023-04', ...more } })).answer.rows;
  expect(await ask({ status: 'withdrawn' })).toMatchObject([{ title: '任务4', colour: 'grey' }]);
  expect(await ask({ colour: 'green', status: 'completed' })).toMatchObject([{ title: '任务5' }]);
  expect(await ask({ limit: 2 })).toHaveLength(2);
});

test('reporting in time is what the obligations say, by unit and month of the due day', async () => {
  const { punctuality } = await dashboard();
  const stored = await query<{ unit: string; month: string; value: string }>(
    `SELECT unit_id AS unit, substr(due_on::text, 1, 7) AS month, value FROM obligation
      WHERE kind IN ('report', 'subReport', 'supplement') AND value IN ('met', 'metLate', 'missed')
        AND due_on < '2023-06-19'`,
  );
  const keys = new Set(stored.map(({ unit, month }) => `${unit} ${month}`));
  expect(new Set(punctuality.map(({ unit, month }) => `${unit.id} ${month}`))).toEqual(keys);
  for (const { unit, month, ...counts } of punctuality)
    for (const state of ['met', 'metLate', 'missed'] as const)
      expect(counts[state], `${unit.name} ${month} ${state}`).toBe(
        stored.filter((each) => each.unit === unit.id && each.month === month && each.value === state).length,
      );
  expect(punctuality.some(({ metLate, missed }) => metLate + missed > 0)).toBe(true);
});

test('load and the next fourteen days are what is owed now', async () => {
  const { load, days } = await dashboard();
  const stored = await query<{ unit: string; day: string; value: string }>(
    `SELECT unit_id AS unit, due_on::text AS day, value FROM obligation`,
  );
  for (const { unit, open, missed } of load) {
    const own = stored.filter((each) => each.unit === unit.id);
    expect(missed).toBe(own.filter(({ value }) => value === 'missed').length);
    expect(open).toBe(own.filter(({ value }) => value === 'open' || value === 'held').length);
  }
  expect(load.length).toBe(2);
  expect(days.map(({ date }) => date)).toEqual(
    Array.from({ length: 14 }, (_, index) =>
      workCalendar.dateOf(instantAfter('2023-06-19T01:00:00.000Z', `P${index}D`, workCalendar.zone)),
    ),
  );
  // Dragon Boat Festival, and the Sunday that is worked for it.
  expect(days.filter(({ isWorkingDay }) => !isWorkingDay).map(({ date }) => date)).toEqual([
    '2023-06-22',
    '2023-06-23',
    '2023-06-24',
    '2023-07-01',
    '2023-07-02',
  ]);
  for (const { date, obligations, units } of days) {
    const due = stored.filter(({ day, value }) => day === date && ['pending', 'open', 'held'].includes(value));
    expect([obligations, units]).toEqual([due.length, new Set(due.map(({ unit }) => unit)).size]);
  }
  expect(days.some(({ obligations }) => obligations > 0)).toBe(true);
});

test('slips by level and state; what is issued is counted in its month', async () => {
  const waiting = await query<{ id: string; aggregate_id: string }>(
    `SELECT id, aggregate_id FROM member WHERE kind = 'slip' AND value = 'drafted' AND context->>'level' = 'yellow' ORDER BY id`,
  );
  const [slip] = waiting;
  const index = tasks.findIndex(({ id }) => id === slip?.aggregate_id);
  await tell('slip.issue', 'supervisor', index, { member: slip?.id });
  const { slips } = await dashboard();
  const stored = await query<{ level: string; state: string }>(
    `SELECT context->>'level' AS level, value AS state FROM member WHERE kind = 'slip'`,
  );
  expect(slips.reduce((sum, each) => sum + each.slips, 0)).toBe(stored.length);
  expect(slips).toContainEqual({ level: 'yellow', state: 'issued', month: '2023-06', slips: 1 });
  const { answer } = await supervisor.ask('dashboard.slips', { query: { state: 'issued', month: '2023-06' } });
  expect(answer.rows).toMatchObject([{ id: slip?.id, level: 'yellow', issuedAt: world.clock.now() }]);
  for (const state of ['drafted', 'issued', 'discarded']) {
    const { rows } = (await supervisor.ask('dashboard.slips', { query: { state } })).answer;
    expect(rows).toHaveLength(stored.filter((each) => each.state === state).length);
  }
});

test('a directive narrows everything; a year of which nothing is known is empty', async () => {
  expect(await dashboard({ directive })).toEqual(await dashboard());
  const other = await dashboard({ directive: '00000000-0000-4000-8000-000000000009' });
  expect(other).toMatchObject({ months: [], standings: [], punctuality: [], load: [], slips: [] });
  expect(await dashboard({ year: 2021 })).toMatchObject({ year: 2021, months: [], standings: [] });
});

test('who does not see every task sees none of it', async () => {
  for (const post of ['head0', 'liaison1']) {
    const client = await api.as(post);
    for (const id of ['dashboard.read', 'dashboard.slips'] as const)
      expect((await client.ask(id)).code).toBe('not-permitted');
  }
  expect((await (await api.as('viewer')).ask('dashboard.read')).status).toBe(200);
});

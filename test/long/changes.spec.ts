import { setTimeout as pause } from 'node:timers/promises';
import { inTenant } from '@duban/persistence';
import { realNow } from '@duban/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { readChanges } from '../support/change-reader.js';
import { issueTasks, obligationsOf, openWorld, type World } from '../support/world.js';

const SECONDS = 60;
const COMMANDS_PER_SECOND = 200;
const TASKS = 40;
/** Commands in one request. */
const TOGETHER = 10;
const CLIENTS = ['supervisor', 'viewer', 'liaison1', 'liaison2'] as const;
/** What a unit does with its report, again and again: each act is a step of the record. */
const ROUND = ['report.draft', 'report.sign', 'report.submit', 'report.withdraw'] as const;

let world: World;
let api: TestApi;
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];

beforeAll(async () => {
  world = await openWorld('2023-03-21T01:00:00.000Z');
  ({ tasks } = await issueTasks(world, TASKS));
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

test('four clients that reconnect at random miss no change of a busy minute, and get none twice', async () => {
  const end = realNow() + SECONDS * 1_000;
  const done = { isDone: false, last: '' };
  const readers = CLIENTS.map((post, index) => readFor(post, index, done));
  const accepted = await keepBusy(end);
  const took = (realNow() - end) / 1_000 + SECONDS;
  console.info(`${accepted} commands accepted in ${took.toFixed(1)} s`);
  done.last = await lastStep();
  done.isDone = true;
  const told = await Promise.all(readers);

  const recorded = await recordedSteps();
  expect(accepted).toBe(SECONDS * COMMANDS_PER_SECOND);
  expect(recorded.length).toBeGreaterThanOrEqual(accepted);
  for (const { steps, connections } of told.slice(0, 3)) {
    expect(steps).toEqual(recorded);
    expect(connections).toBeGreaterThan(10);
  }
  // This unit has no task: the same way of reading, and nothing to see.
  expect(told[3]?.steps).toEqual([]);
});

/** Ten commands a request, paced; each group of desks waits for its own answer, and all must be accepted. */
async function keepBusy(end: number): Promise<number> {
  const [head, liaison] = [await api.as('head0'), await api.as('liaison0')];
  const desks = await Promise.all(
    tasks.map(async (target) => {
      const owed = (await obligationsOf(world, target.id)).find(
        ({ kind, owed_as, value }) => kind === 'report' && owed_as === 'lead' && value === 'open',
      );
      return { target, member: owed?.subject ?? '' };
    }),
  );
  const groups = Array.from({ length: TASKS / TOGETHER }, (_, index) => ({
    desks: desks.slice(index * TOGETHER, (index + 1) * TOGETHER),
    ready: Promise.resolve(),
  }));
  const start = end - SECONDS * 1_000;
  let accepted = 0;
  for (let n = 0; n < (SECONDS * COMMANDS_PER_SECOND) / TOGETHER; n++) {
    await pause(Math.max(0, start + (n * TOGETHER * 1_000) / COMMANDS_PER_SECOND - realNow()));
    const group = groups[n % groups.length];
    const type = ROUND[Math.floor(n / groups.length) % ROUND.length] ?? 'report.draft';
    if (!group) throw new Error('no group');
    const said = type === 'report.draft' ? { content: { summary: `第${n}次报送。` } } : {};
    const commands = group.desks.map((desk) => ({ type, ...desk, ...said }));
    group.ready = group.ready.then(async () => {
      const { answer } = await (type === 'report.sign' ? head : liaison).ask('command.give', { body: { commands } });
      if ('answers' in answer) accepted += answer.answers.filter(({ ok }) => ok).length;
    });
  }
  await Promise.all(groups.map(({ ready }) => ready));
  return accepted;
}

/** Reads changes over as many connections as it takes, until the last step has come; a stranger until all is done. */
async function readFor(post: string, index: number, done: { isDone: boolean; last: string }) {
  const client: ApiClient = await api.as(post);
  const steps: string[] = [];
  let connections = 0;
  for (let cursor = '0-0'; ; connections += 1) {
    const reader = await readChanges(api.url, client.token ?? '', { header: cursor });
    const until = realNow() + 200 + 3_000 * Math.random();
    while (realNow() < until) await pause(20);
    reader.stop();
    await reader.ended;
    steps.push(...reader.told.map(({ change }) => stepOf(change)));
    cursor = reader.last();
    if (done.isDone && (index === 3 || steps.at(-1) === done.last)) return { steps, connections };
  }
}

const stepOf = ({ target, seq }: { target: { id: string }; seq: number }): string => `${target.id}/${seq}`;

const ordered = (text: string) => inTenant(world.pool, world.tenant, (client) => client.query<{ step: string }>(text));

async function recordedSteps(): Promise<string[]> {
  const { rows } = await ordered(
    `SELECT aggregate_id || '/' || seq AS step FROM event ORDER BY xid, aggregate_id, seq`,
  );
  return rows.map(({ step }) => step);
}

const lastStep = async (): Promise<string> => (await recordedSteps()).at(-1) ?? '';

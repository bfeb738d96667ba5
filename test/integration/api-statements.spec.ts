import { fileURLToPath } from 'node:url';
import { operations, type OperationSpec } from '@duban/contracts';
import { migrate } from '@duban/persistence';
import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { freshDatabase } from '../support/database.js';
import { openApi, type TestApi } from '../support/api.js';
import { postOfRole, send } from '../support/operations.js';
import { issueTasks, obligationsOf, openWorld, smallGovernment, type World } from '../support/world.js';

/** How many statements each operation takes: a change of one of these numbers is meant, and committed with `-u`. */
const FILE = fileURLToPath(new URL('statements.json', import.meta.url));
const SMALL = 3;
const MANY = 15;

const scenes: Scene[] = [];
afterAll(async () => {
  for (const { api, world } of scenes) {
    await api.close();
    await world.close();
  }
});

test('five times as many tasks take no more statements, and as many as are written down', async () => {
  const small = await countsOf(await openScene(SMALL));
  const many = await countsOf(await openScene(MANY));
  expect(many).toEqual(small);
  await expect(`${JSON.stringify(small, null, 2)}\n`).toMatchFileSnapshot(FILE);
});

interface Scene {
  world: World;
  api: TestApi;
  tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];
  directive: Awaited<ReturnType<typeof issueTasks>>['directive'];
}

/** Some tasks with what two weeks bring: notices, missed obligations, open reports. */
async function openScene(count: number): Promise<Scene> {
  const database = await freshDatabase();
  await migrate(database.ownerUrl, { years: [2023] });
  const world = await openWorld('2023-02-13T01:00:00.000Z', smallGovernment, database);
  const issued = await issueTasks(world, count);
  world.clock.moveTo('2023-02-28T02:00:00.000Z');
  await world.engine.fireDue(world.tenant, world.clock.now());
  const api = await openApi(world);
  const scene = { world, api, ...issued };
  scenes.push(scene);
  return scene;
}

async function countsOf(scene: Scene): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const spec of operations as readonly OperationSpec[])
    if (spec.method === 'GET' && !spec.gives) counts[spec.id] = await countOf(await request(scene, spec));
  counts['command.give'] = await countOf(await acknowledgement(scene));
  return counts;
}

/** The example of an operation, about a task or directive that is there. */
async function request({ world, api, tasks, directive }: Scene, spec: OperationSpec): Promise<() => Promise<void>> {
  const { params, query = {}, as = 'administrator' } = spec.example;
  const { token } = await api.as(postOfRole[as as keyof typeof postOfRole]);
  const [task] = tasks;
  const report = await reportOf(world, task?.id ?? '');
  const of = { ...params, period: '2023-02', report: report.subject };
  const id = spec.path.includes('/directives/')
    ? directive.id
    : spec.path.includes('/tasks/')
      ? task?.id
      : params?.['id'];
  return async () => {
    const { status, text } = await send(api.url, spec, { query, params: { ...of, id }, token });
    expect(status, `${spec.id}: ${text}`).toBeLessThan(500);
  };
}

async function reportOf(world: World, task: string) {
  const found = (await obligationsOf(world, task)).find(({ kind, owed_as }) => kind === 'report' && owed_as === 'lead');
  if (!found) throw new Error('no report is owed');
  return found;
}

async function acknowledgement({ world, api, tasks }: Scene): Promise<() => Promise<void>> {
  const [target] = tasks;
  if (!target) throw new Error('no task');
  const owed = (await obligationsOf(world, target.id)).find(
    ({ kind, owed_as }) => kind === 'acknowledgement' && owed_as === 'lead',
  );
  const client = await api.as('liaison0');
  const body = { type: 'acknowledgement.give', target, member: owed?.id };
  return async () => expect((await client.ask('command.give', { body })).status).toBe(200);
}

/** Counts what goes to the database by its text; what is remembered for a moment depends on when it was read last. */
async function countOf(work: () => Promise<void>): Promise<number> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.filter(([statement]) => isCounted(statement as unknown)).length;
  } finally {
    query.mockRestore();
  }
}

function isCounted(statement: unknown): boolean {
  const { name, text } =
    typeof statement === 'string' ? { name: undefined, text: statement } : (statement as pg.QueryConfig);
  return !REMEMBERED.has(name ?? '') && !/^(BEGIN|COMMIT|SET |ROLLBACK)/.test(text);
}

const REMEMBERED = new Set([
  'session-of',
  'person-of-session',
  'posts-of-person',
  'note-use-of-session',
  'enter-tenant',
  'read-holiday-tables',
]);

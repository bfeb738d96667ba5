import { createHash, randomBytes } from 'node:crypto';
import { operations, type OperationSpec } from '@duban/contracts';
import { type Role, roles, scopeOf } from '@duban/lifecycle';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, clientAt, openApi, type TestApi } from '../support/api.js';
import { brokenPromises, openEveryRole, postOfRole, send } from '../support/operations.js';
import { issueTasks, openWorld, permissions, smallGovernment, type World } from '../support/world.js';

/** An id that no example makes anything of. */
const NOWHERE = 'ffffffff-ffff-4fff-8fff-ffffffffffff';
const sent = operations as readonly OperationSpec[];

let world: World;
let elsewhere: World;
let api: TestApi;
let task: { year: number; id: string };
let foreign: { year: number; id: string };

beforeAll(async () => {
  world = await openEveryRole();
  elsewhere = await openWorld(
    '2023-03-01T01:00:00.000Z',
    { ...smallGovernment, tenant: { ...smallGovernment.tenant, code: 'other', name: '另一市人民政府' } },
    world.database,
  );
  task = await firstTaskOf(world);
  foreign = await firstTaskOf(elsewhere);
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await elsewhere.dataSource.destroy();
  await world.close();
});

async function firstTaskOf(of: World): Promise<{ year: number; id: string }> {
  const { year = 0, id = '' } = (await issueTasks(of, 1)).tasks[0] ?? {};
  return { year, id };
}

async function bySuperuser(text: string, values: unknown[]): Promise<void> {
  const client = new Client({ connectionString: world.database.superuserUrl });
  await client.connect();
  await client.query(text, values).finally(() => client.end());
}

/** Somebody signed in for a post that may be another's. */
async function signedIn(person: string, post: string | null): Promise<ApiClient> {
  const token = randomBytes(32).toString('base64url');
  await bySuperuser(
    `INSERT INTO session (tenant_id, id, token_hash, person_id, post_id, created_at, seen_at, expires_at)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, now(), now(), now() + interval '1 hour')`,
    [world.tenant, createHash('sha256').update(token).digest(), person, post],
  );
  return clientAt(api.url, token);
}

const requestOf = ({ example: { as: _, ...request } }: OperationSpec) => request;

/** What is wrong with how an operation answers a role; undefined where nothing is. */
async function faultFor(spec: OperationSpec, role: Role | null): Promise<string | undefined> {
  const { token } = role ? await api.as(postOfRole[role]) : api.stranger;
  const answer = await send(api.url, spec, { ...requestOf(spec), token });
  const who = `${spec.id} for ${role ?? 'nobody'}`;
  const [broken] = brokenPromises(spec, answer);
  if (broken) return `${who}: ${broken}`;
  const refusedRole = answer.status === 403 && answer.text.includes(`may not do this (${spec.id})`);
  const isOpen = scopeOf(permissions, spec.id, null).ok;
  const expected = isOpen
    ? 'answered'
    : !role
      ? 'unknown'
      : scopeOf(permissions, spec.id, role).ok
        ? 'answered'
        : 'refused';
  const seen =
    answer.status === 401 && answer.text.includes('"not-signed-in"') ? 'unknown' : refusedRole ? 'refused' : 'answered';
  return seen === expected ? undefined : `${who}: ${seen} (${answer.status}) instead of ${expected}`;
}

test(`${sent.length} operations × ${roles.length + 1} speakers = ${sent.length * (roles.length + 1)} requests: each is answered as the table says`, async () => {
  const faults: string[] = [];
  for (const spec of sent)
    for (const role of [null, ...roles]) {
      const fault = await faultFor(spec, role);
      if (fault) faults.push(fault);
    }
  expect(faults).toEqual([]);
});

/** Those that read what an id in the address names. */
const addressed = sent.filter(
  ({ path, method, gives }) => path.includes('{id}') && method === 'GET' && gives !== 'events',
);

/** A role that sees everything an operation has to tell. */
function whoSeesAll({ id }: OperationSpec): Role {
  const role = roles.find((each) => {
    const scope = scopeOf(permissions, id, each);
    return scope.ok && scope.all;
  });
  if (!role) throw new Error(`Nobody sees all of ${id}.`);
  return role;
}

test.each(addressed)(
  '$id: what is of another government is told of in the words for what is not there',
  async (spec) => {
    const client = await api.as(postOfRole[whoSeesAll(spec)]);
    const words = async (id: string) => {
      const params = { ...spec.example.params, year: foreign.year, id };
      const { status, text } = await send(api.url, spec, { ...requestOf(spec), params, token: client.token });
      const { instance: _, ...document } = JSON.parse(text) as Record<string, unknown>;
      return { status, ...document };
    };
    const told = await words(foreign.id);
    expect(told).toEqual(await words(NOWHERE));
    expect(told.status).toBe(404);
  },
);

test('a task of a unit is not there for another unit, in the words for what is not there', async () => {
  const stranger = await api.as('liaison2');
  const hidden = await stranger.ask('task.read', { params: task });
  const nowhere = await stranger.ask('task.read', { params: { ...task, id: NOWHERE } });
  expect([hidden.status, hidden.problem?.detail]).toEqual([404, nowhere.problem?.detail]);
  expect((await (await api.as('liaison1')).ask('task.read', { params: task })).status).toBe(200);
});

test('a command on what is of another government is refused as one on what is not there', async () => {
  const supervisor = await api.as('supervisor');
  const words = async (id: string) => {
    const body = { type: 'task.suspend', target: { kind: 'task', year: foreign.year, id }, reason: '暂停' };
    const { status, problem } = await supervisor.ask('command.give', { body });
    return [status, problem?.code, problem?.detail];
  };
  expect(await words(foreign.id)).toEqual(await words(NOWHERE));
  expect((await words(foreign.id))[0]).toBe(404);
});

test('a successor in a post sees its work, the predecessor no longer', async () => {
  const { ids } = world;
  const before = await api.as('liaison0');
  expect((await before.ask('task.read', { params: task })).status).toBe(200);
  const [post, predecessor, successor] = [ids.post('liaison0'), ids.person('liaison0'), ids.person('liaison2')];
  await bySuperuser(`UPDATE post_holder SET valid_to = '2023-02-28' WHERE post_id = $1 AND person_id = $2`, [
    post,
    predecessor,
  ]);
  await bySuperuser(
    `INSERT INTO post_holder (tenant_id, post_id, person_id, valid_from) VALUES ($1, $2, $3, '2023-03-01')`,
    [world.tenant, post, successor],
  );
  const after = await signedIn(successor, post);
  expect((await after.ask('task.read', { params: task })).status).toBe(200);
  // A session is believed for less than a second after it was read.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(await before.ask('task.read', { params: task })).toMatchObject({ status: 403, code: 'not-permitted' });
  const own = await before.ask('session.read');
  expect(own.answer).toMatchObject({ post: null, posts: [] });
});

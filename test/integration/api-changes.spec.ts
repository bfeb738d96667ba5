import { inTenant } from '@duban/persistence';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { type ChangeReader, readChanges } from '../support/change-reader.js';
import { issueTasks, obligationsOf, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let tasks: Awaited<ReturnType<typeof issueTasks>>['tasks'];
const readers: ChangeReader[] = [];

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  ({ tasks } = await issueTasks(world, 12));
  // While any transaction of the server is older, also one of another test's database, these count as not settled yet.
  while (!(await isSettled())) await pause(PATIENCE.interval);
  api = await openApi(world);
});
afterAll(async () => {
  readers.forEach((reader) => reader.stop());
  await api.close();
  await world.close();
});

const PATIENCE = { timeout: 60_000, interval: 20 };

async function isSettled(): Promise<boolean> {
  const { rows } = await inTenant(world.pool, world.tenant, (client) =>
    client.query<{ settled: boolean }>(
      `SELECT max(xid) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS settled FROM event WHERE tenant_id = $1`,
      [world.tenant],
    ),
  );
  return rows[0]?.settled === true;
}

async function open(client: ApiClient, from: { after?: string; header?: string } = {}): Promise<ChangeReader> {
  const reader = await readChanges(api.url, client.token ?? '', from);
  readers.push(reader);
  return reader;
}

const seen = (reader: ChangeReader) => reader.told.map(({ change }) => `${change.type} ${change.target.id}`);

/** The lead acknowledges a task: one event. */
async function acknowledge(index: number): Promise<string> {
  const target = tasks[index];
  if (!target) throw new Error('no task');
  const owed = (await obligationsOf(world, target.id)).find(
    ({ kind, owed_as }) => kind === 'acknowledgement' && owed_as === 'lead',
  );
  const body = { type: 'acknowledgement.give', target, member: owed?.id };
  expect(await (await api.as('liaison0')).ask('command.give', { body })).toMatchObject({ status: 200 });
  return `acknowledgement.given ${target.id}`;
}

test('what is done is told at once, in codes and ids, to those who may see it', async () => {
  const supervisor = await open(await api.as('supervisor'));
  const liaison = await open(await api.as('liaison1'));
  const stranger = await open(await api.as('liaison2'));
  const done = await acknowledge(0);
  await vi.waitFor(() => expect(seen(supervisor)).toEqual([done]), PATIENCE);
  await vi.waitFor(() => expect(seen(liaison)).toEqual([done]), PATIENCE);
  expect(supervisor.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(supervisor.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(supervisor.headers.get('content-encoding')).toBeNull();
  expect(supervisor.told[0]?.change).toEqual({
    target: tasks[0],
    seq: 2,
    type: 'acknowledgement.given',
    at: '2023-03-01T01:00:00.000Z',
    member: expect.any(String),
    by: world.ids.post('liaison0'),
    status: 'reporting',
  });
  expect(stranger.told).toEqual([]);
});

test('who comes again goes on right behind what they had, by header or address', async () => {
  const client = await api.as('chief');
  const first = await open(client);
  const done = [await acknowledge(1), await acknowledge(2)];
  await vi.waitFor(() => expect(seen(first)).toEqual(done), PATIENCE);
  first.stop();
  const missed = await acknowledge(3);
  const [one, two] = first.told;
  const byHeader = await open(client, { header: one?.id ?? '', after: first.start });
  await vi.waitFor(() => expect(seen(byHeader)).toEqual([done[1], missed]), PATIENCE);
  expect(byHeader.start).toBe(one?.id);
  const byAddress = await open(client, { after: two?.id ?? '' });
  await vi.waitFor(() => expect(seen(byAddress)).toEqual([missed]), PATIENCE);
});

test('from the very beginning everything is told, as often as the record has it', async () => {
  const reader = await open(await api.as('viewer'), { after: '0-0' });
  const { rows } = await inTenant(world.pool, world.tenant, (client) =>
    client.query<{ step: string }>(
      `SELECT aggregate_id || '/' || seq AS step FROM event ORDER BY xid, aggregate_id, seq`,
    ),
  );
  await vi.waitFor(
    () => expect(reader.told.map(({ change }) => `${change.target.id}/${change.seq}`)).toEqual(rows.map((r) => r.step)),
    PATIENCE,
  );
  expect(new Set(reader.told.map(({ id }) => id)).size).toBe(rows.length);
});

test('a directive is told to those who see a task of it', async () => {
  const stranger = await open(await api.as('head2'), { after: '0-0' });
  const coordinating = await open(await api.as('head1'), { after: '0-0' });
  await vi.waitFor(() => expect(seen(coordinating).some((each) => each.startsWith('directive.issued'))).toBe(true), {
    ...PATIENCE,
  });
  expect(stranger.told).toEqual([]);
});

test('a transaction with a smaller number that commits later is not lost', async () => {
  const reader = await open(await api.as('supervisor'));
  const [early, late] = [await writer(), await writer()];
  try {
    // Both have written and have their numbers; the one with the larger number commits first.
    await early.append(4);
    await late.append(5);
    await late.client.query('COMMIT');
    // A stream that begins now begins before both, or it would never hear of the first.
    const between = await open(await api.as('chief'));
    await acknowledge(6);
    expect([reader.told, between.told]).toEqual([[], []]);
    await early.client.query('COMMIT');
    const expected = [4, 5, 6].map((index) => tasks[index]?.id);
    for (const each of [reader, between])
      await vi.waitFor(() => expect(each.told.map(({ change }) => change.target.id)).toEqual(expected), PATIENCE);
  } finally {
    await Promise.all([early.client.end(), late.client.end()]);
  }
});

/** A connection in a transaction that adds a step to a task, as the engine would. */
async function writer() {
  const client = new Client({ connectionString: world.database.appUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query(`SELECT set_config('duban.tenant', $1, true)`, [world.tenant]);
  const append = (index: number) =>
    client.query(
      `INSERT INTO event (tenant_id, year, aggregate_id, seq, type, at, definition, bytes, hash, recorded_at, xid)
       VALUES ($1, 2023, $2, 1000, 'test.step', now(), 1, '{"by":null}', '', now(), pg_current_xact_id()::text::bigint)`,
      [world.tenant, tasks[index]?.id],
    );
  return { client, append };
}

test.each(['', 'nonsense', '0', '1-1', 'zzzzzzzz-1', '0-0-0'])('%j is no cursor', async (after) => {
  const client = await api.as('supervisor');
  const { status, code } = await client.ask('changes.stream', { query: { after } });
  expect({ status, code }).toEqual({ status: 422, code: 'bad-query' });
});

test('a malformed header is named', async () => {
  const response = await (await api.as('supervisor')).fetch('/api/v1/changes', { headers: { 'last-event-id': 'x' } });
  expect(response.status).toBe(422);
});

test('nobody may read who has not signed in', async () => {
  expect(await api.stranger.ask('changes.stream')).toMatchObject({ status: 401 });
});

test('a stream ends with its session, and when it speaks for another post', async () => {
  const client = await api.as('mayor');
  const reader = await open(client);
  await inTenant(world.pool, world.tenant, (connection) =>
    connection.query('UPDATE session SET revoked_at = clock_timestamp() WHERE person_id = $1', [
      world.ids.person('mayor'),
    ]),
  );
  await reader.ended;
  expect(await client.ask('changes.stream')).toMatchObject({ status: 401 });

  const other = await open(await api.as('leader'));
  await inTenant(world.pool, world.tenant, (connection) =>
    connection.query('UPDATE post SET unit_id = $2 WHERE id = $1', [world.ids.post('leader'), world.ids.unit('u0')]),
  );
  await other.ended;
});

test('fifty streams of one person, and no more; a place that is given back is free', async () => {
  const client = await api.as('clerk');
  const many = await Promise.all(Array.from({ length: 50 }, () => open(client)));
  expect(await client.ask('changes.stream')).toMatchObject({ status: 429, code: 'too-many-streams' });
  many[0]?.stop();
  await vi.waitFor(async () => expect((await open(client)).status).toBe(200), PATIENCE);
});

test('when the server ends, its streams end first', async () => {
  const second = await openApi(world);
  const token = (await api.as('supervisor')).token ?? '';
  const reader = await readChanges(second.url, token);
  await second.app.close();
  await expect(reader.ended).resolves.toBeUndefined();
  await second.duban.close();
});

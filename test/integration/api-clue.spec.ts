import { verifyRecord } from '@duban/engine';
import { inTenant } from '@duban/persistence';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { issueTasks, openWorld, smallGovernment, type World } from '../support/world.js';

const REPORTER = { name: '某甲乙', phone: '555-0100-77', address: '某路一百一十九号', more: '晚上方便接听' };
const PASSPHRASE = 'river stones in autumn';
const CLUE = { source: '12345', title: '渔港路灯不亮', text: '渔港东段路灯一周未亮，夜间作业不便。' };

let world: World;
let api: TestApi;
let chief: ApiClient;
let supervisor: ApiClient;
let other: ApiClient;
let mayor: ApiClient;
let admin: ApiClient;
const logged: string[] = [];

const office = smallGovernment.posts.find(({ code }) => code === 'supervisor');

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z', {
    ...smallGovernment,
    posts: [
      ...smallGovernment.posts,
      { ...office, code: 'other', title: '督查专员二', holder: { name: 'other', since: '2020-01-01' } } as NonNullable<
        typeof office
      >,
    ],
  });
  api = await openApi(world, { log: (line) => logged.push(line) });
  [chief, supervisor, other, mayor, admin] = await Promise.all([
    api.as('chief'),
    api.as('supervisor'),
    api.as('other'),
    api.as('mayor'),
    api.as('admin'),
  ]);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const makeKey = (who: ApiClient, passphrase = PASSPHRASE, replaces = false) =>
  who.ask('sealingKey.create', { body: { passphrase, replaces } });
const enter = (body: object, who = supervisor) => who.ask('clue.create', { body: { ...CLUE, ...body } });
const post = (code: string): string => world.ids.post(code);
const read = (key: { year: number; id: string }, who = supervisor) => who.ask('clue.read', { params: key });
const open = (key: { year: number; id: string }, who: ApiClient, passphrase = PASSPHRASE) =>
  who.ask('clue.identity', { params: key, body: { passphrase, reason: '核实夜间情况' } });
const handOver = (key: { year: number; id: string }, who: ApiClient) =>
  who.ask('clue.handOver', { params: key, body: { passphrase: PASSPHRASE } });
const give = (type: string, key: { year: number; id: string }, body: object = {}, who = supervisor) =>
  who.ask('command.give', { body: { type, target: { kind: 'clue', ...key }, ...body } });
const keyOf = ({ answer }: Awaited<ReturnType<typeof enter>>) => ({ year: answer.year, id: answer.id });

test('no identity is taken before a chief supervisor, one more person and the handler have keys', async () => {
  expect(await enter({ reporter: REPORTER })).toMatchObject({ status: 409, code: 'no-custodians' });
  expect((await makeKey(chief)).status).toBe(201);
  expect(await enter({ reporter: REPORTER })).toMatchObject({ code: 'no-custodians' });
  expect((await makeKey(mayor)).status).toBe(201);
  expect(await enter({ reporter: REPORTER, handler: post('supervisor') })).toMatchObject({ code: 'no-sealing-key' });
  expect(await makeKey(supervisor, 'short')).toMatchObject({ status: 422, code: 'bad-body' });
  expect((await makeKey(supervisor)).status).toBe(201);
  expect(await makeKey(supervisor)).toMatchObject({ status: 409, code: 'already-exists' });
});

test('an administrator is refused everywhere', async () => {
  const key = keyOf(await enter({ handler: post('supervisor'), reporter: REPORTER }));
  const refused = [
    admin.ask('clues.list', {}),
    enter({}, admin),
    read(key, admin),
    open(key, admin),
    handOver(key, admin),
    makeKey(admin),
    admin.ask('sealingKey.read', {}),
    admin.ask('sealingKey.change', { body: { current: PASSPHRASE, next: `${PASSPHRASE} again` } }),
    give('clue.assign', key, { handler: post('admin') }, admin),
    give('clue.askHandOver', key, { to: post('other'), reason: '调整' }, admin),
    give('clue.refuseHandOver', key, { reason: '不必' }, admin),
    give('clue.eraseIdentity', key, { reason: '清理' }, admin),
  ];
  for (const each of await Promise.all(refused)) expect(each).toMatchObject({ status: 403, code: 'not-permitted' });
  expect(await give('clue.assign', key, { handler: post('admin') })).toMatchObject({ code: 'bad-command' });
  expect(await give('clue.askHandOver', key, { to: post('admin'), reason: '调整' })).toMatchObject({
    code: 'bad-command',
  });
});

test('a clue goes from entry to its end, and each opening is in the record before it is shown', async () => {
  const key = keyOf(await enter({ handler: post('supervisor'), reporter: REPORTER }));
  const before = await read(key);
  expect(before.answer).toMatchObject({ ...CLUE, status: 'assigned', identity: 'sealed', key: { opens: true } });
  expect(JSON.stringify(before.answer)).not.toContain(REPORTER.name);

  expect((await give('clue.check', key)).status).toBe(200);
  const opened = await open(key, supervisor);
  expect(opened).toMatchObject({ status: 200, answer: { reporter: REPORTER } });
  expect((await open(key, supervisor)).status).toBe(200);
  const openings = (await read(key)).answer.timeline.filter(({ type }) => type === 'clue.identityOpened');
  expect(openings).toHaveLength(2);
  expect(openings[0]).toMatchObject({
    by: { title: '督查专员', person: 'supervisor' },
    says: [{ text: '核实夜间情况' }],
  });

  expect(await give('clue.close', key)).toMatchObject({ status: 409, code: 'not-in-state' });
  expect(await give('clue.conclude', key, { outcome: 'transferred', finding: '属实' })).toMatchObject({
    code: 'bad-command',
  });
  expect((await give('clue.conclude', key, { outcome: 'founded', finding: '路灯线路故障，已责成修复。' })).status).toBe(
    200,
  );
  expect((await give('clue.close', key)).status).toBe(200);
  expect((await give('clue.reopen', key, { reason: '又不亮了' })).status).toBe(200);
  expect((await read(key)).answer).toMatchObject({ status: 'checking', finding: { outcome: 'founded' } });
});

test('nobody but its handler opens an identity, and nobody without the passphrase', async () => {
  const key = keyOf(await enter({ handler: post('supervisor'), reporter: REPORTER }));
  expect(await open(key, chief)).toMatchObject({ status: 403, code: 'not-permitted' });
  expect(await open(key, mayor)).toMatchObject({ status: 403, code: 'not-permitted' });
  expect(await open(key, await api.as('head0'))).toMatchObject({ status: 403 });
  expect(await open(key, api.stranger)).toMatchObject({ status: 401 });
  expect(await open(key, supervisor, 'not the passphrase')).toMatchObject({ status: 403, code: 'wrong-passphrase' });
  // assigned to another without a hand-over, it is opened neither by the one nor by the other
  expect((await makeKey(other)).code ?? 'made').toMatch(/made|already-exists/);
  await give('clue.assign', key, { handler: post('other') });
  expect(await open(key, supervisor)).toMatchObject({ status: 403, code: 'not-permitted' });
  expect(await open(key, other)).toMatchObject({ status: 403, code: 'cannot-open' });
  expect((await read(key)).answer.timeline.map(({ type }) => type)).not.toContain('clue.identityOpened');
});

test('a hand-over takes a chief supervisor and one more person, and then the handler before opens no more', async () => {
  const key = keyOf(await enter({ handler: post('supervisor'), reporter: REPORTER }));
  await makeKey(other);
  expect(await handOver(key, chief)).toMatchObject({ status: 409, code: 'not-in-state' });
  await give('clue.askHandOver', key, { to: post('other'), reason: '岗位调整' });
  expect(await handOver(key, chief)).toMatchObject({ status: 200, answer: { isComplete: false } });
  expect(await handOver(key, chief)).toMatchObject({ status: 409, code: 'not-in-state' });
  expect(await open(key, other)).toMatchObject({ status: 403 });
  expect((await read(key)).answer.handOver).toMatchObject({ chief: true, second: false });
  expect(await handOver(key, mayor)).toMatchObject({ status: 200, answer: { isComplete: true } });
  expect((await read(key, other)).answer).toMatchObject({ handOver: null, handler: { title: '督查专员二' } });
  expect(await open(key, other)).toMatchObject({ status: 200, answer: { reporter: REPORTER } });
  expect(await open(key, supervisor)).toMatchObject({ status: 403 });
  // and back again: the halves are still with those who keep them
  await give('clue.askHandOver', key, { to: post('supervisor'), reason: '再次调整' });
  await handOver(key, mayor);
  await handOver(key, chief);
  expect(await open(key, supervisor)).toMatchObject({ status: 200, answer: { reporter: REPORTER } });
  expect(await open(key, other)).toMatchObject({ status: 403 });
});

test('a hand-over that is refused leaves everything as it was', async () => {
  const key = keyOf(await enter({ handler: post('supervisor'), reporter: REPORTER }));
  await makeKey(other);
  await give('clue.askHandOver', key, { to: post('other'), reason: '岗位调整' });
  await handOver(key, chief);
  expect((await give('clue.refuseHandOver', key, { reason: '不必' }, mayor)).status).toBe(200);
  expect((await open(key, supervisor)).status).toBe(200);
  await give('clue.askHandOver', key, { to: post('other'), reason: '岗位调整' });
  expect(await handOver(key, mayor)).toMatchObject({ answer: { isComplete: false } });
  expect(await handOver(key, mayor)).toMatchObject({ code: 'not-in-state' });
});

test('another passphrase is put on the same key; a lost one needs another key and a hand-over', async () => {
  const key = keyOf(await enter({ handler: post('supervisor'), reporter: REPORTER }));
  const next = 'a bridge of seven arches';
  const change = (current: string) => supervisor.ask('sealingKey.change', { body: { current, next } });
  expect(await change('nothing of the kind')).toMatchObject({ code: 'wrong-passphrase' });
  expect((await change(PASSPHRASE)).status).toBe(204);
  expect(await open(key, supervisor)).toMatchObject({ code: 'wrong-passphrase' });
  expect((await open(key, supervisor, next)).status).toBe(200);
  expect((await makeKey(supervisor, PASSPHRASE, true)).status).toBe(201);
  expect(await open(key, supervisor)).toMatchObject({ status: 403, code: 'cannot-open' });
  await give('clue.askHandOver', key, { to: post('supervisor'), reason: '口令遗失' });
  await handOver(key, chief);
  await handOver(key, mayor);
  expect((await open(key, supervisor)).status).toBe(200);
});

test('neither rows nor logs say who it was, and what is erased leaves a chain that holds', async () => {
  const key = keyOf(await enter({ handler: post('supervisor'), reporter: REPORTER }));
  await open(key, supervisor);
  const rows = await dump();
  for (const said of Object.values(REPORTER)) {
    expect(rows).not.toContain(said);
    expect(rows).not.toContain(Buffer.from(said).toString('hex'));
    expect(logged.join('\n')).not.toContain(said);
  }
  expect(rows).not.toContain(PASSPHRASE);
  expect(logged.join('\n')).not.toContain(PASSPHRASE);
  expect(await give('clue.eraseIdentity', key, { reason: '期满清理' })).toMatchObject({ status: 403 });
  expect((await give('clue.eraseIdentity', key, { reason: '期满清理' }, chief)).status).toBe(200);
  expect(await open(key, supervisor)).toMatchObject({ status: 409, code: 'not-in-state' });
  for (const table of ['clue_seal', 'clue_share'])
    expect(await rowsOf(`SELECT 1 FROM ${table} WHERE clue_id = '${key.id}'`)).toEqual([]);
  expect((await read(key)).answer).toMatchObject({ identity: 'erased' });
  const report = await inTenant(world.pool, world.tenant, (client) => verifyRecord(client, world.tenant));
  expect(report.bad).toBeNull();
});

test('what says who it was in its text, and other bad input, is refused and leaves nothing behind', async () => {
  const count = async () => (await rowsOf('SELECT 1 FROM clue')).length;
  const before = await count();
  const bad = async (body: object) => (await enter(body)).code;
  expect(await bad({ reporter: REPORTER, text: '某甲乙反映路灯不亮。' })).toBe('reporter-named');
  expect(await bad({ reporter: REPORTER, title: '555 0100 77来电' })).toBe('reporter-named');
  expect(await bad({ source: 'rumour' })).toBe('bad-body');
  expect(await bad({ text: ' ' })).toBe('bad-body');
  expect(await bad({ reporter: { phone: '1' } })).toBe('bad-body');
  expect(await bad({ handler: post('head0') })).toBe('bad-command');
  expect(await count()).toBe(before);
  const key = keyOf(await enter({ id: '00000000-0000-4000-8000-00000000c1e0' }));
  expect(await enter({ id: key.id })).toMatchObject({ status: 409, code: 'already-exists' });
  expect(await open(key, supervisor)).toMatchObject({ code: 'not-in-state' });
  for (const type of ['clue.enter', 'clue.open', 'clue.approveHandOver'])
    expect(await give(type, key, { reason: '理由' })).toMatchObject({ status: 422, code: 'bad-command' });
});

test('a clue is linked to what is there, once', async () => {
  const { tasks } = await issueTasks(world);
  const [task] = tasks;
  const key = keyOf(await enter({}));
  expect((await give('clue.link', key, { link: task })).status).toBe(200);
  expect(await give('clue.link', key, { link: task })).toMatchObject({ code: 'not-in-state' });
  expect((await read(key)).answer.links).toMatchObject([{ kind: 'task', id: task?.id }]);
  const nothing = { kind: 'inspection', year: 2023, id: key.id };
  expect(await give('clue.link', key, { link: nothing })).toMatchObject({ status: 422, code: 'unknown-task' });
  expect((await give('clue.unlink', key, { link: task })).status).toBe(200);
  expect((await read(key)).answer.links).toEqual([]);
});

test('five wrong passphrases shut the key', async () => {
  const key = keyOf(await enter({ handler: post('supervisor'), reporter: REPORTER }));
  for (let time = 0; time < 5; time += 1) await open(key, supervisor, 'a wrong passphrase');
  expect(await open(key, supervisor)).toMatchObject({ status: 429, code: 'account-locked' });
});

/** Past row security: what whoever has the database has. */
async function rowsOf(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: world.database.superuserUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Every row of every table as text. */
async function dump(): Promise<string> {
  const tables = (await rowsOf(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  )) as { name: string }[];
  const texts: string[] = [];
  for (const { name } of tables) {
    const found = (await rowsOf(`SELECT t::text AS row FROM ${name} t`)) as { row: string }[];
    texts.push(...found.map(({ row }) => row));
  }
  return texts.join('\n');
}

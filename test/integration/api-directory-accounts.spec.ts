import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, clientAt, openApi, type TestApi } from '../support/api.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let admin: ApiClient;
const lines: string[] = [];

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  api = await openApi(world, { log: (line) => void lines.push(line) });
  admin = await api.as('admin');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const open = (name: string, password: string) =>
  api.stranger.ask('session.open', { body: { name, password, bearer: true } });

test('an account is given with a password for one use, which is changed at the first sign-in', async () => {
  const params = { id: world.ids.person('head0') };
  const { status, answer } = await admin.ask('account.give', { params, body: { name: 'LiMing' } });
  expect({ status, answer }).toMatchObject({ status: 201, answer: { person: params.id, name: 'liming' } });
  const opened = await open('liming', answer.password);
  expect(opened.answer.mustChangePassword).toBe(true);
  const client = clientAt(api.url, opened.answer.token);
  expect(await client.ask('units.list')).toMatchObject({ status: 403, code: 'password-expired' });
  const body = { current: answer.password, next: 'a new one for spring' };
  const changed = await client.ask('session.changePassword', { body });
  expect(await clientAt(api.url, changed.answer.token).ask('units.list')).toMatchObject({ status: 200 });
  expect(await admin.ask('account.give', { params, body: { name: 'other' } })).toMatchObject({
    status: 409,
    code: 'already-exists',
  });
  const second = { params: { id: world.ids.person('head1') }, body: { name: 'ＬＩming' } };
  expect(await admin.ask('account.give', second)).toMatchObject({ status: 409, code: 'already-exists' });
});

test('a forgotten password is replaced, and the sessions of before end', async () => {
  const params = { id: world.ids.person('head1') };
  const given = await admin.ask('account.give', { params, body: { name: 'forgetful' } });
  const before = await open('forgetful', given.answer.password);
  const { answer } = await admin.ask('account.reset', { params });
  expect(answer.password).not.toBe(given.answer.password);
  expect(await clientAt(api.url, before.answer.token).ask('session.read')).toMatchObject({ status: 401 });
  expect(await open('forgetful', given.answer.password)).toMatchObject({ status: 401 });
  expect(await open('forgetful', answer.password)).toMatchObject({ status: 201 });
});

test('an account is locked and unlocked, also after wrong passwords; the list tells', async () => {
  const params = { id: world.ids.person('liaison0') };
  const { answer } = await admin.ask('account.give', { params, body: { name: 'liaison-zero' } });
  const session = await open('liaison-zero', answer.password);
  expect((await admin.ask('account.lock', { params })).answer).toMatchObject({ isLocked: true });
  expect(await clientAt(api.url, session.answer.token).ask('session.read')).toMatchObject({ status: 401 });
  expect(await open('liaison-zero', answer.password)).toMatchObject({ status: 403, code: 'account-closed' });
  expect((await admin.ask('account.unlock', { params })).answer).toMatchObject({ isLocked: false });
  for (let each = 0; each < 5; each++) await open('liaison-zero', 'a wrong one');
  expect(await open('liaison-zero', answer.password)).toMatchObject({ code: 'account-locked' });
  const { answer: list } = await admin.ask('accounts.list', { query: { q: 'ZERO' } });
  expect(list.rows).toMatchObject([{ name: 'liaison-zero', person: { name: '联络员0' }, isLocked: false }]);
  expect(list.rows[0]?.lockedUntil).toMatch(/Z$/);
  expect(list.rows[0]?.lastSignInAt).toMatch(/Z$/);
  expect((await admin.ask('account.unlock', { params })).answer.lockedUntil).toBeNull();
  expect(await open('liaison-zero', answer.password)).toMatchObject({ status: 201 });
});

test('what is not there is not there; nobody locks out themselves; nobody else gives accounts', async () => {
  const params = { id: randomUUID() };
  for (const id of ['account.reset', 'account.lock', 'account.unlock'] as const)
    expect(await admin.ask(id, { params })).toMatchObject({ status: 404 });
  expect(await admin.ask('account.give', { params, body: { name: 'somebody' } })).toMatchObject({ status: 404 });
  const own = { id: world.ids.person('admin') };
  expect(await admin.ask('account.lock', { params: own })).toMatchObject({ status: 409, code: 'not-in-state' });
  const chief = await api.as('chief');
  expect(await chief.ask('accounts.list')).toMatchObject({ status: 403 });
  expect(await chief.ask('account.reset', { params: own })).toMatchObject({ status: 403 });
});

test('the log says who gave what to whom, and no password', async () => {
  const params = { id: world.ids.person('viewer') };
  const { answer } = await admin.ask('account.give', { params, body: { name: 'looker' } });
  await open('looker', answer.password);
  const acts = lines.filter((line) => line.includes('"act":"account.give"') && line.includes(params.id));
  expect(acts).toHaveLength(1);
  expect(acts[0]).toContain(world.ids.person('admin'));
  expect(lines.join('\n')).not.toContain(answer.password);
});

import { randomUUID } from 'node:crypto';
import { directoryIds, realNow, saveDirectory } from '@duban/engine';
import { inTenant, openDataSource, poolOf } from '@duban/persistence';
import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database.js';
import { giveAccount, NameTaken } from './accounts.js';
import { changePassword } from './change-password.js';
import { Sessions } from './sessions.js';
import { signIn } from './sign-in.js';

const PASSWORD = 'three plain words';
const government = (code: string) => ({
  tenant: { code, name: `${code}市人民政府`, zone: 'Asia/Shanghai' },
  units: [],
  groups: [],
  posts: ['first', 'second'].map((post) => ({
    code: post,
    unit: null,
    role: 'viewer',
    title: post,
    holder: { name: post, since: '2020-01-01' },
  })),
});

let database: FreshDatabase;
let pool: Pool;
let close: () => Promise<void>;
let tenant: string;
const ids = directoryIds('here');
const today = (): string => '2023-03-01';
const newSessions = (): Sessions => new Sessions({ pool, now: realNow, today });

beforeAll(async () => {
  database = await freshDatabase();
  const dataSource = await openDataSource(database.appUrl);
  close = () => dataSource.destroy();
  pool = poolOf(dataSource);
  tenant = await saveDirectory(dataSource, government('here'));
  await saveDirectory(dataSource, government('there'));
});
afterAll(async () => {
  await close();
  await database.drop();
});

let name: string;
beforeEach(async () => {
  name = `n${randomUUID()}`;
  await give(ids.person('first'), name);
});

const give = (person: string, as: string, mustChange = false) =>
  inTenant(pool, tenant, (client) => giveAccount(client, { tenant, person, name: as, password: PASSWORD, mustChange }));

const tryToSignIn = (password: string, as = name, code: string | undefined = 'here', sessions = newSessions()) =>
  signIn({ pool, sessions, today }, { government: code, name: as, password, agent: 'test' });

async function tokenOf(): Promise<string> {
  const signedIn = await tryToSignIn(PASSWORD);
  if (signedIn.outcome !== 'open') throw new Error(signedIn.outcome);
  return signedIn.token;
}

const tell = (sql: string) => inTenant(pool, tenant, (client) => client.query(sql));

test('who knows the password is let in, however the name is typed; nobody else', async () => {
  expect(await tryToSignIn(PASSWORD, ` ${name.toUpperCase()} `)).toMatchObject({ outcome: 'open' });
  const wrong = { outcome: 'wrong' };
  expect(await tryToSignIn('another password')).toEqual(wrong);
  expect(await tryToSignIn(PASSWORD, 'nobody-has-this-name')).toEqual(wrong);
  expect(await tryToSignIn(PASSWORD, name, 'there')).toEqual(wrong);
  expect(await tryToSignIn(PASSWORD, name, 'nowhere')).toEqual(wrong);
  // There are two governments here, so one must be named.
  expect(
    await signIn(
      { pool, sessions: newSessions(), today },
      { government: undefined, name, password: PASSWORD, agent: null },
    ),
  ).toEqual(wrong);
});

test.each([
  ['somebody’s', () => name],
  ['nobody’s', () => `nobody-${randomUUID()}`],
])('five wrong passwords lock %s name, tried at the same time', async (_, nameOf) => {
  const as = nameOf();
  const tries = await Promise.all(Array.from({ length: 12 }, () => tryToSignIn('a wrong one', as)));
  expect(tries.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(5);
  const locked = tries.filter((each) => each.outcome === 'locked');
  expect(locked).toHaveLength(7);
  expect(locked.every((each) => each.retryAfter > 14 * 60 && each.retryAfter <= 15 * 60)).toBe(true);
  // The right one comes too late.
  expect(await tryToSignIn(PASSWORD, as)).toMatchObject({ outcome: 'locked' });
});

test('a lock ends, and then five more may be tried', async () => {
  for (let each = 0; each < 5; each++) await tryToSignIn('a wrong one');
  await tell(
    `UPDATE sign_in_failure SET locked_until = clock_timestamp() - interval '1 second' WHERE name = '${name}'`,
  );
  expect(await tryToSignIn('a wrong one')).toEqual({ outcome: 'wrong' });
  for (let each = 0; each < 3; each++) await tryToSignIn('a wrong one');
  expect(await tryToSignIn(PASSWORD)).toMatchObject({ outcome: 'open' });
  // The right one has forgiven the wrong ones before it.
  expect(await tryToSignIn('a wrong one')).toEqual({ outcome: 'wrong' });
  expect(await tryToSignIn(PASSWORD)).toMatchObject({ outcome: 'open' });
});

test('the right password many times at once opens as many sessions', async () => {
  const tries = await Promise.all(Array.from({ length: 8 }, () => tryToSignIn(PASSWORD)));
  expect(new Set(tries.map((each) => (each.outcome === 'open' ? each.token : each.outcome))).size).toBe(8);
});

test('a session that is revoked is refused by another process within its trust, here at once', async () => {
  const token = await tokenOf();
  const [here, elsewhere] = [newSessions(), newSessions()];
  const caller = await here.callerOf(token);
  expect(caller?.person.name).toBe('first');
  expect(await elsewhere.callerOf(token)).toEqual(caller);
  if (!caller) return;
  await inTenant(pool, tenant, (client) => here.revoke(client, tenant, caller.person.id, caller.session));
  here.forget();
  expect(await here.callerOf(token)).toBeNull();
  await vi.waitFor(async () => expect(await elsewhere.callerOf(token)).toBeNull(), { timeout: 10_000, interval: 50 });
});

test('what a process knows of a session is trusted for less than a second', async () => {
  const token = await tokenOf();
  let time = realNow();
  const sessions = new Sessions({ pool, now: () => time, today });
  expect(await sessions.callerOf(token)).not.toBeNull();
  await tell('UPDATE session SET revoked_at = clock_timestamp()');
  expect(await sessions.callerOf(token)).not.toBeNull();
  time += 1_000;
  expect(await sessions.callerOf(token)).toBeNull();
});

test('a session ends after two hours without use, and its use is noted once a minute', async () => {
  const token = await tokenOf();
  const seen = async () => (await tell('SELECT max(seen_at) AS at FROM session')).rows[0] as { at: string };
  const first = await seen();
  expect(await newSessions().callerOf(token)).not.toBeNull();
  expect(await seen()).toEqual(first);
  await tell(`UPDATE session SET seen_at = seen_at - interval '61 seconds'`);
  expect(await newSessions().callerOf(token)).not.toBeNull();
  expect((await seen()).at > first.at).toBe(true);
  await tell(`UPDATE session SET seen_at = seen_at - interval '121 minutes'`);
  expect(await newSessions().callerOf(token)).toBeNull();
});

test('a session ends after twelve hours however it is used, and is swept away later', async () => {
  const token = await tokenOf();
  await tell(`UPDATE session SET expires_at = clock_timestamp() - interval '1 second'`);
  expect(await newSessions().callerOf(token)).toBeNull();
  await tell(`UPDATE session SET expires_at = clock_timestamp() - interval '8 days'`);
  await tokenOf();
  expect((await tell('SELECT FROM session')).rowCount).toBe(1);
});

test('a changed password ends every other session, and gives this one another token', async () => {
  const [token, other] = [await tokenOf(), await tokenOf()];
  const sessions = newSessions();
  const caller = await sessions.callerOf(token);
  if (!caller) throw new Error('not signed in');
  const door = { pool, sessions };
  const next = 'a new one for spring';
  expect(await changePassword(door, caller, { current: 'not this one', next })).toEqual({ outcome: 'wrong' });
  expect(await changePassword(door, caller, { current: PASSWORD, next: PASSWORD })).toMatchObject({ outcome: 'unfit' });
  expect(await changePassword(door, caller, { current: PASSWORD, next: name })).toMatchObject({ outcome: 'unfit' });
  const changed = await changePassword(door, caller, { current: PASSWORD, next });
  if (changed.outcome !== 'changed') throw new Error(changed.outcome);
  const seen = await Promise.all([token, other, changed.token].map((each) => newSessions().callerOf(each)));
  expect(seen.map((each) => each?.session)).toEqual([undefined, undefined, caller.session]);
  expect(await tryToSignIn(PASSWORD)).toEqual({ outcome: 'wrong' });
  expect(await tryToSignIn(next)).toMatchObject({ outcome: 'open' });
});

test('a closed account lets nobody in, and says so only to who knows its password', async () => {
  await tell(`UPDATE account SET closed_at = clock_timestamp() WHERE name = '${name}'`);
  expect(await tryToSignIn(PASSWORD)).toEqual({ outcome: 'closed' });
  expect(await tryToSignIn('a wrong one')).toEqual({ outcome: 'wrong' });
});

test('two people cannot have one name', async () => {
  await expect(give(ids.person('second'), name.toUpperCase())).rejects.toThrow(NameTaken);
});

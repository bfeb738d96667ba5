import { type Caller, judge, type Locked, lockOf, SealBroken, unwrap, type WrappedKey } from '@duban/access';
import { inTenant } from '@duban/persistence';
import type { Pool } from 'pg';
import { Fault } from '../http/fault.js';
import { readKey } from './keys.store.js';

/** Whoever is an administrator as well holds no key: they could give themselves the posts of others. */
export function refuseAdministrators({ posts }: Caller): void {
  if (posts.some(({ role }) => role === 'administrator'))
    throw new Fault('not-permitted', 'Whoever is an administrator holds no key to identities.');
}

/**
 * What is done with the caller's key, by its passphrase. Wrong ones are counted: after five nothing is tried for 15
 * minutes. Throws a fault where there is no key, or it is not the passphrase.
 */
export async function byPassphrase<T>(
  pool: Pool,
  { tenant, person }: Caller,
  use: (key: WrappedKey) => Promise<T>,
): Promise<T> {
  const name = `sealing/${person.id}`;
  const [key, locked] = await inTenant(pool, tenant, async (client) => [
    await readKey(client, tenant, person.id),
    await lockOf(client, tenant, name),
  ]);
  if (!key) throw noKey('You have no key for identities yet: make one first.');
  if (locked) throw shut(locked);
  const used = await tried(() => use(key));
  const verdict = await inTenant(pool, tenant, (client) => judge(client, tenant, name, used !== null));
  if (typeof verdict === 'object') throw shut(verdict);
  if (!used || verdict === 'wrong') throw new Fault('wrong-passphrase', 'This is not the passphrase of your key.');
  return used.value;
}

/** The pair of keys of the caller. */
export const keysByPassphrase = (pool: Pool, caller: Caller, passphrase: string) =>
  byPassphrase(pool, caller, (key) => unwrap(key, passphrase, caller.person.id));

export const noKey = (message: string): Fault => new Fault('no-sealing-key', message);

async function tried<T>(use: () => Promise<T>): Promise<{ value: T } | null> {
  try {
    return { value: await use() };
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

const shut = ({ retryAfter }: Locked): Fault =>
  new Fault('account-locked', 'Too many wrong passphrases: the key is shut for a while.', { retryAfter });

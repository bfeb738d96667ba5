import { inTenant } from '@duban/persistence';
import type { Pool } from 'pg';
import type { Caller } from './caller.js';
import { judge, lockOf, type Locked } from './lockout.js';
import { hashPassword, isPassword, passwordFault } from './password.js';
import type { Sessions } from './sessions.js';

/** What became of a change of the password; `token` is the session's new one. `because` is an English clause. */
export type PasswordChanged =
  | { readonly outcome: 'changed'; readonly token: string }
  | { readonly outcome: 'unfit'; readonly because: string }
  | { readonly outcome: 'wrong' }
  | Locked;

/** Changes the password of who knows the current one: every other session of theirs ends. */
export async function changePassword(
  { pool, sessions }: { pool: Pool; sessions: Sessions },
  caller: Caller,
  { current, next }: { current: string; next: string },
): Promise<PasswordChanged> {
  const { tenant, person, session } = caller;
  const { account, locked } = await accountOfCaller(pool, caller);
  if (!account) return { outcome: 'wrong' };
  const because = current === next ? 'is the current one' : passwordFault(next, account.name);
  if (because !== null) return { outcome: 'unfit', because };
  if (locked) return locked;
  const isRight = await isPassword(current, account.hash);
  const hash = isRight ? await hashPassword(next) : null;
  return inTenant(pool, tenant, async (client): Promise<PasswordChanged> => {
    const verdict = await judge(client, tenant, account.name, isRight);
    if (verdict !== 'right') return verdict === 'wrong' ? { outcome: 'wrong' } : verdict;
    const { rowCount } = await client.query({
      name: 'change-password',
      text: `UPDATE account SET password_hash = $4, must_change = false, changed_at = clock_timestamp()
              WHERE tenant_id = $1 AND person_id = $2 AND password_hash = $3`,
      values: [tenant, person.id, account.hash, hash],
    });
    if (rowCount !== 1) return { outcome: 'wrong' };
    await sessions.revokeAll(client, tenant, person.id, session);
    return { outcome: 'changed', token: await sessions.renew(client, caller) };
  });
}

/** The account of who is signed in, and whether its name is locked. */
function accountOfCaller(pool: Pool, { tenant, person }: Caller) {
  return inTenant(pool, tenant, async (client) => {
    const { rows } = await client.query<{ name: string; hash: string }>({
      name: 'account-of-caller',
      text: 'SELECT name, password_hash AS hash FROM account WHERE tenant_id = $1 AND person_id = $2',
      values: [tenant, person.id],
    });
    const account = rows[0];
    return { account, locked: account ? await lockOf(client, tenant, account.name) : null };
  });
}

import { inTenant } from '@duban/persistence';
import type { Pool, PoolClient } from 'pg';
import { judge, lockOf, type Locked } from './lockout.js';
import { accountName, isPassword } from './password.js';
import { readPosts } from './read-caller.js';
import type { Sessions } from './sessions.js';

type Client = Pick<PoolClient, 'query'>;

export interface Credentials {
  /** Code of the tenant; undefined where there is one only. */
  government: string | undefined;
  name: string;
  password: string;
  /** What the browser calls itself. */
  agent: string | null;
}

/** What became of a try to sign in. `wrong` says neither whether there is such a name, nor such a government. */
export type SignedIn =
  { readonly outcome: 'open'; readonly token: string } | { readonly outcome: 'wrong' | 'closed' } | Locked;

export interface Door {
  pool: Pool;
  sessions: Sessions;
  /** The day of the business, on which posts are held. */
  today: () => string;
}

/** Opens a session for who knows the password. It takes as long to find that there is no such account. */
export async function signIn({ pool, sessions, today }: Door, credentials: Credentials): Promise<SignedIn> {
  const name = accountName(credentials.name);
  const tenant = await tenantOf(pool, credentials.government);
  const locked = tenant && (await inTenant(pool, tenant.id, (client) => lockOf(client, tenant.id, name)));
  if (locked) return locked;
  const account = tenant && (await accountOf(pool, tenant.code, name));
  const isRight = await isPassword(credentials.password, account?.hash ?? null);
  if (!tenant) return { outcome: 'wrong' };
  return inTenant(pool, tenant.id, async (client): Promise<SignedIn> => {
    const verdict = await judge(client, tenant.id, name, isRight);
    if (verdict !== 'right') return verdict === 'wrong' ? { outcome: 'wrong' } : verdict;
    if (!account || account.isClosed) return { outcome: 'closed' };
    if (!(await noteSignIn(client, tenant.id, account))) return { outcome: 'wrong' };
    const posts = await readPosts(client, tenant.id, account.person, today());
    const { agent } = credentials;
    const session = { tenant: tenant.id, person: account.person, post: posts[0]?.id ?? null, agent };
    const { token } = await sessions.open(client, session);
    await sweep(client, tenant.id);
    return { outcome: 'open', token };
  });
}

interface Account {
  person: string;
  hash: string;
  isClosed: boolean;
}

async function tenantOf(pool: Pool, code: string | undefined): Promise<{ id: string; code: string } | null> {
  const { rows } = await pool.query<{ id: string; code: string }>({
    name: 'tenant-to-sign-in',
    text: 'SELECT id, code FROM tenant WHERE $1::text IS NULL OR code = $1 LIMIT 2',
    values: [code ?? null],
  });
  const [only, another] = rows;
  return only && !another ? only : null;
}

async function accountOf(pool: Pool, tenantCode: string, name: string): Promise<Account | null> {
  const { rows } = await pool.query<Account>({
    name: 'account-of',
    text: `SELECT person_id AS person, password_hash AS hash, closed_at IS NOT NULL AS "isClosed"
             FROM account_of($1, $2)`,
    values: [tenantCode, name],
  });
  return rows[0] ?? null;
}

/** False when the password has been changed, or the account closed, since it was read. */
async function noteSignIn(client: Client, tenant: string, { person, hash }: Account): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'note-sign-in',
    text: `UPDATE account SET signed_in_at = clock_timestamp()
            WHERE tenant_id = $1 AND person_id = $2 AND password_hash = $3 AND closed_at IS NULL`,
    values: [tenant, person, hash],
  });
  return rowCount === 1;
}

/** Clears what nobody asks for any more: a few rows at each sign-in. */
async function sweep(client: Client, tenant: string): Promise<void> {
  await Promise.all([
    client.query({
      name: 'sweep-sessions',
      text: `DELETE FROM session WHERE tenant_id = $1 AND id IN (
               SELECT id FROM session WHERE tenant_id = $1 AND expires_at < clock_timestamp() - interval '7 days'
                LIMIT 100 FOR UPDATE SKIP LOCKED)`,
      values: [tenant],
    }),
    client.query({
      name: 'sweep-failures',
      text: `DELETE FROM sign_in_failure WHERE tenant_id = $1 AND name IN (
               SELECT name FROM sign_in_failure
                WHERE tenant_id = $1 AND failed_at < clock_timestamp() - interval '1 day'
                LIMIT 100 FOR UPDATE SKIP LOCKED)`,
      values: [tenant],
    }),
  ]);
}

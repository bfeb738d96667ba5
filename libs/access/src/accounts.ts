import { isOvertaken } from '@duban/persistence';
import type { PoolClient } from 'pg';
import { accountName, hashPassword } from './password.js';

type Client = Pick<PoolClient, 'query'>;

export interface NewAccount {
  tenant: string;
  person: string;
  /** What is typed to sign in; unique in the tenant. */
  name: string;
  password: string;
  /** The password is for one use: nothing else may be done before it is changed. */
  mustChange: boolean;
}

/** The name of an account is another person's. */
export class NameTaken extends Error {}

/**
 * Gives a person an account, or a new name and password to the one they have, which opens it again. The transaction of
 * `client` has entered the tenant. Sessions are left alone. Throws {@link NameTaken}, after which the transaction is
 * over.
 */
export async function giveAccount(client: Client, account: NewAccount): Promise<void> {
  const { tenant, person, name, password, mustChange } = account;
  const hash = await hashPassword(password);
  try {
    await client.query({
      name: 'give-account',
      text: `INSERT INTO account (tenant_id, person_id, name, password_hash, must_change, changed_at)
             VALUES ($1, $2, $3, $4, $5, clock_timestamp())
             ON CONFLICT (tenant_id, person_id) DO UPDATE
               SET name = excluded.name, password_hash = excluded.password_hash, must_change = excluded.must_change,
                   changed_at = excluded.changed_at, closed_at = NULL`,
      values: [tenant, person, accountName(name), hash, mustChange],
    });
  } catch (error) {
    if (isOvertaken(error)) throw new NameTaken(`${name} is the account of somebody else.`, { cause: error });
    throw error;
  }
}

/** What a person types to sign in; null where they cannot. */
export async function nameOfAccount(client: Client, tenant: string, person: string): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>({
    name: 'name-of-account',
    text: 'SELECT name FROM account WHERE tenant_id = $1 AND person_id = $2 FOR UPDATE',
    values: [tenant, person],
  });
  return rows[0]?.name ?? null;
}

/** Shuts an account until it is unlocked. Sessions are left alone. */
export async function lockAccount(client: Client, tenant: string, person: string): Promise<void> {
  await client.query({
    name: 'lock-account',
    text: `UPDATE account SET closed_at = coalesce(closed_at, clock_timestamp()) WHERE tenant_id = $1 AND person_id = $2`,
    values: [tenant, person],
  });
}

/** Opens an account that was locked, by an administrator or by wrong passwords. */
export async function unlockAccount(client: Client, tenant: string, person: string): Promise<void> {
  await client.query({
    name: 'unlock-account',
    text: `WITH opened AS (
             UPDATE account SET closed_at = NULL WHERE tenant_id = $1 AND person_id = $2 RETURNING tenant_id, name)
           DELETE FROM sign_in_failure f USING opened WHERE f.tenant_id = opened.tenant_id AND f.name = opened.name`,
    values: [tenant, person],
  });
}

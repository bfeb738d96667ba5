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

import { randomUUID } from 'node:crypto';
import { directoryIds } from '@duban/engine';
import { inTenant } from '@duban/persistence';
import type { PoolClient } from 'pg';
import { giveAccount } from './accounts.js';
import type { Door } from './sign-in.js';

/** What a new installation begins with. */
export interface FirstPeople {
  government: { code: string; name: string };
  administrator: { name: string; account: string; password: string };
}

/**
 * Makes the government and its first administrator, who holds the post from today on, and opens a session. Null when
 * there is a government already: of several at the same time one is made.
 */
export async function setUp(
  { pool, sessions, today }: Door,
  { government, administrator }: FirstPeople,
  agent: string | null,
): Promise<{ token: string } | null> {
  const tenant = directoryIds(government.code).tenant;
  const [person, post] = [randomUUID(), randomUUID()];
  return inTenant(pool, tenant, async (client) => {
    if (!(await isFirst(client))) return null;
    const { code, name } = government;
    await client.query(`INSERT INTO tenant (id, code, name, zone) VALUES ($1, $2, $3, 'Asia/Shanghai')`, [
      tenant,
      code,
      name,
    ]);
    await client.query('INSERT INTO person (tenant_id, id, name) VALUES ($1, $2, $3)', [
      tenant,
      person,
      administrator.name,
    ]);
    await client.query(`INSERT INTO post (tenant_id, id, role, title) VALUES ($1, $2, 'administrator', '系统管理员')`, [
      tenant,
      post,
    ]);
    await client.query('INSERT INTO post_holder (tenant_id, post_id, person_id, valid_from) VALUES ($1, $2, $3, $4)', [
      tenant,
      post,
      person,
      today(),
    ]);
    const { account, password } = administrator;
    await giveAccount(client, { tenant, person, name: account, password, mustChange: false });
    return sessions.open(client, { tenant, person, post, agent });
  });
}

/** Whether there is no government yet; who asks at the same time waits until this transaction is over. */
async function isFirst(client: Pick<PoolClient, 'query'>): Promise<boolean> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('duban/setup'))`);
  const { rowCount } = await client.query('SELECT FROM tenant LIMIT 1');
  return rowCount === 0;
}

import type { Occupation } from '@duban/contracts';
import { DirectoryFault } from './directory-fault.js';
import { type Client, type Entry, lockEntry } from './save-entry.js';

/**
 * Hands a post over to a person from a day on (or to nobody): whoever held it until then does so up to the day before.
 * Throws DirectoryFault, also where somebody comes later than that day already.
 */
export async function occupyPost(client: Client, post: Entry, { person, from, to }: Occupation): Promise<void> {
  const { tenant, id } = post;
  if ((await lockEntry(client, 'post', post)) === null)
    throw new DirectoryFault('not-found', 'There is nothing here under this id.');
  if (person !== null) await demandPerson(client, tenant, person);
  await demandFree(client, post, from, to);
  await client.query({
    name: 'end-predecessor',
    text: `UPDATE post_holder SET valid_to = $3::date - 1
            WHERE tenant_id = $1 AND post_id = $2 AND valid_from < $3::date AND (valid_to IS NULL OR valid_to >= $3::date)`,
    values: [tenant, id, from],
  });
  if (person !== null)
    await client.query({
      name: 'put-holder',
      text: 'INSERT INTO post_holder (tenant_id, post_id, person_id, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5)',
      values: [tenant, id, person, from, to],
    });
  await client.query({
    name: 'count-edit-of-post',
    text: 'UPDATE post SET version = version + 1 WHERE tenant_id = $1 AND id = $2',
    values: [tenant, id],
  });
  await demandAdministrator(client, post);
}

async function demandPerson(client: Client, tenant: string, person: string): Promise<void> {
  const { rowCount } = await client.query({
    name: 'person-of-id',
    text: 'SELECT FROM person WHERE tenant_id = $1 AND id = $2',
    values: [tenant, person],
  });
  if (rowCount === 0) throw new DirectoryFault('bad-body', 'There is no such person.', { path: '/person' });
}

/** Nobody is pushed out of days that begin later: that would be a rewriting of what was held. */
async function demandFree(client: Client, { tenant, id }: Entry, from: string, to: string | null): Promise<void> {
  const { rows } = await client.query<{ name: string; from: string }>({
    name: 'later-holder',
    text: `SELECT p.name, h.valid_from AS "from" FROM post_holder h
             JOIN person p ON p.tenant_id = h.tenant_id AND p.id = h.person_id
            WHERE h.tenant_id = $1 AND h.post_id = $2 AND h.valid_from >= $3 AND ($4::date IS NULL OR h.valid_from <= $4)
            ORDER BY h.valid_from LIMIT 1`,
    values: [tenant, id, from, to],
  });
  if (rows[0])
    throw new DirectoryFault('already-exists', `${rows[0].name} holds this post from ${rows[0].from} on.`, {
      path: '/from',
    });
}

/** Where an administrator's post is handed over, somebody must remain who can give accounts and posts. */
async function demandAdministrator(client: Client, { tenant, id }: Entry): Promise<void> {
  const { rowCount } = await client.query({
    name: 'no-lasting-administrator',
    text: `SELECT FROM post WHERE tenant_id = $1 AND id = $2 AND role = 'administrator'
              AND NOT EXISTS (
                SELECT FROM post_holder h JOIN post p ON p.tenant_id = h.tenant_id AND p.id = h.post_id
                 WHERE h.tenant_id = $1 AND p.role = 'administrator' AND h.valid_to IS NULL)`,
    values: [tenant, id],
  });
  if (rowCount !== 0)
    throw new DirectoryFault('not-in-state', 'Nobody would be left who administers: hand this post to somebody.');
}

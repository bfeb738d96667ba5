import type { Occupation } from '@duban/contracts';
import { DirectoryFault } from './directory-fault.js';
import { type Client, type Entry, lockEntry } from './save-entry.js';

/**
 * Hands a post over to a person from a day on (or to nobody): whoever held it until then does so up to the day before.
 * Where the person only acts in it (代行), whoever held it has it again on the day after the last one, or earlier when it is
 * handed back to them. On each day one person has a post, so that the record tells who acted. Throws DirectoryFault, also
 * where somebody comes later than that day already.
 */
export async function occupyPost(client: Client, post: Entry, occupation: Occupation): Promise<void> {
  const { tenant, id } = post;
  const { person, from, to, acting } = occupation;
  if ((await lockEntry(client, 'post', post)) === null)
    throw new DirectoryFault('not-found', 'There is nothing here under this id.');
  if (person !== null) await demandPerson(client, tenant, person);
  if (!(await handBack(client, post, occupation))) await putHolder(client, post, { person, from, to, acting });
  await client.query({
    name: 'count-edit-of-post',
    text: 'UPDATE post SET version = version + 1 WHERE tenant_id = $1 AND id = $2',
    values: [tenant, id],
  });
  await demandAdministrator(client, post);
}

/** Who acts until a later day has it to the day before only, and whoever was to have it again has it from `from` on. */
async function handBack(client: Client, { tenant, id }: Entry, { person, from, acting }: Occupation): Promise<boolean> {
  if (person === null || acting) return false;
  const { rowCount } = await client.query({
    name: 'hand-back',
    text: `WITH acts AS (
             SELECT a.person_id, a.valid_from, a.valid_to FROM post_holder a
               JOIN post_holder h ON h.tenant_id = $1 AND h.post_id = $2 AND h.person_id = $3 AND h.valid_from = a.valid_to + 1
              WHERE a.tenant_id = $1 AND a.post_id = $2 AND a.acting AND a.valid_from < $4::date AND a.valid_to >= $4::date
           ), ended AS (
             UPDATE post_holder h SET valid_to = $4::date - 1 FROM acts
              WHERE h.tenant_id = $1 AND h.post_id = $2 AND h.person_id = acts.person_id AND h.valid_from = acts.valid_from
           )
           UPDATE post_holder h SET valid_from = $4 FROM acts
            WHERE h.tenant_id = $1 AND h.post_id = $2 AND h.person_id = $3 AND h.valid_from = acts.valid_to + 1`,
    values: [tenant, id, person, from],
  });
  return rowCount !== 0;
}

async function putHolder(client: Client, post: Entry, { person, from, to, acting }: Occupation): Promise<void> {
  const { tenant, id } = post;
  await demandFree(client, post, from, to);
  if (acting) {
    const { rows } = await client.query<{ person: string }>({
      name: 'have-again',
      text: `INSERT INTO post_holder (tenant_id, post_id, person_id, valid_from, valid_to, acting)
             SELECT tenant_id, post_id, person_id, $4::date + 1, valid_to, acting FROM post_holder
              WHERE tenant_id = $1 AND post_id = $2 AND valid_from < $3::date AND (valid_to IS NULL OR valid_to > $4::date)
             RETURNING person_id AS person`,
      values: [tenant, id, from, to],
    });
    if (rows.some((held) => held.person === person))
      throw new DirectoryFault('bad-body', 'Nobody acts in a post of their own.', { path: '/person' });
  }
  await client.query({
    name: 'end-predecessor',
    text: `UPDATE post_holder SET valid_to = $3::date - 1
            WHERE tenant_id = $1 AND post_id = $2 AND valid_from < $3::date AND (valid_to IS NULL OR valid_to >= $3::date)`,
    values: [tenant, id, from],
  });
  if (person !== null)
    await client.query({
      name: 'put-holder',
      text: `INSERT INTO post_holder (tenant_id, post_id, person_id, valid_from, valid_to, acting)
             VALUES ($1, $2, $3, $4, $5, $6)`,
      values: [tenant, id, person, from, to, acting],
    });
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

import type { Role } from '@duban/lifecycle';
import type { PoolClient } from 'pg';
import type { Caller, CallerPost } from './caller.js';

type Client = Pick<PoolClient, 'query'>;

/** A session that lives, as the database has it. */
export interface FoundSession {
  tenant: string;
  id: string;
  person: string;
  /** The post last spoken for. */
  post: string | null;
}

/** Who speaks by a session on a day of the business; null when the person is gone. */
export async function readCaller(client: Client, found: FoundSession, today: string): Promise<Caller | null> {
  const [people, posts] = await Promise.all([
    client.query<{ name: string; mustChange: boolean }>({
      name: 'person-of-session',
      text: `SELECT p.name, coalesce(a.must_change, false) AS "mustChange"
               FROM person p LEFT JOIN account a ON a.tenant_id = p.tenant_id AND a.person_id = p.id
              WHERE p.tenant_id = $1 AND p.id = $2`,
      values: [found.tenant, found.person],
    }),
    readPosts(client, found.tenant, found.person, today),
  ]);
  const person = people.rows[0];
  if (!person) return null;
  return {
    tenant: found.tenant,
    session: found.id,
    person: { id: found.person, name: person.name },
    post: posts.find(({ id }) => id === found.post) ?? posts[0] ?? null,
    posts,
    mustChangePassword: person.mustChange,
  };
}

/** The posts that a person holds on a day, in the order of their titles. */
export async function readPosts(client: Client, tenant: string, person: string, today: string): Promise<CallerPost[]> {
  const { rows } = await client.query<PostRow>({
    name: 'posts-of-person',
    text: `SELECT post.id, post.role, post.title, post.unit_id AS unit, unit.name AS "unitName",
                  post.looks_after AS "looksAfter"
             FROM post_holder h
             JOIN post ON post.tenant_id = h.tenant_id AND post.id = h.post_id
             LEFT JOIN unit ON unit.tenant_id = post.tenant_id AND unit.id = post.unit_id
            WHERE h.tenant_id = $1 AND h.person_id = $2 AND h.valid_from <= $3 AND (h.valid_to IS NULL OR h.valid_to >= $3)
            ORDER BY post.title, post.id`,
    values: [tenant, person, today],
  });
  return rows.map(({ unit, unitName, looksAfter, ...post }) => ({
    ...post,
    unit: unit === null ? null : { id: unit, name: unitName ?? '' },
    looksAfter: { units: looksAfter.units ?? [], tasks: looksAfter.tasks ?? [] },
  }));
}

interface PostRow {
  id: string;
  role: Role;
  title: string;
  unit: string | null;
  unitName: string | null;
  looksAfter: { units?: string[]; tasks?: string[] };
}

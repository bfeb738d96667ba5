import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '@duban/lifecycle';
import { inTenant } from '@duban/persistence';
import type { Pool, PoolClient } from 'pg';
import type { Caller, CallerPost } from './caller.js';

/** How long a session lasts, in hours of real time. */
const LIFETIME_HOURS = 12;
/** How long a process may trust what it has read of a session: a revoked one is refused everywhere within this time. */
const TRUST_MS = 900;
/** The most sessions that a process remembers. */
const REMEMBERED = 20_000;

interface Remembered {
  readonly readAt: number;
  readonly caller: Promise<Caller | null>;
}

export interface SessionOptions {
  pool: Pool;
  /** Milliseconds of real time. */
  now: () => number;
  /** The day of the business, on which posts are held. */
  today: () => string;
}

/** Sessions in the database, told by the hash of a token that only the browser has. */
export class Sessions {
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly options: SessionOptions) {}

  /** Opens a session of a person who has proved who they are. Returns the token, which is stored nowhere. */
  async open(
    client: Pick<PoolClient, 'query'>,
    { tenant, person, post, agent }: { tenant: string; person: string; post: string | null; agent: string | null },
  ): Promise<{ token: string; session: string }> {
    const token = randomBytes(32).toString('base64url');
    const session = randomUUID();
    await client.query({
      name: 'open-session',
      text: `INSERT INTO session (tenant_id, id, token_hash, person_id, post_id, created_at, seen_at, expires_at, agent)
             VALUES ($1, $2, $3, $4, $5, clock_timestamp(), clock_timestamp(),
                     clock_timestamp() + make_interval(hours => $6), $7)`,
      values: [tenant, session, hashOf(token), person, post, LIFETIME_HOURS, agent],
    });
    return { token, session };
  }

  /** Who speaks by this token; null when nobody does, or no longer. What was read less than a second ago is trusted. */
  async callerOf(token: string): Promise<Caller | null> {
    const key = hashOf(token).toString('base64');
    const now = this.options.now();
    const known = this.remembered.get(key);
    if (known && now - known.readAt < TRUST_MS) return known.caller;
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    const caller = this.read(hashOf(token));
    this.remembered.set(key, { readAt: now, caller });
    // A read that failed is no knowledge.
    caller.catch(() => this.remembered.delete(key));
    return caller;
  }

  /** Forgets what is known of all sessions: after one was switched or closed in this process. */
  forget(): void {
    this.remembered.clear();
  }

  private async read(hash: Buffer): Promise<Caller | null> {
    const { pool, today } = this.options;
    const { rows } = await pool.query<FoundSession>({
      name: 'session-of',
      text: 'SELECT tenant_id AS tenant, id, person_id AS person, post_id AS post FROM session_of($1)',
      values: [hash],
    });
    const found = rows[0];
    if (!found) return null;
    return inTenant(pool, found.tenant, (client) => readCaller(client, found, today()));
  }
}

interface FoundSession {
  tenant: string;
  id: string;
  person: string;
  post: string | null;
}

/** The hash under which a token is known. */
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

async function readCaller(client: PoolClient, found: FoundSession, today: string): Promise<Caller | null> {
  const [people, posts] = await Promise.all([
    client.query<{ name: string; mustChange: boolean }>({
      name: 'person-of-session',
      text: `SELECT p.name, coalesce(a.must_change, false) AS "mustChange"
               FROM person p LEFT JOIN account a ON a.tenant_id = p.tenant_id AND a.person_id = p.id
              WHERE p.tenant_id = $1 AND p.id = $2`,
      values: [found.tenant, found.person],
    }),
    postsOf(client, found.tenant, found.person, today),
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
export async function postsOf(
  client: Pick<PoolClient, 'query'>,
  tenant: string,
  person: string,
  today: string,
): Promise<CallerPost[]> {
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

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { millisecondsOf } from '@duban/engine';
import { inTenant } from '@duban/persistence';
import type { Pool, PoolClient } from 'pg';
import type { Caller } from './caller.js';
import { type FoundSession, readCaller } from './read-caller.js';

type Client = Pick<PoolClient, 'query'>;

/** How long a session lasts, in hours of real time; one that is not used ends after two (in `session_of`). */
const LIFETIME_HOURS = 12;
/** How long a process may trust what it has read of a session: a revoked one is refused everywhere within this time. */
const TRUST_MS = 900;
/** How often it is noted that a session is used. */
const NOTED_EVERY_MS = 60_000;
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

/**
 * Sessions in the database, told by the hash of a token that only the browser has. What changes a session is done in a
 * transaction of the caller's, who afterwards lets this process {@link Sessions.forget} what it knew.
 */
export class Sessions {
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly options: SessionOptions) {}

  /** Opens a session of a person who has proved who they are. Returns the token, which is stored nowhere. */
  async open(
    client: Client,
    { tenant, person, post, agent }: { tenant: string; person: string; post: string | null; agent: string | null },
  ): Promise<{ token: string; session: string }> {
    const token = newToken();
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

  /** Gives a session another token, and the post that it speaks for: the old token is refused from then on. */
  async renew(client: Client, caller: Caller, post: string | null = caller.post?.id ?? null): Promise<string> {
    const token = newToken();
    await client.query({
      name: 'renew-session',
      text: 'UPDATE session SET token_hash = $3, post_id = $4 WHERE tenant_id = $1 AND id = $2',
      values: [caller.tenant, caller.session, hashOf(token), post],
    });
    return token;
  }

  /** Ends one session of a person. Gives back whether there was one that lived. */
  async revoke(client: Client, tenant: string, person: string, session: string): Promise<boolean> {
    const { rowCount } = await client.query({
      name: 'revoke-session',
      text: `UPDATE session SET revoked_at = clock_timestamp()
              WHERE tenant_id = $1 AND person_id = $2 AND id = $3 AND revoked_at IS NULL`,
      values: [tenant, person, session],
    });
    return rowCount === 1;
  }

  /** Ends every session of a person but the one that is to be kept. */
  async revokeAll(client: Client, tenant: string, person: string, kept: string | null = null): Promise<void> {
    await client.query({
      name: 'revoke-sessions',
      text: `UPDATE session SET revoked_at = clock_timestamp()
              WHERE tenant_id = $1 AND person_id = $2 AND revoked_at IS NULL AND id IS DISTINCT FROM $3::uuid`,
      values: [tenant, person, kept],
    });
  }

  /** Who speaks by this token; null when nobody does, or no longer. What was read less than a second ago is trusted. */
  async callerOf(token: string): Promise<Caller | null> {
    const hash = hashOf(token);
    const key = hash.toString('base64');
    const now = this.options.now();
    const known = this.remembered.get(key);
    if (known && now - known.readAt < TRUST_MS) return known.caller;
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    const reading: Remembered = { readAt: now, caller: this.read(hash) };
    this.remembered.set(key, reading);
    // A read that failed is no knowledge.
    reading.caller.catch(() => {
      if (this.remembered.get(key) === reading) this.remembered.delete(key);
    });
    return reading.caller;
  }

  /** Forgets what this process knows of all sessions: after one was changed or ended, or somebody's posts. */
  forget(): void {
    this.remembered.clear();
  }

  private async read(hash: Buffer): Promise<Caller | null> {
    const { pool, today, now } = this.options;
    const { rows } = await pool.query<FoundSession & { seenAt: string }>({
      name: 'session-of',
      text: `SELECT tenant_id AS tenant, id, person_id AS person, post_id AS post, seen_at AS "seenAt"
               FROM session_of($1)`,
      values: [hash],
    });
    const found = rows[0];
    if (!found) return null;
    const isNoted = now() - millisecondsOf(found.seenAt) < NOTED_EVERY_MS;
    return inTenant(pool, found.tenant, async (client) => {
      const [caller] = await Promise.all([
        readCaller(client, found, today()),
        isNoted ? undefined : noteUse(client, found),
      ]);
      return caller;
    });
  }
}

const newToken = (): string => randomBytes(32).toString('base64url');

/** The hash under which a token is known. */
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

async function noteUse(client: Client, { tenant, id }: FoundSession): Promise<void> {
  await client.query({
    name: 'note-use-of-session',
    text: 'UPDATE session SET seen_at = clock_timestamp() WHERE tenant_id = $1 AND id = $2',
    values: [tenant, id],
  });
}

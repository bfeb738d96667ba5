import type { Recipient, SealedShare, ShareKind, WrappedKey } from '@duban/access';
import { instantFromRow } from '@duban/engine';
import type { Client } from '../task/ledger.read.js';
import type { ClueKey } from './clue.read.js';

/** The key of a person, and since when; undefined where they have none. */
export async function readKey(
  client: Client,
  tenant: string,
  person: string,
): Promise<(WrappedKey & { madeAt: string }) | undefined> {
  const { rows } = await client.query<WrappedKey & { madeAt: string }>({
    name: 'sealing-key-of-person',
    text: `SELECT public_key AS "publicKey", wrapped, made_at AS "madeAt" FROM sealing_key
            WHERE tenant_id = $1 AND person_id = $2`,
    values: [tenant, person],
  });
  const [row] = rows;
  return row && { ...row, madeAt: instantFromRow(row.madeAt) };
}

/** Stores a new key; tells whether it did: without `replaces` nothing is put in the place of one that is there. */
export async function insertKey(
  client: Client,
  tenant: string,
  person: string,
  { key, replaces, at }: { key: WrappedKey; replaces: boolean; at: string },
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'insert-sealing-key',
    text: `INSERT INTO sealing_key (tenant_id, person_id, public_key, wrapped, made_at)
           VALUES ($1, $2, $3, $4, $6)
           ON CONFLICT (tenant_id, person_id) DO UPDATE
             SET public_key = excluded.public_key, wrapped = excluded.wrapped, made_at = excluded.made_at WHERE $5`,
    values: [tenant, person, key.publicKey, key.wrapped, replaces, at],
  });
  return rowCount === 1;
}

/** Stores the same key under another passphrase. */
export async function updateKey(client: Client, tenant: string, person: string, key: WrappedKey): Promise<void> {
  await client.query({
    name: 'rewrap-sealing-key',
    text: 'UPDATE sealing_key SET wrapped = $4 WHERE tenant_id = $1 AND person_id = $2 AND public_key = $3',
    values: [tenant, person, key.publicKey, key.wrapped],
  });
}

/** Somebody with a key, and the posts for which they hold it. */
export interface KeyHolder {
  person: string;
  publicKey: Buffer;
  posts: string[];
  roles: string[];
}

/** Everybody who has a key and holds a post on a day; nobody who is an administrator as well. */
export async function readKeyHolders(client: Client, tenant: string, day: string): Promise<KeyHolder[]> {
  const { rows } = await client.query<KeyHolder>({
    name: 'holders-of-sealing-keys',
    text: `SELECT k.person_id AS person, k.public_key AS "publicKey",
                  array_agg(p.id::text) AS posts, array_agg(p.role) AS roles
             FROM sealing_key k
             JOIN post_holder h ON h.tenant_id = k.tenant_id AND h.person_id = k.person_id
                  AND h.valid_from <= $2 AND (h.valid_to IS NULL OR h.valid_to >= $2)
             JOIN post p ON p.tenant_id = h.tenant_id AND p.id = h.post_id
            WHERE k.tenant_id = $1
            GROUP BY k.person_id, k.public_key
           HAVING NOT 'administrator' = ANY (array_agg(p.role))
            ORDER BY k.person_id`,
    values: [tenant, day],
  });
  return rows;
}

const SECONDS: readonly string[] = ['supervisor', 'leaderInCharge', 'headOfGovernment'];

/**
 * For whom a new clue is sealed: its handler, and in halves for those who can hand it over. Whoever is a chief
 * supervisor gets that half alone, so that the two halves are never with one person.
 */
export function recipientsOf(holders: readonly KeyHolder[], handler: string | undefined): Recipient[] {
  return holders.flatMap(({ person, publicKey, posts, roles }): Recipient[] => {
    const shares: ShareKind[] = handler !== undefined && posts.includes(handler) ? ['key'] : [];
    if (roles.includes('chiefSupervisor')) shares.push('chief');
    else if (roles.some((role) => SECONDS.includes(role))) shares.push('second');
    return shares.map((share) => ({ person, publicKey, share }));
  });
}

/** What is sealed of a clue, and what of its key one person holds, of hand-overs that are complete. */
export async function readSealed(
  client: Client,
  tenant: string,
  { year, id }: ClueKey,
  person: string,
): Promise<{ sealed: Buffer | null; shares: SealedShare[] }> {
  const [seals, shares] = await Promise.all([
    client.query<{ sealed: Buffer }>({
      name: 'seal-of-clue',
      text: 'SELECT sealed FROM clue_seal WHERE tenant_id = $1 AND year = $2 AND clue_id = $3',
      values: [tenant, year, id],
    }),
    client.query<SealedShare>({
      name: 'shares-of-person',
      text: `SELECT person_id AS person, share, sealed FROM clue_share
              WHERE tenant_id = $1 AND year = $2 AND clue_id = $3 AND person_id = $4 AND NOT pending`,
      values: [tenant, year, id, person],
    }),
  ]);
  return { sealed: seals.rows[0]?.sealed ?? null, shares: shares.rows };
}

/** Whether somebody's shares open a case, and which half they can give on. */
export function keyView(shares: readonly Pick<SealedShare, 'share'>[]) {
  const has = (kind: ShareKind): boolean => shares.some(({ share }) => share === kind);
  const opens = has('key') || (has('handedChief') && has('handedSecond'));
  return { opens, half: has('chief') ? ('chief' as const) : has('second') ? ('second' as const) : null };
}

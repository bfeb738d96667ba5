import type { AccountView } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import { z } from 'zod';
import { type Client, KeyText } from '../directory/directory.read.js';
import type { Conditions } from '../list/conditions.js';
import { keyAfter } from '../list/page.js';

const ByName = z.tuple([KeyText]);

/** Reads a page of accounts and one more. `conditions` begin with the tenant. */
export async function readAccounts(
  client: Client,
  conditions: Conditions,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<AccountView[]> {
  const after = keyAfter(cursor, 'name', ByName);
  if (after) conditions.and('after', after, ([name]) => `a.name > ${name}`);
  const most = conditions.value(limit + 1);
  const { rows } = await client.query<AccountView>({
    name: `accounts ${conditions.name}`,
    text: `SELECT jsonb_build_object('id', p.id, 'name', p.name) AS person, a.name,
                  a.must_change AS "mustChangePassword", a.changed_at AS "passwordChangedAt",
                  a.signed_in_at AS "lastSignInAt", a.closed_at IS NOT NULL AS "isLocked",
                  CASE WHEN f.locked_until > clock_timestamp() THEN f.locked_until END AS "lockedUntil"
             FROM account a
             JOIN person p ON p.tenant_id = a.tenant_id AND p.id = a.person_id
             LEFT JOIN sign_in_failure f ON f.tenant_id = a.tenant_id AND f.name = a.name
            WHERE a.tenant_id = $1 ${conditions.sql} ORDER BY a.name LIMIT ${most}::int`,
    values: conditions.values,
  });
  return rows.map((row) => ({
    ...row,
    passwordChangedAt: instantFromRow(row.passwordChangedAt),
    lastSignInAt: instantOrNull(row.lastSignInAt),
    lockedUntil: instantOrNull(row.lockedUntil),
  }));
}

const instantOrNull = (value: string | null): string | null => (value === null ? null : instantFromRow(value));

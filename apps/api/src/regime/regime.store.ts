import { randomUUID } from 'node:crypto';
import type { Regime } from '@duban/calendar';
import type { PoolClient } from 'pg';

type Client = Pick<PoolClient, 'query'>;

/** Stores an own regime in the place of the version that was seen (null: a new one); tells whether it still was that. */
export async function saveRegime(client: Client, tenant: string, rules: Regime, seen: number | null): Promise<boolean> {
  const { rowCount } = await client.query(
    seen === null
      ? {
          name: 'insert-regime',
          text: `INSERT INTO regime (tenant_id, id, code, rules, version) VALUES ($1, $2, $3, $4, 1)
                 ON CONFLICT DO NOTHING`,
          values: [tenant, randomUUID(), rules.code, JSON.stringify(rules)],
        }
      : {
          name: 'change-regime',
          text: `UPDATE regime SET rules = $3, version = version + 1 WHERE tenant_id = $1 AND code = $2 AND version = $4`,
          values: [tenant, rules.code, JSON.stringify(rules), seen],
        },
  );
  return rowCount === 1;
}

/** Deletes an own regime that is still at a version; tells whether it was. */
export async function deleteRegime(client: Client, tenant: string, code: string, seen: number): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'delete-regime',
    text: 'DELETE FROM regime WHERE tenant_id = $1 AND code = $2 AND version = $3',
    values: [tenant, code, seen],
  });
  return rowCount === 1;
}

/** How many directives are under the regime of each code. */
export async function readUses(client: Client, tenant: string): Promise<Map<string, number>> {
  const { rows } = await client.query<{ code: string; count: number }>({
    name: 'uses-of-regimes',
    text: `SELECT regime->>'code' AS code, count(*)::int AS count
             FROM directive WHERE tenant_id = $1 AND regime IS NOT NULL GROUP BY 1`,
    values: [tenant],
  });
  return new Map(rows.map(({ code, count }) => [code, count]));
}

/** How many drafts that are not issued yet have chosen a regime by its code. */
export async function countDraftsChoosing(client: Client, tenant: string, code: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>({
    name: 'drafts-choosing-regime',
    text: `SELECT count(*)::int AS count FROM draft
            WHERE tenant_id = $1 AND status <> 'issued'
              AND content->'decisions' @> jsonb_build_array(jsonb_build_object('type', 'setRegime', 'regime', $2::text))`,
    values: [tenant, code],
  });
  return rows[0]?.count ?? 0;
}

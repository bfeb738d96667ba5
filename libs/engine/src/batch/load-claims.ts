import type { Command } from '@duban/contracts';
import type { PoolClient } from 'pg';
import type { Batch } from './batch.js';

/** Reads what claims must answer for: the targets of their tasks, and the texts of plans and adjustments. */
export function readForClaims(client: PoolClient, batch: Batch, commands: readonly Command[]): Promise<void>[] {
  const targets = commands.flatMap(({ type, target }) => (type === 'closeOut.claim' ? [target] : []));
  if (targets.length === 0) return [];
  const values = [batch.tenant, targets.map(({ year }) => year), targets.map(({ id }) => id)];
  return [readTargets(client, batch, values), readTexts(client, batch, values)];
}

async function readTargets(client: PoolClient, batch: Batch, values: unknown[]): Promise<void> {
  const { rows } = await client.query<{ id: string; quotes: string[] }>({
    name: 'read-targets',
    text: `SELECT t.id, (SELECT coalesce(jsonb_agg(target->>'quote'), '[]') FROM jsonb_array_elements(i.item->'targets') AS target) AS quotes
             FROM task t JOIN directive_item i ON i.tenant_id = t.tenant_id AND i.year = t.year
                   AND i.directive_id = t.directive_id AND i.position = t.position
            WHERE t.tenant_id = $1 AND t.year = ANY($2::int[]) AND t.id = ANY($3::uuid[])`,
    values,
  });
  for (const { id, quotes } of rows) batch.targets.set(id, quotes);
}

async function readTexts(client: PoolClient, batch: Batch, values: unknown[]): Promise<void> {
  const { rows } = await client.query<{ hash: Buffer; body: string }>({
    name: 'read-claimed-texts',
    text: `SELECT hash, body FROM content WHERE tenant_id = $1 AND hash IN (
             SELECT decode(address, 'hex') FROM member, unnest(ARRAY[context->>'content', context->>'baseline']) AS address
              WHERE tenant_id = $1 AND year = ANY($2::int[]) AND aggregate_id = ANY($3::uuid[])
                AND kind IN ('plan', 'adjustment') AND address IS NOT NULL)`,
    values,
  });
  for (const { hash, body } of rows) batch.texts.set(hash.toString('hex'), body);
}

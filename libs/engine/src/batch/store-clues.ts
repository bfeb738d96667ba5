import type { CommandOf } from '@duban/contracts';
import type { PoolClient } from 'pg';
import type { Batch, ClueChange } from './batch.js';

type Target = CommandOf<'clue.enter'>['target'];
type Shares = NonNullable<CommandOf<'clue.enter'>['seal']>['shares'];

/** The rows of clues, and what is sealed beside them: never in the chain, so that it can be erased. */
export function storeClues(client: PoolClient, batch: Batch): Promise<unknown>[] {
  return batch.clueChanges.flatMap((change) => storeClue(client, batch, change));
}

function storeClue(client: PoolClient, batch: Batch, { command, isComplete }: ClueChange): Promise<unknown>[] {
  const { tenant } = batch;
  const { target } = command;
  if (command.type === 'clue.enter') return enter(client, batch, command);
  if (command.type === 'clue.approveHandOver') {
    const given = insertShares(client, tenant, target, command.shares, true);
    return isComplete ? [given, ...handOver(client, tenant, target)] : [given];
  }
  if (command.type === 'clue.eraseIdentity')
    return [dropShares(client, tenant, target, 'erase-shares', 'true'), eraseSeal(client, tenant, target)];
  return [dropShares(client, tenant, target, 'drop-pending-shares', 'pending')];
}

function enter(client: PoolClient, { tenant, at }: Batch, command: CommandOf<'clue.enter'>): Promise<unknown>[] {
  const { target, source, title, seal } = command;
  const row = client.query({
    name: 'insert-clue',
    text: 'INSERT INTO clue (tenant_id, year, id, source, title, received_at) VALUES ($1, $2, $3, $4, $5, $6)',
    values: [tenant, target.year, target.id, source, title, at],
  });
  if (!seal) return [row];
  const sealed = client.query({
    name: 'insert-clue-seal',
    text: 'INSERT INTO clue_seal (tenant_id, year, clue_id, sealed) VALUES ($1, $2, $3, $4)',
    values: [tenant, target.year, target.id, Buffer.from(seal.sealed, 'base64')],
  });
  return [row, sealed, insertShares(client, tenant, target, seal.shares, false)];
}

/** Who has handled it opens it no more; whoever gives halves keeps theirs, for the next time. */
const handOver = (client: PoolClient, tenant: string, target: Target): Promise<unknown>[] => [
  dropShares(client, tenant, target, 'drop-former-shares', `NOT pending AND share NOT IN ('chief', 'second')`),
  client.query({
    name: 'give-shares',
    text: 'UPDATE clue_share SET pending = false WHERE tenant_id = $1 AND year = $2 AND clue_id = $3 AND pending',
    values: [tenant, target.year, target.id],
  }),
];

const insertShares = (
  client: PoolClient,
  tenant: string,
  target: Target,
  shares: Shares,
  pending: boolean,
): Promise<unknown> =>
  client.query({
    name: 'insert-clue-shares',
    text: `INSERT INTO clue_share (tenant_id, year, clue_id, pending, person_id, share, sealed)
           SELECT $1, $2, $3, $4, person, share, decode(sealed, 'base64')
             FROM unnest($5::uuid[], $6::text[], $7::text[]) AS v(person, share, sealed)`,
    values: [
      tenant,
      target.year,
      target.id,
      pending,
      shares.map(({ person }) => person),
      shares.map(({ share }) => share),
      shares.map(({ sealed }) => sealed),
    ],
  });

const dropShares = (
  client: PoolClient,
  tenant: string,
  target: Target,
  name: string,
  which: string,
): Promise<unknown> =>
  client.query({
    name,
    text: `DELETE FROM clue_share WHERE tenant_id = $1 AND year = $2 AND clue_id = $3 AND (${which})`,
    values: [tenant, target.year, target.id],
  });

const eraseSeal = (client: PoolClient, tenant: string, target: Target): Promise<unknown> =>
  client.query({
    name: 'erase-seal',
    text: 'DELETE FROM clue_seal WHERE tenant_id = $1 AND year = $2 AND clue_id = $3',
    values: [tenant, target.year, target.id],
  });

import type { Caller } from '@duban/access';
import type { OperationAnswer } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { Pool, PoolClient } from 'pg';

/** The government of a tenant. */
export async function readGovernment(
  client: Pick<Pool, 'query'> | Pick<PoolClient, 'query'>,
  tenant: string,
): Promise<{ code: string; name: string }> {
  const { rows } = await client.query<{ code: string; name: string }>({
    name: 'tenant-of-session',
    text: 'SELECT code, name FROM tenant WHERE id = $1',
    values: [tenant],
  });
  return rows[0] ?? { code: '', name: '' };
}

interface SessionFound {
  id: string;
  openedAt: string;
  usedAt: string;
  endsAt: string;
  agent: string | null;
}

/** The sessions of a person that live. */
export async function readSessions(
  client: Pick<PoolClient, 'query'>,
  { tenant, person, session }: Caller,
): Promise<OperationAnswer<'session.list'>['rows']> {
  const { rows } = await client.query<SessionFound>({
    name: 'sessions-of-person',
    text: `SELECT id, created_at AS "openedAt", seen_at AS "usedAt", expires_at AS "endsAt", agent FROM session
            WHERE tenant_id = $1 AND person_id = $2 AND revoked_at IS NULL AND expires_at > clock_timestamp()
              AND seen_at > clock_timestamp() - interval '2 hours'
            ORDER BY created_at DESC, id LIMIT 100`,
    values: [tenant, person.id],
  });
  return rows.map(({ id, openedAt, usedAt, endsAt, agent }) => ({
    id,
    isThis: id === session,
    openedAt: instantFromRow(openedAt),
    usedAt: instantFromRow(usedAt),
    endsAt: instantFromRow(endsAt),
    agent,
  }));
}

import { derivedId } from '@duban/engine';
import { asJob } from '@duban/persistence';
import type { Pool } from 'pg';
import { z } from 'zod';
import { messageOf } from './log.js';

/** Work that no attempt could do. */
export interface DeadWork {
  /** The job's id in its queue: the same job that dies again is the same row. */
  jobId: string;
  job: string;
  payload: unknown;
  error: unknown;
}

/** Writes a row of `dead_work`, for a person to settle. */
export async function bury(pool: Pool, { jobId, job, payload, error }: DeadWork): Promise<void> {
  const row = [derivedId(`dead/${jobId}`), tenantOf(payload), job, JSON.stringify(payload ?? null), messageOf(error)];
  await asJob(pool, (client) =>
    client.query(
      `INSERT INTO dead_work (id, tenant_id, job, payload, error, failed_at)
       VALUES ($1, $2, $3, $4, $5, clock_timestamp())
       ON CONFLICT (id) DO UPDATE SET error = excluded.error, failed_at = excluded.failed_at, settled_at = NULL`,
      row,
    ),
  );
}

const OfTenant = z.object({ tenant: z.uuid() });

function tenantOf(payload: unknown): string | null {
  return OfTenant.safeParse(payload).data?.tenant ?? null;
}

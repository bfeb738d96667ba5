import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { isLoopback } from './loopback.js';

/** How far the setup of an installation is. */
export interface Setup {
  /** Whether there is a government. */
  readonly isDone: boolean;
  /** What must be shown to perform it, where others than this machine reach the server before it is done. */
  readonly token?: string;
}

/** Reads whether an installation was set up; where it was not and the world can reach it, makes a token for that. */
export async function setupOf(pool: Pool, host: string): Promise<Setup> {
  const { rowCount } = await pool.query('SELECT 1 FROM tenant LIMIT 1');
  if (rowCount !== 0) return { isDone: true };
  return isLoopback(host) ? { isDone: false } : { isDone: false, token: randomBytes(18).toString('base64url') };
}

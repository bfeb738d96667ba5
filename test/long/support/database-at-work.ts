import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '@duban/calendar';
import { millisecondsOf, realNow } from '@duban/engine';
import { Pool } from 'pg';

/** What a test sees of a database in which processes are at work, past row security. */
export interface DatabaseAtWork {
  /** Shifts the business clock, in a new generation: every process knows it within a second. */
  shiftTo: (instant: Instant) => Promise<void>;
  /** As if every process had waited until then: no new generation. */
  waitUntil: (instant: Instant) => Promise<void>;
  /** How many obligations are recorded to have fallen due at an instant. */
  fallenDue: (instant: Instant) => Promise<number>;
  /** Waits until all that is due at an instant or before is done and every notice of it is sent. */
  settled: (until: Instant) => Promise<void>;
  rows: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;
  close: () => Promise<void>;
}

const PATIENCE_MS = 300_000;

/** Its connection may break with the server; the next question has a new one. */
export function watch(superuserUrl: string): DatabaseAtWork {
  const pool = new Pool({ connectionString: superuserUrl, max: 1 });
  pool.on('error', () => {});
  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await pool.query<Row>(text, values)).rows;
  const count = async (text: string, values: unknown[]): Promise<number> =>
    (await rows<{ count: number }>(`SELECT count(*)::int AS count FROM ${text}`, values))[0]?.count ?? 0;
  const setClock = (instant: Instant, generations: number): Promise<object[]> =>
    rows(`UPDATE clock SET generation = generation + $2, offset_ms = $1, moved_by = 'test'`, [
      millisecondsOf(instant) - realNow(),
      generations,
    ]);
  return {
    shiftTo: async (instant) => void (await setClock(instant, 1)),
    waitUntil: async (instant) => void (await setClock(instant, 0)),
    fallenDue: (instant) => count(`event WHERE type = 'obligation.fellDue' AND at = $1`, [instant]),
    settled: async (until) => {
      const left = async (): Promise<Record<string, number>> => ({
        obligations: await count('obligation WHERE next_wake_at <= $1', [until]),
        wakes: await count('wake WHERE at <= $1 AND done_at IS NULL', [until]),
        outbox: await count('outbox', []),
        notices: await count(`notice WHERE at <= $1 AND status = 'queued'`, [until]),
      });
      await waitFor(async () => Object.values(await left()).every((each) => each === 0), left);
    },
    rows,
    close: () => pool.end(),
  };
}

/** Asks again until it is so. Throws after five minutes with what `told` says then. */
export async function waitFor(isSo: () => Promise<boolean>, told: () => Promise<unknown>, everyMs = 50): Promise<void> {
  for (const start = realNow(); !(await isSo()); await pause(everyMs))
    if (realNow() - start > PATIENCE_MS)
      throw new Error(`Waited for ${PATIENCE_MS / 1_000} s in vain: ${JSON.stringify(await told())}`);
}

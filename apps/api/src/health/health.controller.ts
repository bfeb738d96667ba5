import type { OperationAnswer } from '@duban/contracts';
import { instantFromRow, millisecondsOf, realNow } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import { databaseFaults } from '@duban/persistence';
import { Controller, Inject, type OnModuleDestroy } from '@nestjs/common';
import type { Pool } from 'pg';
import { Fault } from '../http/fault.js';
import { Operation } from '../http/operation.decorator.js';
import { DUBAN } from '../tokens.js';

/** By how much the machine's time may differ from the database's, in milliseconds. */
const DRIFT_MS = 30_000;

/** Whether the process runs, and whether it can serve. */
@Controller()
export class HealthController implements OnModuleDestroy {
  private isEnding = false;

  constructor(@Inject(DUBAN) private readonly duban: Duban) {}

  /** The first that is heard of the end, while requests in flight are still answered. */
  onModuleDestroy(): void {
    this.isEnding = true;
  }

  @Operation('health.live')
  async live(): Promise<OperationAnswer<'health.live'>> {
    return { status: 'ok', faults: [] };
  }

  @Operation('health.ready')
  async ready(): Promise<OperationAnswer<'health.ready'>> {
    if (this.isEnding) throw new Fault('not-ready', 'The server is ending.', { retryAfter: 5 });
    const { pool, runner } = this.duban;
    const [database, clock, queue] = await Promise.all([databaseFaults(pool), clockFault(pool), runner.queueTrouble()]);
    const faults = [...database, clock, queue].filter((fault) => fault !== undefined);
    if (faults.length > 0) throw new Fault('not-ready', faults.join(' '), { retryAfter: 5 });
    return { status: 'ok', faults: [] };
  }
}

/** Lateness hangs on the clock: it must be there, and the machine must agree with its database. */
async function clockFault(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ now: string }>({
    name: 'clock-health',
    text: 'SELECT clock_timestamp() AS now FROM clock',
  });
  const [row] = rows;
  if (!row) return 'The business clock is gone.';
  const drift = Math.abs(realNow() - millisecondsOf(instantFromRow(row.now)));
  if (drift <= DRIFT_MS) return undefined;
  return `The times of this machine and of the database differ by ${Math.round(drift / 1_000)} s.`;
}

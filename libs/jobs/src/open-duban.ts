import type { HolidayTable, Regime } from '@duban/calendar';
import { type BusinessClock, Calendars, chance, Engine, type Randomness, ShiftedClock } from '@duban/engine';
import type { InspectionRules, Permissions } from '@duban/lifecycle';
import { poolOf } from '@duban/persistence';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { type HandlerParts, jobHandlers } from './handlers.js';
import { faultLog, type Log } from './log.js';
import { queueBackend } from './queue-backend.js';
import { JobsRunner, type JobsRunnerOptions } from './runner.js';

export interface DubanParts {
  /** Opened by the caller as `duban_app`, and closed by the caller after `close`. */
  dataSource: DataSource;
  queueUrl: string;
  permissions: Permissions;
  /** The tables that come with the program; a tenant may have its own beside them. */
  holidays: readonly HolidayTable[];
  /** Rules of tasks that are of no directive; what a regime says unless told. */
  freeRegime?: Regime;
  /** What the Decree leaves to the place, of inspections; the usual unless told. */
  inspection?: InspectionRules;
  /** Made over the pool: the channels of notices. */
  notifier: (pool: Pool, clock: BusinessClock) => HandlerParts['notifier'];
  log: Log;
  /** The clock of the database unless told: a rehearsal brings one that it sets. */
  clock?: BusinessClock;
  /** Chance unless told: a rehearsal brings a seed. */
  randomness?: Randomness;
  jobs?: Pick<JobsRunnerOptions, 'queue' | 'concurrency' | 'relayEveryMs' | 'sweepEveryMs' | 'horizonMs'>;
}

/** The whole product without its doors. */
export interface Duban {
  pool: Pool;
  clock: BusinessClock;
  engine: Engine;
  calendars: Calendars;
  /** Not started yet: a command line that only gives commands leaves the work to a worker. */
  runner: JobsRunner;
  /** Stops the jobs, having let those under way end, and the clock. */
  close: () => Promise<void>;
}

/** Puts engine, clock and jobs together over an open database. Throws when the clock cannot be read. */
export async function openDuban(parts: DubanParts): Promise<Duban> {
  const { dataSource, permissions, holidays, log, randomness = chance } = parts;
  const pool = poolOf(dataSource);
  const { clock, stop } = parts.clock ? { clock: parts.clock, stop: () => {} } : await startClock(pool, log);
  const calendars = new Calendars(holidays, pool);
  const rules = {
    ...(parts.freeRegime ? { freeRegime: parts.freeRegime } : {}),
    ...(parts.inspection ? { inspection: parts.inspection } : {}),
  };
  const engine = new Engine({ pool, clock, calendar: calendars, randomness, permissions, ...rules });
  const handlers = jobHandlers({ engine, clock, notifier: parts.notifier(pool, clock) });
  const backend = queueBackend(parts.queueUrl);
  const runner = new JobsRunner({ backend, pool, clock, handlers, log, ...parts.jobs });
  const close = async (): Promise<void> => {
    await runner.stop();
    stop();
  };
  return { pool, clock, engine, calendars, runner, close };
}

async function startClock(pool: Pool, log: Log): Promise<{ clock: ShiftedClock; stop(): void }> {
  const fault = faultLog(log, 'Reading the business clock');
  const clock = await new ShiftedClock(pool, (error) => fault.failed(error)).start();
  return { clock, stop: () => clock.stop() };
}

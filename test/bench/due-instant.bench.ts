import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createCalendar, type HolidayTable, type Instant, Regime } from '@duban/calendar';
import { instantOf, millisecondsOf, realNow } from '@duban/engine';
import { type Figure, milliseconds, percentile, say } from './figure.js';
import { root } from './root.js';
import { ask, type BenchDatabase, type BenchServer } from './server.js';
import { type BenchWorld, issueMany, openBenchWorld, standingAt } from './world.js';

const TASKS = 5_000;
/** The lead and the coordinating unit of each task report, directly, by the same instant. */
const OBLIGATIONS = TASKS * 2;
const GOAL_MS = 1_500;
/** Processes must be up, and idle, before the instant comes. */
const START_UP_MS = 8_000;
const GIVE_UP_MS = 120_000;

/**
 * 10,000 obligations due at one instant of the real clock (business offset 0): how long after it their events are
 * recorded. `processes` worker processes on the product's queue wait for it.
 */
export async function benchDueInstant(server: BenchServer, processes: number): Promise<Figure> {
  const { database, world, due } = await issueForOneInstant(server);
  const workers: ChildProcess[] = [];
  try {
    for (let n = 0; n < processes; n++) workers.push(startWorker(database));
    await ask(database.superuserUrl, 'VACUUM ANALYZE');
    await ask(database.superuserUrl, 'CHECKPOINT');
    say(`waiting for ${due}`);
    await pause(Math.max(0, millisecondsOf(due) - realNow()));
    return figureOf(await firedAt(database, due), due, processes);
  } finally {
    await Promise.all(workers.map(stopWorker));
    await world.close();
  }
}

/** Issues so that all falls due soon; when issuing outlasts the time that was allowed for it, more is allowed. */
async function issueForOneInstant(
  server: BenchServer,
): Promise<{ database: BenchDatabase; world: BenchWorld; due: Instant }> {
  for (let allowed = 40_000; ; allowed *= 2) {
    const due = nextFullMinute(realNow() + allowed);
    const { regime, calendar, effectiveOn } = rulesForDue(due);
    const database = await server.database({ years: [Number(due.slice(0, 4))] });
    const world = await openBenchWorld(database, standingAt(instantOf(realNow())), calendar);
    say(`issuing ${TASKS} tasks with ${OBLIGATIONS} reports due at ${due}`);
    await issueMany(world, TASKS, { regime, effectiveOn });
    if (realNow() + START_UP_MS < millisecondsOf(due)) return { database, world, due };
    await world.close();
    if (allowed > 10 * 60_000) throw new Error('The tasks could not be issued in time.');
  }
}

const nextFullMinute = (milliseconds: number): Instant => instantOf(Math.ceil(milliseconds / 60_000) * 60_000);

/**
 * A regime says days and hours, so its zone is the one in which it is noon at the instant. The holiday tables are empty:
 * the bench runs in any year.
 */
function rulesForDue(due: Instant) {
  const minutes = 12 * 60 - (Number(due.slice(11, 13)) * 60 + Number(due.slice(14, 16)));
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const zone = `${minutes < 0 ? '-' : '+'}${`${hours}`.padStart(2, '0')}:${`${rest}`.padStart(2, '0')}`;
  const day = due.slice(0, 10);
  const year = Number(day.slice(0, 4));
  const tables = [year - 1, year, year + 1].map((each): HolidayTable => ({ year: each, daysOff: [], workdays: [] }));
  const regime = Regime.parse({
    code: 'bench-one-instant',
    title: '测速',
    zone,
    reports: { monthly: null, annual: day.slice(5), hour: 12 },
    route: 'direct',
  });
  return { regime, calendar: createCalendar(tables, zone), effectiveOn: `${year}-01-01` };
}

/** The product's own worker, as it is built. */
function startWorker({ appUrl, queueUrl }: BenchDatabase): ChildProcess {
  const program = join(root, 'dist/apps/worker/src/main.js');
  if (!existsSync(program)) throw new Error(`${program} is not there: npm run build makes it.`);
  const env = { ...process.env, DATABASE_URL: appUrl, QUEUE_URL: queueUrl, LOG_LEVEL: 'error' };
  return fork(program, { env, stdio: ['ignore', 2, 2, 'ipc'] });
}

function stopWorker(worker: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (worker.exitCode !== null || worker.signalCode !== null) return resolve();
    worker.once('exit', () => resolve());
    worker.kill('SIGTERM');
  });
}

interface FellDue {
  obligation: string;
  lateMs: number;
}

/** The events that the instant has made, once there are no fewer than owed and their number stays the same. */
async function firedAt({ superuserUrl }: BenchDatabase, due: Instant): Promise<FellDue[]> {
  let before = 0;
  for (const start = realNow(); realNow() - start < GIVE_UP_MS;) {
    await pause(1_000);
    const { rows } = await ask<{ count: number }>(
      superuserUrl,
      `SELECT count(*)::int AS count FROM event WHERE at = $1 AND type = 'obligation.fellDue'`,
      [due],
    );
    const count = rows[0]?.count ?? 0;
    if (count >= OBLIGATIONS && count === before) break;
    before = count;
  }
  const { rows } = await ask<{ obligation: string; late_ms: number }>(
    superuserUrl,
    `SELECT convert_from(bytes, 'UTF8')::jsonb->>'member' AS obligation,
            (extract(epoch FROM recorded_at - at) * 1000)::float8 AS late_ms
       FROM event WHERE at = $1 AND type = 'obligation.fellDue'`,
    [due],
  );
  return rows.map(({ obligation, late_ms }) => ({ obligation, lateMs: late_ms }));
}

function figureOf(fired: FellDue[], due: Instant, processes: number): Figure {
  const distinct = new Set(fired.map(({ obligation }) => obligation)).size;
  if (fired.length < OBLIGATIONS)
    throw new Error(`Of ${OBLIGATIONS} obligations due at ${due} only ${fired.length} fired.`);
  const lates = fired.map(({ lateMs }) => lateMs);
  const slow = percentile(lates, 99);
  const twice = fired.length - distinct;
  return {
    what: `${OBLIGATIONS.toLocaleString('en')} obligations at one instant, ${processes === 1 ? 'one worker process' : `${processes} worker processes`}: recorded after it`,
    figure: `99 %: ${milliseconds(slow)} (median ${milliseconds(percentile(lates, 50))}, last ${milliseconds(Math.max(...lates))}); fired twice: ${twice}`,
    limit: '',
    goal: `99 % ≤ ${milliseconds(GOAL_MS)}, none twice`,
    reached: slow <= GOAL_MS && twice === 0,
  };
}

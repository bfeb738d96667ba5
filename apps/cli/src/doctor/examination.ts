import { statfs } from 'node:fs/promises';
import { createCalendar } from '@duban/calendar';
import { instantOf, millisecondsOf, realNow, ShiftedClock } from '@duban/engine';
import { type Place, queueBackend } from '@duban/jobs';
import { asJob, databaseFaults } from '@duban/persistence';
import { loadHolidays } from '../../../../config/load-config.js';
import type { Pool } from '../duban/with-duban.js';
import { sentenceOf } from '../failure.js';

/** One thing that was looked at: what was seen, or what is wrong and what to do. */
export interface Finding {
  name: string;
  ok: boolean;
  detail: string;
}

/** What an examination looks at; `pool` is undefined when the database cannot be reached, with the error that says why. */
export interface Patient {
  database: Place | undefined;
  pool: Pool | undefined;
  unreachable: unknown;
  dataFolder: string;
}

/** Looks at everything that Duban stands on. What hinders one look does not hinder the next. */
export async function examine(patient: Patient): Promise<Finding[]> {
  const looks: readonly (readonly [string, () => Promise<string>])[] = [
    ['database', () => lookAtServer(patient)],
    ['migrations', () => lookAtTables(patient)],
    ['queue', () => lookAtQueue(patient)],
    ['clock', () => lookAtClock(patient)],
    ['disk', () => lookAtDisk(patient)],
    ['holidays', () => lookAtHolidays()],
  ];
  const findings: Finding[] = [];
  for (const [name, look] of looks) {
    try {
      findings.push({ name, ok: true, detail: await look() });
    } catch (error) {
      findings.push({ name, ok: false, detail: sentenceOf(error) });
    }
  }
  return findings;
}

function reached({ pool, unreachable }: Patient): Pool {
  if (!pool) throw unreachable instanceof Error ? unreachable : new Error(String(unreachable));
  return pool;
}

async function lookAtServer(patient: Patient): Promise<string> {
  const { rows } = await reached(patient).query<{ version: string; size: string }>(
    `SELECT current_setting('server_version') AS version, pg_size_pretty(pg_database_size(current_database())) AS size`,
  );
  const { version, size } = rows[0] ?? { version: 'unknown', size: 'unknown' };
  const major = Number.parseInt(version, 10);
  if (major < 15 || major > 18)
    throw new Error(`PostgreSQL ${version} answers; Duban works with 15 to 18: move to one of them.`);
  const where = patient.database?.folder ? `embedded in ${patient.database.folder}` : 'at DATABASE_URL';
  return `PostgreSQL ${version}, ${where}, ${size}`;
}

async function lookAtTables(patient: Patient): Promise<string> {
  const faults = await databaseFaults(reached(patient));
  if (faults.length > 0) throw new Error(faults.join(' '));
  return 'tables, row security and partitions are of this version';
}

async function lookAtQueue({ database, pool }: Patient): Promise<string> {
  if (!database) throw new Error('It is not known where the queue is, since the database cannot be reached.');
  const backend = queueBackend(database.queueUrl);
  const queue = backend.openQueue('duban', () => {});
  try {
    await queue.ready().catch(explainQueue);
    const { waiting, active, delayed } = await queue.counts();
    const dead = pool ? await countDeadWork(pool) : 0;
    if (dead > 0)
      throw new Error(`${dead} jobs failed for good: look at the table dead_work, remove the cause and settle them.`);
    return `${backend.kind}: ${waiting} waiting, ${active} under way, ${delayed} for later, none failed for good`;
  } finally {
    await queue.close().catch(() => {});
  }
}

function explainQueue(error: unknown): never {
  if (error instanceof Error && /not initialized/.test(error.message))
    throw new Error(
      'The tables of the queue are not there: start a worker once with DATABASE_OWNER_URL, which makes them.',
    );
  throw error;
}

async function countDeadWork(pool: Pool): Promise<number> {
  const { rows } = await asJob(pool, (client) =>
    client.query<{ count: number }>('SELECT count(*)::int AS count FROM dead_work WHERE settled_at IS NULL'),
  );
  return rows[0]?.count ?? 0;
}

/** More than this between the machine's clock and the database's, and moments recorded would not be comparable. */
const CLOCK_LIMIT_MS = 2_000;

async function lookAtClock(patient: Patient): Promise<string> {
  const pool = reached(patient);
  const asked = realNow();
  const { rows } = await pool.query<{ now: number }>(
    'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now',
  );
  const apart = Math.round(Math.abs((rows[0]?.now ?? asked) - (asked + realNow()) / 2));
  if (apart > CLOCK_LIMIT_MS)
    throw new Error(
      `The clocks of this machine and of the database are ${apart} ms apart: let both follow a time server.`,
    );
  const clock = await new ShiftedClock(pool).start();
  clock.stop();
  const shifted = millisecondsOf(clock.now()) - realNow() > CLOCK_LIMIT_MS ? ', shifted' : '';
  return `business time is ${clock.now()}${shifted} (generation ${clock.generation}); ${apart} ms from the database's clock`;
}

const DISK_LIMIT = 1024 ** 3;

async function lookAtDisk({ database, dataFolder }: Patient): Promise<string> {
  const folder = database?.folder ?? dataFolder;
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const gigabytes = (free / 1024 ** 3).toFixed(1);
  if (free < DISK_LIMIT) throw new Error(`Only ${gigabytes} GB are free in ${folder}: make room, at least 1 GB.`);
  return `${gigabytes} GB free in ${folder}`;
}

async function lookAtHolidays(): Promise<string> {
  const tables = loadHolidays();
  const today = createCalendar(tables).dateOf(instantOf(realNow()));
  const years = tables.map(({ year }) => year).toSorted((a, b) => a - b);
  if (!years.includes(Number(today.slice(0, 4))))
    throw new Error(
      `There is no holiday table for ${today.slice(0, 4)}, so nothing can become late: add config/holidays/${today.slice(0, 4)}.yaml.`,
    );
  return `tables for ${years[0]} to ${years.at(-1)}; what is planned beyond is provisional`;
}

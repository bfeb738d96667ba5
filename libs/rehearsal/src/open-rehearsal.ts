import { createCalendar, type HolidayTable, type Instant } from '@duban/calendar';
import { saveDirectory, seeded, StandingClock } from '@duban/engine';
import { migrateQueue, openDuban, type Log } from '@duban/jobs';
import type { Permissions } from '@duban/lifecycle';
import { inAppNotifier } from '@duban/notify';
import { createDatabase, dropDatabase, inTenant, migrate, openDataSource, withDatabase } from '@duban/persistence';
import type { RehearsalInput } from './rehearsal-input.js';
import { rehearse } from './rehearse.js';
import { summarise, type RehearsalSummary } from './summary.js';

export interface RehearsalPlace {
  /** May create databases. */
  ownerUrl: string;
  appUrl: string;
  /** The queue: Redis, or as `duban_queue` on the same PostgreSQL (its database is the rehearsal's own). */
  queueUrl: string;
  /** Name of the rehearsal's database, and of its queue. */
  name: string;
  keep: boolean;
}

export interface RehearsalSettings {
  seed: number;
  /** The last moment that is lived through; unless told, three weeks into the next year. */
  until?: Instant;
  permissions: Permissions;
  holidays: readonly HolidayTable[];
  log: Log;
  onProgress?: (now: Instant, commands: number) => void;
}

/**
 * Rehearses a year in a database of its own with a queue of its own, through the same engine, jobs and database code as
 * the product. The queue is obliterated and the database dropped at the end, unless it is to be kept.
 */
export async function runRehearsal(
  input: RehearsalInput,
  place: RehearsalPlace,
  settings: RehearsalSettings,
): Promise<RehearsalSummary> {
  const urls = ownUrls(place);
  await dropDatabase(place.ownerUrl, place.name);
  await createDatabase(place.ownerUrl, place.name);
  try {
    await migrate(urls.ownerUrl, { years: [input.year, input.year + 1], queue: (client) => migrateQueue(client) });
    return await liveThrough(input, urls, place.name, settings);
  } finally {
    if (!place.keep) await dropDatabase(place.ownerUrl, place.name);
  }
}

async function liveThrough(
  input: RehearsalInput,
  { appUrl, queueUrl }: Pick<RehearsalPlace, 'appUrl' | 'queueUrl'>,
  queue: string,
  settings: RehearsalSettings,
): Promise<RehearsalSummary> {
  const { seed, holidays, permissions, log, onProgress } = settings;
  const calendar = createCalendar([...holidays], input.regime.zone);
  const clock = new StandingClock(calendar.startOf(input.effectiveOn));
  const dataSource = await openDataSource(appUrl, { applicationName: 'duban-rehearsal' });
  const tenant = await saveDirectory(dataSource, input.directory);
  const duban = await openDuban({
    dataSource,
    queueUrl,
    permissions,
    holidays,
    notifier: inAppNotifier,
    log,
    clock,
    randomness: seeded(String(seed)),
    jobs: { queue, horizonMs: 0, sweepEveryMs: 3_600_000 },
  });
  const { pool, engine, runner } = duban;
  await runner.start();
  try {
    const until = settings.until ?? calendar.startOf(`${input.year + 1}-01-20`);
    const runtime = { pool, engine, clock, calendar, tenant, settle: () => runner.waitUntilIdle() };
    const lived = await rehearse(runtime, input, { seed, until, ...(onProgress ? { onProgress } : {}) });
    return await inTenant(pool, tenant, (client) =>
      summarise(client, input, lived, { tenant, calendar, holidays, seed }),
    );
  } finally {
    await runner.obliterate();
    await duban.close();
    await dataSource.destroy();
  }
}

/** The same servers, with the rehearsal's database in place of the product's. */
function ownUrls({ ownerUrl, appUrl, queueUrl, name }: RehearsalPlace) {
  return {
    ownerUrl: withDatabase(ownerUrl, name),
    appUrl: withDatabase(appUrl, name),
    queueUrl: /^rediss?:/.test(queueUrl) ? queueUrl : withDatabase(queueUrl, name),
  };
}

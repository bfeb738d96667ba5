import { createCalendar } from '@duban/calendar';
import { bringUpToDate, closingAfter, type Duban, type OnClose, openDuban, openPlace, type Place } from '@duban/jobs';
import { inAppNotifier, openChannels, openNotifier } from '@duban/notify';
import { openDataSource } from '@duban/persistence';
import { readSettings, type Settings } from '@duban/settings';
import type { Logger } from 'pino';
import { loadHolidays, loadInspectionRules, loadPermissions, loadRegime } from '../../../../config/load-config.js';
import { type Demonstration, demonstrationOf } from '../demo/demonstration.js';
import { openDemonstration } from '../demo/open-demonstration.js';
import { openServer } from '../server.js';
import { tellDemonstration, tellReal } from './greeting.js';
import { claimInstallation } from './installation.js';
import { drain, listen } from './listen.js';
import { jobsLog, openLog } from './log.js';
import { isLoopback } from './loopback.js';
import { setupOf } from './setup-token.js';

/**
 * The whole product in one process: API, jobs and web. Ends with a signal: requests in flight end first, then streams
 * and jobs, then the embedded database, where it is ours.
 * @throws Error in one sentence where it cannot start
 */
export function serve(mode: Settings['DUBAN_MODE']): Promise<never> {
  return closingAfter(async (onClose) => {
    const quiet = mode === 'demo' ? { LOG_LEVEL: 'warn' } : {};
    const settings = readSettings(process.env, { DUBAN_MODE: mode, ...quiet });
    const log = openLog(settings.LOG_LEVEL);
    const demonstration = settings.DUBAN_MODE === 'demo' ? demonstrationAt(settings) : undefined;
    const place = await openPlace(settings, say, onClose);
    const home = demonstration ? await openDemonstration(place, demonstration, say) : place;
    if (!demonstration) await bringUpToDate(home, { withQueue: true });
    const duban = await openProduct(home, settings, demonstration, log, onClose);
    await claimInstallation(duban.pool, settings.DUBAN_MODE, demonstration?.database ?? null);
    if (settings.DUBAN_JOBS === 'on') await duban.runner.start();
    await openDoor(duban, settings, demonstration, log, onClose);
    return new Promise<never>(() => {});
  });
}

/** @throws Error where others than this machine could reach it: everybody may know its passwords. */
function demonstrationAt(settings: Settings): Demonstration {
  if (!isLoopback(settings.HOST))
    throw new Error(`A demonstration is for this machine alone: leave out HOST (it is ${settings.HOST}).`);
  return demonstrationOf(settings);
}

async function openProduct(
  { appUrl, queueUrl }: Place,
  settings: Settings,
  demonstration: Demonstration | undefined,
  log: Logger,
  onClose: OnClose,
): Promise<Duban> {
  const dataSource = await openDataSource(appUrl, {
    poolSize: settings.DATABASE_POOL_SIZE,
    applicationName: 'duban api',
  });
  onClose(() => dataSource.destroy());
  const duban = await openDuban({
    dataSource,
    queueUrl,
    permissions: loadPermissions(),
    holidays: loadHolidays(),
    freeRegime: loadRegime('default'),
    inspection: loadInspectionRules(),
    // Invented people have no mailboxes.
    notifier: (pool, clock) => (demonstration ? inAppNotifier(pool) : openNotifier(settings, pool, () => clock.now())),
    log: jobsLog(log),
    jobs: {
      ...(demonstration ? { queue: demonstration.database } : {}),
      concurrency: settings.WORKER_CONCURRENCY,
      relayEveryMs: settings.RELAY_INTERVAL_MS,
      sweepEveryMs: settings.SWEEP_INTERVAL_MS,
    },
  });
  onClose(() => duban.close());
  return duban;
}

async function openDoor(
  duban: Duban,
  settings: Settings,
  demonstration: Demonstration | undefined,
  log: Logger,
  onClose: OnClose,
): Promise<void> {
  const calendar = createCalendar(loadHolidays(), demonstration?.seed.directive.government.zone);
  const setup = await setupOf(duban.pool, settings.HOST);
  const app = await openServer(
    {
      duban,
      permissions: loadPermissions(),
      calendar,
      channels: openChannels(demonstration ? {} : settings, duban.pool, () => duban.clock.now()),
      ...(demonstration ? { demonstration } : {}),
      ...(setup.token === undefined ? {} : { setupToken: setup.token }),
    },
    log,
  );
  onClose(() => drain(app));
  const port = await listen(app, settings.HOST, settings.PORT);
  const url = `http://${settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST}:${port}`;
  if (port !== settings.PORT && settings.PORT !== 0) say(`Port ${settings.PORT} is taken; this is ${port}.`);
  process.stdout.write(demonstration ? tellDemonstration(url, demonstration, duban.clock.now()) : tellReal(url, setup));
}

/** Tells a person something, beside the log. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

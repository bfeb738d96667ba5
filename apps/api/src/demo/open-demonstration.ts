import { giveAccount } from '@duban/access';
import { localTimeOf } from '@duban/calendar';
import { directoryIds, saveDirectory, ShiftedClock } from '@duban/engine';
import { bringUpToDate, type Place, placeOfDatabase } from '@duban/jobs';
import { createDatabase, dropDatabase, inTenant, openDataSource, poolOf } from '@duban/persistence';
import { runRehearsal } from '@duban/rehearsal';
import type { DataSource } from 'typeorm';
import { loadHolidays, loadPermissions, loadRegime } from '../../../../config/load-config.js';
import { directoryFromSeed } from '../../../../seeds/directory-from-seed.js';
import { rehearsalFromSeed } from '../../../../seeds/rehearsal-from-seed.js';
import { claimInstallation, installationAt, requireMode } from '../program/installation.js';
import { DEMO_PASSWORD } from './demo-people.js';
import type { Demonstration } from './demonstration.js';

/** The number from which all chance of the rehearsed months comes. */
const CHANCE = 7;

/**
 * The database of a demonstration on the servers of `place`: filled now, once, or as it was left; one whose filling was
 * cut short begins from nothing. `say` is told how far it is.
 * @throws Error where databases cannot be made, and for one that is no demonstration
 */
export async function openDemonstration(
  place: Place,
  demonstration: Demonstration,
  say: (line: string) => void,
): Promise<Place> {
  const home = placeOfDatabase(place, demonstration.database);
  const { year } = demonstration.seed.directive;
  const found = await installationAt(home);
  requireMode(found, 'demo');
  if (found === undefined) await fill(place, home, demonstration, say);
  else await bringUpToDate(home, { years: [year, year + 1], withQueue: true });
  return home;
}

async function fill(place: Place, home: Place, demonstration: Demonstration, say: (line: string) => void) {
  const { ownerUrl } = place;
  if (ownerUrl === undefined)
    throw new Error('A demonstration makes a database of its own: give DATABASE_OWNER_URL, or leave out DATABASE_URL.');
  const { database, kind, seed, start } = demonstration;
  const { name, zone } = seed.directive.government;
  const began = performance.now();
  if (kind === 'filled') {
    say(`Preparing the demonstration, once: ${name}, up to ${localTimeOf(start, zone)}. It takes about a minute.`);
    await liveThrough({ ...place, ownerUrl }, demonstration, say);
  } else {
    say(`Preparing an empty demonstration, once: ${name} at ${localTimeOf(start, zone)}.`);
    await dropDatabase(ownerUrl, database);
    await createDatabase(ownerUrl, database);
    await bringUpToDate(home, { years: [seed.directive.year, seed.directive.year + 1], withQueue: true });
  }
  await people(home, demonstration);
  say(`Prepared in ${Math.round((performance.now() - began) / 1_000)} s.`);
}

async function liveThrough(
  { appUrl, ownerUrl, queueUrl }: Place & { ownerUrl: string },
  { database, seed, start }: Demonstration,
  say: (line: string) => void,
): Promise<void> {
  const input = rehearsalFromSeed(seed, loadRegime(seed.directive.regime));
  const { zone } = seed.directive.government;
  const progress = throttled(say);
  await runRehearsal(
    input,
    { appUrl, ownerUrl, queueUrl, name: database, keep: true },
    {
      seed: CHANCE,
      until: start,
      permissions: loadPermissions(),
      holidays: loadHolidays(),
      // What fails for good ends it, with its reason.
      log: { info: () => {}, warn: say, error: () => {} },
      onProgress: (now, commands) => progress(`  ${localTimeOf(now, zone)}, ${commands} commands`),
    },
  );
}

/** Units, posts and people with an account each, and the clock; the mark that all is done comes last. */
async function people({ appUrl }: Place, { database, seed, start }: Demonstration): Promise<void> {
  const dataSource = await openDataSource(appUrl, { applicationName: 'duban demonstration' });
  try {
    await saveDirectory(dataSource, directoryFromSeed(seed));
    await giveAccounts(dataSource, seed);
    await new ShiftedClock(poolOf(dataSource)).begin(start, 'demonstration');
    await claimInstallation(poolOf(dataSource), 'demo', database);
  } finally {
    await dataSource.destroy();
  }
}

async function giveAccounts(dataSource: DataSource, { directive, posts }: Demonstration['seed']): Promise<void> {
  const ids = directoryIds(directive.government.code);
  await inTenant(poolOf(dataSource), ids.tenant, (client) =>
    Promise.all(
      posts.map(({ code }) =>
        giveAccount(client, {
          tenant: ids.tenant,
          person: ids.person(code),
          name: code,
          password: DEMO_PASSWORD,
          mustChange: false,
        }),
      ),
    ),
  );
}

const PROGRESS_EVERY_MS = 3_000;

/** Says what it is given, but not more often than every few seconds. */
function throttled(say: (line: string) => void): (line: string) => void {
  let saidAt = performance.now();
  return (line) => {
    if (performance.now() - saidAt < PROGRESS_EVERY_MS) return;
    saidAt = performance.now();
    say(line);
  };
}

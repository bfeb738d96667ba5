import { createCalendar } from '@duban/calendar';
import { derivedId, directoryIds, instantOf, readLatenesses } from '@duban/engine';
import { tryLadder, tryOwnLadder } from '@duban/lifecycle';
import { dropDatabase, inTenant, openDataSource, poolOf, withDatabase } from '@duban/persistence';
import { runRehearsal } from '@duban/rehearsal';
import type { Pool } from 'pg';
import { loadHolidays, loadPermissions, loadRegime } from '../../config/load-config.js';
import { loadSeed } from '../../seeds/index.js';
import { rehearsalFromSeed } from '../../seeds/rehearsal-from-seed.js';
import { type Figure, median, milliseconds, say } from './figure.js';
import { ask, type BenchServer } from './server.js';

const SEED = 'xuchang-2023';
const NAME = 'bench_ladder';
const ROUNDS = 5;
const GOAL_MS = 5_000;

/** A ladder tried on a rehearsed year; what its own ladder gives must be what the record has. */
export async function benchLadder({ urls }: BenchServer): Promise<Figure[]> {
  const seed = loadSeed(SEED);
  const holidays = loadHolidays();
  const input = rehearsalFromSeed(seed, loadRegime(seed.directive.regime));
  say(`rehearsing ${SEED}`);
  const settings = {
    seed: 7,
    permissions: loadPermissions(),
    holidays,
    log: { info: () => {}, warn: say, error: say },
  };
  await runRehearsal(input, { ...urls, name: NAME, keep: true }, settings);
  const ownerUrl = withDatabase(urls.ownerUrl, NAME);
  await ask(ownerUrl, 'ANALYZE');
  const dataSource = await openDataSource(withDatabase(urls.appUrl, NAME));
  try {
    const pool = poolOf(dataSource);
    const calendar = createCalendar(holidays, input.regime.zone);
    const { tenant } = directoryIds(input.directory.tenant.code);
    const place: Place = { tenant, year: input.year, id: derivedId(`${tenant}/directive/${input.name}`) };
    const rounds: { ours: number; reading: number }[] = [];
    let told = '';
    for (let round = 0; round < ROUNDS; round++) {
      const reading = await timed(() => readAll(pool, place));
      const ours = await timed(async () => {
        const { tasks, latenesses } = await readLatenesses(pool, place.tenant, place);
        const now = instantOf(Date.UTC(input.year + 1, 0, 20));
        const own = tryOwnLadder(latenesses, calendar, now).slips.length;
        const candidate = tryLadder(latenesses, { ...input.regime, escalateAt: 10 }, calendar, now).slips.length;
        const recorded = latenesses.reduce((sum, { fired }) => sum + fired.length, 0);
        if (own !== recorded) throw new Error(`The ladder that ran gives ${own} slips, the record has ${recorded}.`);
        told = `${tasks} tasks, ${latenesses.length} missed, ${recorded} slips as recorded, ${candidate} of the other`;
      });
      rounds.push({ ours, reading });
    }
    const took = median(rounds.map(({ ours }) => ours));
    const reading = median(rounds.map((each) => each.reading));
    return [
      {
        what: `a ladder tried on a rehearsed year of ${SEED} (${told})`,
        figure: `${milliseconds(took)} (${(took / reading).toFixed(1)}× reading alone)`,
        limit: `${milliseconds(reading)} to read the year's events`,
        goal: `≤ ${milliseconds(GOAL_MS)}`,
        reached: took <= GOAL_MS,
      },
    ];
  } finally {
    await dataSource.destroy();
    await dropDatabase(urls.ownerUrl, NAME);
  }
}

interface Place {
  tenant: string;
  year: number;
  id: string;
}

const readAll = (pool: Pool, { tenant, year }: Place): Promise<unknown> =>
  inTenant(pool, tenant, (client) =>
    client.query(
      `SELECT convert_from(bytes, 'UTF8')::json AS event FROM event WHERE tenant_id = $1 AND year = $2 ORDER BY aggregate_id, seq`,
      [tenant, year],
    ),
  );

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

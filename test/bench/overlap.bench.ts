import { createCalendar } from '@duban/calendar';
import { inTenant } from '@duban/persistence';
import { readOverlaps } from '../../apps/api/src/inspection/inspection.read.js';
import { loadHolidays } from '../../config/load-config.js';
import { type Figure, median, milliseconds, percentile, say } from './figure.js';
import { ask, type BenchServer } from './server.js';
import { openBenchWorld, standingAt } from './world.js';

const INSPECTIONS = 10_000;
const UNITS = 100;
const TOPICS = 20;
const ASKED = 100;
const SCANS = 5;
const GOAL_MS = 50;

/**
 * What an inspection planned for a month would overlap with, among 10,000 of one year of which each has 100 units as its
 * objects. Beside it the same question without the index.
 */
export async function benchOverlap(server: BenchServer): Promise<Figure[]> {
  const database = await server.database({ years: [2023] });
  const world = await openBenchWorld(database, standingAt('2023-03-10T02:00:00.000Z'), createCalendar(loadHolidays()));
  try {
    say(`making ${INSPECTIONS} inspections of ${UNITS} units each`);
    await ask(database.superuserUrl, fill(world.tenant));
    await ask(database.superuserUrl, 'VACUUM ANALYZE inspection, unit');
    const units = Array.from({ length: UNITS }, (_, index) => unitId(index));
    const asked = async (day: number, scan: boolean): Promise<{ ms: number; found: number }> =>
      inTenant(world.pool, world.tenant, async (client) => {
        if (scan)
          await client.query(
            'SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_indexonlyscan = off',
          );
        const from = dayOfYear(day);
        const start = performance.now();
        const rows = await readOverlaps(client, world.tenant, {
          units,
          topics: [`topic-${day % TOPICS}`],
          from,
          until: dayOfYear(day + 29),
        });
        return { ms: performance.now() - start, found: rows.length };
      });
    for (let day = 0; day < 10; day++) await asked(day, false);
    const answers = [];
    for (let n = 0; n < ASKED; n++) answers.push(await asked((n * 7) % 330, false));
    const scans = [];
    for (let n = 0; n < SCANS; n++) scans.push(await asked((n * 70) % 330, true));
    const took = answers.map(({ ms }) => ms);
    const middle = median(took);
    const scan = median(scans.map(({ ms }) => ms));
    return [
      {
        what: `overlaps over ${INSPECTIONS.toLocaleString('en')} inspections × ${UNITS} units, ${median(answers.map(({ found }) => found))} found`,
        figure: `${milliseconds(percentile(took, 99))} (99 %), ${milliseconds(middle)} (median): ${(scan / middle).toFixed(0)}× faster`,
        limit: `${milliseconds(scan)} without the index`,
        goal: `≤ ${milliseconds(GOAL_MS)}`,
        reached: percentile(took, 99) <= GOAL_MS,
      },
    ];
  } finally {
    await world.close();
  }
}

const unitId = (index: number): string => `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
const dayOfYear = (day: number): string => new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10);

const fill = (tenant: string): string => `
  INSERT INTO unit (tenant_id, id, name, short_name, kind, sort)
  SELECT '${tenant}', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '被督查' || n || '局', NULL, 'department', 1000 + n
    FROM generate_series(0, ${UNITS - 1}) AS n;
  INSERT INTO inspection (tenant_id, year, id, title, kind, status, review, rectification, results, covert, authority_unit_id, from_on, until_on, objects, topics)
  SELECT '${tenant}', 2023, ('00000000-0000-4000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, '督查' || n, 'special', 'planned',
         'none', 'none', 'none', false, NULL, date '2023-01-01' + n % 335, date '2023-01-01' + n % 335 + 29,
         (SELECT array_agg(id) FROM unit WHERE tenant_id = '${tenant}' AND sort BETWEEN 1000 AND ${999 + UNITS}), ARRAY['topic-' || n % ${TOPICS}]
    FROM generate_series(1, ${INSPECTIONS}) AS n`;

import { createCalendar } from '@duban/calendar';
import { loadHolidays, loadRegime } from '../../config/load-config.js';
import { type Figure, milliseconds, say } from './figure.js';
import { ask, type BenchDatabase, type BenchServer } from './server.js';
import { type BenchWorld, issueMany, mustAccept, openBenchWorld, standingAt } from './world.js';

/** Of which a unit leads so many that it owes `OPEN`. */
const TASKS = 410;
const OPEN = 5_000;
const GOAL_MS = 2_000;
const NOW = '2023-03-10T02:00:00.000Z';
const [ENDED, SUCCESSOR] = ['u0', 'u1'];

/** A unit ends with 5,000 open obligations: all its tasks go to its successor in one group, in one transaction. */
export async function benchMerger(server: BenchServer): Promise<Figure[]> {
  const database = await server.database({ years: [2023] });
  const world = await openBenchWorld(database, standingAt(NOW), createCalendar(loadHolidays()));
  try {
    const regime = loadRegime('monthly-25-quarterly-annual');
    say(`issuing ${TASKS} tasks of one unit`);
    await issueMany(world, TASKS, { regime, effectiveOn: '2023-03-01' }, ENDED);
    const open = await openOf(world, database);
    if (open < OPEN) throw new Error(`The unit owes no more than ${open}.`);
    const tasks = await tasksOf(world, database);
    await ask(database.superuserUrl, 'VACUUM ANALYZE');
    const plain = await plainUpdate(world, database);
    await ask(database.superuserUrl, 'VACUUM ANALYZE');
    const start = performance.now();
    mustAccept(
      await world.engine.execute(
        world.tenant,
        tasks.map((target) => ({
          type: 'task.handOver',
          target,
          post: world.ids.post('administrator-city'),
          group: 'merger',
          unit: world.ids.unit(ENDED),
          successor: world.ids.unit(SUCCESSOR),
          basis: '机构改革方案。',
        })),
      ),
    );
    const took = performance.now() - start;
    if ((await openOf(world, database)) > 0) throw new Error('The unit that ended owes something still.');
    return [
      {
        what: `a unit merged with ${open.toLocaleString('en')} open obligations in ${tasks.length} tasks, as one group`,
        figure: `${milliseconds(took)} (${(took / plain).toFixed(1)}× the bare update)`,
        limit: `${milliseconds(plain)} for an UPDATE of the same rows, without a record`,
        goal: `≤ ${milliseconds(GOAL_MS)}`,
        reached: took <= GOAL_MS,
      },
    ];
  } finally {
    await world.close();
  }
}

async function openOf({ ids, tenant }: BenchWorld, { superuserUrl }: BenchDatabase): Promise<number> {
  const { rows } = await ask<{ open: number }>(
    superuserUrl,
    `SELECT count(*)::int AS open FROM obligation WHERE tenant_id = $1 AND unit_id = $2 AND value IN ('pending', 'open')`,
    [tenant, ids.unit(ENDED)],
  );
  return rows[0]?.open ?? 0;
}

async function tasksOf({ ids, tenant }: BenchWorld, { superuserUrl }: BenchDatabase) {
  const { rows } = await ask<{ year: number; id: string }>(
    superuserUrl,
    'SELECT year, task_id AS id FROM task_unit WHERE tenant_id = $1 AND unit_id = $2 ORDER BY task_id',
    [tenant, ids.unit(ENDED)],
  );
  return rows.map((row) => ({ kind: 'task' as const, ...row }));
}

/** The least that a database does for it: the same rows get another unit, and it is rolled back. */
async function plainUpdate({ ids, tenant }: BenchWorld, { superuserUrl }: BenchDatabase): Promise<number> {
  const start = performance.now();
  await ask(
    superuserUrl,
    `BEGIN; UPDATE obligation SET unit_id = '${ids.unit(SUCCESSOR)}', version = version + 1
             WHERE tenant_id = '${tenant}' AND unit_id = '${ids.unit(ENDED)}' AND value IN ('pending', 'open'); ROLLBACK`,
  );
  return performance.now() - start;
}

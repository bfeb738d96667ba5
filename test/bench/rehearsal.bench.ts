import { runRehearsal } from '@duban/rehearsal';
import { loadHolidays, loadPermissions, loadRegime } from '../../config/load-config.js';
import { loadSeed } from '../../seeds/index.js';
import { rehearsalFromSeed } from '../../seeds/rehearsal-from-seed.js';
import { type Figure, milliseconds, say } from './figure.js';
import type { BenchServer } from './server.js';

const SEED = 'xuchang-2023';
const GOAL_MS = 120_000;

/** A whole year of the largest seed with a calendar of its own, on the product's queue, with the check at its end. */
export async function benchRehearsal({ urls }: BenchServer): Promise<Figure> {
  const seed = loadSeed(SEED);
  const input = rehearsalFromSeed(seed, loadRegime(seed.directive.regime));
  let month = '';
  const start = performance.now();
  const { commands, violations } = await runRehearsal(
    input,
    { ...urls, name: 'bench_rehearsal', keep: false },
    {
      seed: 7,
      permissions: loadPermissions(),
      holidays: loadHolidays(),
      log: { info: () => {}, warn: say, error: say },
      onProgress: (now) => {
        if (now.startsWith(month) && month !== '') return;
        month = now.slice(0, 7);
        say(`rehearsing ${month}`);
      },
    },
  );
  if (violations.length > 0) throw new Error(`The rehearsal broke what always holds: ${JSON.stringify(violations[0])}`);
  const took = performance.now() - start;
  return {
    what: `a year of ${SEED} rehearsed and checked`,
    figure: `${milliseconds(took)} (${commands} commands)`,
    limit: '',
    goal: `≤ ${milliseconds(GOAL_MS)}`,
    reached: took <= GOAL_MS,
  };
}

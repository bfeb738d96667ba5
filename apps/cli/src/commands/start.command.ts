import { readSettings } from '@duban/settings';
import type { Command } from 'commander';
import { loadRegime } from '../../../../config/load-config.js';
import { loadSeed } from '../../../../seeds/index.js';
import { closingAfter } from '../closing.js';
import { openDatabase } from '../duban/open-database.js';
import { optionsOf } from '../options.js';
import { rehearsalFromSeed } from '../rehearsal/rehearsal-from-seed.js';
import { rehearseHere } from '../rehearsal/rehearse-here.js';
import { requireNoViolation, tellSummary } from '../rehearsal/tell-summary.js';
import { say } from '../terminal.js';

const SEED_NAME = 'xuchang-2023';
const CHANCE = 7;
/** Replaced at each start. */
const DATABASE = 'duban_xuchang_2023';

/** `duban start`, which `npm start` runs: a directive is loaded, its year lived through, and what came of it told. */
export function addStartCommand(program: Command): void {
  program
    .command('start')
    .description(
      `load the directive ${SEED_NAME}, live through its year, and say what came of it and where the data lies`,
    )
    .action(async (_options: object, command: Command) => {
      const began = performance.now();
      await closingAfter(async (onClose) => {
        say('Starting the database.');
        const database = await openDatabase(readSettings(), onClose);
        const seed = loadSeed(SEED_NAME);
        const input = rehearsalFromSeed(seed, loadRegime(seed.directive.regime));
        say(`Loading ${seed.directive.number ?? SEED_NAME}: ${input.items.length} tasks, ${seed.units.length} units.`);
        const summary = await rehearseHere(database, input, { seed: CHANCE, keepAs: DATABASE }, onClose);
        tellSummary(summary, optionsOf(command));
        say(`A year in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
        say(`The data lies in ${database.folder ?? 'the server of DATABASE_URL'}, database ${DATABASE};`);
        say(`\`duban record verify --database ${DATABASE}\` reads its record.`);
        requireNoViolation(summary);
      });
    });
}

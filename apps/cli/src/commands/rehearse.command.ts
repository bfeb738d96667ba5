import { readSettings } from '@duban/settings';
import { closingAfter, openPlace } from '@duban/jobs';
import type { RehearsalInput } from '@duban/rehearsal';
import type { Command } from 'commander';
import { loadRegime } from '../../../../config/load-config.js';
import { loadSeed, seedNames } from '../../../../seeds/index.js';
import { rehearsalFromSeed } from '../../../../seeds/rehearsal-from-seed.js';
import { readDocument } from '../document/read-document.js';
import { withoutTasks } from '../document/without-tasks.js';
import { UsageFault } from '../failure.js';
import { dayOption, optionsOf, seedOption, wholeNumberOption } from '../options.js';
import { rehearsalFromFile } from '../rehearsal/rehearsal-from-file.js';
import { rehearseHere } from '../rehearsal/rehearse-here.js';
import { requireNoViolation, tellSummary } from '../rehearsal/tell-summary.js';
import { say } from '../terminal.js';

interface Options {
  directive?: string;
  file?: string;
  units?: string;
  seed: number;
  until?: string;
  effective?: string;
  keep?: boolean;
}

/** `duban rehearse`: a whole year of a directive, lived through by units that behave like units. */
export function addRehearseCommand(program: Command): void {
  program
    .command('rehearse')
    .description('live through the year of a directive in a database of its own, and check that everything held')
    .option('--directive <seed>', `the seed: ${seedNames.join(', ')}`, seedOption('--directive'))
    .option('--file <file>', 'a notice to be read instead of a seed')
    .option('--units <seed>', 'with --file: units and group members of a seed', seedOption('--units'))
    .option('--effective <date>', 'with --file: from when it is in force', dayOption('--effective'))
    .option('--seed <number>', 'the number from which all chance comes', wholeNumberOption('--seed', 0, 2 ** 31 - 1), 1)
    .option(
      '--until <date>',
      'the last day that is lived through; early in the next year unless given',
      dayOption('--until'),
    )
    .option('--keep', 'leave the database behind and say where it is')
    .action(async (_options: Options, command: Command) => {
      const options = optionsOf<Options>(command);
      const input = await inputOf(options);
      const began = performance.now();
      const summary = await closingAfter(async (onClose) => {
        const database = await openPlace(readSettings(), say, onClose);
        const { seed, until } = options;
        const keepAs = options.keep ? databaseNameOf(input, seed) : undefined;
        const result = await rehearseHere(database, input, { seed, until, keepAs }, onClose);
        if (keepAs) {
          say(`Kept as database ${keepAs}${database.folder ? ` in ${database.folder}` : ''};`);
          say(`\`duban record verify --database ${keepAs}\` reads its record.`);
        }
        return result;
      });
      tellSummary(summary, options);
      say(`Rehearsed in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
      requireNoViolation(summary);
    });
}

/** PostgreSQL would fold or quote anything else. */
const databaseNameOf = ({ directory, year }: RehearsalInput, seed: number): string =>
  `duban_rehearsal_${directory.tenant.code.replaceAll(/[^a-z0-9]/g, '_')}_${year}_${seed}`;

async function inputOf({ directive, file, units, effective }: Options): Promise<RehearsalInput> {
  if (file !== undefined) {
    const { parsed, text } = await readDocument(file);
    if (parsed.tasks.length === 0) throw withoutTasks(file, text);
    return rehearsalFromFile(parsed, {
      units: units === undefined ? undefined : loadSeed(units),
      effectiveOn: effective,
    });
  }
  if (units !== undefined || effective !== undefined) throw new UsageFault('--units and --effective go with --file.');
  if (directive === undefined) throw new UsageFault('Say what to rehearse: --directive SEED or --file FILE.');
  const seed = loadSeed(directive);
  return rehearsalFromSeed(seed, loadRegime(seed.directive.regime));
}

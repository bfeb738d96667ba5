import { Regime } from '@duban/calendar';
import type { LadderTrialView } from '@duban/contracts';
import { ladderTrialOf, readLatenesses } from '@duban/engine';
import { inTenant } from '@duban/persistence';
import type { Command } from 'commander';
import { requireTenant, type Tenant } from '../duban/tenant.js';
import { type Duban, type TenantClient, withDuban } from '../duban/with-duban.js';
import { Failure } from '../failure.js';
import { readDirectives, requireDirective } from '../intake/stored-directive.js';
import { optionsOf } from '../options.js';
import { regimeGiven } from '../regime/choose-regime.js';
import { print, printJson, say } from '../terminal.js';

interface Options {
  regime: string;
  directive: string;
  tenant?: string;
  database?: string;
}

/** `duban ladder try`: what a ladder would have made of what was late under a directive. */
export function addLadderCommand(program: Command): void {
  program
    .command('ladder')
    .description('look at ladders of escalation')
    .command('try')
    .description('what the ladder of a regime would have made of everything that was late, beside the one that ran')
    .requiredOption('--regime <regime>', 'code of config/regimes, or a YAML file')
    .requiredOption('--directive <directive>', 'its number, code or id')
    .option('--tenant <code>', 'the government, where there are several')
    .option('--database <name>', 'a database that a rehearsal left behind with --keep')
    .action(async (_options: Options, command: Command) => {
      const options = optionsOf<Options>(command);
      const regime = regimeGiven(options.regime);
      const trial = await withDuban(async (duban) => {
        const tenant = await requireTenant(duban.pool, options.tenant);
        return tryOn(duban, tenant, { name: options.directive, regime });
      }, options);
      if (options.json) printJson(trial);
      else print(tableOf(trial));
      say(
        `${trial.late} late in ${trial.tasks} tasks: ${trial.present.slips} slips by ${trial.from.code}, ` +
          `${trial.candidate.slips} by ${trial.to.code}.`,
      );
    });
}

/** As `regime.simulateLadder` answers. */
async function tryOn(
  { pool, calendar, clock }: Duban,
  tenant: Tenant,
  { name, regime }: { name: string; regime: Regime },
): Promise<LadderTrialView> {
  if (regime.zone !== calendar.zone)
    throw new Failure(`The regime's days are of ${regime.zone}, the government's of ${calendar.zone}.`);
  const { year, id, present } = await inTenant(pool, tenant.id, async (client) => {
    const directive = requireDirective(await readDirectives(client), name);
    return { ...directive, present: await readRegime(client, directive) };
  });
  const { tasks, latenesses } = await readLatenesses(pool, tenant.id, { year, id });
  return {
    directive: { kind: 'directive', year, id },
    from: { code: present.code, title: present.title },
    to: { code: regime.code, title: regime.title },
    tasks,
    ...ladderTrialOf(latenesses, regime, calendar, clock.now()),
  };
}

async function readRegime(client: TenantClient, { id, number }: { id: string; number: string }): Promise<Regime> {
  const { rows } = await client.query<{ regime: unknown }>('SELECT regime FROM directive WHERE id = $1', [id]);
  if (rows[0]?.regime) return Regime.parse(rows[0].regime);
  throw new Failure(`${number} has not been issued: it has no year yet to try a ladder on.`);
}

/** A line for each rung of either ladder. */
function tableOf({ present, candidate }: LadderTrialView): string {
  const lines = [...ladderLines('ran', present), ...ladderLines('tried', candidate)];
  const head = ['ladder', 'rung', 'level', 'slips', 'delivered', 'released', 'ahead'];
  return [head, ...lines]
    .map((cells) =>
      cells
        .map((cell) => cell.padEnd(9))
        .join(' ')
        .trimEnd(),
    )
    .join('\n');
}

const ladderLines = (which: string, { rungs }: LadderTrialView['present']): string[][] =>
  rungs.map(({ rung, level, fired, cured, excused, ahead }) => [
    which,
    String(rung),
    level,
    ...[fired, cured, excused, ahead].map(String),
  ]);

import type { Command } from 'commander';
import { DateText } from '@duban/contracts';
import { requireTenant } from '../duban/tenant.js';
import { withDuban } from '../duban/with-duban.js';
import { UsageFault } from '../failure.js';
import type { StoredDirective } from '../intake/stored-directive.js';
import { leadOption, type GivenLead } from '../issue/given-leads.js';
import { findDraft, issueStored, type IssueReport } from '../issue/issue-directive.js';
import { dayOption, optionsOf } from '../options.js';
import { regimeGiven } from '../regime/choose-regime.js';
import { ask, isAttended, printJson, say, sayNames } from '../terminal.js';

interface Options {
  effective?: string;
  regime?: string;
  lead?: GivenLead[];
  confirmTimeLimits?: boolean;
  tenant?: string;
}

/** `duban issue DIRECTIVE`: the tasks of a directive reach their units, and their obligations begin. */
export function addIssueCommand(program: Command): void {
  program
    .command('issue')
    .description('issue a directive: its tasks go to their units and fall under a reporting regime')
    .argument('<directive>', 'its number, code or id')
    .option(
      '--effective <date>',
      'from which day it is in force; the day that the document prints',
      dayOption('--effective'),
    )
    .option('--regime <regime>', 'code of config/regimes or a YAML file; what the document prints, else `default`')
    .option('--lead <number=unit>', 'who leads a task of which the document does not say; may be repeated', leadOption)
    .option('--confirm-time-limits', 'make every day that the text of a task says a milestone of its lead')
    .option('--tenant <code>', 'the government, where there are several')
    .action(async (name: string, _options: Options, command: Command) => {
      const options = optionsOf<Options>(command);
      const regime = options.regime === undefined ? undefined : regimeGiven(options.regime);
      const report = await withDuban(async (duban) => {
        const tenant = await requireTenant(duban.pool, options.tenant);
        const directive = await findDraft(duban, tenant, name);
        const effectiveOn = options.effective ?? (await effectiveDay(directive));
        const leads = options.lead ?? [];
        const confirmTimeLimits = options.confirmTimeLimits ?? false;
        return issueStored(duban, tenant, directive, { effectiveOn, regime, leads, confirmTimeLimits });
      });
      tell(report);
      if (options.json) printJson(report);
    });
}

async function effectiveDay({ issuedOn, number }: StoredDirective): Promise<string> {
  if (issuedOn !== null) return issuedOn;
  if (!isAttended())
    throw new UsageFault(`${number} prints no date: say with --effective DATE from when it is in force.`);
  const answer = await ask(`${number} prints no date. From which day is it in force (YYYY-MM-DD)?`);
  if (!DateText.safeParse(answer).success) throw new UsageFault(`"${answer}" is not a day that exists.`);
  return answer;
}

function tell(report: IssueReport): void {
  const { number, issued, effectiveOn, regime, obligations } = report;
  say(`${number}: ${issued} tasks issued, in force from ${effectiveOn}, regime ${regime}.`);
  sayNames('Not issued, since nobody leads them (--lead NUMBER=UNIT would have said who)', report.withoutLead);
  sayNames('Groups without members, which owe nothing', report.undecidedGroups);
  sayNames('Units that the directory does not know, which owe nothing', report.unknownUnits);
  tellTimeLimits(report.timeLimits);
  const total = obligations.reduce((sum, { count }) => sum + count, 0);
  const days = new Set(obligations.map(({ dueOn }) => dueOn)).size;
  say(`${total} obligations on ${days} days:`);
  for (const { dueOn, kind, count } of obligations) say(`  ${dueOn}  ${String(count).padStart(5)}  ${kind}`);
}

function tellTimeLimits({ confirmed, unconfirmed, withoutDay }: IssueReport['timeLimits']): void {
  if (confirmed > 0) say(`${confirmed} time limits are milestones of the leads.`);
  if (unconfirmed > 0)
    say(
      `${unconfirmed} time limits say a day and make no milestone (--confirm-time-limits would have confirmed them).`,
    );
  if (withoutDay > 0) say(`${withoutDay} time limits say no day and make no milestone.`);
}

import type { ParsedDirective } from '@duban/directive';
import type { Command } from 'commander';
import { seedNames } from '../../../../seeds/index.js';
import { readDocument } from '../document/read-document.js';
import { withDuban } from '../duban/with-duban.js';
import { withoutTasks } from '../document/without-tasks.js';
import { differenceLines, differenceView } from '../intake/difference-lines.js';
import { identityOf, type IdentityOptions } from '../intake/document-identity.js';
import type { FillOptions } from '../intake/fill-directory.js';
import { importDocument, type ImportReport } from '../intake/import-document.js';
import { optionsOf, seedOption, wholeNumberOption } from '../options.js';
import { printJson, say, sayNames } from '../terminal.js';

/** `duban import FILE`: a notice becomes a directive in draft. */
export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('import a notice: a new directive, or a new version of the one with its number')
    .argument('<file>', 'the notice: .txt in UTF-8 or GB18030, .md, .html, .docx, .xlsx, or .pdf with a text layer')
    .option('--dry-run', 'say what would be done and change nothing')
    .option('--units <seed>', `fill the directory from a seed: ${seedNames.join(', ')}`, seedOption('--units'))
    .option('--yes', 'fill an empty directory from the notice without asking')
    .option('--tenant <code>', 'the government, where there are several; its code where there is none yet')
    .option('--number <number>', 'the number, where the document prints none')
    .option('--year <year>', 'the year, where the document does not say', wholeNumberOption('--year', 1990, 2200))
    .option('--issuer <name>', 'the issuer, where the document names none')
    .action(async (file: string, _options: object, command: Command) => {
      const options = optionsOf<FillOptions & IdentityOptions>(command);
      const document = await readDocument(file);
      if (document.parsed.tasks.length === 0) throw withoutTasks(file, document.text);
      if (document.encoding === 'gb18030') say('The file was converted from GB18030.');
      const identity = identityOf(document.parsed, options);
      const report = await withDuban((duban) => importDocument(duban, document, identity, options), {
        years: [identity.year],
      });
      const doubts = doubtsIn(document.parsed);
      tell(report, doubts);
      const { difference, ...plain } = report;
      if (options.json) printJson({ ...plain, doubts, difference: difference && differenceView(difference) });
    });
}

function doubtsIn({ diagnostics }: ParsedDirective): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of diagnostics) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function tell(report: ImportReport, doubts: Record<string, number>): void {
  const { outcome, dryRun, number, year, tasks, difference } = report;
  if (outcome === 'unchanged') return say(`${number} has been imported with the same content: nothing was changed.`);
  const done = { imported: 'imported', amended: 'amended by a new version' }[outcome];
  say(`${number} (${year}), ${tasks} tasks: ${dryRun ? `would be ${done}` : done}.`);
  if (outcome === 'amended') tellDifference(difference);
  sayNames('Without a lead, to be given with `duban issue --lead NUMBER=UNIT`', report.withoutLead);
  sayNames('Units that the directory does not know, kept as printed', report.unknownUnits);
  sayNames('Groups without members, which owe nothing', report.groupsWithoutMembers);
  sayNames(
    'Doubts (`duban parse` says where)',
    Object.entries(doubts).map(([code, count]) => `${code} ${count}`),
  );
  if (!dryRun && outcome === 'imported') say(`Next: duban issue ${number} --effective DATE`);
}

function tellDifference(difference: ImportReport['difference']): void {
  if (!difference) return say('The text of the version before has been erased, so the difference cannot be shown.');
  const lines = differenceLines(difference);
  for (const line of lines.length > 0 ? lines : ['only words outside the tasks']) say(`  ${line}`);
}

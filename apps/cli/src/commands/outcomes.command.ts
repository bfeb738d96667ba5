import { matchOutcomes, type OutcomeMatches, parseReport, type TaskMatch } from '@duban/directive';
import type { Command } from 'commander';
import { readDocument } from '../document/read-document.js';
import { reportFields } from '../document/report-fields.js';
import { Failure } from '../failure.js';
import { optionsOf } from '../options.js';
import { print, printJson, say } from '../terminal.js';

interface Options {
  against: string;
}

/** `duban outcomes REPORT --against DIRECTIVE`: what a report tells of what a directive promised. */
export function addOutcomesCommand(program: Command): void {
  program
    .command('outcomes')
    .description('set the results that a report tells against the targets of a directive')
    .argument('<report>', 'the report, in a format that parse takes')
    .requiredOption('--against <directive>', 'the directive whose targets they are')
    .action(async (file: string, _options: Options, command: Command) => {
      const { against, json } = optionsOf<Options>(command);
      const report = parseReport((await readDocument(file)).text);
      if (!report)
        throw new Failure(
          `${file}: no report was found in it: it needs a chapter that looks back and one that plans the year.`,
        );
      const { parsed } = await readDocument(against);
      if (parsed.tasks.length === 0)
        throw new Failure(`${against}: no task was found in it, so there is nothing to compare with.`);
      const matches = matchOutcomes(report, parsed);
      if (json) printJson({ ...reportFields(report), ...matches });
      else print(linesOf(matches).join('\n') || 'Nothing of the directive is spoken of in the report.');
      const reviewed = report.year === null ? null : report.year - 1;
      if (parsed.document.year !== null && reviewed !== null && parsed.document.year !== reviewed)
        say(`The report looks back on ${reviewed}, the directive is of ${parsed.document.year}.`);
      say(summaryOf(matches));
    });
}

/** One line for each task of which the report speaks: number, verdict and marks, then both quotes. */
function linesOf({ matches, taskMatches }: OutcomeMatches): string[] {
  return [...matches, ...taskMatches]
    .filter(({ verdict }) => verdict !== 'noOutcome')
    .flatMap(({ target, verdict, marks, targetQuote, outcomeQuote }) => [
      `${target ?? '-'}  ${[verdict, ...marks].join(' ')}`,
      `    ${targetQuote}`,
      `    ${outcomeQuote ?? ''}`,
    ]);
}

function summaryOf({ matches, taskMatches }: OutcomeMatches): string {
  const all: TaskMatch[] = [...matches, ...taskMatches];
  const count = (verdict: TaskMatch['verdict']) => all.filter((match) => match.verdict === verdict).length;
  return (
    `${all.length} tasks: ${count('met')} met, ${count('missed')} missed, ${count('partlyMet')} partly met, ` +
    `${count('notComparable')} not comparable, ${count('noOutcome')} without an outcome.`
  );
}

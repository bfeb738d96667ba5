import { parseReport } from '@duban/directive';
import type { Command } from 'commander';
import { readDocument } from '../document/read-document.js';
import { reportFields, sayingOfReport } from '../document/report-fields.js';
import { printJson, say } from '../terminal.js';

/** `duban parse FILE`: what a notice or a report says, as JSON. */
export function addParseCommand(program: Command): void {
  program
    .command('parse')
    .description(
      'read a notice or a report and print what it says as JSON: tasks, units, reporting calendar, outcomes, doubts',
    )
    .argument('<file>', 'the text of the notice, in UTF-8 or GB18030')
    .action((file: string) => {
      const { parsed, text, encoding } = readDocument(file);
      const report = parsed.tasks.length === 0 ? parseReport(text) : null;
      printJson(report ? { ...parsed, ...reportFields(report) } : parsed);
      const read = report ? sayingOfReport(report) : `${parsed.tasks.length} tasks`;
      say(
        `${read}, ${parsed.diagnostics.length} doubts` +
          `${encoding === 'gb18030' ? '; the file was converted from GB18030' : ''}.`,
      );
    });
}

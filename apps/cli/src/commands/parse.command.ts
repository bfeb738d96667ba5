import type { Command } from 'commander';
import { readDocument } from '../document/read-document.js';
import { printJson, say } from '../terminal.js';

/** `duban parse FILE`: what a notice says, as JSON. */
export function addParseCommand(program: Command): void {
  program
    .command('parse')
    .description('read a notice and print what it says as JSON: tasks, units, reporting calendar, doubts')
    .argument('<file>', 'the text of the notice, in UTF-8 or GB18030')
    .action((file: string) => {
      const { parsed, encoding } = readDocument(file);
      printJson(parsed);
      say(
        `${parsed.tasks.length} tasks, ${parsed.diagnostics.length} doubts` +
          `${encoding === 'gb18030' ? '; the file was converted from GB18030' : ''}.`,
      );
    });
}

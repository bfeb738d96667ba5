import { explainDirective, parseReport } from '@duban/directive';
import type { IntakeWarningCode } from '@duban/intake';
import type { Command } from 'commander';
import { type ReadDocument, readDocument } from '../document/read-document.js';
import { reportFields, sayingOfReport } from '../document/report-fields.js';
import { UsageFault } from '../failure.js';
import { printJson, say } from '../terminal.js';

/** `duban parse FILE`: what a notice or a report says, as JSON. */
export function addParseCommand(program: Command): void {
  program
    .command('parse')
    .description(
      'read a notice or a report and print what it says as JSON: tasks, units, reporting calendar, outcomes, doubts',
    )
    .argument('<file>', 'the notice: .txt in UTF-8 or GB18030, .md, .html, .docx, .xlsx, or .pdf with a text layer')
    .option('--explain [line]', 'print instead, for each line or for one, which rule took it and why')
    .action(async (file: string, { explain }: { explain?: string | true }) => {
      const document = await readDocument(file);
      const { parsed, text } = document;
      if (explain !== undefined) return explainLines(text, explain);
      const report = parsed.tasks.length === 0 ? parseReport(text) : null;
      printJson(report ? { ...parsed, ...reportFields(report) } : parsed);
      tell(document, report ? sayingOfReport(report) : `${parsed.tasks.length} tasks`);
    });
}

/** For each line, or for one, its kind, the rule that took it and why, what is printed and what is doubtful there. */
function explainLines(text: string, wanted: string | true): void {
  const only = wanted === true ? undefined : Number(wanted);
  if (only !== undefined && !(Number.isInteger(only) && only > 0))
    throw new UsageFault('--explain takes the number of a line, from 1.');
  printJson(explainDirective(text).filter(({ line }) => only === undefined || line === only));
}

function tell({ parsed, encoding, kind, warnings }: ReadDocument, read: string): void {
  const how = kind === 'txt' ? '' : `; the file was read as .${kind}`;
  const converted = encoding === 'gb18030' ? '; the file was converted from GB18030' : '';
  say(`${read}, ${parsed.diagnostics.length} doubts${how}${converted}.`);
  for (const { code, count } of warnings) say(`${sentences[code]}: ${count}.`);
}

/** What a person should know of the text that was taken from a file. */
const sentences: Readonly<Record<IntakeWarningCode, string>> = {
  'pictures-left-out': 'Pictures were left out; tasks in them are not read',
  'notes-left-out': 'Footnotes were left out',
  'contents-left-out': 'Lines of the table of contents were left out',
  'text-left-out': 'Characters beside the main text of the page were left out',
  'several-sheets': 'All sheets of the workbook were read, one after the other',
  'hidden-left-out': 'What is hidden was left out',
  'pages-without-text': 'Pages hold pictures alone and were not read',
  'lost-characters': 'Characters could not be told from the font of the file',
};

import { explainDirective, explainReport, parseReport } from '@duban/directive';
import type { IntakeWarningCode } from '@duban/intake';
import type { Command } from 'commander';
import { type ReadDocument, readDocument } from '../document/read-document.js';
import { sentenceWithoutTasks } from '../document/without-tasks.js';
import { reportFields, sayingOfReport } from '../document/report-fields.js';
import { Failure, UsageFault } from '../failure.js';
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
    .option('--as <kind>', 'read it as a notice or as a report; told by its content unless given', kindOption)
    .action(async (file: string, { explain, as }: { explain?: string | true; as?: Kind }) => {
      const document = await readDocument(file);
      const { parsed, text } = document;
      const wanted = as ?? (parsed.tasks.length === 0 ? 'report' : 'notice');
      const report = wanted === 'report' ? parseReport(text) : null;
      if (as === 'report' && !report)
        throw new Failure(`${file}: no report was found in it: try --as notice, or leave it to the content.`);
      if (explain !== undefined) return explainLines(report ? explainReport(text) : explainDirective(text), explain);
      printJson(report ? { ...parsed, ...reportFields(report) } : parsed);
      tell(document, report ? sayingOfReport(report) : `${parsed.tasks.length} tasks`);
      if (!report && parsed.tasks.length === 0) say(sentenceWithoutTasks(text));
    });
}

type Kind = 'notice' | 'report';

function kindOption(value: string): Kind {
  if (value === 'notice' || value === 'report') return value;
  throw new UsageFault(`--as takes notice or report, not "${value}".`);
}

/** For each line, or for one, the rule that took it and why, what is printed and what was found there. */
function explainLines(explained: readonly { line: number }[] | null, wanted: string | true): void {
  const only = wanted === true ? undefined : Number(wanted);
  if (only !== undefined && !(Number.isInteger(only) && only > 0))
    throw new UsageFault('--explain takes the number of a line, from 1.');
  printJson((explained ?? []).filter(({ line }) => only === undefined || line === only));
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

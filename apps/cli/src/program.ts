import { Command, CommanderError } from 'commander';
import { sentenceOf, UsageFault } from './failure.js';
import { say } from './terminal.js';

type AddCommand = (program: Command) => void;

/** Every command, loaded when it is wanted: `parse` should not wait for database drivers. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  parse: async () => (await import('./commands/parse.command.js')).addParseCommand,
  outcomes: async () => (await import('./commands/outcomes.command.js')).addOutcomesCommand,
  import: async () => (await import('./commands/import.command.js')).addImportCommand,
  issue: async () => (await import('./commands/issue.command.js')).addIssueCommand,
  calendar: async () => (await import('./commands/calendar.command.js')).addCalendarCommand,
  ladder: async () => (await import('./commands/ladder.command.js')).addLadderCommand,
  statechart: async () => (await import('./commands/statechart.command.js')).addStatechartCommand,
  rehearse: async () => (await import('./commands/rehearse.command.js')).addRehearseCommand,
  record: async () => (await import('./commands/record.command.js')).addRecordCommand,
  doctor: async () => (await import('./commands/doctor.command.js')).addDoctorCommand,
};

/**
 * Runs one command line (without the program's own name) and gives its exit code: 0 done, 1 failed, 2 wrongly written.
 * Errors are one sentence on stderr; a stack only with DUBAN_DEBUG=1.
 */
export async function runCli(words: readonly string[]): Promise<number> {
  try {
    const program = await createProgram(words);
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    return exitCodeOf(error);
  }
}

/** With the command that the words name; with all of them where they name none, for help and for what is misspelt. */
async function createProgram(words: readonly string[]): Promise<Command> {
  const program = new Command('duban')
    .description('督办: a government turns its yearly promises into work that is seen to be done')
    .option('--json', 'print the result as JSON on stdout; everything else goes to stderr')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'duban: ')) })
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 wrongly written. DUBAN_DEBUG=1 shows where an error came from.',
    );
  const named = commands[words.find((word) => !word.startsWith('-')) ?? ''];
  for (const load of named ? [named] : Object.values(commands)) (await load())(program);
  return program;
}

function exitCodeOf(error: unknown): number {
  // Help that was asked for is no error; commander has written what is to be written.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  say(`duban: ${sentenceOf(error)}`);
  if (process.env['DUBAN_DEBUG'] === '1' && error instanceof Error) say(error.stack ?? '');
  return error instanceof UsageFault ? 2 : 1;
}

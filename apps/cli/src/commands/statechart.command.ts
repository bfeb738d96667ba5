import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineNames, mermaidOf, type MachineName } from '@duban/lifecycle';
import type { Command } from 'commander';
import { Failure, UsageFault } from '../failure.js';
import { type CommonOptions, optionsOf } from '../options.js';
import { print, printJson, say } from '../terminal.js';

interface Options {
  all?: boolean;
  check?: boolean;
  folder?: string;
}

/** Where the drawings lie in the repository. */
const DOCS = 'docs/statecharts';

/** `duban statechart NAME|--all`: the machines as Mermaid, generated from their definitions. */
export function addStatechartCommand(program: Command): void {
  program
    .command('statechart')
    .description('draw a statechart as Mermaid, generated from its definition')
    .argument('[name]', `one of ${machineNames.join(', ')}`)
    .option('--all', 'draw all of them, one after the other')
    .option('--check', `with --all: draw nothing, fail when a file in the folder (${DOCS} unless given) is stale`)
    .option('--folder <folder>', 'with --all: write them there, one file each')
    .action((name: string | undefined, _options: Options, command: Command) => {
      const options = optionsOf<Options>(command);
      if (options.all && name !== undefined) throw new UsageFault('Give either NAME or --all.');
      if (options.check && !options.all) throw new UsageFault('--check goes with --all.');
      if (options.folder !== undefined && !options.all) throw new UsageFault('--folder goes with --all.');
      if (options.all) return drawAll(options);
      if (name === undefined)
        throw new UsageFault(`Name a statechart, or give --all; there are ${machineNames.join(', ')}.`);
      const chart = mermaidOf(machineNamed(name));
      if (options.json) printJson({ name, mermaid: chart });
      else print(chart);
    });
}

function drawAll({ check, folder, json }: Options & CommonOptions): void {
  if (check) checkAll(folder ?? DOCS);
  else if (folder !== undefined) writeAll(folder);
  else if (json) printJson(machineNames.map((name) => ({ name, mermaid: mermaidOf(name) })));
  else print(machineNames.map(pageOf).join('\n'));
}

function machineNamed(name: string): MachineName {
  const found = machineNames.find((each) => each === name);
  if (!found) throw new UsageFault(`There is no statechart ${name}; there are ${machineNames.join(', ')}.`);
  return found;
}

const pageOf = (name: MachineName): string => `# ${name}\n\n\`\`\`mermaid\n${mermaidOf(name)}\`\`\`\n`;

function writeAll(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of machineNames) writeFileSync(join(folder, `${name}.md`), pageOf(name));
  say(`${machineNames.length} statecharts written to ${folder}.`);
}

function checkAll(folder: string): void {
  const stale = machineNames.filter((name) => {
    const file = join(folder, `${name}.md`);
    return !existsSync(file) || readFileSync(file, 'utf8') !== pageOf(name);
  });
  if (stale.length > 0)
    throw new Failure(
      `Stale in ${folder}: ${stale.join(', ')}; write them anew with \`duban statechart --all --folder ${folder}\`.`,
    );
  say(`${machineNames.length} statecharts in ${folder} are what the definitions say.`);
}

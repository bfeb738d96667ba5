import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { faultsBetween } from './seed.faults.js';
import { seedFiles, type Seed } from './seed.schema.js';

/** A seed that cannot be loaded; each of `faults` names the file and the path in it. */
export class SeedFault extends Error {
  constructor(
    seed: string,
    readonly faults: readonly string[],
  ) {
    super(`The seed ${seed} cannot be loaded: ${faults.join('; ')}.`);
    this.name = 'SeedFault';
  }
}

/**
 * Reads the seed in a folder whose name is the seed's. The files alone decide what comes out.
 *
 * @throws SeedFault with everything that is wrong in the files, or, the files being in order, between them
 */
export function readSeed(folder: string): Seed {
  const name = basename(folder);
  const faults: string[] = [];
  const directive = readFile(folder, 'directive.yaml', seedFiles.directive, faults);
  const shared = directive?.directoryOf;
  const directory = shared === undefined ? folder : join(dirname(folder), shared);
  const units = readFile(directory, 'units.yaml', seedFiles.units, faults);
  const groups = readFile(directory, 'groups.yaml', seedFiles.groups, faults);
  const tasks = readFile(folder, 'tasks.yaml', seedFiles.tasks, faults);
  const people = readFile(directory, 'people.yaml', seedFiles.people, faults);
  if (!directive || !units || !groups || !tasks || !people) throw new SeedFault(name, faults);
  const seed: Seed = {
    name,
    directive,
    units: units.units,
    groups: groups.groups,
    tasks: tasks.sections.flatMap((section) =>
      section.tasks.map((task) => ({ ...task, sectionPath: [...section.path] })),
    ),
    posts: people.posts,
  };
  const between = faultsBetween(seed);
  if (between.length > 0) throw new SeedFault(name, between);
  return seed;
}

/** The content of one file; nothing, and its faults added to the list, where it is unreadable or of another form. */
function readFile<Content>(
  folder: string,
  file: string,
  schema: z.ZodType<Content>,
  faults: string[],
): Content | undefined {
  let content: unknown;
  try {
    content = parse(readFileSync(join(folder, file), 'utf8'));
  } catch (error) {
    // The first line says what is wrong and where; an excerpt of the file follows it.
    const [reason] = String(error instanceof Error ? error.message : error).split('\n');
    faults.push(`${file}: ${reason?.replace(/:$/, '')}`);
    return undefined;
  }
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  faults.push(...result.error.issues.map((issue) => `${file}: ${z.core.toDotPath(issue.path)}: ${issue.message}`));
  return undefined;
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSeed, SeedFault } from './seed.reader.js';
import type { Seed } from './seed.schema.js';

export { SeedFault } from './seed.reader.js';
export type { Seed, SeedDirective, SeedGroup, SeedPost, SeedTask, SeedUnit, UnitKind } from './seed.schema.js';

/** The seeds that there are: each is a folder beside this file. */
export const seedNames = ['sanmenxia-2022', 'xuchang-2023', 'jiyuan-2021', 'sanmenxia-2023', 'yima-2021'] as const;

/**
 * Loads a seed by name. It holds codes only: who stores it makes ids from the tenant and the code.
 *
 * @throws SeedFault for an unknown name, and for files that are wrong
 */
export function loadSeed(name: string): Seed {
  if (!seedNames.some((known) => known === name))
    throw new SeedFault(name, [`there is no such seed, but ${seedNames.join(', ')}`]);
  return readSeed(join(repositoryRoot(), 'seeds', name));
}

/** The built code lies deeper than the source, and YAML is not built: the files are found from the package's own folder. */
function repositoryRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { buildProgram, dataFolder, startProgram } from './program.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for the year that the pages are looked at in. */
    demonstrationFolder: string;
  }
}

/** For one run of the tests: the program is built, and the year is lived through once, by the first file that looks at it. */
export default function keepDemonstration(project: TestProject): () => void {
  buildProgram();
  const folder = mkdtempSync(join(tmpdir(), 'duban-demonstration-'));
  // The user of the database passes through it.
  chmodSync(folder, 0o755);
  project.provide('demonstrationFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

/** A folder with a database of its own in which the year is half lived through; nobody runs it yet. */
export async function livedThrough(): Promise<ReturnType<typeof dataFolder>> {
  const folder = inject('demonstrationFolder');
  const kept = join(folder, 'kept');
  // Files run side by side: the first lives the year through, the others wait for it.
  if (isFirst(join(folder, 'begun'))) await liveThrough(kept);
  while (!existsSync(kept)) {
    if (existsSync(failedOf(kept))) throw new Error('The year was not lived through: see the file that began it.');
    await setTimeout(200);
  }
  const own = dataFolder();
  // With the owner of each file, who is another than ours where we run as root.
  execFileSync('cp', ['-a', `${kept}/.`, own.path]);
  return own;
}

async function liveThrough(kept: string): Promise<void> {
  const made = `${kept}.made`;
  mkdirSync(made);
  try {
    const { stop } = await startProgram('demo', { DUBAN_DATA: made });
    await stop();
    renameSync(made, kept);
  } catch (error) {
    mkdirSync(failedOf(kept));
    throw error;
  }
}

const failedOf = (kept: string): string => `${kept}.failed`;

/** Whether nobody has made this folder before; it is made. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

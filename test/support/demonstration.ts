import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { dataFolder, startProgram } from './program.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for the year that the pages are looked at in. */
    demonstrationFolder: string;
  }
}

/** For one run of the tests: the year is lived through once, by the first file that looks at it. */
export default function keepDemonstration(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'duban-demonstration-'));
  // The user of the database passes through it.
  chmodSync(folder, 0o755);
  project.provide('demonstrationFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

/** A folder with a database of its own in which the year is half lived through; nobody runs it yet. */
export async function livedThrough(): Promise<ReturnType<typeof dataFolder>> {
  const kept = join(inject('demonstrationFolder'), 'kept');
  if (!existsSync(kept)) {
    const made = join(inject('demonstrationFolder'), 'made');
    mkdirSync(made, { recursive: true });
    const { stop } = await startProgram('demo', { DUBAN_DATA: made });
    await stop();
    renameSync(made, kept);
  }
  const own = dataFolder();
  // With the owner of each file, who is another than ours where we run as root.
  execFileSync('cp', ['-a', `${kept}/.`, own.path]);
  return own;
}

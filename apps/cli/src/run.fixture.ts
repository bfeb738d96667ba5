import { vi } from 'vitest';
import { runCli } from './program.js';

/** What a command line gave: its exit code, and what it wrote to stdout and to stderr. */
export interface CliRun {
  code: number;
  out: string;
  told: string;
}

/** Runs `duban WORDS` within this process. */
export async function run(...words: string[]): Promise<CliRun> {
  const written = { out: '', told: '' };
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.out += String(text);
    return true;
  });
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.told += String(text);
    return true;
  });
  try {
    const code = await runCli(words);
    return { code, ...written };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

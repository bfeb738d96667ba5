import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { runCli } from '../../apps/cli/src/program.js';
import type { FreshDatabase } from '../support/database.js';

export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Compiles the command where its sources have changed; nobody may do so at the same time. */
export async function buildCli(): Promise<void> {
  const { code, stderr } = await node(['config/tools/prepare.mjs', '--build=cli'], {});
  if (code !== 0) throw new Error(`The command line does not build: ${stderr}`);
}

/**
 * What `duban WORDS` does on `database` where one is given, with nobody at its terminal, and within this process: most
 * of what a process of its own takes is to load the programs.
 */
export async function duban(words: readonly string[], database?: FreshDatabase): Promise<Run> {
  for (const [name, value] of Object.entries(settingsOf(database))) vi.stubEnv(name, value);
  const stdout = listenTo(process.stdout);
  const stderr = listenTo(process.stderr);
  try {
    const code = await runCli(words);
    return { code, stdout: stdout.heard(), stderr: stderr.heard() };
  } finally {
    stdout.stop();
    stderr.stop();
    vi.unstubAllEnvs();
  }
}

/** The same in a process of its own, which ends only when everything is closed. */
export function dubanProcess(words: readonly string[], database?: FreshDatabase): Promise<Run> {
  return node(['dist/apps/cli/src/main.js', ...words], settingsOf(database));
}

/** Undefined without a database, whatever the environment of the tests says. */
function settingsOf(database: FreshDatabase | undefined) {
  return { DATABASE_URL: database?.appUrl, DATABASE_OWNER_URL: database?.ownerUrl, QUEUE_URL: database?.queueUrl };
}

/** Keeps what is written to a stream instead of writing it. */
function listenTo(stream: NodeJS.WriteStream): { heard: () => string; stop: () => void } {
  let heard = '';
  const spy = vi.spyOn(stream, 'write').mockImplementation((chunk) => {
    heard += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  });
  return { heard: () => heard, stop: () => spy.mockRestore() };
}

function node(words: readonly string[], environment: Readonly<Record<string, string | undefined>>): Promise<Run> {
  const { PATH, HOME } = process.env;
  const env = { ...(PATH ? { PATH } : {}), ...(HOME ? { HOME } : {}), ...environment };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...words],
      { cwd: root, env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ code, stdout, stderr });
      },
    );
    child.stdin?.end();
  });
}

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
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

/** Runs `duban WORDS` as a process of its own, on `database` where one is given, with nobody at its terminal. */
export function duban(words: readonly string[], database?: FreshDatabase): Promise<Run> {
  const urls = database && {
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    QUEUE_URL: database.queueUrl,
  };
  return node(['dist/apps/cli/src/main.js', ...words], urls ?? {});
}

function node(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Run> {
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

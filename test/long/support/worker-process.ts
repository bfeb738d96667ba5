import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FreshDatabase } from '../../support/database.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A worker as the product starts it: `npm run start:worker` without npm. */
export interface WorkerProcess {
  /** Settles when relay, sweep and worker run; throws with what the process said when it ends before. */
  ready: Promise<void>;
  /** As kill -9: nothing is told to it, nothing is finished by it. */
  kill: () => Promise<void>;
  /** As a service manager does, by SIGTERM. Gives the exit code; a signal that had to end it gives null. */
  stop: () => Promise<number | null>;
  /** What it has written to stderr. */
  said: () => string;
}

/** Compiles the worker unless that was done since the last change of a source. */
export function buildWorker(): void {
  const built = spawnSync(process.execPath, ['config/tools/prepare.mjs', '--build=worker'], { cwd: root });
  if (built.status !== 0) throw new Error(`The worker was not built: ${built.stderr.toString()}`);
}

/** Starts a worker process on a database and a queue; `settings` are further variables of its environment. */
export function startWorker(
  { appUrl }: Pick<FreshDatabase, 'appUrl'>,
  queueUrl: string,
  settings: Readonly<Record<string, string>> = {},
): WorkerProcess {
  const child = spawn(process.execPath, ['dist/apps/worker/src/main.js'], {
    cwd: root,
    env: { PATH: process.env['PATH'], DATABASE_URL: appUrl, QUEUE_URL: queueUrl, DATABASE_POOL_SIZE: '5', ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = endOf(child);
  const ready = new Promise<void>((resolve, reject) => {
    child.stderr.on('data', () => said.includes('The worker runs.') && resolve());
    void ended.then((code) => reject(new Error(`The worker ended with ${code}: ${said}`)));
  });
  // Whoever kills a worker that is only starting does not wait for it.
  ready.catch(() => {});
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return {
    ready,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    said: () => said,
  };
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
}

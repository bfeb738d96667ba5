import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../bench/root.js';

/** The product as `npm start` and `npm run start:real` start it, without npm. */
export interface Program {
  /** Where it listens. */
  url: string;
  /** What it printed for people. */
  greeting: string;
  /** What it has written to stderr: its log, and how far it is. */
  said: () => string;
  /** As a service manager does, by SIGTERM. Gives the exit code. */
  stop: () => Promise<number | null>;
}

type Environs = Readonly<Record<string, string>>;

/** Compiles the program unless that was done since the last change of a source; nobody may do so at the same time. */
export function buildProgram(): void {
  const built = spawnSync(process.execPath, ['config/tools/prepare.mjs', '--build=api,web'], { cwd: root });
  if (built.status !== 0) throw new Error(`The program was not built: ${built.stderr.toString()}`);
}

/** A folder for the embedded database of a program. */
export function dataFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'duban-program-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts the program on any free port, and waits until it listens. Throws with what it said where it ends before. */
export function startProgram(mode: 'demo' | 'real', settings: Environs): Promise<Program> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ['dist/apps/api/src/main.js', mode], {
    cwd: root,
    env: { ...(PATH ? { PATH } : {}), ...(HOME ? { HOME } : {}), PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [greeting, said] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
  const stop = (): Promise<number | null> => {
    child.kill('SIGTERM');
    return ended;
  };
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      greeting += chunk.toString();
      const url = /http:\/\/\S+:\d+/.exec(greeting)?.[0];
      if (url) resolve({ url, greeting, said: () => said, stop });
    });
    void ended.then((code) => reject(new Error(`The program ended with ${code}: ${said}`)));
  });
}

/** An empty demonstration of March 2021, compiled and started; `close` stops it and leaves nothing behind. */
export async function startEmptyDemonstration(): Promise<{ url: string; close: () => Promise<void> }> {
  buildProgram();
  const data = dataFolder();
  const settings = { DUBAN_DATA: data.path, DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2021-03-01T09:00' };
  const { url, stop } = await startProgram('demo', settings);
  const close = async (): Promise<void> => {
    await stop();
    data.remove();
  };
  return { url, close };
}

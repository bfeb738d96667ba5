import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, ownMark, pause, type ProcessMark } from './processes.js';

/**
 * Runs `work` while no other process, nor another call in this one, does so for the same folder. The lock of a process
 * that died is taken over. Throws after two minutes of waiting.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, 'lock');
  const mine = JSON.stringify({ ...ownMark(), nonce: randomUUID() });
  for (let waited = 0; !take(lock, mine); waited += WAIT_MS) {
    if (waited >= GIVE_UP_MS)
      throw new Error(`Another process has held ${lock} for two minutes; if none runs, delete it.`);
    await pause(WAIT_MS);
  }
  try {
    return await work();
  } finally {
    if (read(lock) === mine) rmSync(lock, { force: true });
  }
}

const WAIT_MS = 100;
const GIVE_UP_MS = 120_000;

function take(lock: string, mine: string): boolean {
  // Written first and linked then, so that a lock is never seen half written.
  const written = `${lock}.${randomUUID()}`;
  writeFileSync(written, mine, { mode: 0o600 });
  try {
    linkSync(written, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    clearIfDead(lock);
    return false;
  } finally {
    rmSync(written, { force: true });
  }
}

/** Moving is atomic: of two that find the same dead lock one moves it, and whoever moved a live one puts it back. */
function clearIfDead(lock: string): void {
  const seen = read(lock);
  if (seen === undefined || isAlive(JSON.parse(seen) as ProcessMark)) return;
  const aside = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, aside);
    if (read(aside) !== seen) linkSync(aside, lock);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

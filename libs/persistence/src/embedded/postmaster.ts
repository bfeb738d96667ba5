import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { freePort } from './free-port.js';
import type { Place } from './place.js';
import { pause } from './processes.js';
import type { ServerFile } from './server-file.js';

/** A place with the programs that serve it. */
export interface Installation extends Place {
  binaries: Binaries;
  /** Settings of PostgreSQL beyond our own, by name. */
  settings: Readonly<Record<string, string>>;
}

/** Makes the database files where there are none; cut short, it leaves nothing that looks finished. */
export async function initialise(installation: Installation, file: ServerFile): Promise<void> {
  const { folder, data, account, binaries, settings } = installation;
  if (existsSync(data)) return;
  const fresh = `${data}.new`;
  const passwordFile = join(folder, 'initdb.password');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, `${file.passwords.postgres}\n`, { mode: 0o600 });
  for (const path of [fresh, passwordFile]) giveTo(account, path);
  const sync = settings['fsync'] === 'off' ? ['--no-sync'] : [];
  try {
    await run(binaries.initdb, [`--pgdata=${fresh}`, `--pwfile=${passwordFile}`, ...INITDB, ...sync], account);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, data);
}

/**
 * Starts the postmaster as a process of its own, which outlives us, and gives its port. Waits for the children of a
 * killed postmaster to go, and takes another port when the chosen one was snatched.
 */
export async function startPostmaster(installation: Installation, token: string): Promise<number> {
  const { folder, data, account, binaries, settings } = installation;
  const logFile = join(folder, 'postgres.log');
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
    writeFileSync(logFile, '', { mode: 0o600 });
    giveTo(account, logFile);
    try {
      const flags = serverFlags(port, { ...settings, [TOKEN_SETTING]: token });
      await run(binaries.pgCtl, ['start', '-D', data, '-w', '-t', '120', '-l', logFile, '-o', flags], account);
      return port;
    } catch (error) {
      const told = readFileSync(logFile, 'utf8');
      if (attempt >= START_ATTEMPTS || !PASSING.test(told)) {
        throw new Error(`PostgreSQL did not start; ${logFile} says: ${told.trim().split('\n').slice(-5).join(' / ')}`, {
          cause: error,
        });
      }
      await pause(500);
    }
  }
}

/** Stops it as at a shutdown: open transactions are rolled back, everything is written. Returns when it is gone. */
export async function stopPostmaster({ data, account, binaries }: Installation): Promise<void> {
  await run(binaries.pgCtl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '120'], account);
}

/** The setting of PostgreSQL by which our server is known. */
export const TOKEN_SETTING = 'duban.server_token';

/** The built-in provider sorts by code point and knows the case of every letter, without any locale of the system. */
const INITDB = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];
const START_ATTEMPTS = 20;
/** Port taken meanwhile; a killed postmaster's children still hold its memory. */
const PASSING = /could not create any TCP\/IP sockets|pre-existing shared memory block/;

function serverFlags(port: number, settings: Readonly<Record<string, string>>): string {
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  };
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

function giveTo(account: Account, path: string): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
}

/** Away from our folder, which the database's user may not enter, and from our locale. */
async function run(program: string, flags: readonly string[], account: Account): Promise<void> {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const cwd = process.platform === 'win32' ? undefined : '/';
  await promisify(execFile)(program, flags, { ...account, env, cwd });
}

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { createDatabase } from '../databases.js';
import { ensureRoles } from '../roles.js';
import { findBinaries } from './binaries.js';
import { withFolderLock } from './folder-lock.js';
import { choosePlace } from './place.js';
import { type Installation, initialise, startPostmaster, stopPostmaster } from './postmaster.js';
import { isAlive, ownMark } from './processes.js';
import { findRunning } from './running-server.js';
import { newServerFile, readServerFile, type ServerFile, writeServerFile } from './server-file.js';

export interface EmbeddedOptions {
  /** The folder that holds everything: `.duban` unless the settings say otherwise. */
  dataDir: string;
  /** Told in one sentence what a person should know; nothing unless given. */
  log?: (line: string) => void;
  /** Further settings of PostgreSQL, by name; they count only for the one who starts it. */
  settings?: Readonly<Record<string, string>>;
  /**
   * Stop on SIGTERM and SIGINT, then let the signal do what it does without us; true unless told. A program that
   * drains its own work first says false and calls `stop` itself.
   */
  stopOnSignal?: boolean;
}

export interface EmbeddedServer {
  /** For migrations: `duban_owner`, who may also make and drop databases. */
  ownerUrl: string;
  /** For the program: `duban_app`. */
  appUrl: string;
  /** For BullMQ: `duban_queue`. */
  queueUrl: string;
  /** For tests and repairs: the superuser. */
  superuserUrl: string;
  /** Where the data lies; another folder than asked for where root's own is closed to the database's user. */
  folder: string;
  /** Whether it ran already, used by another process or left behind by one that was killed. */
  adopted: boolean;
  /** Leaves the server; the last of its users stops it. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Gives the PostgreSQL of `dataDir`: the one that runs, else it is started, else it is made first. There is never a
 * second one on the same folder: processes that start at once take turns. Roles and the database `duban` exist
 * afterwards; the tables are `migrate`'s. A user killed with -9 leaves the server running; the next one takes it over.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const place = choosePlace(options.dataDir, options.log ?? (() => {}));
  const installation: Installation = {
    ...place,
    binaries: findBinaries(place.account, place.folder),
    settings: options.settings ?? {},
  };
  const id = randomUUID();
  const { file, port, adopted } = await withFolderLock(place.folder, () => enter(installation, id));
  let leaving: Promise<void> | undefined;
  const stop = (): Promise<void> => (leaving ??= withFolderLock(place.folder, () => leave(installation, id)));
  if (options.stopOnSignal ?? true) stopOnSignal(stop);
  return { ...urls(file, port), folder: place.folder, adopted, stop };
}

const DATABASE = 'duban';

interface Entered {
  file: ServerFile;
  port: number;
  adopted: boolean;
}

async function enter(installation: Installation, id: string): Promise<Entered> {
  const { folder, data } = installation;
  const known = readServerFile(folder);
  if (!known && existsSync(data)) {
    throw new Error(
      `${join(folder, 'server.json')} with the passwords is gone: restore it, or remove ${folder} to begin anew.`,
    );
  }
  const file = known ?? newServerFile();
  writeServerFile(folder, file);
  await initialise(installation, file);
  // 1 The server: the one that runs, or a new one.
  const running = await findRunning(data, file);
  const port = running ?? (await startPostmaster(installation, file.token));
  // 2 We are one of its users from now on, also if what follows fails.
  writeServerFile(folder, { ...file, users: [...file.users.filter(isAlive), { ...ownMark(), id }] });
  try {
    await prepare(urls(file, port).superuserUrl, file);
  } catch (error) {
    await leave(installation, id);
    throw error;
  }
  return { file, port, adopted: running !== undefined };
}

/** What a start that was cut short may have left undone is done by the next one. */
async function prepare(superuserUrl: string, { passwords }: ServerFile): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ made: boolean }>(
      'SELECT exists (SELECT FROM pg_database WHERE datname = $1) AS made',
      [DATABASE],
    );
    if (rows[0]?.made) return;
    const { owner, app, queue } = passwords;
    await ensureRoles(client, { passwords: { owner, app, queue }, ownerMakesDatabases: true });
    await createDatabase(superuserUrl, DATABASE);
  } finally {
    await client.end();
  }
}

async function leave(installation: Installation, id: string): Promise<void> {
  const file = readServerFile(installation.folder);
  if (!file) return; // the folder was removed under us
  const users = file.users.filter((user) => user.id !== id && isAlive(user));
  writeServerFile(installation.folder, { ...file, users });
  if (users.length === 0 && (await findRunning(installation.data, file)) !== undefined)
    await stopPostmaster(installation);
}

function urls({ passwords }: ServerFile, port: number): Omit<EmbeddedServer, 'folder' | 'adopted' | 'stop'> {
  const url = (user: string, password: string, database: string): string =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  return {
    ownerUrl: url('duban_owner', passwords.owner, DATABASE),
    appUrl: url('duban_app', passwords.app, DATABASE),
    queueUrl: url('duban_queue', passwords.queue, DATABASE),
    superuserUrl: url('postgres', passwords.postgres, 'postgres'),
  };
}

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void stop().finally(() => {
        // Ours was the only listener: without it the signal ends the process as usual.
        if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
      });
    });
  }
}

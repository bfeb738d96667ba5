import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { migrateQueue } from '@duban/jobs';
import { createDatabase, dropDatabase, migrate, openEmbedded, withDatabase } from '@duban/persistence';
import { Client } from 'pg';
import type { FreshDatabase } from '../../support/database.js';

/** A PostgreSQL with default durability that can be killed. */
export interface MortalPostgres {
  /** A new migrated database, with the queue's tables. */
  database(): Promise<FreshDatabase>;
  /** Kills postmaster and every other process of the server with -9: what was only in its memory is gone. */
  kill(): Promise<void>;
  /** Starts it again where it was, and returns when it answers. */
  start(): Promise<void>;
  /** Stops it and removes it. */
  remove(): Promise<void>;
}

export async function openMortalPostgres(): Promise<MortalPostgres> {
  const server = await openEmbedded({ dataDir: join(tmpdir(), `duban-mortal-${randomUUID()}`) });
  const data = join(server.folder, 'postgres');
  return {
    database: async () => {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await createDatabase(server.superuserUrl, name);
      const at = (url: string): string => withDatabase(url, name);
      await migrate(at(server.superuserUrl), { years: [2023], queue: migrateQueue });
      return {
        ownerUrl: at(server.ownerUrl),
        appUrl: at(server.appUrl),
        queueUrl: at(server.queueUrl),
        superuserUrl: at(server.superuserUrl),
        name,
        drop: () => dropDatabase(server.superuserUrl, name),
      };
    },
    kill: () => killAll(server.superuserUrl, data),
    start: () => startAgain(data),
    remove: async () => {
      await server.stop();
      rmSync(server.folder, { recursive: true, force: true });
    },
  };
}

/** The postmaster first, which would see a death in its family and set things right itself. */
async function killAll(superuserUrl: string, data: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  client.on('error', () => {}); // its own server process dies too
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pid FROM pg_stat_activity');
  const note = join(data, 'postmaster.pid');
  const postmaster = Number(readFileSync(note, 'utf8').split('\n')[0]);
  const pids = [postmaster, ...rows.map(({ pid }) => pid)];
  for (const pid of pids) killIfThere(pid);
  while (pids.some(isThere)) await pause(10);
  // They are all dead, and the note of a postmaster that nobody buried would keep the next one from starting.
  rmSync(note);
  await client.end().catch(() => {});
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A dead process that nobody has buried has no command line any more. */
function isThere(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

/** With flags and port of the dead server, which it left in postmaster.opts: program, then each flag in quotes. */
async function startAgain(data: string): Promise<void> {
  const [, program = '', flags = ''] = /^(.+?) (".*)$/m.exec(readFileSync(join(data, 'postmaster.opts'), 'utf8')) ?? [];
  const { uid, gid } = statSync(data);
  const account = process.getuid?.() === 0 ? { uid, gid } : {};
  const log = join(data, 'again.log');
  const words = ['start', '-D', data, '-w', '-t', '120', '-l', log, '-o', flags];
  await promisify(execFile)(join(dirname(program), 'pg_ctl'), words, { ...account, cwd: '/' });
}

import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** The operating system's user that PostgreSQL runs as; empty: the one we run as. */
export interface Account {
  uid?: number;
  gid?: number;
}

/**
 * PostgreSQL refuses to run as root. As root we run it as whoever owns `dataFolder` already, else as the user
 * `postgres`, who is made when the system has none; otherwise as ourselves.
 */
export function databaseAccount(dataFolder: string): Account {
  if (process.getuid?.() !== 0) return {};
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = postgresUser();
  if (account) return account;
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const made = postgresUser();
  if (made) return made;
  throw new Error('PostgreSQL does not run as root, and no user "postgres" could be made. Start as another user.');
}

/** Whether `account` can enter `folder`: asked of the system, which knows about every folder above. */
export function canEnter(account: Account, folder: string): boolean {
  if (process.platform === 'win32') return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/' }).status === 0;
}

function postgresUser(): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

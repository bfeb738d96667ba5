import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { type Account, canEnter, databaseAccount } from './account.js';

/** Where the server lives and as whom it runs. */
export interface Place {
  /** Ours: lock, passwords, log. */
  folder: string;
  /** PostgreSQL's, inside `folder`. */
  data: string;
  account: Account;
}

/**
 * Settles where the data lies: in `dataDir`, or, where we are root and the database's user cannot enter that folder
 * (a clone under /root), in /var/lib/duban/<hash of the folder>, which `log` is told. Data that exists is never left
 * behind for an empty place. Throws with the folder's name and what to do when its rights stand in the way.
 */
export function choosePlace(dataDir: string, log: (line: string) => void): Place {
  const wanted = resolve(dataDir);
  const elsewhere = join(FOR_ROOT, createHash('sha256').update(wanted).digest('hex').slice(0, 16));
  if (process.getuid?.() === 0 && !existsSync(join(wanted, DATA))) {
    makeFolder(wanted);
    if (existsSync(join(elsewhere, DATA)) || !canEnter(databaseAccount(join(wanted, DATA)), wanted)) {
      log(`The database's user cannot enter ${wanted}: the data lies in ${elsewhere}.`);
      return placeAt(elsewhere);
    }
  }
  return placeAt(wanted);
}

/** The major version that the package brings. */
const MAJOR = '18';
const DATA = 'postgres';
const FOR_ROOT = '/var/lib/duban';

function placeAt(folder: string): Place {
  makeFolder(folder);
  const data = join(folder, DATA);
  const account = databaseAccount(data);
  if (existsSync(data)) checkData(data, account);
  return { folder, data, account };
}

/** Made so that the database's user may pass through it, whatever the umask; what is secret in it has mode 0600. */
function makeFolder(folder: string): void {
  try {
    if (mkdirSync(folder, { recursive: true })) chmodSync(folder, 0o711);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const user = userInfo().username;
    throw new Error(
      `The data folder ${folder} cannot be used by ${user}: make it and give it to that user ` +
        `(mkdir -p ${folder} && chown ${user} ${folder}), or name another one in DUBAN_DATA.`,
      { cause: error },
    );
  }
}

function checkData(data: string, account: Account): void {
  const { uid, mode } = statSync(data);
  const user = account.uid ?? process.getuid?.();
  if (user !== undefined && uid !== user) {
    throw new Error(
      `The folder ${data} belongs to user ${uid}, not to ${user}: start as that user, ` +
        `or give it over (chown -R ${user} ${data}), or name another folder in DUBAN_DATA.`,
    );
  }
  if (process.platform !== 'win32' && (mode & 0o027) !== 0) {
    throw new Error(`The folder ${data} is open to other users, so PostgreSQL refuses it: chmod 700 ${data}`);
  }
  if (!canEnter(account, data)) {
    throw new Error(
      `The database's user (${user}) cannot enter ${data}: let it pass through every folder above ` +
        `(chmod o+x), or name another folder in DUBAN_DATA.`,
    );
  }
  checkVersion(data);
}

function checkVersion(data: string): void {
  const file = join(data, 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (version === undefined)
    throw new Error(`The folder ${data} holds no database: move it away, or name another one in DUBAN_DATA.`);
  if (version !== MAJOR) {
    throw new Error(
      `The database in ${data} was made by PostgreSQL ${version}; this release brings ${MAJOR}: dump it with the old one and restore it.`,
    );
  }
}

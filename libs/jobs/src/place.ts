import { migrate, openEmbedded, withDatabase } from '@duban/persistence';
import type { OnClose } from './closing.js';
import { migrateQueue } from './postgres.backend.js';
import { queueBackend } from './queue-backend.js';

/** What the settings say of the servers. */
export interface PlaceSettings {
  readonly DATABASE_URL?: string | undefined;
  readonly DATABASE_OWNER_URL?: string | undefined;
  readonly QUEUE_URL?: string | undefined;
  readonly DUBAN_DATA: string;
}

/** A database to work on with its queue, and where it is. */
export interface Place {
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
 * The servers of the settings, else the embedded PostgreSQL: the running one, or one that is started now and left at
 * closing. `log` is told what a person should know.
 */
export async function openPlace(
  settings: PlaceSettings,
  log: (line: string) => void,
  onClose: OnClose,
): Promise<Place> {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, QUEUE_URL: queueUrl, DUBAN_DATA: dataDir } = settings;
  // The settings demand QUEUE_URL beside DATABASE_URL.
  if (appUrl !== undefined) return { appUrl, ownerUrl, queueUrl: queueUrl ?? appUrl, folder: null };
  const opening = openEmbedded({ dataDir, log, stopOnSignal: false });
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

/** The same servers with another database in place of the product's; a queue on PostgreSQL moves with it. */
export function placeOfDatabase({ appUrl, ownerUrl, queueUrl, folder }: Place, name: string): Place {
  return {
    appUrl: withDatabase(appUrl, name),
    ownerUrl: ownerUrl === undefined ? undefined : withDatabase(ownerUrl, name),
    queueUrl: /^rediss?:/.test(queueUrl) ? queueUrl : withDatabase(queueUrl, name),
    folder,
  };
}

export interface BringUpToDateOptions {
  /** Years that get partitions of their own. */
  years?: readonly number[];
  /** Whether the queue's tables are made too, wherever it is. */
  withQueue?: boolean;
}

/**
 * Brings a place up to this version. The database is left as it is where its owner is not known: that is for whoever
 * starts with the owner's address.
 */
export async function bringUpToDate(
  { ownerUrl, queueUrl }: Place,
  { years = [], withQueue = false }: BringUpToDateOptions = {},
): Promise<void> {
  const isQueueInside = ownerUrl !== undefined && whereOf(ownerUrl) === whereOf(queueUrl);
  if (ownerUrl !== undefined)
    await migrate(ownerUrl, { years, ...(withQueue && isQueueInside ? { queue: migrateQueue } : {}) });
  if (withQueue && !isQueueInside) await queueBackend(queueUrl).migrate();
}

/** Server and database, by whatever name the user comes. */
function whereOf(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol.replace('postgresql:', 'postgres:')}//${host}${pathname}`;
}

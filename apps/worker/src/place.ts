import { migrateQueue, queueBackend } from '@duban/jobs';
import { migrate, openEmbedded } from '@duban/persistence';
import type { Settings } from '@duban/settings';

/** Where the worker finds its database and its queue. */
export interface Place {
  /** As `duban_app`. */
  appUrl: string;
  queueUrl: string;
  /** Leaves the embedded server, where there is one. */
  leave(): Promise<void>;
}

/**
 * The servers of the settings, else the embedded PostgreSQL; both brought up to this version where the owner's address
 * is known.
 */
export async function openPlace(settings: Settings, log: (line: string) => void): Promise<Place> {
  const { DATABASE_URL, DATABASE_OWNER_URL, QUEUE_URL, DUBAN_DATA } = settings;
  if (DATABASE_URL !== undefined) {
    // The settings demand QUEUE_URL beside DATABASE_URL.
    const queueUrl = QUEUE_URL ?? DATABASE_URL;
    await bringUpToDate(DATABASE_OWNER_URL, queueUrl);
    return { appUrl: DATABASE_URL, queueUrl, leave: async () => {} };
  }
  const server = await openEmbedded({ dataDir: DUBAN_DATA, log, stopOnSignal: false });
  const queueUrl = QUEUE_URL ?? server.queueUrl;
  try {
    await bringUpToDate(server.ownerUrl, queueUrl);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { appUrl: server.appUrl, queueUrl, leave: () => server.stop() };
}

async function bringUpToDate(ownerUrl: string | undefined, queueUrl: string): Promise<void> {
  const isOurs = ownerUrl !== undefined && whereOf(ownerUrl) === whereOf(queueUrl);
  if (ownerUrl !== undefined) await migrate(ownerUrl, isOurs ? { queue: migrateQueue } : {});
  if (!isOurs) await queueBackend(queueUrl).migrate();
}

/** Server and database, by whatever name the user comes. */
function whereOf(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol.replace('postgresql:', 'postgres:')}//${host}${pathname}`;
}

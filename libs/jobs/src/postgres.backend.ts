import {
  assertSchemaCompatibility,
  createPostgresBackend,
  LATEST_SCHEMA_VERSION,
  runMigrations,
  withBackend,
} from 'bullmq';
import { Client } from 'pg';
import { type BullQueue, type BullWorker, jobQueueOver, jobWorkerOver, workerTuning } from './bull-queue.js';
import type { QueueBackend } from './job-queue.js';

const { Queue, Worker } = withBackend(createPostgresBackend);
const SCHEMA = 'bullmq';
/** A crash that forgets that a job was done only has it done twice, which is as once. What is added is kept for sure. */
const LAZY_COMMIT = '-c synchronous_commit=off';

/** BullMQ on PostgreSQL, as `duban_queue`, who may use the schema `bullmq` alone. */
export function openPostgresBackend(url: string): QueueBackend {
  const connection = (max: number, options = '') => ({
    connectionString: url,
    schema: SCHEMA,
    max,
    options,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'duban queue',
  });
  return {
    kind: 'postgres',
    openQueue: (name, onError) => {
      const queue = new Queue(name, { connection: connection(2) });
      queue.on('error', onError);
      return jobQueueOver(queue as unknown as BullQueue);
    },
    openWorker: (name, options) =>
      jobWorkerOver(options, (run) => {
        const { concurrency } = options;
        const settings = {
          ...workerTuning,
          concurrency,
          connection: connection(Math.min(concurrency, 4), LAZY_COMMIT),
        };
        return new Worker(name, run, settings) as unknown as BullWorker;
      }),
    migrate: () => migrateAt(url),
  };
}

/**
 * Brings the queue's schema up to date on the connection of its owner: given as `queue` to `migrate`, it runs with the
 * migrations of our own tables.
 */
export async function migrateQueue(client: Client): Promise<void> {
  await updateSchema(client);
  // BullMQ makes a sequence for each queue when its first jobs are added.
  await client.query(`GRANT USAGE, CREATE ON SCHEMA ${SCHEMA} TO duban_queue`);
}

/** For a queue in a database of its own. Where another has made the schema, its user needs no right to change it. */
async function migrateAt(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    if (!(await isUpToDate(client))) await updateSchema(client);
  } finally {
    await client.end();
  }
}

async function updateSchema(client: Client): Promise<void> {
  await runMigrations(client as Parameters<typeof runMigrations>[0], SCHEMA);
}

async function isUpToDate(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('${SCHEMA}.migration') IS NOT NULL AS there`,
  );
  if (!rows[0]?.there) return false;
  const queryable = client as Parameters<typeof assertSchemaCompatibility>[0];
  return (await assertSchemaCompatibility(queryable, SCHEMA)) >= LATEST_SCHEMA_VERSION;
}

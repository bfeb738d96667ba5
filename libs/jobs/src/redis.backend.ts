import { type Processor, Queue, Worker } from 'bullmq';
import { Cluster, Redis } from 'ioredis';
import { type BullQueue, type BullWorker, jobQueueOver, jobWorkerOver, workerTuning } from './bull-queue.js';
import type { JobQueue, JobWorker, QueueBackend } from './job-queue.js';

/** Braces keep all keys of a queue on one node of a cluster. */
const PREFIX = '{duban}';

/** BullMQ on Redis: a single server, Sentinel or Cluster. */
export function openRedisBackend(url: string): QueueBackend {
  return {
    kind: 'redis',
    openQueue: (name, onError) => {
      // Without a connection a command fails at once: the relay keeps what it has and comes back.
      const connection = connect(redisAddress(url), { maxRetriesPerRequest: 1, enableOfflineQueue: false });
      const queue = new Queue(name, { connection, prefix: PREFIX });
      queue.on('error', onError);
      return closingToo(jobQueueOver(queue as unknown as BullQueue), connection);
    },
    openWorker: (name, options) => {
      const connection = connect(redisAddress(url), { maxRetriesPerRequest: null, enableOfflineQueue: true });
      const settings = { ...workerTuning, concurrency: options.concurrency, connection, prefix: PREFIX };
      const open = (run: Processor) => new Worker(name, run, settings) as unknown as BullWorker;
      const worker = jobWorkerOver(options, open, () => !['ready', 'connect'].includes(connection.status));
      return closingToo(worker, connection);
    },
    migrate: async () => {},
  };
}

/** Where Redis is, read from its address. */
export type RedisAddress =
  | { kind: 'single'; url: string }
  | { kind: 'sentinel'; name: string; sentinels: RedisNode[]; options: RedisLogin }
  | { kind: 'cluster'; nodes: RedisNode[]; options: RedisLogin };

interface RedisNode {
  host: string;
  port: number;
}

interface RedisLogin {
  username?: string;
  password?: string;
  db?: number;
  tls?: object;
}

/** Reads `redis://…`; with `sentinel=NAME` or `cluster=true` the hosts are that one and every `node=host:port`. */
export function redisAddress(url: string): RedisAddress {
  const address = new URL(url);
  const sentinel = address.searchParams.get('sentinel');
  const cluster = address.searchParams.get('cluster') === 'true';
  if (sentinel === null && !cluster) return { kind: 'single', url };
  const standard = cluster ? 6379 : 26379;
  const nodes = [address.host, ...address.searchParams.getAll('node')].map((node) => nodeAt(node, standard));
  const options: RedisLogin = {
    ...(address.username ? { username: decodeURIComponent(address.username) } : {}),
    ...(address.password ? { password: decodeURIComponent(address.password) } : {}),
    ...(address.protocol === 'rediss:' ? { tls: {} } : {}),
  };
  if (cluster) return { kind: 'cluster', nodes, options };
  const db = Number(address.pathname.slice(1) || 0);
  return { kind: 'sentinel', name: sentinel ?? '', sentinels: nodes, options: { ...options, db } };
}

function nodeAt(text: string, standardPort: number): RedisNode {
  const { hostname, port } = new URL(`redis://${text}`);
  return { host: hostname, port: port ? Number(port) : standardPort };
}

interface Tuning {
  maxRetriesPerRequest: number | null;
  enableOfflineQueue: boolean;
}

/**
 * A connection made here is ended here: BullMQ asks a server that is away to say goodbye and leaves the connection to
 * try again for ever.
 */
function connect(address: RedisAddress, tuning: Tuning): Cluster | Redis {
  const client = open(address, { ...tuning, retryStrategy: (times: number) => Math.min(times * 100, 2_000) });
  // Queue and worker report what goes wrong; without a listener ioredis would print it as well.
  client.on('error', () => {});
  return client;
}

function open(address: RedisAddress, options: Tuning & { retryStrategy(times: number): number }): Cluster | Redis {
  switch (address.kind) {
    case 'single':
      return new Redis(address.url, options);
    case 'sentinel':
      return new Redis({ name: address.name, sentinels: address.sentinels, ...address.options, ...options });
    case 'cluster': {
      const { maxRetriesPerRequest, enableOfflineQueue } = options;
      return new Cluster(address.nodes, {
        redisOptions: { ...address.options, maxRetriesPerRequest },
        enableOfflineQueue,
      });
    }
  }
}

/** Ends the connection too, also where the server no longer answers. */
function closingToo<Closable extends JobQueue | JobWorker>(closable: Closable, client: Cluster | Redis): Closable {
  const close = async (): Promise<void> => {
    await closable.close();
    client.disconnect();
  };
  return { ...closable, close };
}

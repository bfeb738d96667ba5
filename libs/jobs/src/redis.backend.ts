import { type ConnectionOptions, Queue, Worker } from 'bullmq';
import { Cluster } from 'ioredis';
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
      const { connection, disconnect } = connect(redisAddress(url), { maxRetriesPerRequest: 1, enableOfflineQueue: false });
      const queue = new Queue(name, { connection, prefix: PREFIX });
      queue.on('error', onError);
      return closingToo(jobQueueOver(queue as unknown as BullQueue), disconnect);
    },
    openWorker: (name, options) => {
      const { connection, disconnect } = connect(redisAddress(url), { maxRetriesPerRequest: null });
      const { concurrency } = options;
      const worker = jobWorkerOver(
        options,
        (run) => new Worker(name, run, { ...workerTuning, concurrency, connection, prefix: PREFIX }) as unknown as BullWorker,
      );
      return closingToo(worker, disconnect);
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
  enableOfflineQueue?: boolean;
}

/** A cluster's connection is made here and has to be ended by us; any other BullMQ makes and ends itself. */
function connect(address: RedisAddress, tuning: Tuning): { connection: ConnectionOptions; disconnect(): void } {
  const patient = { ...tuning, retryStrategy: (times: number) => Math.min(times * 100, 2_000) };
  switch (address.kind) {
    case 'single':
      return { connection: { url: address.url, ...patient }, disconnect: () => {} };
    case 'sentinel': {
      const { name, sentinels, options } = address;
      return { connection: { name, sentinels, ...options, ...patient }, disconnect: () => {} };
    }
    case 'cluster': {
      const { maxRetriesPerRequest, enableOfflineQueue = true } = tuning;
      const redisOptions = { ...address.options, maxRetriesPerRequest };
      const cluster = new Cluster(address.nodes, { redisOptions, enableOfflineQueue });
      return { connection: cluster, disconnect: () => cluster.disconnect() };
    }
  }
}

function closingToo<Closable extends JobQueue | JobWorker>(closable: Closable, disconnect: () => void): Closable {
  return { ...closable, close: () => closable.close().finally(disconnect) };
}

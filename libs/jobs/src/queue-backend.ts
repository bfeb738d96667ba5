import type { QueueBackend } from './job-queue.js';
import { openPostgresBackend } from './postgres.backend.js';
import { openRedisBackend } from './redis.backend.js';

/**
 * The queue at an address, over connections that open when they are needed: `postgres://…` as `duban_queue`;
 * `redis://host:port/db`, with TLS `rediss://`. Redis Sentinel: `redis://a:26379/0?sentinel=NAME&node=b:26379`;
 * Redis Cluster: `redis://a:7000?cluster=true&node=b:7000`.
 */
export function queueBackend(url: string): QueueBackend {
  return /^rediss?:/.test(url) ? openRedisBackend(url) : openPostgresBackend(url);
}

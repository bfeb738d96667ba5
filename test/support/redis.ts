import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@duban/persistence';

export interface FreshRedis {
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts a Redis of its own on a free port, keeping nothing on disk. Where `redis-server` is not installed it says so
 * and gives null, for the test to leave the Redis half out; with CI=true that is an error.
 */
export async function freshRedis(): Promise<FreshRedis | null> {
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    if (process.env['CI'] === 'true') throw new Error('redis-server is not installed, and the full suite needs it.');
    console.warn('redis-server is not installed: nothing is tested on Redis.');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'duban-redis-'));
  const port = await freePort();
  const flags = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', [...flags, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  const stop = async (): Promise<void> => {
    await ended(server);
    rmSync(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await answers(port)) return { url: `redis://127.0.0.1:${port}`, stop };
    await pause(50);
  }
  await stop();
  throw new Error(`redis-server did not start on port ${port}.`);
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end('PING\r\n'));
    socket.once('data', (reply) => resolve(reply.toString().startsWith('+PONG')));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}

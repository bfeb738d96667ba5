import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** How many ports after the wanted one are tried. */
const TRIES = 50;

/** Listens on a port, or on the next free one after it. Returns the one that it became; 0 is any free one. */
export async function listen(app: NestFastifyApplication, host: string, wanted: number): Promise<number> {
  await app.listen(wanted === 0 ? 0 : await firstFree(host, wanted), host);
  return (app.getHttpServer().address() as AddressInfo).port;
}

async function firstFree(host: string, wanted: number): Promise<number> {
  for (let port = wanted; port <= Math.min(wanted + TRIES, 65_535); port++) if (await isFree(host, port)) return port;
  throw new Error(`The ports from ${wanted} on are taken: name another one in PORT.`);
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server: Server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') return resolve(false);
      reject(new Error(`Port ${port} of ${host} cannot be used (${error.code}): correct HOST and PORT.`));
    });
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** How long requests in flight may take when the program ends, in milliseconds. */
const GRACE_MS = 10_000;
const IDLE_EVERY_MS = 50;

/**
 * Ends a server: it is no longer ready and takes no connection, requests in flight end, streams are closed. What is not
 * done after ten seconds is cut off.
 */
export async function drain(app: NestFastifyApplication, graceMs: number = GRACE_MS): Promise<void> {
  const server = app.getHttpServer();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  // A connection whose last request has ended would otherwise be kept for the next one.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_EVERY_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
    clearInterval(idle);
  }
}

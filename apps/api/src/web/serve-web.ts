import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import serveFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Everything comes from this server, and nothing is written into the page by anybody else. */
const POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self'`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ');

/** The page at `/` with its files: kept by browsers, but asked for anew each time whether they changed. */
export async function serveWeb(fastify: FastifyInstance): Promise<void> {
  await fastify.register(serveFiles, {
    root: staticFolder(),
    prefix: '/shell/',
    decorateReply: true,
    index: false,
    cacheControl: false,
    setHeaders: (reply) => reply.headers(HEADERS),
  });
  fastify.get('/', (_, reply) => reply.sendFile('index.html'));
}

const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-cache',
  'content-security-policy': POLICY,
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** The same folder for the sources and for what is compiled from them into dist, where no page is. */
function staticFolder(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    const found = join(folder, 'apps/web/static');
    if (existsSync(join(found, 'index.html'))) return found;
    if (dirname(folder) === folder) throw new Error(`No folder apps/web/static is above ${start}.`);
  }
}

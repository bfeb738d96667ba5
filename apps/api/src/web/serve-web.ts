import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import serveFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * Everything comes from this server. Styles are also made in the browser, by components that cannot all be given a nonce;
 * scripts are not.
 */
const POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data: blob:`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ');

const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-cache',
  'content-security-policy': POLICY,
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/**
 * The web application as it was built: its files may be kept for ever, since their names change with what is in them;
 * every other address that a browser opens as a page gets the one page.
 */
export async function serveWeb(fastify: FastifyInstance): Promise<void> {
  const root = builtFolder();
  if (root === undefined) return;
  await fastify.register(serveFiles, {
    root: join(root, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    setHeaders: (reply) => reply.headers({ 'x-content-type-options': 'nosniff' }),
  });
  fastify.get('/icon.svg', (_, reply) => reply.sendFile('icon.svg', root, { maxAge: '1d', immutable: false }));
  const sendPage = (request: FastifyRequest, reply: FastifyReply) => {
    if (!isPage(request)) return reply.callNotFound();
    return reply.headers(PAGE_HEADERS).sendFile('index.html', root, { cacheControl: false });
  };
  fastify.get('/', sendPage);
  fastify.get('/*', sendPage);
}

/** Programs that ask for what is not there are told so. */
const isPage = ({ url, headers }: FastifyRequest): boolean =>
  url === '/' || (!/^\/(api|health|assets)\b/.test(url) && (headers.accept ?? '').includes('text/html'));

/** The same folder for the sources and for what is compiled from them; none where the web was not built. */
function builtFolder(): string | undefined {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    const found = join(folder, 'dist/apps/web');
    if (existsSync(join(found, 'index.html'))) return found;
    if (dirname(folder) === folder) return undefined;
  }
}

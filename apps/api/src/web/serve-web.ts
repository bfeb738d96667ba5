import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import serveFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Stands in the built page where the value goes that its scripts and styles carry. */
const NONCE = 'NONCE-OF-THE-PAGE';

/** Everything comes from this server; styles that are made in the browser carry a value that is new for each page. */
const policyWith = (nonce: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // Where a chart or a text puts a label is said in attributes.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');

/**
 * The web application as it was built: its files may be kept for ever, since their names change with what is in them;
 * every other address that a browser opens as a page gets the one page.
 */
export async function serveWeb(fastify: FastifyInstance): Promise<void> {
  const root = builtFolder();
  if (root === undefined) return;
  const page = readFileSync(join(root, 'index.html'), 'utf8');
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
    const nonce = randomBytes(16).toString('base64');
    return reply
      .headers({
        'cache-control': 'no-cache',
        'content-security-policy': policyWith(nonce),
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      })
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE, nonce));
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

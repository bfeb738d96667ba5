import type { ByteRange } from '@duban/files';
import type { FastifyRequest } from 'fastify';

/**
 * The stretch that a request wants of `size` bytes: `all` where it names none that we read (RFC 9110 lets a server
 * ignore it), `none` where it lies beyond the end. `tag` is the ETag of what there is.
 */
export function stretchOf(request: FastifyRequest, size: number, tag: string): ByteRange | 'all' | 'none' {
  const { range, 'if-range': sameAs } = request.headers;
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
  const [, ending] = /^bytes=-(\d{1,15})$/.exec(range ?? '') ?? [];
  if (sameAs !== undefined && sameAs !== tag) return 'all';
  if (ending !== undefined) return within({ first: Math.max(0, size - Number(ending)), last: size - 1 }, size);
  if (from === undefined) return 'all';
  return within({ first: Number(from), last: to ? Number(to) : size - 1 }, size);
}

const within = ({ first, last }: ByteRange, size: number): ByteRange | 'none' =>
  first >= size || first > last ? 'none' : { first, last: Math.min(last, size - 1) };

/** A name as a header gives it (RFC 6266): always to be saved. Old clients read the part in ASCII. */
export function attachment(name: string): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll(/["\\%]/g, '_');
  const exact = encodeURIComponent(name).replaceAll(/['()*!]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${exact}`;
}

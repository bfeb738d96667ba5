import type { FastifyRequest } from 'fastify';
import { Fault } from './fault.js';

/** The key under which a repetition of the request is recognised. Throws a fault where it is none. */
export function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = once(request, 'idempotency-key');
  if (key === undefined || /^[\x21-\x7e]{1,190}$/.test(key)) return key;
  throw new Fault('bad-header', 'Idempotency-Key is 1 to 190 visible ASCII characters.');
}

/** The version that the caller saw, from `If-Match: "3"`. Throws a fault where it is none of our tags. */
export function expectedVersion(request: FastifyRequest): number | undefined {
  const tag = once(request, 'if-match');
  if (tag === undefined) return undefined;
  const version = /^"([1-9]\d{0,8})"$/.exec(tag)?.[1];
  if (version === undefined) throw new Fault('bad-header', 'If-Match is the ETag of what is edited, such as "3".');
  return Number(version);
}

/** A header that may come once. Node joins repeated ones with a comma, so they are counted as they were sent. */
function once(request: FastifyRequest, name: string): string | undefined {
  const times = request.raw.rawHeaders.filter((each, index) => index % 2 === 0 && each.toLowerCase() === name).length;
  if (times > 1) throw new Fault('bad-header', `The header ${name} came ${times} times.`);
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

import type { FastifyRequest } from 'fastify';
import { Fault } from './fault.js';
import { bringsBearer } from './session-cookie.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a browser send: a change whose origin is not ours. Browsers say where a request comes
 * from; programs, which say nothing or bring a bearer, have no cookie that somebody else could use.
 */
export function refuseOtherSites(request: FastifyRequest): void {
  if (SAFE.has(request.method) || bringsBearer(request)) return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const isOurs = origin === undefined || hostOf(origin) === request.host;
  if ((site === undefined || site === 'same-origin' || site === 'none') && isOurs) return;
  throw new Fault('cross-site', 'This was sent by another site.');
}

/** Null of what has none, such as the origin `null`. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

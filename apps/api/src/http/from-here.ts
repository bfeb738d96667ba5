import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../program/loopback.js';

/**
 * Whether a request was made on this machine and for it: not passed on by a proxy that others reach, and not by a browser
 * that was led here under another name.
 */
export function isFromHere({ raw, headers }: Pick<FastifyRequest, 'raw' | 'headers'>): boolean {
  const { remoteAddress = '' } = raw.socket;
  const wasPassedOn = Object.keys(headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded-'));
  const host = (headers.host ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return isLoopback(remoteAddress.replace(/^::ffff:/, '')) && !wasPassedOn && isLoopback(host);
}

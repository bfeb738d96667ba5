import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { isFromHere } from './from-here.js';

const request = (remoteAddress: string, headers: Record<string, string>) =>
  ({ raw: { socket: { remoteAddress } }, headers }) as unknown as FastifyRequest;

test.each([
  ['127.0.0.1', { host: '127.0.0.1:8080' }, true],
  ['::1', { host: '[::1]:8080' }, true],
  ['::ffff:127.0.0.1', { host: 'localhost' }, true],
  ['10.0.0.7', { host: 'localhost' }, false],
  ['127.0.0.1', { host: 'duban.example.org' }, false],
  ['127.0.0.1', { host: 'localhost', 'x-forwarded-for': '10.0.0.7' }, false],
  ['127.0.0.1', { host: 'localhost', forwarded: 'for=10.0.0.7' }, false],
])('a request of %s with %o is from here: %s', (address, headers, expected) => {
  expect(isFromHere(request(address, headers as Record<string, string>))).toBe(expected);
});

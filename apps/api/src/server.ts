import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyBaseLogger } from 'fastify';
import { ApiModule, type ApiParts } from './api.module.js';
import { answerFault } from './http/fault.filter.js';
import { serveBrowser } from './openapi/browser-page.js';

/** The largest JSON body, in bytes: 500 commands with a report each. */
const BODY_LIMIT = 5 * 1024 * 1024;

/** Puts the HTTP server together; it does not listen yet. `log` is of pino. */
export async function openServer(parts: ApiParts, log: FastifyBaseLogger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    loggerInstance: log,
    disableRequestLogging: true,
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    // A proxy in front tells the client's address and protocol.
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.over(parts), adapter, {
    logger: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  await app.register(cookie as never);
  await app.register(compress as never, { global: true, threshold: 1_024, encodings: ['gzip', 'identity'] });
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  await app.register(serveBrowser as never);
  await app.init();
  fastify.setErrorHandler((error, request, reply) => answerFault(error, request, reply));
  return app;
}

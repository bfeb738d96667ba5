import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyBaseLogger, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { ApiModule, type ApiParts } from './api.module.js';
import { answerFault } from './http/fault.filter.js';
import { logRequests } from './program/request-log.js';
import { serveBrowser } from './openapi/browser-page.js';
import { serveWeb } from './web/serve-web.js';

/** The largest JSON body, in bytes: 500 commands with a report each. */
const BODY_LIMIT = 5 * 1024 * 1024;
/** The largest file, in bytes. */
const FILE_LIMIT = 50 * 1024 * 1024;
const SIGN_INS_PER_MINUTE = 60;

/** Puts the HTTP server together; it does not listen yet. `log` is of pino. */
export async function openServer(parts: ApiParts, log: FastifyBaseLogger): Promise<NestFastifyApplication> {
  const adapter = new Adapter({
    loggerInstance: log,
    // Requests are logged by a hook of our own.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    // A proxy in front tells the client's address and protocol.
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
    // Addresses that cannot be read.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => answerFault(error, request, reply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.over(parts), adapter, {
    logger: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  await app.register(cookie as never);
  // Of the routes that ask for it: those where passwords are tried.
  await app.register(rateLimit as never, { global: false, max: parts.signInsPerMinute ?? SIGN_INS_PER_MINUTE });
  await app.register(multipart as never, { limits: { fileSize: FILE_LIMIT, files: 1, fields: 20 } });
  await app.register(compress as never, { global: true, threshold: 1_024, encodings: ['gzip', 'identity'] });
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  logRequests(fastify);
  await app.register(serveBrowser as never);
  await app.register(serveWeb as never);
  await app.init();
  return app;
}

/** What fails before a handler is reached is answered as every other fault. */
class Adapter extends FastifyAdapter {
  override setErrorHandler(): ReturnType<FastifyAdapter['setErrorHandler']> {
    return this.getInstance().setErrorHandler((error, request, reply) => answerFault(error, request, reply));
  }
}

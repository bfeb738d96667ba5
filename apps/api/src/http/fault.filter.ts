import { codeOf, isPassing } from '@duban/persistence';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fault, problemOf } from './fault.js';

/** The one place where what went wrong becomes an answer. Nothing of a fault of our own is told but its request id. */
@Catch()
export class FaultFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerFault(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** Answers with the problem document of whatever was thrown. An answer that has begun is cut off. */
export function answerFault(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const fault = faultOf(error);
  if (fault.status >= 500) request.log.error({ err: error, requestId: request.id }, 'The request failed.');
  if (reply.raw.headersSent) return void reply.raw.destroy();
  const { retryAfter } = fault.details;
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  void reply
    .status(fault.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemOf(fault, request.id)));
}

function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const status = statusOf(error);
  const known = status === undefined ? undefined : BY_STATUS[status];
  if (known) return known(error as Error);
  if (status !== undefined && status >= 400 && status < 500)
    return new Fault('bad-request', `The request cannot be read: ${(error as Error).message}.`);
  if (NO_SUCH_MOMENT.has(codeOf(error)))
    return new Fault('bad-request', 'A day or moment in the request does not exist.');
  if (isPassing(error))
    return new Fault('database-unavailable', 'The database did not answer; try again.', { retryAfter: 1 });
  return new Fault('fault', 'Something failed here; the log has it under the id of this request.');
}

/** SQLSTATE of days and moments that the database cannot hold: cursors may be forged. */
const NO_SUCH_MOMENT: ReadonlySet<string> = new Set(['22007', '22008']);

/** What Nest and Fastify refuse before a handler is reached. */
const BY_STATUS: Readonly<Record<number, (error: Error) => Fault>> = {
  400: ({ message }) => new Fault('bad-request', `The request cannot be read: ${message}.`),
  404: () => new Fault('not-found', 'There is nothing here under this id.'),
  405: () => new Fault('method-not-allowed', 'This cannot be done here.'),
  413: () => new Fault('too-large', 'The body is too large.'),
  415: () => new Fault('unsupported-type', 'Send JSON, with the content type application/json.'),
  429: () => new Fault('too-many-requests', 'Too many requests; wait a little.', { retryAfter: 60 }),
};

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

import type { FastifyInstance } from 'fastify';
import { callerOfRequest } from '../http/operation.decorator.js';

/**
 * A line for each request when its answer is out: method, path with the names of its parameters in place of their
 * values and without the query, status, milliseconds, who asked. The id of the request is in every line of its own.
 */
export function logRequests(fastify: Pick<FastifyInstance, 'addHook'>): void {
  fastify.addHook('onResponse', async (request, reply) => {
    const caller = callerOfRequest(request);
    request.log.info(
      {
        method: request.method,
        path: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ...(caller ? { person: caller.person.id, post: caller.post?.id ?? null } : {}),
      },
      'request',
    );
  });
}

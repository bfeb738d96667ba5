import { operationOf, type OperationAnswer, type OperationId, type OperationRequest } from '@duban/contracts';
import type { Caller } from '@duban/access';
import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Reach } from './reach.js';

/** What a handler works on: the checked request, who asks, and how far they see. */
export type Ask<Id extends OperationId> = OperationRequest<Id> & {
  /** Who asks. Only an operation that is open to anyone comes without. */
  readonly caller: Caller;
  readonly reach: Reach;
  /** Id of the request, as in the log. */
  readonly requestId: string;
};

export const OPERATION = Symbol('operation');

type Handler<Id extends OperationId> = (ask: Ask<Id>, ...rest: never[]) => Promise<OperationAnswer<Id>>;

/**
 * Binds a handler to an operation of the contracts: method, path and status come from there, and a handler whose request
 * or answer is another does not compile. What is streamed is written to the reply, and nothing is given back.
 */
export function Operation<Id extends OperationId>(id: Id) {
  const { method, path, status = 200 } = operationOf(id);
  const bind = applyDecorators(
    RequestMapping({ method: RequestMethod[method], path: path.replaceAll(/\{(\w+)\}/g, ':$1') }),
    HttpCode(status),
    SetMetadata(OPERATION, id),
  );
  return <Method extends Handler<Id>>(target: object, key: string, descriptor: TypedPropertyDescriptor<Method>): void =>
    bind(target, key, descriptor);
}

/** The request of a handler, as {@link Ask} says. */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext) => askOf(requestOf(context)));

/** Gives a request to its handler: the guard has put it together. */
export function keepAsk(request: FastifyRequest, ask: Ask<OperationId>): void {
  asks.set(request, ask);
}

/** Who asked, where the guard has found out. */
export const callerOfRequest = (request: FastifyRequest): Caller | undefined => asks.get(request)?.caller ?? undefined;

const asks = new WeakMap<FastifyRequest, Ask<OperationId>>();

function askOf(request: FastifyRequest): Ask<OperationId> {
  const ask = asks.get(request);
  if (!ask) throw new Error('The request has not been checked.');
  return ask;
}

export const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest();

import type { Caller, Sessions } from '@duban/access';
import { operationOf, type OperationId } from '@duban/contracts';
import { type Permissions, type Scope, scopeOf } from '@duban/lifecycle';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { PERMISSIONS, SESSIONS } from '../tokens.js';
import { checkRequest } from './check-request.js';
import { Fault } from './fault.js';
import { type Ask, keepAsk, OPERATION, requestOf } from './operation.decorator.js';
import { type Reach, taskRelations } from './reach.js';
import { refuseOtherSites } from './same-origin.js';
import { sessionToken } from './session-cookie.js';

/** Lets a request through to its handler: signed in, allowed by the permission table, and as its operation asks. */
@Injectable()
export class OperationGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(PERMISSIONS) private readonly permissions: Permissions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const id = this.reflector.get<OperationId | undefined>(OPERATION, context.getHandler());
    if (id === undefined) throw new Error(`${context.getHandler().name} is bound to no operation.`);
    const request = requestOf(context);
    refuseOtherSites(request);
    const caller = await this.callerOf(request);
    const scope = this.scopeOf(id, caller);
    this.demandOwnPassword(id, caller);
    const { params, query, body } = checkRequest(operationOf(id), request);
    const reach = reachOf(scope, caller);
    keepAsk(request, { params, query, body, caller, reach, requestId: request.id } as Ask<OperationId>);
    return true;
  }

  private async callerOf(request: FastifyRequest): Promise<Caller | null> {
    const token = sessionToken(request);
    return token === undefined ? null : this.sessions.callerOf(token);
  }

  /** Who has been given a password does nothing before it is their own. */
  private demandOwnPassword(id: OperationId, caller: Caller | null): void {
    if (!caller?.mustChangePassword || WITH_GIVEN_PASSWORD.has(id)) return;
    if (this.permissions[id]?.anyone?.any === 'allow') return;
    throw new Fault('password-expired', 'Change your password first.');
  }

  private scopeOf(id: OperationId, caller: Caller | null): Scope & { ok: true } {
    const row = this.permissions[id];
    const scope = scopeOf(this.permissions, id, caller?.post?.role ?? null);
    if (scope.ok) return scope;
    if (!caller) throw new Fault('not-signed-in', 'Sign in first.');
    // Somebody who is signed in and holds no post today may do what every role may.
    if (!caller.post && row?.signedIn?.any === 'allow') return { ok: true, all: false, relations: [] };
    const who = caller.post ? `A ${caller.post.role}` : 'Somebody without a post';
    throw new Fault('not-permitted', `${who} may not do this (${id}).`);
  }
}

const WITH_GIVEN_PASSWORD: ReadonlySet<OperationId> = new Set([
  'session.read',
  'session.changePassword',
  'session.close',
]);

function reachOf(scope: Scope & { ok: true }, caller: Caller | null): Reach {
  if (scope.all) return { all: true };
  const unit = caller?.post?.unit?.id;
  if (unit === undefined) return { all: false, unit: NO_UNIT, relations: [] };
  return { all: false, unit, relations: taskRelations(scope.relations) };
}

/** Of no unit at all. */
const NO_UNIT = '00000000-0000-0000-0000-000000000000';

import { type Caller, changePassword, type Door, type Sessions, signIn } from '@duban/access';
import type { OperationAnswer } from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import { inTenant, type SharedReads } from '@duban/persistence';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fault, notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { bringsBearer, clearSessionCookie } from '../http/session-cookie.js';
import { DOOR, DUBAN, SESSIONS, SHARED_READS } from '../tokens.js';
import { handOut, type SessionView, viewOf } from './hand-out.js';
import { refusalOf, unfit } from './refusals.js';
import { readSessions } from './session.read.js';

/** Signing in and out, for which post one speaks, and where one is signed in. */
@Controller()
export class SessionController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(DOOR) private readonly door: Door,
  ) {}

  @Operation('session.open')
  @RouteConfig({ rateLimit: {} })
  async open(
    @Asked() { body }: Ask<'session.open'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const { government, name, password, bearer = false } = body;
    const agent = request.headers['user-agent']?.slice(0, 300) ?? null;
    const signedIn = await signIn(this.door, { government, name, password, agent });
    if (signedIn.outcome !== 'open') throw refusalOf(signedIn);
    return handOut(this.door, signedIn.token, { asBearer: bearer, request, reply });
  }

  @Operation('session.read')
  async read(@Asked() { caller }: Ask<'session.read'>): Promise<SessionView> {
    return viewOf(this.duban.pool, caller);
  }

  @Operation('session.switch')
  async switch(
    @Asked() { body, caller }: Ask<'session.switch'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    if (!caller.posts.some(({ id }) => id === body.post))
      throw new Fault('not-permitted', 'This post is not yours today.');
    const token = await inTenant(this.duban.pool, caller.tenant, (client) =>
      this.sessions.renew(client, caller, body.post),
    );
    return handOut(this.door, token, { asBearer: bringsBearer(request), request, reply });
  }

  @Operation('session.changePassword')
  async changePassword(
    @Asked() { body, caller }: Ask<'session.changePassword'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const changed = await changePassword(this.door, caller, body);
    if (changed.outcome === 'unfit') throw unfit('/next', changed.because);
    if (changed.outcome !== 'changed') throw refusalOf(changed);
    request.log.info({ act: 'session.changePassword', by: caller.person.id }, 'A password was changed.');
    return handOut(this.door, changed.token, { asBearer: bringsBearer(request), request, reply });
  }

  @Operation('session.close')
  async close(
    @Asked() { caller }: Ask<'session.close'>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.end(caller, caller.session);
    clearSessionCookie(reply);
  }

  @Operation('session.list')
  async list(@Asked() { caller }: Ask<'session.list'>): Promise<OperationAnswer<'session.list'>> {
    return { rows: await this.reads.read(caller.tenant, (client) => readSessions(client, caller)) };
  }

  @Operation('session.revoke')
  async revoke(@Asked() { params, caller }: Ask<'session.revoke'>): Promise<void> {
    if (!(await this.end(caller, params.id))) throw notFound();
  }

  private async end({ tenant, person }: Caller, session: string): Promise<boolean> {
    const isEnded = await inTenant(this.duban.pool, tenant, (client) =>
      this.sessions.revoke(client, tenant, person.id, session),
    );
    this.sessions.forget();
    return isEnded;
  }
}

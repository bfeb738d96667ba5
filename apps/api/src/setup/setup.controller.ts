import { createHash, timingSafeEqual } from 'node:crypto';
import { type Door, passwordFault, setUp } from '@duban/access';
import type { OperationAnswer } from '@duban/contracts';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '../http/fault.js';
import { isFromHere } from '../http/from-here.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { handOut } from '../session/hand-out.js';
import { unfit } from '../session/refusals.js';
import { DOOR, SETUP_TOKEN } from '../tokens.js';

/** The first start of an installation. */
@Controller()
export class SetupController {
  constructor(
    @Inject(DOOR) private readonly door: Door,
    @Inject(SETUP_TOKEN) private readonly token: string | null,
  ) {}

  @Operation('setup.perform')
  @RouteConfig({ rateLimit: {} })
  async perform(
    @Asked() { body }: Ask<'setup.perform'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'setup.perform'>> {
    const { setupToken, ...people } = body;
    if (this.token !== null && !isSame(setupToken ?? '', this.token))
      throw new Fault('not-permitted', 'Give the setup token that the server has printed at its start.');
    if (this.token === null && !isFromHere(request))
      throw new Fault(
        'not-permitted',
        'Set this up on the machine itself, at its own address and not through a proxy.',
      );
    const { account, password } = people.administrator;
    const fault = passwordFault(password, account);
    if (fault !== null) throw unfit('/administrator/password', fault);
    const opened = await setUp(this.door, people, request.headers['user-agent']?.slice(0, 300) ?? null);
    if (!opened) throw new Fault('already-set-up', 'There is a government here already; sign in.');
    request.log.info({ act: 'setup.perform', government: people.government.code }, 'The installation was set up.');
    return handOut(this.door, opened.token, { asBearer: false, request, reply });
  }
}

/** Compared in a time that tells nothing. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

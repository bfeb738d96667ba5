import { createHash } from 'node:crypto';
import type { Permissions } from '@duban/lifecycle';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { PERMISSIONS } from '../tokens.js';
import { BROWSER_POLICY, browserPage } from './browser-page.js';
import { openApiDocument } from './document.js';
import { VERSION } from '../version.js';

/** The interface described: for programs, and for people. */
@Controller()
export class OpenApiController {
  private readonly text: string;
  private readonly tag: string;

  constructor(@Inject(PERMISSIONS) permissions: Permissions) {
    this.text = JSON.stringify(openApiDocument(permissions, VERSION));
    this.tag = `"${createHash('sha256').update(this.text).digest('base64url').slice(0, 22)}"`;
  }

  @Operation('api.describe')
  async describe(
    @Asked() _: Ask<'api.describe'>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.header('etag', this.tag).header('cache-control', 'no-cache');
    if (request.headers['if-none-match'] === this.tag) return void reply.status(304).send();
    void reply.header('content-type', 'application/json; charset=utf-8').send(this.text);
  }

  @Operation('api.browse')
  async browse(@Asked() _: Ask<'api.browse'>, @Res() reply: FastifyReply): Promise<void> {
    void reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', BROWSER_POLICY)
      .header('x-content-type-options', 'nosniff')
      .send(browserPage);
  }
}

import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { sessionToken } from '../http/session-cookie.js';
import { type ChangeCursor, cursorFromText } from './change-cursor.js';
import { ChangeStreams, unknownCursor } from './change-streams.js';

/** Changes as they happen. */
@Controller()
export class ChangesController {
  constructor(@Inject(ChangeStreams) private readonly streams: ChangeStreams) {}

  @Operation('changes.stream')
  async stream(
    @Asked() { query, caller, reach }: Ask<'changes.stream'>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = cursorOf(request, query.after);
    await this.streams.start({ caller, reach, token: sessionToken(request) ?? '', after }, reply);
  }
}

/** A browser that comes again says in the header how far it got, and repeats the address that it began with. */
function cursorOf(request: FastifyRequest, given: string | undefined): ChangeCursor | null {
  const text = request.headers['last-event-id']?.toString() || given;
  if (text === undefined) return null;
  const cursor = cursorFromText(text);
  if (!cursor) throw unknownCursor();
  return cursor;
}

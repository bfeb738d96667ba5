import type { Caller, Door } from '@duban/access';
import type { OperationAnswer } from '@duban/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { Fault } from '../http/fault.js';
import { setSessionCookie } from '../http/session-cookie.js';
import { readGovernment } from './session.read.js';

export type SessionView = OperationAnswer<'session.read'>;

/** Gives a new token to who asked, in the way they keep it, with the session that it opens. */
export async function handOut(
  { sessions, pool }: Door,
  token: string,
  { asBearer, request, reply }: { asBearer: boolean; request: FastifyRequest; reply: FastifyReply },
): Promise<SessionView> {
  sessions.forget();
  const caller = await sessions.callerOf(token);
  if (!caller) throw new Fault('not-signed-in', 'The session has just been ended.');
  const view = await viewOf(pool, caller);
  if (asBearer) return { ...view, token };
  setSessionCookie(reply, request, token);
  return view;
}

/** Who is signed in, as they see it. */
export async function viewOf(pool: Pool, caller: Caller): Promise<SessionView> {
  const { person, post, posts, mustChangePassword } = caller;
  const government = await readGovernment(pool, caller.tenant);
  return {
    person,
    government,
    post: post as SessionView['post'],
    posts: posts as SessionView['posts'],
    mustChangePassword,
  };
}

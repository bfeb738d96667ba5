import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'duban_session';
const BEARER = 'Bearer ';

/** The token that a request brings: from the cookie, or as a bearer for programs. */
export function sessionToken(request: FastifyRequest): string | undefined {
  if (bringsBearer(request)) return request.headers.authorization?.slice(BEARER.length).trim() || undefined;
  return request.cookies[NAME] || undefined;
}

/** Whether a program asks, which brings its token by hand: no other site can make a browser do so. */
export const bringsBearer = ({ headers }: FastifyRequest): boolean =>
  headers.authorization?.startsWith(BEARER) ?? false;

/** Puts the token where scripts cannot read it and other sites cannot send it. */
export function setSessionCookie(reply: FastifyReply, request: FastifyRequest, token: string): void {
  void reply.setCookie(NAME, token, { ...ATTRIBUTES, secure: request.protocol === 'https' });
}

export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(NAME, ATTRIBUTES);
}

const ATTRIBUTES = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'duban_session';

/** The token that a request brings: from the cookie, or as a bearer for programs. */
export function sessionToken(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  if (authorization?.startsWith('Bearer ')) return authorization.slice('Bearer '.length).trim() || undefined;
  return request.cookies[NAME] || undefined;
}

/** Puts the token where scripts cannot read it and other sites cannot send it. */
export function setSessionCookie(reply: FastifyReply, request: FastifyRequest, token: string): void {
  void reply.setCookie(NAME, token, { ...ATTRIBUTES, secure: request.protocol === 'https' });
}

export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(NAME, ATTRIBUTES);
}

const ATTRIBUTES = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

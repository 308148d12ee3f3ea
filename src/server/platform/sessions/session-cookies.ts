import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionCookie, xsrfCookie } from '#contract/session-cookies.ts';
import type { NewSession } from './sign-in.ts';

function flags(request: FastifyRequest): { path: string; sameSite: 'strict'; secure: boolean } {
  return { path: '/', sameSite: 'strict', secure: request.protocol === 'https' };
}

/** Gives a browser its session: the token, which no script can read, and the value of the XSRF header, which ours can. */
export function setSessionCookies(request: FastifyRequest, reply: FastifyReply, { token, claims }: NewSession): void {
  const shared = { ...flags(request), maxAge: claims.exp - claims.nbf };
  reply.setCookie(sessionCookie, token, { ...shared, httpOnly: true });
  reply.setCookie(xsrfCookie, claims.xsrfToken ?? '', shared);
}

/** Takes both cookies away. */
export function forgetSessionCookies(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(sessionCookie, { ...flags(request), httpOnly: true });
  reply.clearCookie(xsrfCookie, flags(request));
}

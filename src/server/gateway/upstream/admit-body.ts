import type { FastifyRequest } from 'fastify';
import { sessionCookie } from '#contract/session-cookies.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import type { AskPlatform } from '../ask-platform.ts';
import { askCaller } from '../require-role.ts';

/** Octets of a body that are read of whoever says who they are, and of a sign-in form; more only of whom the tenant knows. */
export const smallBodyBytes = 16_384;

/**
 * Decides before a body is read whether it is to be: nothing of who shows no credentials, nothing large of whose
 * credentials the tenant does not accept. Where the length is not told, the body counts as large.
 * @throws GatehouseError `session-missing`, and as `askCaller` does
 */
export async function admitBody(request: FastifyRequest, ask: AskPlatform): Promise<void> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  const bytes = encoding === undefined ? Number(length ?? 0) : Infinity;
  if (bytes === 0) return;
  const { authorization } = request.headers;
  if (authorization === undefined && request.cookies[sessionCookie] === undefined) {
    throw new GatehouseError('session-missing', 'Sign in first.');
  }
  if (bytes > smallBodyBytes) await askCaller(ask, request);
}

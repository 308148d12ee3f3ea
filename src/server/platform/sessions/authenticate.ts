import type { FastifyRequest } from 'fastify';
import { verifyToken } from '../tokens/verify-token.ts';
import { isTokenRevoked } from '../tokens/revocations.ts';
import { isTokenCut } from '../tokens/token-cuts.ts';
import type { Platform } from '../platform.ts';
import type { PasswordChecker } from './check-password.ts';
import { credentialsRefused, principalOf, type Principal } from './principal.ts';
import { demandXsrfHeader, readCredentials } from './read-credentials.ts';
import { findTenantDomain, findUser } from './store.ts';

/** What is asked of a request before it is served. */
export type Authenticate = (request: FastifyRequest) => Promise<Principal>;

const readingMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Finds out who makes a request: Basic, a bearer token, or the session cookie, with which every call that may change
 * something must carry the XSRF header. A token counts for nothing once it was logged out or its user is disabled.
 * The function that comes back throws `session-missing`, `credentials-invalid`, `xsrf-mismatch` or `too-many-attempts`.
 */
export function createAuthenticate(platform: Platform, passwords: PasswordChecker): Authenticate {
  const { storage, keys, now, tenantId } = platform;

  const byToken = async (request: FastifyRequest, token: string, fromCookie: boolean): Promise<Principal> => {
    const domainOf = (id: string): Promise<string | undefined> => findTenantDomain(storage, id);
    const claims = await verifyToken(token, { keys, at: now(), domainOf });
    if (fromCookie && !readingMethods.includes(request.method)) demandXsrfHeader(request, claims.xsrfToken);
    const user = await findUser(storage, claims.ten, claims.sub);
    const issued = { tenantId: claims.ten, jti: claims.jti, issuedAt: claims.iat, anchorFingerprint: claims.anchor };
    const refused =
      user === undefined ||
      user.enabled === 0 ||
      claims.iat < user.tokens_valid_from ||
      (await isTokenCut(storage, { ...issued, kind: user.kind })) ||
      (await isTokenRevoked(storage, issued));
    if (refused) throw credentialsRefused();
    return principalOf(user, { jti: claims.jti, exp: claims.exp, fromCookie });
  };

  return async (request) => {
    const credentials = readCredentials(request, tenantId);
    if (credentials.kind === 'token') return byToken(request, credentials.token, credentials.fromCookie);
    return principalOf(await passwords.check({ ...credentials, address: request.ip }));
  };
}

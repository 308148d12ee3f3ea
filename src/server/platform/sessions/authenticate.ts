import type { FastifyRequest } from 'fastify';
import { GatehouseError } from '#contract/error-codes.ts';
import { factorStanding } from '../second-factor/store.ts';
import { verifyToken } from '../tokens/verify-token.ts';
import { isTokenRevoked } from '../tokens/revocations.ts';
import { isTokenCut } from '../tokens/token-cuts.ts';
import type { Platform } from '../platform.ts';
import type { PasswordChecker } from './check-password.ts';
import { findTenantOfHost } from './tenant-of-host.ts';
import { credentialsRefused, principalOf, type Principal } from './principal.ts';
import { demandXsrfHeader, readCredentials, type BasicCredentials } from './read-credentials.ts';
import { findActiveDomain, findUser } from './store.ts';

/**
 * What is asked of a request before it is served.
 * @param settingUp lets people in who have no second factor yet, although their tenant demands one.
 */
export type Authenticate = (request: FastifyRequest, settingUp?: boolean) => Promise<Principal>;

const readingMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Finds out who makes a request: Basic, a bearer token, or the session cookie, with which every call that may change
 * something must carry the XSRF header. A token counts for nothing once it was logged out, its user is disabled or its
 * tenant suspended; Basic opens nothing to a person with a second factor.
 * The function that comes back throws `session-missing`, `credentials-invalid`, `xsrf-mismatch`, `too-many-attempts`,
 * `second-factor-required` or `second-factor-setup-required`.
 */
export function createAuthenticate(platform: Platform, passwords: PasswordChecker): Authenticate {
  const { storage, keys, now } = platform;

  const byToken = async (request: FastifyRequest, token: string, fromCookie: boolean): Promise<Principal> => {
    const domainOf = (id: string): Promise<string | undefined> => findActiveDomain(storage, id);
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
    return principalOf(user, { jti: claims.jti, exp: claims.exp, tfa: claims.tfa === true, fromCookie });
  };

  const byPassword = async (request: FastifyRequest, credentials: BasicCredentials): Promise<Principal> => {
    const tenantId = credentials.tenantId ?? (await findTenantOfHost(platform, request));
    const user = await passwords.check({ ...credentials, tenantId, address: request.ip });
    if ((await findActiveDomain(storage, tenantId)) === undefined) throw credentialsRefused();
    return principalOf(user);
  };

  return async (request, settingUp = false) => {
    const credentials = readCredentials(request);
    const principal =
      credentials.kind === 'token'
        ? await byToken(request, credentials.token, credentials.fromCookie)
        : await byPassword(request, credentials);
    if (principal.kind === 'device') return principal;
    const standing = await factorStanding(storage, principal);
    if (standing === 'active' && credentials.kind === 'basic') throw codeRequired();
    if (standing === 'demanded' && !settingUp) throw setupRequired();
    return principal;
  };
}

/** The refusal of a password alone; the words are Cumulocity's, which its clients look for. */
export function codeRequired(): GatehouseError {
  return new GatehouseError('second-factor-required', 'TFA TOTP code required');
}

/** The refusal where a tenant demands a second factor; the words are Cumulocity's, which its clients look for. */
export function setupRequired(): GatehouseError {
  return new GatehouseError('second-factor-setup-required', 'TFA TOTP setup required');
}

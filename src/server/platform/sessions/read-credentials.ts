import type { FastifyRequest } from 'fastify';
import { GatehouseError } from '#contract/error-codes.ts';
import { sessionCookie, xsrfCookie, xsrfHeader } from '#contract/session-cookies.ts';
import { credentialsRefused } from './principal.ts';

/** What a request shows to prove who makes it. */
type Credentials = BasicCredentials | { kind: 'token'; token: string; fromCookie: boolean };

/** `tenantId` is undefined where the user names none (`user` beside `tenant/user`). */
export interface BasicCredentials extends NamedUser {
  kind: 'basic';
  password: string;
}

/** A user, and the tenant where it is named. */
interface NamedUser {
  tenantId: string | undefined;
  userName: string;
}

/** The part of a request that carries credentials. */
export type CredentialBearer = Pick<FastifyRequest, 'headers' | 'cookies'>;

const scheme = /^(basic|bearer) +(\S+)$/i;

/**
 * Reads the credentials of a request. An Authorization header makes cookies count for nothing, even where it is wrong.
 * @throws GatehouseError `session-missing` without credentials, `credentials-invalid` where they cannot be read.
 */
export function readCredentials(request: CredentialBearer): Credentials {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const [, name, value] = scheme.exec(authorization) ?? [];
    if (name === undefined || value === undefined) throw credentialsRefused();
    return name.toLowerCase() === 'basic' ? readBasic(value) : { kind: 'token', token: value, fromCookie: false };
  }
  const token = request.cookies[sessionCookie];
  if (token === undefined || token === '') {
    throw new GatehouseError('session-missing', 'Full authentication is required to access this resource');
  }
  return { kind: 'token', token, fromCookie: true };
}

function readBasic(encoded: string): BasicCredentials {
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) throw credentialsRefused();
  return { kind: 'basic', ...splitUser(text.slice(0, colon)), password: text.slice(colon + 1) };
}

/** Splits `tenant/user`; a name without a slash names no tenant. */
export function splitUser(text: string): NamedUser {
  const slash = text.indexOf('/');
  return slash < 0
    ? { tenantId: undefined, userName: text }
    : { tenantId: text.slice(0, slash), userName: text.slice(slash + 1) };
}

/**
 * Demands what only a page of our own origin can send with a cookie: the header that repeats the cookie `XSRF-TOKEN`,
 * both equal to the value that the session's token was issued with.
 * @throws GatehouseError `xsrf-mismatch`.
 */
export function demandXsrfHeader(request: CredentialBearer, issuedValue: string | undefined): void {
  const header = request.headers[xsrfHeader];
  if (issuedValue !== undefined && header === issuedValue && request.cookies[xsrfCookie] === issuedValue) return;
  throw new GatehouseError('xsrf-mismatch', 'The header X-XSRF-TOKEN does not repeat the cookie XSRF-TOKEN.');
}

import type { FastifyRequest } from 'fastify';
import { GatehouseError } from '#contract/error-codes.ts';
import { sessionCookie, xsrfCookie, xsrfHeader } from '#contract/session-cookies.ts';
import { currentUser, roles, type CurrentUser, type Role } from '#contract/sessions.ts';
import type { AskPlatform } from './ask-platform.ts';

/** Roles of which any one lets a caller run token tests. */
export const mayTest: readonly Role[] = [roles.tenantManagementAdmin, roles.tenantAdmin];
/** Roles of which any one lets a caller read what the gateway shows. */
export const mayRead: readonly Role[] = [...mayTest, roles.tenantManagementRead];

/** Cumulocity's name for the form of a user that lists effective roles. */
const userForm = 'application/vnd.com.nsn.cumulocity.currentUser+json';
const readingMethods = new Set(['GET', 'HEAD']);

/**
 * Lets a request pass whose caller has one of these roles. The platform behind decides who the caller is: it is asked
 * with the caller's own credentials, each time.
 * @throws GatehouseError `session-missing`, `xsrf-mismatch`, `forbidden`, `too-many-attempts`, `upstream-invalid`
 */
export async function requireRole(ask: AskPlatform, request: FastifyRequest, wanted: readonly Role[]): Promise<void> {
  const user = await askCaller(ask, request);
  const held = new Set(user.effectiveRoles?.map(({ id, name }) => id ?? name));
  if (!wanted.some((role) => held.has(role))) throw new GatehouseError('forbidden', 'Access is denied.');
}

/** Who calls, as the platform behind says. @throws GatehouseError as `requireRole` does, `forbidden` where it says so */
export async function askCaller(ask: AskPlatform, request: FastifyRequest): Promise<CurrentUser> {
  const caller = { address: request.ip, host: request.headers.host };
  const reply = await ask('/user/currentUser', { ...callerCredentials(request), accept: userForm }, caller);
  if (reply.status === 401) throw new GatehouseError('session-missing', 'Sign in first.');
  if (reply.status === 403) throw new GatehouseError('forbidden', 'Access is denied.');
  if (reply.status === 429) {
    const wait = reply.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: reply.retryAfterSeconds };
    throw new GatehouseError('too-many-attempts', 'Too many attempts. Wait, then try again.', wait);
  }
  const user = reply.status === 200 ? currentUser.safeParse(parseJson(reply.body)).data : undefined;
  if (user === undefined) {
    throw new GatehouseError('upstream-invalid', 'The platform did not say who you are.', { status: reply.status });
  }
  return user;
}

/** The headers that say who calls; with an Authorization header, cookies count for nothing. */
function callerCredentials(request: FastifyRequest): Record<string, string> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return { authorization };
  const { [sessionCookie]: session, [xsrfCookie]: xsrf } = request.cookies;
  if (session === undefined) throw new GatehouseError('session-missing', 'Sign in first.');
  const sent = request.headers[xsrfHeader];
  if (!readingMethods.has(request.method) && (xsrf === undefined || sent !== xsrf)) {
    throw new GatehouseError('xsrf-mismatch', 'The X-XSRF-TOKEN header does not match the XSRF-TOKEN cookie.');
  }
  const cookies = { [sessionCookie]: session, ...(xsrf === undefined ? {} : { [xsrfCookie]: xsrf }) };
  return {
    cookie: Object.entries(cookies)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('; '),
    ...(xsrf === undefined ? {} : { [xsrfHeader]: xsrf }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

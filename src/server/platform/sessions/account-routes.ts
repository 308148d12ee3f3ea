import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { currentUserPasswordPath, ownSessionsPath, ownSessionsQuery, passwordChange } from '#contract/account.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import type { Platform } from '../platform.ts';
import { changePassword } from './change-password.ts';
import type { PasswordChecker } from './check-password.ts';
import type { Guard } from './guard.ts';
import { continueSession, endOwnSessions, isBrowserSession } from './own-sessions.ts';
import { forgetSessionCookies, setSessionCookies } from './session-cookies.ts';

/** What people do with their own account: change the password, sign out everywhere. */
export function accountRoutes(
  root: FastifyInstance,
  platform: Platform,
  passwords: PasswordChecker,
  guard: Guard,
): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const mayActForThemselves = guard.allowPeople();

  app.put(
    currentUserPasswordPath,
    { schema: { body: passwordChange }, onRequest: mayActForThemselves },
    async (request, reply) => {
      const caller = guard.principal(request);
      const writer = { caller, address: request.ip };
      const validFrom = await changePassword(platform, passwords, writer, caller.userName, request.body);
      // Every session ends; a browser's own goes on under a new token, as on Cumulocity.
      if (isBrowserSession(caller)) {
        setSessionCookies(request, reply, await continueSession(platform, caller, validFrom));
      }
      return reply.code(200).send();
    },
  );

  app.delete(
    ownSessionsPath,
    { schema: { querystring: ownSessionsQuery }, onRequest: mayActForThemselves },
    async (request, reply) => {
      const caller = guard.principal(request);
      const keepsOwn = request.query.others === 'true';
      if (keepsOwn && !isBrowserSession(caller)) {
        throw new GatehouseError('bad-request', "Only a browser's session can be kept when the others end.");
      }
      const validFrom = await endOwnSessions(platform, caller);
      if (keepsOwn && isBrowserSession(caller)) {
        setSessionCookies(request, reply, await continueSession(platform, caller, validFrom));
      } else if (isBrowserSession(caller)) forgetSessionCookies(request, reply);
      return reply.code(204).send();
    },
  );
}

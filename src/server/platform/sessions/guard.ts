import type { FastifyReply, FastifyRequest } from 'fastify';
import { GatehouseError } from '#contract/error-codes.ts';
import type { Role } from '#contract/sessions.ts';
import type { Authenticate } from './authenticate.ts';
import type { Principal } from './principal.ts';

/** An `onRequest` hook: runs before the body is read. */
type OnRequest = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** Lets requests through to a route by the roles of who makes them. */
export interface Guard {
  /** For any signed-in user where no role is named, otherwise for those who hold at least one. */
  allow(...roles: Role[]): OnRequest;
  /** For any signed-in person, and no device. */
  allowPeople(): OnRequest;
  /** The same, and for people whom their tenant demands a second factor of that they do not have yet. */
  allowSettingUp(): OnRequest;
  /** Who makes a request that one of these let through. */
  principal(request: FastifyRequest): Principal;
}

/** Makes the guard; what it lets through is remembered for as long as the request is. */
export function createGuard(authenticate: Authenticate): Guard {
  const admitted = new WeakMap<FastifyRequest, Principal>();
  const people =
    (settingUp: boolean): OnRequest =>
    async (request) => {
      const principal = await authenticate(request, settingUp);
      if (principal.kind !== 'person') throw new GatehouseError('forbidden', 'Access is denied.');
      admitted.set(request, principal);
    };
  return {
    allowPeople: () => people(false),
    allowSettingUp: () => people(true),
    allow:
      (...roles) =>
      async (request) => {
        const principal = await authenticate(request);
        if (roles.length > 0 && !roles.some((role) => principal.roles.includes(role))) {
          throw new GatehouseError('forbidden', 'Access is denied.');
        }
        admitted.set(request, principal);
      },
    principal: (request) => {
      const principal = admitted.get(request);
      if (principal === undefined) throw new Error(`no guard in front of ${request.method} ${request.url}`);
      return principal;
    },
  };
}

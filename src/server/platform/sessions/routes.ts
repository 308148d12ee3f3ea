import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { GatehouseError } from '#contract/error-codes.ts';
import { roles, signInForm } from '#contract/sessions.ts';
import { originOf } from '#server/http/origin.ts';
import type { Platform } from '../platform.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { revokeToken } from '../tokens/revocations.ts';
import { cutTokens } from '../tokens/token-cuts.ts';
import type { Guard } from './guard.ts';
import { loginOptionsFor } from './login-options.ts';
import { credentialsRefused, type Principal } from './principal.ts';
import { splitUser } from './read-credentials.ts';
import { forgetSessionCookies, setSessionCookies } from './session-cookies.ts';
import { signIn, type NewSession, type SignInCheckers } from './sign-in.ts';
import { findTenantOfHost } from './tenant-of-host.ts';

const tenantQuery = z.object({ tenant_id: z.optional(z.string()) });
const signInSchema = { body: signInForm, querystring: tenantQuery };
type SignInRequest = FastifyRequest<{ Body: z.infer<typeof signInForm>; Querystring: z.infer<typeof tenantQuery> }>;

/** Sign-in and sign-out as Cumulocity has them (contract 4). */
export function sessionRoutes(root: FastifyInstance, platform: Platform, checkers: SignInCheckers, guard: Guard): void {
  const app = root.withTypeProvider<ZodTypeProvider>();

  const begin = async (request: SignInRequest): Promise<NewSession> => {
    const { body, query, ip } = request;
    const named = splitUser(body.username);
    const tenantId = named.tenantId ?? query.tenant_id ?? (await findTenantOfHost(platform, request));
    if (query.tenant_id !== undefined && query.tenant_id !== tenantId) throw credentialsRefused();
    const { password, tfa_code: code } = body;
    return signIn(platform, checkers, { tenantId, userName: named.userName, password, code, address: ip });
  };

  app.post('/tenant/oauth', { schema: signInSchema }, async (request, reply) => {
    setSessionCookies(request, reply, await begin(request));
    return reply.code(200).send();
  });

  app.post('/tenant/oauth/token', { schema: signInSchema }, async (request) => ({
    access_token: (await begin(request)).token,
  }));

  app.get('/tenant/loginOptions', async (request) =>
    loginOptionsFor(originOf(request), await findTenantOfHost(platform, request)),
  );

  app.post('/user/logout', { onRequest: guard.allow() }, async (request, reply) => {
    const { tenantId, token } = guard.principal(request);
    if (token === undefined) throw new GatehouseError('session-missing', 'There is no token to log out.');
    await revokeToken(platform.storage, { tenantId, jti: token.jti, expiresAt: token.exp });
    if (token.fromCookie) forgetSessionCookies(request, reply);
    return reply.code(200).send();
  });

  app.post(
    '/user/logout/:tenantId/allUsers',
    { schema: { params: z.object({ tenantId: z.string() }) }, onRequest: guard.allow(roles.userManagementAdmin) },
    async (request, reply) => {
      const principal = guard.principal(request);
      if (request.params.tenantId !== principal.tenantId) throw new GatehouseError('forbidden', 'Access is denied.');
      await logOutEverybody(platform, principal);
      if (principal.token?.fromCookie === true) forgetSessionCookies(request, reply);
      return reply.code(200).send();
    },
  );
}

async function logOutEverybody({ storage, now }: Platform, { tenantId, userName }: Principal): Promise<void> {
  const at = now();
  await storage.transaction().execute(async (transaction) => {
    await cutTokens(transaction, tenantId, 'tenant', at);
    await recordAudit(transaction, {
      tenantId,
      userName,
      at,
      type: 'UserAuthentication',
      activity: 'All users logged out',
      text: `Every token of the tenant ${tenantId} revoked`,
      source: tenantId,
    });
  });
}

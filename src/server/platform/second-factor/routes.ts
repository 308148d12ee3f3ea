import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  totpActivity,
  totpActivityChange,
  totpActivityPath,
  totpSecret,
  totpSecretPath,
  totpVerification,
  totpVerifyPath,
} from '#contract/account.ts';
import type { Platform } from '../platform.ts';
import type { Guard } from '../sessions/guard.ts';
import { findTenantDomain } from '../sessions/store.ts';
import type { CodeChecker } from './code-checker.ts';
import { activateFactor, createSecret, deactivateFactor, verifySecret } from './set-up.ts';
import { findFactor } from './store.ts';

/**
 * The caller's own second factor (OAS: Current User). These routes are open to a person whom the tenant demands a second
 * factor of and who has none yet: nothing else is.
 */
export function secondFactorRoutes(root: FastifyInstance, platform: Platform, codes: CodeChecker, guard: Guard): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const allowed = guard.allowSettingUp();

  app.post(totpSecretPath, { schema: { response: { 200: totpSecret } }, onRequest: allowed }, async (request) => {
    const owner = guard.principal(request);
    const domain = await findTenantDomain(platform.storage, owner.tenantId);
    return createSecret(platform, owner, domain ?? owner.tenantId);
  });

  app.post(totpVerifyPath, { schema: { body: totpVerification }, onRequest: allowed }, async (request, reply) => {
    await verifySecret(platform, codes, guard.principal(request), request.body.code);
    return reply.code(204).send();
  });

  app.get(totpActivityPath, { schema: { response: { 200: totpActivity } }, onRequest: allowed }, async (request) => {
    const factor = await findFactor(platform.storage, guard.principal(request));
    return { isActive: factor?.active === 1 };
  });

  app.post(totpActivityPath, { schema: { body: totpActivityChange }, onRequest: allowed }, async (request, reply) => {
    const owner = guard.principal(request);
    const { isActive, code } = request.body;
    if (isActive) await activateFactor(platform, owner);
    else await deactivateFactor(platform, codes, owner, code);
    return reply.code(204).send();
  });
}

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { GatehouseError } from '#contract/error-codes.ts';
import { signedVerificationCode } from '#contract/proof-of-possession.ts';
import { roles } from '#contract/sessions.ts';
import { originOf } from '#server/http/origin.ts';
import type { Platform } from '../platform.ts';
import type { Guard } from '../sessions/guard.ts';
import { demandManagedTenant, demandOwnTenant } from '../sessions/own-tenant.ts';
import { managementTenantId } from '../tenants.ts';
import type { CertificateWriter } from '../trusted-certificates/audit-certificate.ts';
import { describeCertificate } from '../trusted-certificates/describe-certificate.ts';
import { confirmPossession, provePossession, renewVerificationCode } from './prove-possession.ts';

const item = '/tenant/tenants/:tenantId/trusted-certificates-pop/:fingerprint';
const named = z.object({ tenantId: z.string(), fingerprint: z.string() });
type Named = FastifyRequest<{ Params: z.infer<typeof named> }>;

/** Proof that a tenant holds the key of a certificate that it trusts (contract 2.4). */
export function proofOfPossessionRoutes(root: FastifyInstance, platform: Platform, guard: Guard): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const mayWrite = guard.allow(roles.tenantManagementAdmin, roles.tenantAdmin);
  const ownCertificate = async (request: Named): Promise<[CertificateWriter, string]> => {
    const principal = guard.principal(request);
    await demandOwnTenant(platform.storage, principal, request.params.tenantId);
    return [principal, request.params.fingerprint.toLowerCase()];
  };

  app.post(`${item}/verification-code`, { schema: { params: named }, onRequest: mayWrite }, async (request) => {
    const row = await renewVerificationCode(platform, ...(await ownCertificate(request)));
    return describeCertificate(row, originOf(request));
  });

  app.post(
    `${item}/pop`,
    { schema: { params: named, body: signedVerificationCode }, onRequest: mayWrite },
    async (request) => {
      const { proofOfPossessionSignedVerificationCode: signedCode } = request.body;
      const row = await provePossession(platform, ...(await ownCertificate(request)), signedCode);
      return describeCertificate(row, originOf(request));
    },
  );

  app.post(`${item}/confirmed`, { schema: { params: named }, onRequest: mayWrite }, async (request) => {
    const caller = guard.principal(request);
    if (caller.tenantId !== managementTenantId) throw new GatehouseError('forbidden', 'Access is denied.');
    const { tenantId, fingerprint } = request.params;
    const writer = await demandManagedTenant(platform.storage, caller, tenantId);
    const row = await confirmPossession(platform, writer, fingerprint.toLowerCase());
    return describeCertificate(row, originOf(request));
  });
}

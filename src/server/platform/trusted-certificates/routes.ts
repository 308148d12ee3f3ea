import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { pageQuery } from '#contract/paging.ts';
import { roles } from '#contract/sessions.ts';
import {
  updateTrustedCertificate,
  uploadTrustedCertificate,
  uploadTrustedCertificates,
} from '#contract/trusted-certificates.ts';
import { originOf } from '#server/http/origin.ts';
import { pageLinks, readPage } from '#server/http/paging.ts';
import type { Platform } from '../platform.ts';
import type { Guard } from '../sessions/guard.ts';
import { demandManagedTenant, demandOwnTenant } from '../sessions/own-tenant.ts';
import { addCertificates } from './add-certificates.ts';
import { certificateMissing, changeCertificate, removeCertificate } from './change-certificate.ts';
import { certificatesPath, describeCertificate } from './describe-certificate.ts';
import { findCertificate, listCertificates, type CertificateName } from './store.ts';

const collection = '/tenant/tenants/:tenantId/trusted-certificates';
const item = `${collection}/:fingerprint`;
const inTenant = z.object({ tenantId: z.string() });
const named = z.object({ tenantId: z.string(), fingerprint: z.string() });
const listQuery = z.extend(pageQuery, { certificateAuthority: z.optional(z.string()) });
/** A bulk upload is as large as all that it may hold. */
const bulkBodyBytes = 8_388_608;

/** A tenant's trusted certificates (contract 2.1 to 2.3). */
export function trustedCertificateRoutes(root: FastifyInstance, platform: Platform, guard: Guard): void {
  const app = root.withTypeProvider<ZodTypeProvider>();
  const { storage } = platform;
  const writers = [roles.tenantManagementAdmin, roles.tenantAdmin];
  const mayRead = guard.allow(roles.tenantManagementRead, ...writers);
  const mayWrite = guard.allow(...writers);

  /** A single certificate is open to the management tenant too, whatever tenant it is of (contract 2.1). */
  const certificateOf = async (request: FastifyRequest<{ Params: CertificateName }>) => {
    const { tenantId, fingerprint } = request.params;
    const writer = await demandManagedTenant(storage, guard.principal(request), tenantId);
    return { writer, name: { tenantId, fingerprint: fingerprint.toLowerCase() } };
  };

  app.get(collection, { schema: { params: inTenant, querystring: listQuery }, onRequest: mayRead }, async (request) => {
    const { tenantId } = request.params;
    await demandOwnTenant(storage, guard.principal(request), tenantId);
    const page = readPage(request.query);
    // The platform has no certificate authority of its own for tenants, so that this filter leaves nothing.
    const none = request.query.certificateAuthority === 'true';
    const { certificates, total } = none
      ? { certificates: [], total: 0 }
      : await listCertificates(storage, tenantId, page);
    const origin = originOf(request);
    return {
      certificates: certificates.map((row) => describeCertificate(row, origin)),
      ...pageLinks(request, page, total),
    };
  });

  app.post(
    collection,
    { schema: { params: inTenant, body: uploadTrustedCertificate }, onRequest: mayWrite },
    async (request, reply) => {
      const { tenantId } = request.params;
      await demandOwnTenant(storage, guard.principal(request), tenantId);
      const rows = await addCertificates(platform, guard.principal(request), [request.body]);
      const [added] = rows.map((row) => describeCertificate(row, originOf(request)));
      return reply.code(201).send(added);
    },
  );

  app.post(
    `${collection}/bulk`,
    { schema: { params: inTenant, body: uploadTrustedCertificates }, onRequest: mayWrite, bodyLimit: bulkBodyBytes },
    async (request, reply) => {
      const { tenantId } = request.params;
      await demandOwnTenant(storage, guard.principal(request), tenantId);
      const rows = await addCertificates(platform, guard.principal(request), request.body.certificates);
      const origin = originOf(request);
      return reply.code(201).send({
        certificates: rows.map((row) => describeCertificate(row, origin)),
        self: `${origin}${certificatesPath(tenantId)}`,
        statistics: { currentPage: 1, pageSize: rows.length },
      });
    },
  );

  app.get(item, { schema: { params: named }, onRequest: mayRead }, async (request) => {
    const { name } = await certificateOf(request);
    const row = await findCertificate(storage, name);
    if (row === undefined) throw certificateMissing(name);
    return describeCertificate(row, originOf(request));
  });

  app.put(item, { schema: { params: named, body: updateTrustedCertificate }, onRequest: mayWrite }, async (request) => {
    const { writer, name } = await certificateOf(request);
    const changed = await changeCertificate(platform, writer, name.fingerprint, request.body);
    return describeCertificate(changed, originOf(request));
  });

  app.delete(item, { schema: { params: named }, onRequest: mayWrite }, async (request, reply) => {
    const { writer, name } = await certificateOf(request);
    await removeCertificate(platform, writer, name.fingerprint);
    return reply.code(204).send();
  });
}

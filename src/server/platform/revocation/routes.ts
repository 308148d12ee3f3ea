import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { revocationListPath } from '#contract/revocation.ts';
import { roles } from '#contract/sessions.ts';
import { formFileText, readFormFile } from '#server/http/read-form-file.ts';
import type { Platform } from '../platform.ts';
import type { Guard } from '../sessions/guard.ts';
import { issueList } from './issue-list.ts';
import { readRevocationCsv, readRevocationJson } from './read-revocations.ts';
import { revokeCertificates } from './revoke-certificates.ts';

/** 5000 lines of a long serial number and a date stay below. */
const fileBytes = 1_048_576;
const limits = { files: 1, fields: 5, fieldSize: 1024, fileSize: fileBytes };

/** The tenant's own revocation list (contract 2.6). */
export function revocationRoutes(root: FastifyInstance, platform: Platform, guard: Guard): void {
  const writers = [roles.tenantManagementAdmin, roles.tenantAdmin];
  void root.register(async (app) => {
    await app.register(multipart, { limits });

    app.get(
      revocationListPath,
      { onRequest: guard.allow(roles.tenantManagementRead, ...writers) },
      async (request, reply) => {
        const list = await issueList(platform, guard.principal(request).tenantId);
        return reply.type('application/pkix-crl').send(Buffer.from(list));
      },
    );

    app.put(
      revocationListPath,
      { onRequest: guard.allow(...writers), bodyLimit: fileBytes + 65_536 },
      async (request, reply) => {
        const revocations = request.isMultipart()
          ? readRevocationCsv(formFileText(await readFormFile(request, fileBytes)), platform.now())
          : readRevocationJson(request.body, platform.now());
        await revokeCertificates(platform, guard.principal(request), revocations);
        return reply.code(204).send();
      },
    );
  });
}

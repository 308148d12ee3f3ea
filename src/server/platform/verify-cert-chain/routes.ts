import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GatehouseError } from '#contract/error-codes.ts';
import { roles } from '#contract/sessions.ts';
import {
  clientCertChainHeader,
  clientTenantHeader,
  verifyCertChainLimits,
  verifyCertChainPath,
} from '#contract/verify-cert-chain.ts';
import { createIssuerCache } from '#pki/issuer-cache.ts';
import type { JudgeRequest } from '#pki/judge-request.ts';
import type { Judged } from '#pki/judge.ts';
import { errorReply } from '#server/http/error-reply.ts';
import { readFormFile } from '#server/http/read-form-file.ts';
import { DeviceRefusal } from '../device-access-token/device-refusal.ts';
import { createBoundedJudge } from '../device-access-token/judge-within-bounds.ts';
import { createNodeCrypto } from '../device-access-token/node-crypto.ts';
import type { ReadChain } from '../device-access-token/read-chain.ts';
import { createTrustStore } from '../device-access-token/trust-store.ts';
import type { Platform } from '../platform.ts';
import type { Guard } from '../sessions/guard.ts';
import { readChainFile, readChainHeader } from './read-sent-chain.ts';
import { describeVerdict, tenantToVerify, verifyChain } from './verify-chain.ts';

const { fileBytes } = verifyCertChainLimits;
const limits = { files: 1, fields: 5, fieldSize: 1024, fileSize: fileBytes };

/** `POST /tenant/trusted-certificates/verify-cert-chain`: would the device endpoint accept this chain? (contract 2.5) */
export function verifyCertChainRoutes(root: FastifyInstance, platform: Platform, guard: Guard): void {
  const trustStore = createTrustStore(platform.storage, platform.changes);
  const bounds = createBoundedJudge();
  const judge = (chain: JudgeRequest): Promise<Judged> => bounds.judge(chain, false);
  const { revocationLists } = platform;
  const judging = { crypto: createNodeCrypto(), issuerCache: createIssuerCache(), judge, revocationLists };
  void root.register(async (app) => {
    await app.register(multipart, { limits });
    const mayVerify = guard.allow(roles.tenantManagementRead, roles.tenantManagementAdmin, roles.tenantAdmin);
    app.post(verifyCertChainPath, { onRequest: mayVerify, bodyLimit: fileBytes + 65_536 }, async (request, reply) => {
      const { chain, tenantId } = await readSent(request);
      const tenant = await tenantToVerify(platform, guard.principal(request), tenantId);
      const setting = { ...judging, trust: await trustStore(), at: platform.now() };
      try {
        return await verifyChain(chain, tenant, setting);
      } catch (error) {
        if (!(error instanceof DeviceRefusal) || error.facts.verdict === undefined) throw error;
        const { status, headers, body } = errorReply(error, request.id);
        return reply
          .code(status)
          .headers(headers)
          .serializer(JSON.stringify)
          .send({ ...body, gatehouse: describeVerdict(error.facts.verdict) });
      }
    });
  });
}

/** A file beats the headers. */
async function readSent(request: FastifyRequest): Promise<{ chain: ReadChain; tenantId: string | undefined }> {
  const form = request.isMultipart() ? await readFormFile(request, fileBytes) : undefined;
  const tenantId = form?.fields.get('tenantId') ?? [request.headers[clientTenantHeader]].flat()[0];
  const given = tenantId === undefined || tenantId === '' ? undefined : tenantId;
  if (form?.file !== undefined) return { chain: readChainFile(form.file), tenantId: given };
  const header = [request.headers[clientCertChainHeader] ?? ''].flat().join(', ');
  if (header === '') {
    throw new GatehouseError(
      'bad-request',
      `The chain is missing: send a file, or the header ${clientCertChainHeader}.`,
    );
  }
  return { chain: readChainHeader(header), tenantId: given };
}

import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { bulkRegistration, bulkRegistrationLimits, bulkRegistrationPath } from '#contract/device-registration.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import { roles } from '#contract/sessions.ts';
import { replyMediaType } from '#server/http/media-type.ts';
import type { Platform } from '../platform.ts';
import type { Guard } from '../sessions/guard.ts';
import { readRegistrations } from './read-registrations.ts';
import { registerDevices } from './register-devices.ts';

/** Parts of the body and their size: one file and a few short fields, which are passed over. */
const limits = { files: 1, fields: 10, fieldSize: 1024, fileSize: bulkRegistrationLimits.bytes };

/** `POST /devicecontrol/bulkNewDeviceRequests`: devices from a CSV file (contract 1.5). */
export function bulkRegistrationRoutes(root: FastifyInstance, platform: Platform, guard: Guard): void {
  void root.register(async (scope) => {
    await scope.register(multipart, { limits });
    const app = scope.withTypeProvider<ZodTypeProvider>();
    const mayRegister = guard.allow(roles.deviceControlAdmin, roles.tenantManagementAdmin, roles.tenantAdmin);
    app.post(
      bulkRegistrationPath,
      {
        schema: { response: { 201: bulkRegistration } },
        onRequest: mayRegister,
        bodyLimit: bulkRegistrationLimits.bytes + 65_536,
      },
      async (request, reply) => {
        const principal = guard.principal(request);
        const read = readRegistrations(await readFileText(request), principal.tenantId);
        const outcome = await registerDevices(platform, principal, read);
        reply.code(201).type(replyMediaType(request.headers.accept, 'bulkNewDeviceRequest'));
        return outcome;
      },
    );
  });
}

async function readFileText(request: FastifyRequest): Promise<string> {
  if (!request.isMultipart()) {
    throw new GatehouseError('media-type-unsupported', 'This path takes a CSV file as multipart/form-data.');
  }
  const octets = await readFirstFile(request);
  if (octets === undefined) throw new GatehouseError('validation-failed', 'The form has no file.', { field: 'file' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    throw new GatehouseError('validation-failed', 'The file is not UTF-8 text.', { field: 'file' });
  }
}

async function readFirstFile(request: FastifyRequest): Promise<Buffer | undefined> {
  try {
    const part = await request.file();
    return await part?.toBuffer();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'FST_REQ_FILE_TOO_LARGE') {
      const megabytes = bulkRegistrationLimits.bytes / 1_048_576;
      throw new GatehouseError('body-too-large', `The file is larger than ${megabytes} MB.`, {}, { cause: error });
    }
    throw new GatehouseError('bad-request', 'The form cannot be read.', {}, { cause: error });
  }
}

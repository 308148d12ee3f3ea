import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { bulkRegistration, bulkRegistrationLimits, bulkRegistrationPath } from '#contract/device-registration.ts';
import { roles } from '#contract/sessions.ts';
import { replyMediaType } from '#server/http/media-type.ts';
import { formFileText, readFormFile } from '#server/http/read-form-file.ts';
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
        const read = readRegistrations(
          formFileText(await readFormFile(request, bulkRegistrationLimits.bytes)),
          principal.tenantId,
        );
        const outcome = await registerDevices(platform, principal, read);
        reply.code(201).type(replyMediaType(request.headers.accept, 'bulkNewDeviceRequest'));
        return outcome;
      },
    );
  });
}

import type { FastifyRequest } from 'fastify';
import type { Platform } from '../platform.ts';

/**
 * The tenant of a sign-in that names none: the one whose domain was called, otherwise the configured one. A token names
 * its tenant itself, whatever domain it is sent to.
 */
export async function findTenantOfHost(
  { storage, tenantId }: Pick<Platform, 'storage' | 'tenantId'>,
  request: Pick<FastifyRequest, 'hostname'>,
): Promise<string> {
  const domain = request.hostname.replace(/\.$/, '').toLowerCase();
  const row = await storage.selectFrom('tenants').select('id').where('domain', '=', domain).executeTakeFirst();
  return row?.id ?? tenantId;
}

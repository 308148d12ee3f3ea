import { GatehouseError } from '#contract/error-codes.ts';
import type { Storage } from '#server/storage/tables.ts';
import type { Principal } from './principal.ts';
import { findTenantDomain } from './store.ts';

/**
 * Demands that a path names the caller's own tenant.
 * @throws GatehouseError `tenant-not-found`, or `forbidden` for a tenant that is not the caller's.
 */
export async function demandOwnTenant(storage: Storage, principal: Principal, tenantId: string): Promise<void> {
  if (tenantId === principal.tenantId) return;
  const known = await findTenantDomain(storage, tenantId);
  if (known !== undefined) throw new GatehouseError('forbidden', 'Access is denied.');
  throw new GatehouseError('tenant-not-found', `There is no tenant with id = ${tenantId}`, { tenantId });
}

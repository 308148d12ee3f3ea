import { GatehouseError } from '#contract/error-codes.ts';
import type { Storage } from '#server/storage/tables.ts';
import type { Writer } from '../audit/record-audit.ts';
import type { Principal } from './principal.ts';
import { managementTenantId } from '../tenants.ts';
import { findTenantDomain } from './store.ts';

/**
 * Demands that a path names the caller's own tenant. Which others there are is told to the management tenant alone.
 * @throws GatehouseError `forbidden`; `tenant-not-found` to the management tenant where there is none of that name.
 */
export async function demandOwnTenant(storage: Storage, principal: Principal, tenantId: string): Promise<void> {
  if (tenantId === principal.tenantId) return;
  const manages = principal.tenantId === managementTenantId;
  if (manages && (await findTenantDomain(storage, tenantId)) === undefined) throw tenantMissing(tenantId);
  throw new GatehouseError('forbidden', 'Access is denied.');
}

/**
 * The same, but the management tenant may name any.
 * @returns who works in the tenant: people of the management tenant go by `management/user` in another one's records.
 * @throws GatehouseError as `demandOwnTenant`
 */
export async function demandManagedTenant(storage: Storage, principal: Principal, tenantId: string): Promise<Writer> {
  const { tenantId: own, userName } = principal;
  if (own !== managementTenantId || tenantId === own) {
    await demandOwnTenant(storage, principal, tenantId);
    return { tenantId, userName };
  }
  if ((await findTenantDomain(storage, tenantId)) === undefined) throw tenantMissing(tenantId);
  return { tenantId, userName: foreignName(principal) };
}

/** How a user of the management tenant is called in another tenant's records. */
export function foreignName({ tenantId, userName }: Writer): string {
  return `${tenantId}/${userName}`;
}

function tenantMissing(tenantId: string): GatehouseError {
  return new GatehouseError('tenant-not-found', `There is no tenant with id = ${tenantId}`, { tenantId });
}

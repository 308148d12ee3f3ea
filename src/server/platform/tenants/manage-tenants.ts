import { GatehouseError } from '#contract/error-codes.ts';
import type { CreateTenant, UpdateTenant } from '#contract/tenants.ts';
import { reservedUserPrefixes } from '#contract/users.ts';
import type { Storage, TenantRow } from '#server/storage/tables.ts';
import { recordAudit, type AuditedState, type Writer } from '../audit/record-audit.ts';
import type { Platform } from '../platform.ts';
import { insertAdmin } from '../sessions/first-admin.ts';
import { hashPassword } from '../sessions/hash-password.ts';
import { foreignName } from '../sessions/own-tenant.ts';
import { managementTenantId } from '../tenants.ts';
import { cutSecond } from '../tokens/token-cuts.ts';
import { raiseTrustVersion } from '../trusted-certificates/store.ts';
import {
  bequeathTrustVersion,
  deleteTenantRows,
  findTenant,
  insertTenant,
  isDomainTaken,
  updateTenantRow,
} from './store.ts';

/**
 * Makes a tenant with its first admin; on disk when the promise settles.
 * @throws GatehouseError `tenant-duplicate`, `validation-failed` for a name that belongs to devices
 */
export async function createTenant(platform: Platform, writer: Writer, wanted: CreateTenant): Promise<TenantRow> {
  const { storage, now, random } = platform;
  const { adminName, adminPass, adminEmail = null, company = null, contactName = null } = wanted;
  if (reservedUserPrefixes.some((prefix) => adminName.toLowerCase().startsWith(prefix))) {
    throw new GatehouseError('validation-failed', 'adminName takes no name that begins with device_ or service_.');
  }
  const at = now();
  const row: TenantRow = {
    id: wanted.id ?? newTenantId(random),
    domain: wanted.domain.toLowerCase(),
    created_at: at.getTime(),
    company,
    contact_name: contactName,
    suspended_at: null,
  };
  const passwordHash = await hashPassword(adminPass, random);
  await storage.transaction().execute(async (transaction) => {
    if (!(await insertTenant(transaction, row))) throw duplicate(row);
    // Tokens of a tenant that had this id before are none of this one's.
    const admin = { userName: adminName, passwordHash, email: adminEmail, tokensValidFrom: cutSecond(at) };
    await insertAdmin(transaction, { ...admin, tenantId: row.id, at });
    await raiseTrustVersion(transaction, row.id);
    await audit(transaction, writer, at, { after: row });
    await recordAudit(transaction, {
      tenantId: row.id,
      userName: foreignName(writer),
      at,
      type: 'User',
      activity: 'User created',
      text: `User ${adminName} created as the first admin`,
      source: adminName,
      after: { groups: 'admins' },
    });
  });
  await platform.tenantsChanged();
  return row;
}

/**
 * Changes a tenant; what is left out stays. A suspended tenant's people, devices and tokens are refused from the next
 * request on. With a new domain, which tokens name as their issuer, all tokens of before are refused.
 * @throws GatehouseError `tenant-not-found`, `tenant-duplicate`, `tenant-protected`
 */
export async function changeTenant(
  platform: Platform,
  writer: Writer,
  id: string,
  change: UpdateTenant,
): Promise<TenantRow> {
  const { storage, now } = platform;
  const changed = await storage.transaction().execute(async (transaction) => {
    const before = await demandTenant(transaction, id);
    const suspended = change.status === undefined ? before.suspended_at !== null : change.status === 'SUSPENDED';
    const after: TenantRow = {
      ...before,
      domain: change.domain?.toLowerCase() ?? before.domain,
      company: change.company === undefined ? before.company : change.company,
      contact_name: change.contactName === undefined ? before.contact_name : change.contactName,
      suspended_at: suspended ? (before.suspended_at ?? now().getTime()) : null,
    };
    // The configuration says what these two are called, at each start.
    if (suspended || after.domain !== before.domain) demandUnprotected(platform, id);
    if (await isDomainTaken(transaction, after.domain, id)) throw duplicate(after);
    const { domain, company, contact_name, suspended_at } = after;
    await updateTenantRow(transaction, id, { domain, company, contact_name, suspended_at });
    await raiseTrustVersion(transaction, id);
    await audit(transaction, writer, now(), { before, after });
    return after;
  });
  await platform.tenantsChanged();
  return changed;
}

/** Deletes a tenant with everything that is its own. @throws GatehouseError `tenant-not-found`, `tenant-protected` */
export async function deleteTenant(platform: Platform, writer: Writer, id: string): Promise<void> {
  const { storage, now } = platform;
  await storage.transaction().execute(async (transaction) => {
    const before = await demandTenant(transaction, id);
    demandUnprotected(platform, id);
    await bequeathTrustVersion(transaction, id, writer.tenantId);
    await deleteTenantRows(transaction, id);
    await audit(transaction, writer, now(), { before });
  });
  await platform.tenantsChanged();
}

/** @throws GatehouseError `tenant-not-found` */
export async function demandTenant(storage: Storage, id: string): Promise<TenantRow> {
  const row = await findTenant(storage, id);
  if (row === undefined) throw new GatehouseError('tenant-not-found', `There is no tenant with id = ${id}`);
  return row;
}

function demandUnprotected({ tenantId }: Platform, id: string): void {
  if (id !== managementTenantId && id !== tenantId) return;
  throw new GatehouseError('tenant-protected', `The tenant ${id} cannot be renamed, suspended or deleted.`);
}

function duplicate({ id, domain }: TenantRow): GatehouseError {
  return new GatehouseError('tenant-duplicate', `There is a tenant with the id ${id} or the domain ${domain} already.`);
}

function newTenantId(random: Platform['random']): string {
  return `t${String(Buffer.from(random(6)).readUIntBE(0, 6))
    .padStart(10, '0')
    .slice(-10)}`;
}

async function audit(
  transaction: Storage,
  writer: Writer,
  at: Date,
  { before, after }: { before?: TenantRow; after?: TenantRow },
): Promise<void> {
  const id = before?.id ?? after?.id ?? '';
  const verb = before === undefined ? 'created' : after === undefined ? 'deleted' : 'updated';
  await recordAudit(transaction, {
    ...writer,
    at,
    type: 'Tenant',
    activity: `Tenant ${verb}`,
    text: `Tenant ${id} ${verb}`,
    source: id,
    before: before === undefined ? {} : auditedState(before),
    after: after === undefined ? {} : auditedState(after),
  });
}

function auditedState({ domain, company, contact_name, suspended_at }: TenantRow): AuditedState {
  return {
    domain,
    status: suspended_at === null ? 'ACTIVE' : 'SUSPENDED',
    company: company ?? undefined,
    contactName: contact_name ?? undefined,
  };
}

import type { Storage } from '#server/storage/tables.ts';
import { hashPassword } from './hash-password.ts';

/** Name of the user that the first start makes. */
export const adminName = 'admin';

/** What makes the first admin. */
export interface FirstAdminWork {
  storage: Storage;
  now: () => Date;
  random: (size: number) => Uint8Array;
  tenantId: string;
}

/** A password of 24 characters without look-alikes: 120 bits. */
export function generatePassword(random: FirstAdminWork['random']): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
  return Array.from(random(24), (octet) => alphabet[octet % alphabet.length]).join('');
}

/**
 * Makes the admin of a tenant that has no person yet.
 * @param choosePassword asked only where an admin is to be made, and before anything is stored.
 */
export async function createFirstAdmin(work: FirstAdminWork, choosePassword: () => string): Promise<void> {
  const { storage, tenantId } = work;
  const person = await storage
    .selectFrom('users')
    .select('user_name')
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'person')
    .executeTakeFirst();
  if (person !== undefined) return;
  const admin = {
    tenant_id: tenantId,
    user_name: adminName,
    kind: 'person' as const,
    password_hash: await hashPassword(choosePassword(), work.random),
    enabled: 1,
    roles: '[]',
    member_of: JSON.stringify(['admins']),
    tokens_valid_from: 0,
    created_at: work.now().getTime(),
    anchor_fingerprint: null,
  };
  await storage
    .insertInto('users')
    .values(admin)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Gives the admin a new password and ends all of the admin's sessions.
 * @returns false where the tenant has no admin.
 */
export async function resetAdminPassword(work: FirstAdminWork, password: string): Promise<boolean> {
  const tokensValidFrom = Math.floor(work.now().getTime() / 1000) + 1;
  const { numUpdatedRows } = await work.storage
    .updateTable('users')
    .set({ password_hash: await hashPassword(password, work.random), tokens_valid_from: tokensValidFrom, enabled: 1 })
    .where('tenant_id', '=', work.tenantId)
    .where('user_name', '=', adminName)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

import type { Storage } from '#server/storage/tables.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { removeFactor } from '../second-factor/set-up.ts';
import { cutUserTokens } from '../tokens/token-cuts.ts';
import { hashPassword } from './hash-password.ts';

/** Name of the user that the first start makes. */
export const adminName = 'admin';

/** Name in the records of whoever works on the data folder itself. */
const operator = '(operator)';

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

/** A person in a tenant's group `admins`. */
export interface NewAdmin {
  tenantId: string;
  userName: string;
  passwordHash: string;
  email: string | null;
  /** Seconds. */
  tokensValidFrom: number;
  at: Date;
}

/** Makes an admin; one of that name that is there already stays as it is. */
export async function insertAdmin(storage: Storage, admin: NewAdmin): Promise<void> {
  await storage
    .insertInto('users')
    .values({
      tenant_id: admin.tenantId,
      user_name: admin.userName,
      kind: 'person',
      password_hash: admin.passwordHash,
      enabled: 1,
      roles: '[]',
      member_of: JSON.stringify(['admins']),
      tokens_valid_from: admin.tokensValidFrom,
      created_at: admin.at.getTime(),
      email: admin.email,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Makes the admin of a tenant that has no person yet.
 * @param choosePassword asked only where an admin is to be made, and before anything is stored.
 * @returns false where the tenant has people already.
 */
export async function createFirstAdmin(work: FirstAdminWork, choosePassword: () => string): Promise<boolean> {
  const { storage, tenantId, now, random } = work;
  const person = await storage
    .selectFrom('users')
    .select('user_name')
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'person')
    .executeTakeFirst();
  if (person !== undefined) return false;
  const passwordHash = await hashPassword(choosePassword(), random);
  const admin = { tenantId, userName: adminName, passwordHash, email: null, tokensValidFrom: 0 };
  await insertAdmin(storage, { ...admin, at: now() });
  return true;
}

/** Whose password is reset, and whether the second factor goes too. */
export interface PasswordReset {
  userName: string;
  password: string;
  withoutSecondFactor: boolean;
}

/**
 * Gives a person a new password, enables it and ends all of its sessions.
 * @returns false where the tenant has no such person.
 */
export async function resetPassword(
  { storage, now, random, tenantId }: FirstAdminWork,
  { userName, password, withoutSecondFactor }: PasswordReset,
): Promise<boolean> {
  const passwordHash = await hashPassword(password, random);
  const at = now();
  const owner = { tenantId, userName };
  const found = await storage.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('users')
      .set({ password_hash: passwordHash, password_changed_at: at.getTime(), enabled: 1 })
      .where('tenant_id', '=', tenantId)
      .where('user_name', '=', userName)
      .where('kind', '=', 'person')
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    await cutUserTokens(transaction, owner, at);
    await recordAudit(transaction, {
      tenantId,
      userName: operator,
      at,
      type: 'User',
      activity: 'Password reset',
      text: `Password of user ${userName} reset by the operator; every session of the user ended`,
      source: userName,
    });
    return true;
  });
  if (found && withoutSecondFactor) await removeFactor(storage, { tenantId, userName: operator }, owner, at);
  return found;
}

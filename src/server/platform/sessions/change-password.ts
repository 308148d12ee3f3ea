import type { PasswordChange } from '#contract/account.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Platform } from '../platform.ts';
import { cutUserTokens } from '../tokens/token-cuts.ts';
import type { PasswordChecker } from './check-password.ts';
import { hashPassword } from './hash-password.ts';
import type { Principal } from './principal.ts';

/** Who changes whose password, from which network address. */
export interface PasswordWriter {
  caller: Principal;
  address: string;
}

/**
 * Demands the caller's own password once more, as what a stolen session does not have.
 * @throws GatehouseError `current-password-wrong`, `too-many-attempts`
 */
async function demandCurrentPassword(
  passwords: PasswordChecker,
  { caller: { tenantId, userName }, address }: PasswordWriter,
  password: string,
): Promise<void> {
  try {
    await passwords.check({ tenantId, userName, password, address });
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.code !== 'credentials-invalid') throw error;
    throw new GatehouseError('current-password-wrong', 'The current password is wrong.');
  }
}

/** @throws GatehouseError `password-unacceptable` */
function demandNewPassword({ currentUserPassword, newPassword }: PasswordChange, userName: string): void {
  const refuse = (reason: string): never => {
    throw new GatehouseError('password-unacceptable', `The new password is ${reason}.`);
  };
  if (newPassword.normalize('NFC') === currentUserPassword.normalize('NFC')) refuse('the current one');
  if (newPassword.toLowerCase() === userName.toLowerCase()) refuse('the name of the user');
}

/**
 * Gives a user of the caller's tenant a new password and ends all of that user's sessions; on disk when the promise
 * settles.
 * @returns the first whole second whose tokens count again.
 * @throws GatehouseError `current-password-wrong`, `too-many-attempts`, `password-unacceptable`, `not-found`
 */
export async function changePassword(
  { storage, now, random }: Platform,
  passwords: PasswordChecker,
  writer: PasswordWriter,
  userName: string,
  change: PasswordChange,
): Promise<number> {
  const { tenantId, userName: callerName } = writer.caller;
  await demandCurrentPassword(passwords, writer, change.currentUserPassword);
  demandNewPassword(change, userName);
  const passwordHash = await hashPassword(change.newPassword, random);
  return storage.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('users')
      .set({ password_hash: passwordHash, password_changed_at: now().getTime() })
      .where('tenant_id', '=', tenantId)
      .where('user_name', '=', userName)
      .execute();
    const validFrom = await cutUserTokens(transaction, { tenantId, userName }, now());
    const own = userName === callerName;
    await recordAudit(transaction, {
      tenantId,
      userName: callerName,
      at: now(),
      type: 'User',
      activity: own ? 'Password changed' : 'Password reset',
      text: `Password of user ${userName} ${own ? 'changed by the user' : 'reset'}; every session of the user ended`,
      source: userName,
    });
    return validFrom;
  });
}

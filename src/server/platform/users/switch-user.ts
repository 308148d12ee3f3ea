import { GatehouseError } from '#contract/error-codes.ts';
import type { UserRow } from '#server/storage/tables.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Platform } from '../platform.ts';
import { findUser } from '../sessions/store.ts';
import { cutSecond } from '../tokens/token-cuts.ts';
import { updateUserRow } from './store.ts';

/** Who switches users, in which tenant. */
export interface UserWriter {
  tenantId: string;
  userName: string;
}

/**
 * Enables or disables a user. A disabled user's tokens are refused from the next request on, and stay refused when the
 * user is enabled again.
 * @throws GatehouseError `not-found`, `conflict` where people would disable themselves.
 */
export async function switchUser(
  { storage, now }: Platform,
  writer: UserWriter,
  userName: string,
  enabled: boolean,
): Promise<UserRow> {
  const { tenantId } = writer;
  if (userName === writer.userName && !enabled) {
    throw new GatehouseError('conflict', 'Nobody can disable themselves.');
  }
  return storage.transaction().execute(async (transaction) => {
    const current = await findUser(transaction, tenantId, userName);
    if (current === undefined) throw userMissing(userName);
    const wanted = enabled ? 1 : 0;
    if (current.enabled === wanted) return current;
    const values = enabled ? { enabled: wanted } : { enabled: wanted, tokens_valid_from: cutSecond(now()) };
    await updateUserRow(transaction, { tenantId, userName }, values);
    await recordAudit(transaction, {
      tenantId,
      userName: writer.userName,
      at: now(),
      type: 'User',
      activity: enabled ? 'User enabled' : 'User disabled',
      text: `User ${userName} ${enabled ? 'enabled' : 'disabled'}`,
      source: userName,
      before: { enabled: String(!enabled) },
      after: { enabled: String(enabled) },
    });
    return { ...current, ...values };
  });
}

/** The refusal where a tenant has no such user. */
export function userMissing(userName: string): GatehouseError {
  return new GatehouseError('not-found', `There is no user ${userName}.`, { userName });
}

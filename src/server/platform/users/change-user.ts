import { GatehouseError } from '#contract/error-codes.ts';
import type { CreateUser, UpdateUser } from '#contract/users.ts';
import type { Storage, UserRow } from '#server/storage/tables.ts';
import { recordAudit, type AuditedState } from '../audit/record-audit.ts';
import type { Platform } from '../platform.ts';
import { deleteFactor } from '../second-factor/store.ts';
import { hashPassword } from '../sessions/hash-password.ts';
import { cutSecond, cutTokens, cutUserTokens, findCut } from '../tokens/token-cuts.ts';
import { effectiveRoles, groupsOf } from './effective-roles.ts';
import { deleteUserRow, insertUser, updateUserRow } from './store.ts';
import { demandAdminLeft, demandChangeable, type UserWriter } from './user-rules.ts';

/** Makes a person without any right. @throws GatehouseError `user-duplicate`, `password-unacceptable` */
export async function createPerson(
  { storage, now, random }: Platform,
  writer: UserWriter,
  { userName, password, displayName = null, email = null, enabled = true }: CreateUser,
): Promise<UserRow> {
  if (password.toLowerCase() === userName.toLowerCase()) {
    throw new GatehouseError('password-unacceptable', 'The new password is the name of the user.');
  }
  const at = now();
  const row: UserRow = {
    tenant_id: writer.tenantId,
    user_name: userName,
    kind: 'person',
    password_hash: await hashPassword(password, random),
    enabled: enabled ? 1 : 0,
    roles: '[]',
    member_of: null,
    tokens_valid_from: cutSecond(at),
    created_at: at.getTime(),
    anchor_fingerprint: null,
    display_name: displayName,
    email,
    password_changed_at: at.getTime(),
  };
  await storage.transaction().execute(async (transaction) => {
    // Tokens of somebody who had this name before are none of this user's.
    const cut = await findCut(transaction, writer.tenantId, { deletedPerson: userName });
    if (!(await insertUser(transaction, { ...row, tokens_valid_from: Math.max(row.tokens_valid_from, cut) }))) {
      throw new GatehouseError('user-duplicate', `There is a user ${userName} already.`, { userName });
    }
    await audit(transaction, writer, 'created', at, { after: row });
  });
  return row;
}

/**
 * Changes name, address and whether a user is enabled; what is left out stays. A disabled user's tokens are refused from
 * the next request on, and stay refused when the user is enabled again.
 * @throws GatehouseError `not-found`, `role-not-held`, `last-admin`, `conflict` where people would disable themselves
 */
export async function changeUser(
  { storage, now }: Platform,
  writer: UserWriter,
  userName: string,
  change: UpdateUser,
): Promise<UserRow> {
  const { tenantId } = writer;
  if (userName === writer.userName && change.enabled === false) {
    throw new GatehouseError('conflict', 'Nobody can disable themselves.');
  }
  return storage.transaction().execute(async (transaction) => {
    const before = await demandChangeable(transaction, writer, userName);
    const values = {
      enabled: change.enabled === undefined ? before.enabled : change.enabled ? 1 : 0,
      display_name: change.displayName === undefined ? before.display_name : change.displayName,
      email: change.email === undefined ? before.email : change.email,
    };
    const after = { ...before, ...values };
    await updateUserRow(transaction, { tenantId, userName }, values);
    if (before.enabled === 1 && after.enabled === 0) {
      await cutUserTokens(transaction, { tenantId, userName }, now());
      await demandAdminLeft(transaction, before);
    }
    const verb = before.enabled === after.enabled ? 'updated' : after.enabled === 1 ? 'enabled' : 'disabled';
    await audit(transaction, writer, verb, now(), { before, after });
    return after;
  });
}

/**
 * Deletes a person or a device's user; its tokens are refused from the next request on.
 * @throws GatehouseError `not-found`, `role-not-held`, `last-admin`, `conflict` where people would delete themselves
 */
export async function deleteUser({ storage, now }: Platform, writer: UserWriter, userName: string): Promise<void> {
  const name = { tenantId: writer.tenantId, userName };
  if (userName === writer.userName) throw new GatehouseError('conflict', 'Nobody can delete themselves.');
  await storage.transaction().execute(async (transaction) => {
    const before = await demandChangeable(transaction, writer, userName);
    const cut = await cutUserTokens(transaction, name, now());
    if (before.kind === 'person') {
      await cutTokens(transaction, name.tenantId, { deletedPerson: userName }, new Date((cut - 1) * 1000));
    }
    await deleteFactor(transaction, name);
    await transaction
      .deleteFrom('device_tokens')
      .where('tenant_id', '=', name.tenantId)
      .where('user_name', '=', userName)
      .execute();
    await deleteUserRow(transaction, name);
    await demandAdminLeft(transaction, before);
    await audit(transaction, writer, 'deleted', now(), { before });
  });
}

/** Writes down what became of a user; a change to what it was is none. */
export async function audit(
  transaction: Storage,
  { tenantId, userName: writerName }: UserWriter,
  verb: string,
  at: Date,
  rows: { before: UserRow; after?: UserRow } | { before?: never; after: UserRow },
): Promise<void> {
  const { user_name: userName } = rows.before ?? rows.after;
  const [before, after] = [rows.before && auditedState(rows.before), rows.after && auditedState(rows.after)];
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await recordAudit(transaction, {
    tenantId,
    userName: writerName,
    at,
    type: 'User',
    activity: `User ${verb}`,
    text: `User ${userName} ${verb}`,
    source: userName,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
}

function auditedState(row: UserRow): AuditedState {
  return {
    enabled: String(row.enabled === 1),
    displayName: row.display_name ?? undefined,
    email: row.email ?? undefined,
    groups: row.kind === 'device' ? undefined : groupsOf(row).join(', '),
    effectiveRoles: row.kind === 'device' ? undefined : effectiveRoles(row).toSorted().join(', '),
  };
}

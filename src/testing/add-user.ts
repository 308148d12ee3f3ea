import { randomBytes } from 'node:crypto';
import { hashPassword } from '#server/platform/sessions/hash-password.ts';
import type { Storage } from '#server/storage/tables.ts';

/** A user that a test puts into the database. */
export interface TestUser {
  userName: string;
  roles?: string[];
  groups?: string[];
  tenantId?: string;
  kind?: 'person' | 'device';
}

/** Adds a user with this password, or with none that fits, straight into the tables. */
export async function addUser(
  storage: Storage,
  { userName, roles = [], groups = [], tenantId = 't1001', kind = 'person' }: TestUser,
  { password, at }: { password?: string; at: Date },
): Promise<void> {
  const user = {
    tenant_id: tenantId,
    user_name: userName,
    kind,
    password_hash: password === undefined ? null : await hashPassword(password, randomBytes),
    enabled: 1,
    roles: JSON.stringify(roles),
    member_of: JSON.stringify(groups),
    tokens_valid_from: 0,
    created_at: at.getTime(),
    anchor_fingerprint: null,
  };
  await storage.insertInto('users').values(user).execute();
}

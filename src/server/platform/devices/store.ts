import { roles } from '#contract/sessions.ts';
import type { Storage, UserRow } from '#server/storage/tables.ts';

/** Name of a device's user within its tenant. */
export interface DeviceName {
  tenantId: string;
  /** `device_<common name>` */
  userName: string;
}

/** Effective roles of every device user (contract 1.4). */
const deviceRoles = [
  roles.device,
  roles.identityRead,
  roles.identityAdmin,
  'ROLE_EVENT_READ',
  roles.inventoryRead,
  roles.inventoryCreate,
  'ROLE_DEVICE_CONTROL_READ',
  'ROLE_MEASUREMENT_READ',
  'ROLE_ALARM_READ',
  roles.auditRead,
  'ROLE_USER_MANAGEMENT_OWN_READ',
  'ROLE_USER_MANAGEMENT_OWN_ADMIN',
] as const;

/** How a name stands: `taken` where it belongs to a person, who must never be met by a device's certificate. */
export type DeviceStanding = 'enabled' | 'disabled' | 'unknown' | 'taken';

/** Looks a device's user up. */
export async function deviceStanding(storage: Storage, { tenantId, userName }: DeviceName): Promise<DeviceStanding> {
  const user = await storage
    .selectFrom('users')
    .select(['kind', 'enabled'])
    .where('tenant_id', '=', tenantId)
    .where('user_name', '=', userName)
    .executeTakeFirst();
  return standingOf(user);
}

/** Reads a device's standing from its user, if there is one. */
export function standingOf(user: Pick<UserRow, 'kind' | 'enabled'> | undefined): DeviceStanding {
  if (user === undefined) return 'unknown';
  if (user.kind !== 'device') return 'taken';
  return user.enabled === 1 ? 'enabled' : 'disabled';
}

/**
 * Makes a device's user; on disk when the promise settles. Where another request was faster, its user stays as it is.
 * @param anchorFingerprint SHA-1 of the trusted certificate that vouched for the device, lower-case hex; null where it
 * has not called yet.
 */
export async function registerDevice(
  storage: Storage,
  { tenantId, userName }: DeviceName,
  anchorFingerprint: string | null,
  at: Date,
): Promise<void> {
  await storage
    .insertInto('users')
    .values({
      tenant_id: tenantId,
      user_name: userName,
      kind: 'device',
      password_hash: null,
      enabled: 1,
      roles: JSON.stringify(deviceRoles),
      // Tokens of a device that was deleted do not come back to life with its name.
      tokens_valid_from: Math.floor(at.getTime() / 1000),
      created_at: at.getTime(),
      anchor_fingerprint: anchorFingerprint,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_name']).doNothing())
    .execute();
}

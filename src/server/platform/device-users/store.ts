import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { deviceUserPrefix } from '#contract/device-users.ts';
import { literalInPattern } from '#server/storage/like-pattern.ts';
import type { Storage } from '#server/storage/tables.ts';
import { isNewestTokenLive, isTrue } from './live-token.ts';

/** Devices that are counted at a time. */
const countingStep = 2000;

/** What devices are looked for by. */
export interface DeviceFilter {
  /** Any part of the common name, in any case. */
  device?: string | undefined;
  userName?: string | undefined;
  anchorFingerprint?: string | undefined;
  enabled?: boolean | undefined;
  live?: boolean | undefined;
  /** Only names after this one. */
  after?: string | undefined;
}

/** The trusted certificate of the newest token, before the first one that of the registration. */
const anchor = sql<string | null>`coalesce(device_tokens.anchor_fingerprint, users.anchor_fingerprint)`;

function devicesOf(storage: Storage, tenantId: string, filter: DeviceFilter, at: Date) {
  const { device, userName, anchorFingerprint, enabled, live, after } = filter;
  let query = storage
    .selectFrom('users')
    .leftJoin('device_tokens', (join) =>
      join
        .onRef('device_tokens.tenant_id', '=', 'users.tenant_id')
        .onRef('device_tokens.user_name', '=', 'users.user_name'),
    )
    .where('users.tenant_id', '=', tenantId)
    .where('users.kind', '=', 'device');
  if (userName !== undefined) query = query.where('users.user_name', '=', userName);
  if (after !== undefined) query = query.where('users.user_name', '>', after);
  if (enabled !== undefined) query = query.where('users.enabled', '=', enabled ? 1 : 0);
  if (anchorFingerprint !== undefined) query = query.where(anchor, '=', anchorFingerprint);
  if (device !== undefined) {
    const pattern = `${literalInPattern(deviceUserPrefix)}%${literalInPattern(device.toLowerCase())}%`;
    query = query.where(sql<boolean>`lower(users.user_name) like ${pattern} escape '\\'`);
  }
  if (live !== undefined) {
    const valid = sql<boolean>`coalesce(${isNewestTokenLive(at)}, 1 = 0)`;
    query = query.where(live ? valid : sql<boolean>`not ${valid}`);
  }
  return query;
}

/** A tenant's devices by user name with what is known of their tokens; times are seconds, `createdAt` milliseconds. */
export function listDevices(storage: Storage, tenantId: string, filter: DeviceFilter, at: Date, limit: number) {
  return devicesOf(storage, tenantId, filter, at)
    .select([
      'users.user_name as userName',
      'users.enabled',
      'users.created_at as createdAt',
      'device_tokens.first_issued_at as firstIssuedAt',
      'device_tokens.last_issued_at as lastIssuedAt',
      'device_tokens.last_expires_at as lastExpiresAt',
      anchor.as('anchorFingerprint'),
      isNewestTokenLive(at).as('live'),
    ])
    .orderBy('users.user_name')
    .limit(limit)
    .execute();
}

/** Devices by the trusted certificate that they come through, the most first. */
export interface AnchorCounts {
  anchorFingerprint: string | null;
  devices: number;
  /** Devices whose newest token is valid. */
  liveTokens: number;
}

/** Counts a tenant's devices, or one of them; in steps, so that other requests get their turn in between. */
export async function countDevices(
  storage: Storage,
  tenantId: string,
  at: Date,
  userName?: string,
): Promise<AnchorCounts[]> {
  const byAnchor = new Map<string | null, AnchorCounts>();
  let after: string | undefined;
  for (;;) {
    const rows = await devicesOf(storage, tenantId, { userName, after }, at)
      .select(['users.user_name as userName', anchor.as('anchorFingerprint'), isNewestTokenLive(at).as('live')])
      .orderBy('users.user_name')
      .limit(countingStep)
      .execute();
    for (const { anchorFingerprint, live } of rows) {
      const counts = byAnchor.get(anchorFingerprint) ?? { anchorFingerprint, devices: 0, liveTokens: 0 };
      byAnchor.set(anchorFingerprint, counts);
      counts.devices += 1;
      if (isTrue(live)) counts.liveTokens += 1;
    }
    if (rows.length < countingStep) break;
    after = rows.at(-1)?.userName;
    await setImmediate();
  }
  return [...byAnchor.values()].toSorted((one, other) => other.devices - one.devices);
}

import type { TokenRevocation, TokenRevocationResult } from '#contract/device-users.ts';
import type { Storage } from '#server/storage/tables.ts';
import { recordAudit, type Writer } from '../audit/record-audit.ts';
import type { Platform } from '../platform.ts';
import { cutSecond, cutTokens } from '../tokens/token-cuts.ts';
import { updateUserRow } from '../users/store.ts';
import { userMissing } from '../users/user-rules.ts';
import { countDevices } from './store.ts';

/**
 * Refuses device tokens issued so far, never people's sessions; on disk when the promise settles. With `dryRun` it only
 * counts. Tokens are cut by device, by the `anchor` that they name, or all at once, so that it takes one row however
 * many there are.
 * @throws GatehouseError `not-found` where there is no such device.
 */
export async function revokeDeviceTokens(
  { storage, now, attempts }: Platform,
  writer: Writer,
  revocation: TokenRevocation,
): Promise<TokenRevocationResult> {
  await attempts.flush();
  const counted = await count(storage, writer.tenantId, revocation, now());
  if (revocation.scope === 'device' && counted.devices === 0) throw userMissing(revocation.userName);
  if (revocation.dryRun === true) return { ...counted, revoked: false };
  // The clock is read after the counting: a token issued meanwhile is refused as well.
  const at = now();
  await storage.transaction().execute(async (transaction) => {
    await cut(transaction, writer.tenantId, revocation, at);
    await audit(transaction, writer, revocation, at, counted);
  });
  return { ...counted, revoked: true };
}

type Counts = Pick<TokenRevocationResult, 'devices' | 'liveTokens'>;

async function count(storage: Storage, tenantId: string, revocation: TokenRevocation, at: Date): Promise<Counts> {
  const userName = revocation.scope === 'device' ? revocation.userName : undefined;
  const counts = await countDevices(storage, tenantId, at, userName);
  if (revocation.scope !== 'anchor') return sumCounts(counts);
  return sumCounts(counts.filter(({ anchorFingerprint }) => anchorFingerprint === revocation.anchorFingerprint));
}

/** Adds counts up. */
export function sumCounts(counts: readonly Counts[]): Counts {
  const total = { devices: 0, liveTokens: 0 };
  for (const { devices, liveTokens } of counts) {
    total.devices += devices;
    total.liveTokens += liveTokens;
  }
  return total;
}

async function cut(storage: Storage, tenantId: string, revocation: TokenRevocation, at: Date): Promise<void> {
  if (revocation.scope === 'device') {
    const { userName } = revocation;
    await updateUserRow(storage, { tenantId, userName }, { tokens_valid_from: cutSecond(at) });
  } else if (revocation.scope === 'anchor') {
    await cutTokens(storage, tenantId, { anchorFingerprint: revocation.anchorFingerprint }, at);
  } else {
    await cutTokens(storage, tenantId, 'devices', at);
  }
}

async function audit(
  transaction: Storage,
  { tenantId, userName }: Writer,
  revocation: TokenRevocation,
  at: Date,
  { devices, liveTokens }: Counts,
): Promise<void> {
  const [whose, source] =
    revocation.scope === 'device'
      ? [revocation.userName, revocation.userName]
      : revocation.scope === 'anchor'
        ? [`devices that came through ${revocation.anchorFingerprint}`, revocation.anchorFingerprint]
        : ['all devices', tenantId];
  await recordAudit(transaction, {
    tenantId,
    userName,
    at,
    type: 'UserAuthentication',
    activity: 'Device tokens revoked',
    text: `Tokens of ${whose} revoked (devices: ${devices}, valid tokens: ${liveTokens})`,
    source,
  });
}

import { registerDevice } from '../devices/store.ts';
import type { Platform } from '../platform.ts';
import { prepareTokens, type IssuedToken, type PreparedToken } from '../tokens/prepare-token.ts';
import type { CurrentKey } from '../tokens/signing-keys.ts';
import { deviceTokenConfiguration } from '../tokens/token-claims.ts';
import { DeviceRefusal } from './device-refusal.ts';
import type { FindGrantFacts } from './grant-facts.ts';
import type { JudgedDevice } from './judge-device.ts';
import type { TrustedCertificate } from './trust-store.ts';

/** Gives the device another token. It ends with the tenant's lifespan or with the first certificate on the path. */
export type Grant = (key: CurrentKey, at: Date) => IssuedToken;

/**
 * Settles what a judged device gets, and registers it first where its trusted certificate allows that.
 * @throws DeviceRefusal `device-not-registered`, `device-user-disabled`
 */
export async function settleGrant(
  platform: Platform,
  findFacts: FindGrantFacts,
  device: JudgedDevice,
  at: Date,
): Promise<Grant> {
  const { anchor, userName } = device;
  const name = { tenantId: anchor.tenantId, userName };
  const found = findFacts(name, platform.changes.countOfTurn());
  let facts = found instanceof Promise ? await found : found;
  if (facts.standing === 'unknown' && anchor.autoRegistration) {
    await registerDevice(platform.storage, name, anchor.fingerprint, at);
    facts = await findFacts(name, platform.changes.countOfTurn());
  }
  if (facts.standing !== 'enabled') {
    const code = facts.standing === 'disabled' ? 'device-user-disabled' : 'device-not-registered';
    throw new DeviceRefusal(code, 'Access is denied.', { anchor, context: { userName } });
  }
  const { lifespanSeconds } = facts;
  const lastSecond = Math.floor(device.validUntil / 1000);
  const issue = preparedBy(anchor)(userName);
  return (key, later) => {
    const issuedAt = Math.floor(later.getTime() / 1000);
    const expiresAt = Math.min(issuedAt + lifespanSeconds, lastSecond);
    return issue(key, { issuedAt, expiresAt }, platform.random);
  };
}

const prepared = new WeakMap<TrustedCertificate, (userName: string) => PreparedToken>();

/** Made once for each trusted certificate, as it was read. */
function preparedBy(anchor: TrustedCertificate): (userName: string) => PreparedToken {
  let prepare = prepared.get(anchor);
  if (prepare === undefined) {
    const { domain, tenantId, fingerprint: anchorFingerprint } = anchor;
    prepare = prepareTokens({ domain, tenantId, tci: deviceTokenConfiguration, anchorFingerprint });
    prepared.set(anchor, prepare);
  }
  return prepare;
}

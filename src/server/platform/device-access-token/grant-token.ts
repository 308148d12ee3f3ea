import type { DeviceTokenClaims } from '#contract/device-access-token.ts';
import { registerDevice } from '../devices/store.ts';
import type { Platform } from '../platform.ts';
import { issueToken } from '../tokens/issue-token.ts';
import { createTokenClaims, deviceTokenConfiguration } from '../tokens/token-claims.ts';
import { DeviceRefusal } from './device-refusal.ts';
import type { FindGrantFacts } from './grant-facts.ts';
import type { JudgedDevice } from './judge-device.ts';

/** A token with what it says. */
export interface GrantedToken {
  accessToken: string;
  claims: DeviceTokenClaims;
}

/**
 * Gives a judged device its token, and registers it first where its trusted certificate allows that. The token ends with
 * the tenant's lifespan or with the first certificate on the path, whichever comes first.
 * @throws DeviceRefusal `device-not-registered`, `device-user-disabled`
 */
export async function grantToken(
  platform: Platform,
  findFacts: FindGrantFacts,
  device: JudgedDevice,
  at: Date,
): Promise<GrantedToken> {
  const { storage, keys, random } = platform;
  const { anchor, userName } = device;
  const name = { tenantId: anchor.tenantId, userName };
  let facts = await findFacts(name);
  if (facts.standing === 'unknown' && anchor.autoRegistration) {
    await registerDevice(storage, name, anchor.fingerprint, at);
    facts = await findFacts(name);
  }
  if (facts.standing !== 'enabled') {
    const code = facts.standing === 'disabled' ? 'device-user-disabled' : 'device-not-registered';
    throw new DeviceRefusal(code, 'Access is denied.', { anchor, context: { userName } });
  }
  const issuedAt = Math.floor(at.getTime() / 1000);
  const claims = createTokenClaims(
    {
      userName,
      tenantId: anchor.tenantId,
      domain: anchor.domain,
      tci: deviceTokenConfiguration,
      issuedAt,
      expiresAt: Math.min(issuedAt + facts.lifespanSeconds, Math.floor(device.validUntil / 1000)),
      anchorFingerprint: anchor.fingerprint,
    },
    random,
  );
  return { accessToken: issueToken(keys.current, claims), claims };
}

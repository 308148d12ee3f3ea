import { isTestAuthority } from '#console/certificates/is-test-authority.ts';
import type { DevicesByAnchor } from '#contract/device-users.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';

/** The steps to the first token, in their order. */
export const setUpSteps = ['trust', 'check', 'test', 'device'] as const;
export type SetUpStep = (typeof setUpSteps)[number];

/** How far a tenant is. `check` leaves no trace on the platform: this browser remembers it. */
export interface SetUpState {
  trust: boolean;
  test: boolean;
  device: boolean;
  /** Devices of the fleet get their tokens: the steps are not shown any more. */
  complete: boolean;
}

/**
 * Tells how far a tenant is. The devices of token tests do not count as the fleet.
 * @param devices absent where the platform, a remote tenant, does not tell: a trusted CA is then all that can be seen
 * @param acceptedLately token attempts that were accepted: a test device that was removed again leaves nothing else
 */
export function setUpState(
  trusted: readonly TrustedCertificate[],
  devices: DevicesByAnchor | undefined,
  acceptedLately = 0,
): SetUpState {
  const own = trusted.filter((certificate) => !isTestAuthority(certificate));
  const ownFingerprints = new Set(own.map(({ fingerprint }) => fingerprint));
  const used = (devices?.anchors ?? []).flatMap(({ anchorFingerprint }) =>
    anchorFingerprint === null ? [] : [anchorFingerprint],
  );
  const device = used.some((fingerprint) => ownFingerprints.has(fingerprint));
  const trust = own.length > 0;
  const test = used.length > 0 || acceptedLately > 0;
  return { trust, test, device, complete: devices === undefined ? trust : device };
}

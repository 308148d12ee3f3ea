import { deviceIdentity } from '#pki/device-identity.ts';
import { writeTrustedPath } from '#pki/write-verdict.ts';
import { DeviceRefusal } from './device-refusal.ts';
import { judgeChain, subjectsOf, type JudgeSetting } from './judge-chain.ts';
import type { ReadChain } from './read-chain.ts';
import type { TrustedCertificate } from './trust-store.ts';

/** A device that proved who it is, and the trusted certificate that vouches for it. */
export interface JudgedDevice {
  /** `device_<common name>` */
  userName: string;
  anchor: TrustedCertificate;
  /** The earliest end on its path, milliseconds since 1970. */
  validUntil: number;
  /** Milliseconds since 1970: from then on it must be judged again; absent where only a change of trust ends it. */
  judgeAgainAt?: number;
}

/**
 * Decides whether a chain leads to a trusted certificate, of which tenant, and which device it names.
 * @throws DeviceRefusal `chain-refused`, `tenant-ambiguous`, `identity-unusable`
 */
export async function judgeDevice(chain: ReadChain, setting: JudgeSetting): Promise<JudgedDevice> {
  const { certificates, anchor, judgeAgainAt } = await judgeChain(chain, setting);
  const identity = deviceIdentity(chain.leaf);
  if (!identity.ok) {
    const message = 'Cannot process certificate data.';
    const findings = [identity.finding.code];
    const context = subjectsOf(await writeTrustedPath(certificates, setting.crypto));
    throw new DeviceRefusal('identity-unusable', message, { findings, anchor, context });
  }
  const validUntil = Math.min(...certificates.map(({ notAfter }) => notAfter.getTime()));
  return { userName: identity.userName, anchor, validUntil, ...(judgeAgainAt === undefined ? {} : { judgeAgainAt }) };
}

/** Whether what was judged at one instant still holds at another, as far as time alone decides; milliseconds since 1970. */
export function standsAt({ validUntil, judgeAgainAt = Infinity }: JudgedDevice, judgedAt: number, at: number): boolean {
  return judgedAt <= at && at <= validUntil && at < judgeAgainAt;
}

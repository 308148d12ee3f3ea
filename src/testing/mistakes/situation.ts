import type { FindingCode } from '#contract/finding-codes.ts';
import {
  createChain,
  createDevice,
  createIntermediate,
  type CertificatePlan,
  type TestCertificate,
} from '../certificate-factory.ts';

/** What an admin has: the text that was pasted, what the tenant trusts, and revocation lists. */
export interface Situation {
  pasted: string;
  /** Default: the root of `goodChain`. */
  trusted?: readonly { der: Uint8Array; enabled?: boolean }[];
  crls?: readonly Uint8Array[];
}

/** A mistake in words, what it looks like, and what the admin is told first: the code and its English title. */
export type Mistake = [mistake: string, situation: Situation, code: FindingCode, title: string];

/** A chain that nothing is wrong with. */
export const goodChain: Record<'root' | 'intermediate' | 'device', TestCertificate> = createChain();

/** The pasted text of a device and its intermediate, each with its mistake. */
export function chain(plans: { intermediate?: CertificatePlan; device?: CertificatePlan }): Situation {
  const issuer = createIntermediate(goodChain.root, plans.intermediate);
  return { pasted: createDevice(issuer, plans.device).pem + issuer.pem };
}

/** The same with a mistake in the device's certificate alone. */
export const ofDevice = (plan: CertificatePlan): Situation => chain({ device: plan });

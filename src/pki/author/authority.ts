import { basicConstraints, keyUsage } from './extensions.ts';
import { issueCertificate, type Issuer, type Validity } from './issue-certificate.ts';
import type { DistinguishedName } from './distinguished-name.ts';
import { generateKeyPair, type KeyKind } from './keys.ts';

/** A certificate authority that can sign in this run. */
export interface Authority extends Issuer {
  /** DER. */
  certificate: Uint8Array;
}

/** What a CA shall be. */
export interface AuthorityPlan {
  subject: DistinguishedName;
  keyKind: KeyKind;
  extractable: boolean;
  validity: Validity;
  /** How many intermediates may stand below; absent: no limit. */
  pathLength?: number;
}

/** Makes a self-signed CA. */
export async function createRootAuthority(crypto: Crypto, plan: AuthorityPlan): Promise<Authority> {
  const keys = await generateKeyPair(crypto, plan.keyKind, plan);
  return certify(crypto, plan, keys, { subject: plan.subject, keys });
}

/** Makes an intermediate CA under `issuer`. */
export async function createIntermediateAuthority(
  crypto: Crypto,
  plan: AuthorityPlan,
  issuer: Issuer,
): Promise<Authority> {
  return certify(crypto, plan, await generateKeyPair(crypto, plan.keyKind, plan), issuer);
}

async function certify(crypto: Crypto, plan: AuthorityPlan, keys: CryptoKeyPair, issuer: Issuer): Promise<Authority> {
  const extensions = [basicConstraints(true, plan.pathLength), keyUsage(['keyCertSign', 'cRLSign'])];
  const content = { subject: plan.subject, publicKey: keys.publicKey, validity: plan.validity, extensions };
  return { subject: plan.subject, keys, certificate: await issueCertificate(crypto, content, issuer) };
}

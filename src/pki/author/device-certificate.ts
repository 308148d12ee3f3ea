import type { Extension } from 'pkijs';
import type { DistinguishedName } from './distinguished-name.ts';
import { basicConstraints, extendedKeyUsage, keyUsage } from './extensions.ts';
import { issueCertificate, type Issuer, type Validity } from './issue-certificate.ts';

/** What a device's certificate shall be. */
export interface DeviceCertificatePlan {
  subject: DistinguishedName;
  publicKey: CryptoKey;
  validity: Validity;
  /** In place of the usual ones (not a CA, digital signature, client authentication). */
  extensions?: readonly Extension[];
}

/** Issues an end-entity certificate for client authentication; gives its DER. */
export async function issueDeviceCertificate(
  crypto: Crypto,
  plan: DeviceCertificatePlan,
  issuer: Issuer,
): Promise<Uint8Array> {
  const usual = [basicConstraints(false), keyUsage(['digitalSignature']), extendedKeyUsage(['clientAuth'])];
  return issueCertificate(crypto, { ...plan, extensions: plan.extensions ?? usual }, issuer);
}

import type { CertificateFacts } from '#console/certificates/certificate-facts.ts';
import type { SortedInput } from '#console/worker/operations.ts';

/** A device that a test can be run with. Lives in the page's memory alone. */
export interface TestedDevice {
  leaf: CertificateFacts;
  /** The other certificates that were given. */
  others: CertificateFacts[];
  /** PKCS#8, PEM. */
  keyPem: string;
  /** SHA-1 fingerprint of the CA that was trusted for its sake; absent for a device from files. */
  testCa?: string;
}

/** What keeps the files from being a device. */
export type MissingPart = { missing: 'key'; name: string } | { missing: 'certificate' };

/** The devices in what was found: end-entity certificates whose private key is there too. */
export function devicesIn({ certificates, keys }: SortedInput): TestedDevice[] {
  const keyOf = ({ fingerprint }: CertificateFacts) => keys.find((key) => key.certificates.includes(fingerprint))?.pem;
  const withKeys = certificates.flatMap((leaf) => {
    const keyPem = keyOf(leaf);
    return keyPem === undefined ? [] : [{ leaf, keyPem, others: certificates.filter((other) => other !== leaf) }];
  });
  const endEntities = withKeys.filter(({ leaf }) => leaf.role === 'end-entity');
  return endEntities.length > 0 ? endEntities : withKeys;
}

/** Why there is no device in what was found. */
export function missingPart({ certificates }: SortedInput): MissingPart {
  const leaf = certificates.find(({ role }) => role === 'end-entity');
  return leaf === undefined ? { missing: 'certificate' } : { missing: 'key', name: leaf.commonName ?? leaf.subject };
}

import { hexText } from '../octets.ts';
import type { CertificateItem, PrivateKeyItem } from './input-report.ts';

/** A private key and the certificates that hold its public key; none where it fits nothing that was given. */
export interface KeyMatch {
  key: PrivateKeyItem;
  certificates: CertificateItem[];
}

/** Finds the certificates of each private key by comparing public keys. */
export function matchKeys(keys: readonly PrivateKeyItem[], certificates: readonly CertificateItem[]): KeyMatch[] {
  const byPublicKey = Map.groupBy(certificates, ({ certificate }) => hexText(certificate.spki));
  return keys.map((key) => ({
    key,
    certificates: key.publicKey ? (byPublicKey.get(hexText(key.publicKey)) ?? []) : [],
  }));
}

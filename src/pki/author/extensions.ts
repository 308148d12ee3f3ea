import { BitString, Integer, OctetString } from 'asn1js';
import {
  AltName,
  AuthorityKeyIdentifier,
  BasicConstraints,
  CRLDistributionPoints,
  DistributionPoint,
  ExtKeyUsage,
  Extension,
  GeneralName,
} from 'pkijs';

/** BasicConstraints, RFC 5280 4.2.1.9; always critical. `pathLength` counts the intermediates allowed below. */
export function basicConstraints(ca: boolean, pathLength?: number): Extension {
  const limit = pathLength === undefined ? {} : { pathLenConstraint: pathLength };
  return extension('2.5.29.19', true, new BasicConstraints({ cA: ca, ...limit }).toSchema().toBER());
}

/** Uses of a key by their bits in the first octet. */
export const keyUsageBits = {
  digitalSignature: 0x80,
  contentCommitment: 0x40,
  keyEncipherment: 0x20,
  dataEncipherment: 0x10,
  keyAgreement: 0x08,
  keyCertSign: 0x04,
  cRLSign: 0x02,
} as const;
/** What a key may be used for, RFC 5280 4.2.1.3. */
export type KeyUse = keyof typeof keyUsageBits;

/** KeyUsage; always critical. */
export function keyUsage(uses: readonly [KeyUse, ...KeyUse[]]): Extension {
  const octet = uses.reduce((bits, use) => bits | keyUsageBits[use], 0);
  const unusedBits = 31 - Math.clz32(octet & -octet);
  return extension('2.5.29.15', true, new BitString({ valueHex: Uint8Array.of(octet).buffer, unusedBits }).toBER());
}

/** Object identifiers of purposes. */
export const purposes = {
  clientAuth: '1.3.6.1.5.5.7.3.2',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
} as const;
/** What a certificate is for, RFC 5280 4.2.1.12. */
export type Purpose = keyof typeof purposes;

/** ExtendedKeyUsage. */
export function extendedKeyUsage(uses: readonly Purpose[]): Extension {
  const keyPurposes = uses.map((use) => purposes[use]);
  return extension('2.5.29.37', false, new ExtKeyUsage({ keyPurposes }).toSchema().toBER());
}

/** Key identifier of a public key: SHA-1 of its SubjectPublicKeyInfo; any unique value will do, RFC 5280 4.2.1.2. */
export async function keyIdentifier(crypto: Crypto, publicKey: CryptoKey): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-1', await crypto.subtle.exportKey('spki', publicKey));
}

/** SubjectKeyIdentifier. */
export function subjectKeyIdentifier(id: ArrayBuffer): Extension {
  return extension('2.5.29.14', false, new OctetString({ valueHex: id }).toBER());
}

/** AuthorityKeyIdentifier in its key identifier form. */
export function authorityKeyIdentifier(id: ArrayBuffer): Extension {
  const value = new AuthorityKeyIdentifier({ keyIdentifier: new OctetString({ valueHex: id }) });
  return extension('2.5.29.35', false, value.toSchema().toBER());
}

/** SubjectAlternativeName with DNS names and IP addresses; an address has 4 or 16 octets (RFC 5280 4.2.1.6). */
export function hostNames(names: readonly string[], addresses: readonly Uint8Array<ArrayBuffer>[]): Extension {
  const altNames = [
    ...names.map((value) => new GeneralName({ type: 2, value })),
    ...addresses.map((octets) => new GeneralName({ type: 7, value: new OctetString({ valueHex: octets }) })),
  ];
  return extension('2.5.29.17', false, new AltName({ altNames }).toSchema().toBER());
}

/** CRLDistributionPoints: one point with the full name form for each URL. */
export function crlDistributionPoints(urls: readonly string[]): Extension {
  const points = urls.map(
    (value) => new DistributionPoint({ distributionPoint: [new GeneralName({ type: 6, value })] }),
  );
  return extension('2.5.29.31', false, new CRLDistributionPoints({ distributionPoints: points }).toSchema().toBER());
}

/** CRLNumber, RFC 5280 5.2.3. */
export function crlNumber(value: number): Extension {
  return extension('2.5.29.20', false, new Integer({ value }).toBER());
}

function extension(extnID: string, critical: boolean, extnValue: ArrayBuffer): Extension {
  return new Extension({ extnID, critical, extnValue });
}

import type { Certificate } from '../certificate.ts';
import type { KeyUsage } from '../extensions/key-extensions.ts';
import { finding, type Profile, type RuleFinding } from '../findings.ts';
import type { Purpose } from '../judge-request.ts';

const anyPurpose = '2.5.29.37.0';

/** Purposes of RFC 5280 4.2.1.12 by name; any other is given as object identifier. */
const purposeIds: Readonly<Record<string, string>> = {
  anyExtendedKeyUsage: anyPurpose,
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  OCSPSigning: '1.3.6.1.5.5.7.3.9',
};

const purposeId = (name: string): string => purposeIds[name] ?? name;
const purposeName = (id: string): string => Object.entries(purposeIds).find(([, value]) => value === id)?.[0] ?? id;

/** A device signs its handshake, or agrees on a key, to prove who it is (RFC 5280 4.2.1.12). */
const handshakeUses: readonly KeyUsage[] = ['digitalSignature', 'keyAgreement'];

/** What the caller wants to use a leaf for. */
export interface WantedUse {
  purpose: Purpose;
  keyUsage: readonly KeyUsage[];
  extendedKeyUsage: readonly string[];
}

/** Extended key usage and key usage of the leaf against what it is shown for. */
export function checkLeafPurposes(leaf: Certificate, wanted: WantedUse, profile: Profile): RuleFinding[] {
  const { extendedKeyUsage, keyUsage } = leaf.known;
  const findings: RuleFinding[] = [];
  const purposes = wanted.purpose === 'any' ? wanted.extendedKeyUsage : [wanted.purpose, ...wanted.extendedKeyUsage];
  if (extendedKeyUsage === undefined) {
    if (purposes.length > 0) findings.push(finding(profile, 'extended-key-usage-absent'));
  } else {
    const any = extendedKeyUsage.includes(anyPurpose);
    const missing = any ? [] : purposes.filter((name) => !extendedKeyUsage.includes(purposeId(name)));
    if (missing.length > 0) {
      const evidence = {
        expected: [...new Set(missing)].join(', '),
        actual: extendedKeyUsage.map(purposeName).join(', '),
      };
      findings.push(finding(profile, 'extended-key-usage-mismatch', evidence));
    }
    if (any) findings.push(finding(profile, 'extended-key-usage-any'));
  }
  return [...findings, ...checkLeafKeyUsage(keyUsage, wanted, profile)];
}

function checkLeafKeyUsage(uses: Set<KeyUsage> | undefined, wanted: WantedUse, profile: Profile): RuleFinding[] {
  if (uses === undefined) return [];
  const fits = wanted.purpose !== 'clientAuth' || handshakeUses.some((use) => uses.has(use));
  const missing = wanted.keyUsage.filter((use) => !uses.has(use));
  if (fits && missing.length === 0) return [];
  const expected = missing.length > 0 ? missing.join(', ') : handshakeUses.join(' or ');
  return [finding(profile, 'key-usage-mismatch', { expected, actual: [...uses].join(', ') })];
}

/** Extended key usage of an issuer limits what its certificates may be used for, as every TLS stack reads it. */
export function checkIssuerPurposes(issuer: Certificate, purpose: Purpose, profile: Profile): RuleFinding[] {
  const { extendedKeyUsage } = issuer.known;
  if (purpose === 'any' || extendedKeyUsage === undefined) return [];
  if (extendedKeyUsage.includes(anyPurpose) || extendedKeyUsage.includes(purposeId(purpose))) return [];
  const evidence = { expected: purpose, actual: extendedKeyUsage.map(purposeName).join(', ') };
  return [finding(profile, 'extended-key-usage-issuer', evidence)];
}

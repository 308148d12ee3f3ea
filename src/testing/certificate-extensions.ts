import { isIPv4 } from 'node:net';
import {
  boolean,
  explicit,
  ia5String,
  implicit,
  integer,
  namedBits,
  octetString,
  oid,
  sequence,
} from './der-writer.ts';
import { distinguishedName, type NameInput } from './distinguished-name.ts';

/** One Extension; DER wants `critical` absent when false. */
export function extension(id: string, critical: boolean, value: Uint8Array): Uint8Array {
  return sequence(oid(id), critical ? boolean(true) : new Uint8Array(), octetString(value));
}

/** Extension identifiers under `id-ce` that tests name. */
export const extensionIds = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyIdentifier: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  freshestCrl: '2.5.29.46',
  inhibitAnyPolicy: '2.5.29.54',
} as const;

/** BasicConstraints; `pathLength` undefined leaves the limit out. */
export function basicConstraints(ca: boolean, pathLength?: number, critical = true): Uint8Array {
  const limit = pathLength === undefined ? new Uint8Array() : integer(pathLength);
  return extension(extensionIds.basicConstraints, critical, sequence(ca ? boolean(true) : new Uint8Array(), limit));
}

const keyUsageBits = [
  'digitalSignature',
  'contentCommitment',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
/** A use of a key, RFC 5280 4.2.1.3. */
export type KeyUsage = (typeof keyUsageBits)[number];

/** KeyUsage with these bits. */
export function keyUsage(uses: readonly KeyUsage[], critical = true): Uint8Array {
  return extension(extensionIds.keyUsage, critical, namedBits(uses.map((use) => keyUsageBits.indexOf(use))));
}

const purposeIds: Readonly<Record<string, string>> = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  any: '2.5.29.37.0',
};

/** ExtendedKeyUsage; a purpose is a name of the list above or a dotted OID. */
export function extendedKeyUsage(purposes: readonly string[], critical = false): Uint8Array {
  const ids = purposes.map((purpose) => oid(purposeIds[purpose] ?? purpose));
  return extension(extensionIds.extendedKeyUsage, critical, sequence(...ids));
}

/** A GeneralName; an IP constraint gives address and mask in one byte string. */
export type GeneralNameInput =
  | { dns: string }
  | { email: string }
  | { uri: string }
  | { ip: string | Uint8Array }
  | { directory: NameInput }
  | { other: { type: string; value: Uint8Array } }
  | { registered: string };

/** DER of a GeneralName, RFC 5280 4.2.1.6. */
export function generalName(name: GeneralNameInput): Uint8Array {
  const text = (value: string) => new TextEncoder().encode(value);
  if ('dns' in name) return implicit(2, text(name.dns));
  if ('email' in name) return implicit(1, text(name.email));
  if ('uri' in name) return implicit(6, text(name.uri));
  if ('ip' in name) return implicit(7, typeof name.ip === 'string' ? addressOctets(name.ip) : name.ip);
  if ('directory' in name) return explicit(4, distinguishedName(name.directory));
  if ('other' in name) return explicit(0, oid(name.other.type), explicit(0, name.other.value));
  return implicit(8, oid(name.registered).subarray(2));
}

function addressOctets(address: string): Uint8Array {
  if (isIPv4(address)) return Uint8Array.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const before = groups(head);
  const after = groups(tail ?? '');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return Uint8Array.from([...before, ...zeros, ...after].flatMap((group) => [group >> 8, group & 0xff]));
}

/** SubjectAlternativeName with these names. */
export function subjectAlternativeName(names: readonly GeneralNameInput[], critical = false): Uint8Array {
  return extension(extensionIds.subjectAlternativeName, critical, sequence(...names.map(generalName)));
}

/** NameConstraints from permitted and excluded subtrees. */
export function nameConstraints(
  {
    permitted = [],
    excluded = [],
  }: { permitted?: readonly GeneralNameInput[]; excluded?: readonly GeneralNameInput[] },
  critical = true,
): Uint8Array {
  const subtrees = (number: number, names: readonly GeneralNameInput[]) =>
    names.length === 0 ? new Uint8Array() : explicit(number, ...names.map((name) => sequence(generalName(name))));
  const value = sequence(subtrees(0, permitted), subtrees(1, excluded));
  return extension(extensionIds.nameConstraints, critical, value);
}

/** CRLDistributionPoints: one point for each URL, or for several that lead to the same list. */
export function crlDistributionPoints(points: readonly (string | readonly string[])[]): Uint8Array {
  return extension(extensionIds.crlDistributionPoints, false, distributionPoints(points));
}

/** FreshestCRL, of a certificate or a CRL: where delta CRLs are. */
export function freshestCrl(points: readonly (string | readonly string[])[]): Uint8Array {
  return extension(extensionIds.freshestCrl, false, distributionPoints(points));
}

function distributionPoints(points: readonly (string | readonly string[])[]): Uint8Array {
  const named = points.map((urls) => {
    const names = [urls].flat().map((uri) => generalName({ uri }));
    return sequence(explicit(0, explicit(0, ...names)));
  });
  return sequence(...named);
}

/** CertificatePolicies from dotted OIDs; a CPS address may be added to each. */
export function certificatePolicies(policies: readonly string[], cps?: string, critical = false): Uint8Array {
  const qualifiers = cps === undefined ? [] : [sequence(sequence(oid('1.3.6.1.5.5.7.2.1'), ia5String(cps)))];
  const information = policies.map((policy) => sequence(oid(policy), ...qualifiers));
  return extension(extensionIds.certificatePolicies, critical, sequence(...information));
}

/** PolicyMappings from pairs (issuer's policy, subject's policy). */
export function policyMappings(pairs: ReadonlyArray<readonly [string, string]>, critical = true): Uint8Array {
  const mappings = pairs.map(([issuer, subject]) => sequence(oid(issuer), oid(subject)));
  return extension(extensionIds.policyMappings, critical, sequence(...mappings));
}

/** PolicyConstraints; an absent member leaves that constraint out. */
export function policyConstraints(skip: { requireExplicitPolicy?: number; inhibitMapping?: number }): Uint8Array {
  const member = (number: number, certificates?: number) =>
    certificates === undefined ? new Uint8Array() : implicit(number, integer(certificates).subarray(2));
  const value = sequence(member(0, skip.requireExplicitPolicy), member(1, skip.inhibitMapping));
  return extension(extensionIds.policyConstraints, true, value);
}

/** InhibitAnyPolicy after this many certificates. */
export function inhibitAnyPolicy(skipCertificates: number): Uint8Array {
  return extension(extensionIds.inhibitAnyPolicy, true, integer(skipCertificates));
}

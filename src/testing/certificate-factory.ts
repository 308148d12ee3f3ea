import { createHash } from 'node:crypto';
import * as authored from './authored-extensions.ts';
import * as extensions from './certificate-extensions.ts';
import type { GeneralNameInput, KeyUsage } from './certificate-extensions.ts';
import { bitString, explicit, integer, sequence, time } from './der-writer.ts';
import { distinguishedName, type NameInput } from './distinguished-name.ts';
import { signatureAlgorithm, signatureValue, testKey, type SignatureChoice, type TestKey } from './test-keys.ts';

/** The instant at which tests judge, unless they say otherwise. */
export const testInstant = new Date('2026-06-01T00:00:00Z');

const day = 86_400_000;

/** `testInstant` moved by this many days. */
export const daysFromTestInstant = (days: number): Date => new Date(testInstant.getTime() + days * day);

/** A made certificate with everything needed to sign below it. */
export interface TestCertificate {
  der: Uint8Array;
  pem: string;
  key: TestKey;
  /** DER of its subject, which its children get as issuer. */
  subject: Uint8Array;
  /** Key identifier that children name. */
  keyIdentifier: Uint8Array;
  serial: bigint;
}

/** What a certificate shall be. Whatever is left out is right for its role; `null` leaves an extension out. */
export interface CertificatePlan {
  subject?: NameInput;
  /** Issuer name that differs from the signer's subject. */
  issuerName?: NameInput;
  key?: TestKey;
  /** Signs instead of the issuer's key: "same name, wrong key". */
  signWith?: TestKey;
  signature?: SignatureChoice;
  /** Version number as people say it; 1 and 2 drop the extensions. Default 3. */
  version?: 1 | 2 | 3;
  /** Number, or content octets that may break DER. */
  serial?: number | bigint | Uint8Array;
  /** A date, or the DER of a time that may be malformed. */
  notBefore?: Date | Uint8Array;
  notAfter?: Date | Uint8Array;
  /** Basic constraints; `null` leaves the extension out. */
  ca?: boolean | null;
  pathLength?: number;
  keyUsage?: readonly KeyUsage[] | null;
  extendedKeyUsage?: readonly string[] | null;
  subjectKeyIdentifier?: Uint8Array | null;
  authorityKeyIdentifier?: Uint8Array | null;
  subjectAlternativeNames?: readonly GeneralNameInput[];
  permitted?: readonly GeneralNameInput[];
  excluded?: readonly GeneralNameInput[];
  policies?: readonly string[];
  /** Addresses; several in one point lead to the same list. */
  crlDistributionPoints?: readonly (string | readonly string[])[];
  /** Further extensions, each a DER Extension: unknown critical ones, duplicates, malformed ones. */
  extraExtensions?: readonly Uint8Array[];
  /** AlgorithmIdentifier inside the signed part, when it shall differ from the outer one. */
  innerSignatureAlgorithm?: Uint8Array;
  /** SubjectPublicKeyInfo in place of the key's own. */
  spki?: Uint8Array;
}

/*
 * The authoring code (`#pki/author`) writes the usual extensions. The frame around them is written by hand: tests need
 * certificates that no authoring code should be able to make (versions, serial numbers and times that break DER, two
 * signature algorithms, foreign names and keys), in one tick, since most are made where a test file is read.
 */

/** Makes a certificate signed by `issuer`, or by itself when there is none. */
export function createCertificate(plan: CertificatePlan, issuer?: TestCertificate): TestCertificate {
  const subject = distinguishedName(plan.subject ?? 'unnamed');
  const key = plan.key ?? testKey('P-256', Buffer.from(subject).toString('hex'));
  const keyIdentifier = plan.subjectKeyIdentifier ?? keyIdentifierOf(plan.spki ?? key.spki);
  const signer = plan.signWith ?? issuer?.key ?? key;
  const algorithm = signatureAlgorithm(signer.kind, plan.signature);
  const serial = plan.serial ?? nextSerial();
  const version = plan.version ?? 3;
  const toBeSigned = sequence(
    version === 1 ? new Uint8Array() : explicit(0, integer(version - 1)),
    integer(serial),
    plan.innerSignatureAlgorithm ?? algorithm,
    plan.issuerName === undefined ? (issuer?.subject ?? subject) : distinguishedName(plan.issuerName),
    sequence(
      timeOf(plan.notBefore ?? daysFromTestInstant(-30)),
      timeOf(plan.notAfter ?? daysFromTestInstant(issuer ? 365 : 3650)),
    ),
    subject,
    plan.spki ?? key.spki,
    version === 3 ? extensionsOf(plan, keyIdentifier, issuer?.keyIdentifier) : new Uint8Array(),
  );
  const signature = signatureValue(signer, toBeSigned, plan.signature);
  const der = sequence(toBeSigned, algorithm, bitString(signature));
  const number = serial instanceof Uint8Array ? BigInt(`0x0${Buffer.from(serial).toString('hex')}`) : BigInt(serial);
  return { der, pem: pemOf('CERTIFICATE', der), key, subject, keyIdentifier, serial: number };
}

/** A self-signed CA certificate. */
export function createRoot(plan: CertificatePlan = {}): TestCertificate {
  return createCertificate({ subject: 'Test Root CA', ...authority, ...plan });
}

/** A CA certificate under `issuer`. */
export function createIntermediate(issuer: TestCertificate, plan: CertificatePlan = {}): TestCertificate {
  return createCertificate({ subject: 'Test Intermediate CA', ...authority, ...plan }, issuer);
}

/** A device's end-entity certificate under `issuer`. */
export function createDevice(issuer: TestCertificate, plan: CertificatePlan = {}): TestCertificate {
  const usual: CertificatePlan = { ca: false, keyUsage: ['digitalSignature'], extendedKeyUsage: ['clientAuth'] };
  return createCertificate({ subject: 'device-1', ...usual, ...plan }, issuer);
}

const authority: CertificatePlan = { ca: true, keyUsage: ['keyCertSign', 'cRLSign'] };

/** Root, intermediate and device, each with what the plan changes. */
export function createChain(plans: Partial<Record<'root' | 'intermediate' | 'device', CertificatePlan>> = {}): {
  root: TestCertificate;
  intermediate: TestCertificate;
  device: TestCertificate;
} {
  const root = createRoot(plans.root);
  const intermediate = createIntermediate(root, plans.intermediate);
  return { root, intermediate, device: createDevice(intermediate, plans.device) };
}

/** PEM armour with lines of 64 characters. */
export function pemOf(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function extensionsOf(plan: CertificatePlan, own: Uint8Array, issuers: Uint8Array = own): Uint8Array {
  const { ca = null, keyUsage = null, extendedKeyUsage = null, permitted, excluded } = plan;
  const subtrees = { ...(permitted && { permitted }), ...(excluded && { excluded }) };
  const list = [
    ca !== null && authored.basicConstraints(ca, plan.pathLength),
    keyUsage && authored.keyUsage(keyUsage),
    extendedKeyUsage && authored.extendedKeyUsage(extendedKeyUsage),
    plan.subjectKeyIdentifier !== null && authored.subjectKeyIdentifier(own),
    plan.authorityKeyIdentifier !== null && authored.authorityKeyIdentifier(plan.authorityKeyIdentifier ?? issuers),
    plan.subjectAlternativeNames && extensions.subjectAlternativeName(plan.subjectAlternativeNames),
    (permitted || excluded) && extensions.nameConstraints(subtrees),
    plan.policies && extensions.certificatePolicies(plan.policies),
    plan.crlDistributionPoints && extensions.crlDistributionPoints(plan.crlDistributionPoints),
    ...(plan.extraExtensions ?? []),
  ].filter((item) => item instanceof Uint8Array);
  return list.length === 0 ? new Uint8Array() : explicit(3, sequence(...list));
}

const timeOf = (value: Date | Uint8Array): Uint8Array => (value instanceof Date ? time(value) : value);

/** Key identifier of a public key: any unique value will do (RFC 5280 4.2.1.2), here SHA-1 of the whole structure. */
function keyIdentifierOf(spki: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha1').update(spki).digest());
}

let serials = 0x1000;
const nextSerial = (): number => (serials += 1);

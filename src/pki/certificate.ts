import { MalformedError } from './der/malformed-error.ts';
import { DerReader } from './der/reader.ts';
import { contextConstructed, contextPrimitive, tags } from './der/tags.ts';
import { readTime } from './der/time.ts';
import type { Deviation } from './deviation.ts';
import { namesMatch, readDistinguishedName, type DistinguishedName } from './distinguished-name.ts';
import {
  decodeExtensions,
  type CertificateExtensions,
  type DecodedExtensions,
} from './extensions/certificate-extensions.ts';
import type { Extension } from './extensions/identifiers.ts';
import { readExtensions } from './extensions/read-extensions.ts';
import { hexText } from './octets.ts';
import { readPublicKey, type PublicKeyKind } from './public-key.ts';
import { readSignatureAlgorithm, type SignatureAlgorithm } from './signature-algorithm.ts';

/** What `parseCertificate` reads at once; everything else is decoded when it is first asked for. */
interface CertificateFields {
  der: Uint8Array;
  toBeSigned: Uint8Array;
  version: 1 | 2 | 3;
  serialOctets: Uint8Array;
  innerAlgorithmDer: Uint8Array;
  outerAlgorithmDer: Uint8Array;
  signatureAlgorithm: SignatureAlgorithm;
  signature: Uint8Array;
  issuer: DistinguishedName;
  subject: DistinguishedName;
  notBefore: Date;
  notAfter: Date;
  spki: Uint8Array;
  publicKey: PublicKeyKind;
  extensions: readonly Extension[];
  frameDeviations: readonly Deviation[];
}

/** An X.509 certificate (RFC 5280 4.1), unchanging; made by `parseCertificate`. */
export class Certificate {
  readonly der: Uint8Array;
  /** The signed part, as the signature covers it. */
  readonly toBeSigned: Uint8Array;
  readonly version: 1 | 2 | 3;
  /** Serial number in two's complement. */
  readonly serialOctets: Uint8Array;
  /** AlgorithmIdentifier inside and outside the signed part. */
  readonly innerAlgorithmDer: Uint8Array;
  readonly outerAlgorithmDer: Uint8Array;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  readonly publicKey: PublicKeyKind;
  /** All extensions as they stand, known or not. */
  readonly extensions: readonly Extension[];
  readonly #frameDeviations: readonly Deviation[];
  #decoded: DecodedExtensions | undefined;

  constructor(fields: CertificateFields) {
    this.der = fields.der;
    this.toBeSigned = fields.toBeSigned;
    this.version = fields.version;
    this.serialOctets = fields.serialOctets;
    this.innerAlgorithmDer = fields.innerAlgorithmDer;
    this.outerAlgorithmDer = fields.outerAlgorithmDer;
    this.signatureAlgorithm = fields.signatureAlgorithm;
    this.signature = fields.signature;
    this.issuer = fields.issuer;
    this.subject = fields.subject;
    this.notBefore = fields.notBefore;
    this.notAfter = fields.notAfter;
    this.spki = fields.spki;
    this.publicKey = fields.publicKey;
    this.extensions = fields.extensions;
    this.#frameDeviations = fields.frameDeviations;
  }

  /** The known extensions, decoded. */
  get known(): CertificateExtensions {
    return this.#decode().values;
  }

  /** Known extensions whose content is not what it should be. */
  get malformedExtensions(): DecodedExtensions['malformed'] {
    return this.#decode().malformed;
  }

  /** What can be read but is not allowed by the certificate profile. */
  get deviations(): Deviation[] {
    return [...this.#frameDeviations, ...this.#decode().deviations];
  }

  get serialNumber(): bigint {
    const value = BigInt(`0x${hexText(this.serialOctets)}`);
    return this.serialOctets[0]! >= 0x80 ? value - (1n << BigInt(this.serialOctets.length * 8)) : value;
  }

  /** Subject and issuer are the same name (RFC 5280 3.2). */
  get selfIssued(): boolean {
    return namesMatch(this.subject, this.issuer);
  }

  /** Basic constraints say that the subject is a CA. */
  get isCa(): boolean {
    return this.known.basicConstraints?.ca === true;
  }

  #decode(): DecodedExtensions {
    this.#decoded ??= decodeExtensions(this.extensions);
    return this.#decoded;
  }
}

/** Reads a certificate from exactly these bytes. @throws MalformedError (`certificate-unparseable`) */
export function parseCertificate(der: Uint8Array): Certificate {
  const input = new DerReader(der);
  const outer = input.enter(tags.sequence);
  input.finish();
  const deviations: Deviation[] = [];
  const toBeSignedStart = outer.position;
  const fields = outer.enter(tags.sequence);
  const toBeSigned = der.subarray(toBeSignedStart, outer.position);
  const outerAlgorithmDer = outer.whole(tags.sequence);
  const signature = outer.bitOctets();
  outer.finish();

  const version = readVersion(fields, deviations);
  const serialOctets = fields.integerOctets();
  const innerAlgorithmDer = fields.whole(tags.sequence);
  const issuer = readDistinguishedName(fields, deviations);
  const validity = fields.enter(tags.sequence);
  const [notBefore, notAfter] = [readTime(validity), readTime(validity)];
  validity.finish();
  const subject = readDistinguishedName(fields, deviations);
  const spki = fields.whole(tags.sequence);
  skipUniqueIdentifiers(fields, version);
  const extensionField = fields.enterOptional(contextConstructed(3));
  if (extensionField !== undefined && version !== 3) {
    throw new MalformedError('extensions-without-version-3', extensionField.position);
  }
  const extensions = extensionField === undefined ? [] : readExtensions(extensionField, deviations);
  extensionField?.finish();
  fields.finish();

  for (const [field, time] of Object.entries({ notBefore, notAfter })) {
    if (!time.rightType) deviations.push({ code: 'time-type', evidence: { field, value: time.date.toISOString() } });
  }
  return new Certificate({
    der,
    toBeSigned,
    version,
    serialOctets,
    innerAlgorithmDer,
    outerAlgorithmDer,
    signatureAlgorithm: readSignatureAlgorithm(outerAlgorithmDer),
    signature,
    issuer,
    subject,
    notBefore: notBefore.date,
    notAfter: notAfter.date,
    spki,
    publicKey: readPublicKey(spki),
    extensions,
    frameDeviations: deviations,
  });
}

function readVersion(fields: DerReader, deviations: Deviation[]): 1 | 2 | 3 {
  const field = fields.enterOptional(contextConstructed(0));
  if (field === undefined) return 1;
  const start = field.position;
  const number = field.smallInteger() + 1;
  field.finish();
  if (number !== 1 && number !== 2 && number !== 3) throw new MalformedError('version-invalid', start);
  if (number === 1) deviations.push({ code: 'default-encoded', evidence: { field: 'version' } });
  return number;
}

/** RFC 5280 4.1.2.8: not used any more, allowed in versions 2 and 3. */
function skipUniqueIdentifiers(fields: DerReader, version: number): void {
  for (const tag of [contextPrimitive(1), contextPrimitive(2)]) {
    if (fields.nextTag !== tag) continue;
    if (version === 1) throw new MalformedError('version-invalid', fields.position);
    fields.bitString(tag);
  }
}

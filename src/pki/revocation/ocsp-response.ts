import { parseCertificate, type Certificate } from '../certificate.ts';
import { MalformedError } from '../der/malformed-error.ts';
import { readObjectIdentifier } from '../der/object-identifier.ts';
import { DerReader } from '../der/reader.ts';
import { contextConstructed, contextPrimitive, tags } from '../der/tags.ts';
import { readGeneralizedTime } from '../der/time.ts';
import { readDistinguishedName, type DistinguishedName } from '../distinguished-name.ts';
import type { Extension } from '../extensions/identifiers.ts';
import { readExtensions } from '../extensions/read-extensions.ts';
import { readNull, readSignatureAlgorithm } from '../signature-algorithm.ts';
import type { Signed } from '../verify-signatures.ts';
import { readReason } from './crl-entry.ts';

const basicResponse = '1.3.6.1.5.5.7.48.1.1';

/** Who signed: by name, or by SHA-1 of the public key's bits. */
type ResponderId = { name: DistinguishedName } | { keyHash: Uint8Array };

/** Which certificate an answer is about; hashes of the issuer's name and key. */
export interface CertificateId {
  /** Object identifier of the hash function. */
  hashAlgorithm: string;
  issuerNameHash: Uint8Array;
  issuerKeyHash: Uint8Array;
  serialOctets: Uint8Array;
}

/** The answer about one certificate (RFC 6960 4.2.1). */
export interface SingleResponse {
  id: CertificateId;
  status: { kind: 'good' | 'unknown' } | { kind: 'revoked'; since: Date; reason: string };
  thisUpdate: Date;
  nextUpdate: Date | undefined;
  extensions: Extension[];
}

/** A successful basic OCSP response. */
export interface OcspResponse extends Signed {
  responder: ResponderId;
  producedAt: Date;
  responses: SingleResponse[];
  extensions: Extension[];
  /** Certificates that came along and could be read. */
  certificates: Certificate[];
}

/** Reads an OCSPResponse; undefined where the responder reports an error. @throws MalformedError */
export function parseOcspResponse(der: Uint8Array): OcspResponse | undefined {
  const input = new DerReader(der);
  const outer = input.enter(tags.sequence);
  input.finish();
  const status = outer.smallInteger(tags.enumerated);
  if (status !== 0) return undefined;
  const explicit = outer.enter(contextConstructed(0));
  outer.finish();
  const bytes = explicit.enter(tags.sequence);
  explicit.finish();
  const start = bytes.position;
  if (readObjectIdentifier(bytes) !== basicResponse) throw new MalformedError('choice-unknown', start);
  const basic = bytes.content(tags.octetString);
  bytes.finish();
  return readBasicResponse(basic);
}

function readBasicResponse(der: Uint8Array): OcspResponse {
  const input = new DerReader(der);
  const outer = input.enter(tags.sequence);
  input.finish();
  const start = outer.position;
  const fields = outer.enter(tags.sequence);
  const toBeSigned = der.subarray(start, outer.position);
  const signatureAlgorithm = readSignatureAlgorithm(outer.whole(tags.sequence));
  const signature = outer.bitOctets();
  const certificates = readCertificates(outer.enterOptional(contextConstructed(0)));
  outer.finish();

  const version = fields.enterOptional(contextConstructed(0));
  if (version !== undefined && version.smallInteger() !== 0) throw new MalformedError('version-invalid', start);
  const responder = readResponder(fields);
  const producedAt = readGeneralizedTime(fields);
  const list = fields.enter(tags.sequence);
  const responses: SingleResponse[] = [];
  while (!list.done) responses.push(readSingleResponse(list));
  const extensions = readOptionalExtensions(fields);
  fields.finish();
  return { toBeSigned, signatureAlgorithm, signature, responder, producedAt, responses, extensions, certificates };
}

function readResponder(fields: DerReader): ResponderId {
  const byName = fields.enterOptional(contextConstructed(1));
  if (byName !== undefined) {
    const name = readDistinguishedName(byName, []);
    byName.finish();
    return { name };
  }
  const byKey = fields.enter(contextConstructed(2));
  const keyHash = byKey.content(tags.octetString);
  byKey.finish();
  return { keyHash };
}

function readSingleResponse(list: DerReader): SingleResponse {
  const fields = list.enter(tags.sequence);
  const id = readCertificateId(fields);
  const status = readStatus(fields);
  const thisUpdate = readGeneralizedTime(fields);
  const next = fields.enterOptional(contextConstructed(0));
  const nextUpdate = next === undefined ? undefined : readGeneralizedTime(next);
  next?.finish();
  const extensions = readOptionalExtensions(fields);
  fields.finish();
  return { id, status, thisUpdate, nextUpdate, extensions };
}

function readCertificateId(fields: DerReader): CertificateId {
  const id = fields.enter(tags.sequence);
  const algorithm = id.enter(tags.sequence);
  const hashAlgorithm = readObjectIdentifier(algorithm);
  if (!algorithm.done) readNull(algorithm);
  algorithm.finish();
  const issuerNameHash = id.content(tags.octetString);
  const issuerKeyHash = id.content(tags.octetString);
  const serialOctets = id.integerOctets();
  id.finish();
  return { hashAlgorithm, issuerNameHash, issuerKeyHash, serialOctets };
}

function readStatus(fields: DerReader): SingleResponse['status'] {
  const start = fields.position;
  if (fields.nextTag === contextConstructed(1)) {
    const revoked = fields.enter(contextConstructed(1));
    const since = readGeneralizedTime(revoked);
    const reasonField = revoked.enterOptional(contextConstructed(0));
    const reason = reasonField === undefined ? 'unspecified' : readReason(reasonField);
    reasonField?.finish();
    revoked.finish();
    return { kind: 'revoked', since, reason };
  }
  const kind = fields.nextTag === contextPrimitive(0) ? 'good' : 'unknown';
  if (fields.content(contextPrimitive(kind === 'good' ? 0 : 2)).length > 0)
    throw new MalformedError('value-invalid', start);
  return { kind };
}

function readOptionalExtensions(fields: DerReader): Extension[] {
  const field = fields.enterOptional(contextConstructed(1));
  if (field === undefined) return [];
  const extensions = readExtensions(field, []);
  field.finish();
  return extensions;
}

function readCertificates(field: DerReader | undefined): Certificate[] {
  if (field === undefined) return [];
  const list = field.enter(tags.sequence);
  field.finish();
  const certificates: Certificate[] = [];
  while (!list.done) {
    const der = list.whole(tags.sequence);
    try {
      certificates.push(parseCertificate(der));
    } catch (error) {
      if (!(error instanceof MalformedError)) throw error;
    }
  }
  return certificates;
}

import { createHash } from 'node:crypto';
import { daysFromTestInstant, type TestCertificate } from './certificate-factory.ts';
import { extension } from './certificate-extensions.ts';
import {
  bitString,
  concat,
  explicit,
  generalizedTime,
  implicit,
  integer,
  nul,
  octetString,
  oid,
  sequence,
  tlv,
} from './der-writer.ts';
import { signatureAlgorithm, signatureValue, type SignatureChoice } from './test-keys.ts';

/** What an OCSP response shall be. Whatever is left out is right: good, fresh, by the issuer itself. */
export interface OcspPlan {
  status?: 'good' | 'revoked' | 'unknown';
  /** OCSPResponseStatus; other than 0 there is nothing else in the response. */
  responseStatus?: number;
  serial?: number | bigint;
  thisUpdate?: Date;
  /** `null` leaves it out. */
  nextUpdate?: Date | null;
  producedAt?: Date;
  nonce?: Uint8Array;
  /** Signs in the issuer's place; sent along where it is not the issuer. */
  responder?: TestCertificate;
  /** How the responder is named. Default by key. */
  responderBy?: 'name' | 'key';
  /** The CA that the certificate id names, where it is not the issuer. */
  idIssuer?: TestCertificate;
  hash?: 'sha1' | 'sha256';
  signature?: SignatureChoice;
  /** Further extensions of the answer as DER. */
  extraExtensions?: readonly Uint8Array[];
}

const hashIds = { sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1' } as const;
const dateText = (date: Date): string => date.toISOString().replaceAll(/[-:T]|\.\d+/g, '');

/** Makes an OCSP response about the certificate `subject` of `issuer`; gives its DER. */
export function createOcspResponse(subject: TestCertificate, issuer: TestCertificate, plan: OcspPlan = {}): Uint8Array {
  const { responseStatus = 0, responder = issuer, thisUpdate = daysFromTestInstant(-1) } = plan;
  if (responseStatus !== 0) return sequence(tlv(0x0a, Uint8Array.of(responseStatus)));
  const nextUpdate = plan.nextUpdate === undefined ? daysFromTestInstant(1) : plan.nextUpdate;
  const answer = sequence(
    certificateId(subject, plan.idIssuer ?? issuer, plan),
    statusOf(plan.status ?? 'good', thisUpdate),
    generalizedTime(dateText(thisUpdate)),
    nextUpdate === null ? new Uint8Array() : explicit(0, generalizedTime(dateText(nextUpdate))),
    plan.extraExtensions === undefined ? new Uint8Array() : explicit(1, sequence(...plan.extraExtensions)),
  );
  const nonce = plan.nonce === undefined ? [] : [extension('1.3.6.1.5.5.7.48.1.2', false, octetString(plan.nonce))];
  const toBeSigned = sequence(
    plan.responderBy === 'name' ? explicit(1, responder.subject) : explicit(2, octetString(keyHash(responder, 'sha1'))),
    generalizedTime(dateText(plan.producedAt ?? thisUpdate)),
    sequence(answer),
    nonce.length === 0 ? new Uint8Array() : explicit(1, sequence(...nonce)),
  );
  const basic = sequence(
    toBeSigned,
    signatureAlgorithm(responder.key.kind, plan.signature),
    bitString(signatureValue(responder.key, toBeSigned, plan.signature)),
    responder === issuer ? new Uint8Array() : explicit(0, sequence(responder.der)),
  );
  const bytes = sequence(oid('1.3.6.1.5.5.7.48.1.1'), octetString(basic));
  return sequence(tlv(0x0a, Uint8Array.of(0)), explicit(0, bytes));
}

function certificateId(subject: TestCertificate, issuer: TestCertificate, plan: OcspPlan): Uint8Array {
  const { hash = 'sha1', serial = subject.serial } = plan;
  const nameHash = new Uint8Array(createHash(hash).update(issuer.subject).digest());
  return sequence(
    sequence(oid(hashIds[hash]), nul()),
    octetString(nameHash),
    octetString(keyHash(issuer, hash)),
    integer(serial),
  );
}

/** Hash of the public key's bits: what stands behind the header of the key's BIT STRING. */
function keyHash({ key }: TestCertificate, hash: 'sha1' | 'sha256'): Uint8Array {
  const { x, y } = key.publicKey.export({ format: 'jwk' });
  const point = concat(Uint8Array.of(4), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url'));
  return new Uint8Array(createHash(hash).update(point).digest());
}

function statusOf(status: 'good' | 'revoked' | 'unknown', since: Date): Uint8Array {
  if (status === 'good') return implicit(0, new Uint8Array());
  if (status === 'unknown') return implicit(2, new Uint8Array());
  return explicit(1, generalizedTime(dateText(since)), explicit(0, tlv(0x0a, Uint8Array.of(1))));
}

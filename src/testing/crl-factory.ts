import { authorityKeyIdentifier, crlNumber } from './authored-extensions.ts';
import { extension } from './certificate-extensions.ts';
import { daysFromTestInstant, type TestCertificate } from './certificate-factory.ts';
import { bitString, explicit, integer, sequence, time, tlv } from './der-writer.ts';
import { signatureAlgorithm, signatureValue, type SignatureChoice, type TestKey } from './test-keys.ts';

/** One line of a CRL. */
interface RevokedEntry {
  serial: number | bigint;
  /** Default: the day before the CRL. */
  revokedAt?: Date;
  /** CRLReason number, RFC 5280 5.3.1; absent leaves the extension out. */
  reason?: number;
  /** Further entry extensions as DER, such as certificate issuer. */
  extraExtensions?: readonly Uint8Array[];
}

/** What a CRL shall be. Whatever is left out is right. */
export interface CrlPlan {
  revoked?: readonly RevokedEntry[];
  thisUpdate?: Date;
  /** `null` leaves it out. */
  nextUpdate?: Date | null;
  /** CRL number; default 1. */
  number?: number;
  /** BaseCRLNumber: makes it a delta CRL. */
  deltaBase?: number;
  /** Issuing distribution point and whatever else, as DER Extensions. */
  extraExtensions?: readonly Uint8Array[];
  signWith?: TestKey;
  signature?: SignatureChoice;
  /** DER of an issuer name other than the signer's. */
  issuerName?: Uint8Array;
}

/** Makes a version 2 CRL signed by `issuer`; gives its DER. */
export function createCrl(issuer: TestCertificate, plan: CrlPlan = {}): Uint8Array {
  const signer = plan.signWith ?? issuer.key;
  const algorithm = signatureAlgorithm(signer.kind, plan.signature);
  const thisUpdate = plan.thisUpdate ?? daysFromTestInstant(-1);
  const nextUpdate = plan.nextUpdate === undefined ? daysFromTestInstant(6) : plan.nextUpdate;
  const extensions = [
    authorityKeyIdentifier(issuer.keyIdentifier),
    crlNumber(plan.number ?? 1),
    ...(plan.deltaBase === undefined ? [] : [extension('2.5.29.27', true, integer(plan.deltaBase))]),
    ...(plan.extraExtensions ?? []),
  ];
  const entries = (plan.revoked ?? []).map((entry) => entryOf(entry, thisUpdate));
  const toBeSigned = sequence(
    integer(1),
    algorithm,
    plan.issuerName ?? issuer.subject,
    time(thisUpdate),
    nextUpdate === null ? new Uint8Array() : time(nextUpdate),
    entries.length === 0 ? new Uint8Array() : sequence(...entries),
    explicit(0, sequence(...extensions)),
  );
  return sequence(toBeSigned, algorithm, bitString(signatureValue(signer, toBeSigned, plan.signature)));
}

function entryOf(entry: RevokedEntry, thisUpdate: Date): Uint8Array {
  const extensions = [
    ...(entry.reason === undefined ? [] : [extension('2.5.29.21', false, tlv(0x0a, Uint8Array.of(entry.reason)))]),
    ...(entry.extraExtensions ?? []),
  ];
  return sequence(
    integer(entry.serial),
    time(entry.revokedAt ?? new Date(thisUpdate.getTime() - 86_400_000)),
    extensions.length === 0 ? new Uint8Array() : sequence(...extensions),
  );
}

import type { Certificate } from '../certificate.ts';
import { namesMatch, relativeNameKey, type DistinguishedName } from '../distinguished-name.ts';
import {
  reasonFlags,
  type DistributionPoint,
  type DistributionPointName,
  type ReasonFlag,
} from '../extensions/distribution-points.ts';
import type { GeneralName } from '../general-name.ts';
import { hexText, sameOctets } from '../octets.ts';
import type { Crl } from './crl.ts';

/** Every reason that a complete answer must cover. */
export const allReasons: readonly ReasonFlag[] = reasonFlags.filter((reason) => reason !== 'unused');

/** Whether a CRL speaks for this certificate at this distribution point (RFC 5280 6.3.3 (b)). */
export function isInScope(crl: Crl, certificate: Certificate, point: DistributionPoint): boolean {
  const scope = crl.known.issuingDistributionPoint;
  const issuers = point.crlIssuer?.flatMap((name) => (name.kind === 'directory' ? [name.name] : []));
  if (
    issuers === undefined
      ? !namesMatch(crl.issuer, certificate.issuer)
      : !issuers.some((name) => namesMatch(name, crl.issuer))
  ) {
    return false;
  }
  if (issuers !== undefined && scope?.indirect !== true) return false;
  if (scope === undefined) return true;
  if (scope.onlyAttributeCertificates) return false;
  if (scope.onlyUserCertificates && certificate.isCa) return false;
  if (scope.onlyCaCertificates && !certificate.isCa) return false;
  return scope.name === undefined || pointNamesMeet(scope.name, crl.issuer, point, certificate);
}

function pointNamesMeet(
  own: DistributionPointName,
  crlIssuer: DistinguishedName,
  point: DistributionPoint,
  certificate: Certificate,
): boolean {
  const ownKeys = new Set(pointNameKeys(own, crlIssuer));
  const directory = point.crlIssuer?.find((name) => name.kind === 'directory');
  const base = directory?.kind === 'directory' ? directory.name : certificate.issuer;
  const wanted =
    point.name === undefined ? (point.crlIssuer ?? []).map(generalNameKey) : pointNameKeys(point.name, base);
  return wanted.some((key) => ownKeys.has(key));
}

/** Texts that are equal exactly for equal names; a relative name is completed by its base. */
function pointNameKeys(name: DistributionPointName, base: DistinguishedName): string[] {
  if (name.kind === 'full') return name.names.map(generalNameKey);
  return [`directory ${base.key}${relativeNameKey(name.attributes)}`];
}

function generalNameKey(name: GeneralName): string {
  switch (name.kind) {
    case 'directory':
      return `directory ${name.name.key}`;
    case 'dns':
    case 'email':
    case 'uri':
      return `${name.kind} ${name.text}`;
    case 'ip':
      return `ip ${hexText(name.octets)}`;
    case 'other':
      return `other ${name.type} ${hexText(name.value)}`;
    case 'registered-id':
      return `id ${name.identifier}`;
    default:
      return name.kind;
  }
}

/** Reasons for which a CRL at this point is an answer (RFC 5280 6.3.3 (d)). */
export function coveredReasons(crl: Crl, point: DistributionPoint): ReasonFlag[] {
  const listed = crl.known.issuingDistributionPoint?.onlySomeReasons;
  return allReasons.filter((reason) => (point.reasons?.has(reason) ?? true) && (listed?.has(reason) ?? true));
}

/** Whether a delta CRL completes this CRL: same issuer, scope and key, numbers that overlap (RFC 5280 5.2.4, 6.3.3 (c)). */
export function completes(delta: Crl, complete: Crl): boolean {
  const base = delta.known.deltaBase;
  const number = complete.known.number;
  if (base === undefined || number === undefined || delta.known.number === undefined) return false;
  return base <= number && delta.known.number >= number && supersedes(delta, complete);
}

/** Whether a newer CRL speaks for everything that this one does: same issuer, scope and key. */
export function supersedes(newer: Crl, older: Crl): boolean {
  const sameScope = sameOptional(newer.known.scopeDer, older.known.scopeDer);
  const sameKey = sameOptional(newer.known.authorityKeyIdentifier, older.known.authorityKeyIdentifier);
  return sameScope && sameKey && namesMatch(newer.issuer, older.issuer);
}

function sameOptional(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameOctets(a, b);
}

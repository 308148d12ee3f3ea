import { parseCertificate, type Certificate } from '#pki/certificate.ts';
import type { CryptoPort } from '#pki/crypto-port.ts';
import type { TrustAnchor } from '#pki/judge-request.ts';
import type { Finding, PathCertificate } from '#pki/verdict.ts';
import { checkPoints } from './distribution-points/check-points.ts';
import type { RevocationLists } from './distribution-points/revocation-lists.ts';
import { findRevoked } from './find-revoked.ts';
import { rememberSignatures } from './remember-signatures.ts';
import type { TenantRevocation } from './tenant-revocation.ts';

/** Milliseconds that one request waits for lists at most, however many its certificates name. */
export const waitMs = 6000;

/** What judging the standing of a path needs beside it. */
export interface StandingSetting {
  /** Certificates beside the path, among which a CRL's signer may be. */
  bag: readonly Certificate[];
  anchors: readonly TrustAnchor[];
  at: Date;
  crypto: CryptoPort;
  revocation: TenantRevocation;
  revocationLists: RevocationLists;
  /** Ends after so many milliseconds. */
  timeout?: (ms: number) => AbortSignal;
}

/** A path on which nothing is revoked, or what stands against the first of them. */
export interface Standing<Path> {
  standing: Path | undefined;
  /** Empty where a path stands. */
  findings: Finding[];
  /** Milliseconds since 1970: from then on the lists must be asked again; absent where none were. */
  judgeAgainAt?: number;
}

/**
 * Finds the first of several trusted paths on which nothing is revoked: neither by the tenant's own list, nor, where the
 * tenant wants it, by the lists at its distribution points.
 */
export async function judgeStanding<Path extends { path: readonly PathCertificate[] }>(
  paths: readonly Path[],
  setting: StandingSetting,
): Promise<Standing<Path>> {
  const { revocation, timeout = (ms: number) => AbortSignal.timeout(ms) } = setting;
  const signal = revocation.online ? timeout(waitMs) : undefined;
  let against: Finding[] | undefined;
  for (const candidate of paths) {
    const listed = findRevoked(candidate.path, revocation);
    const { findings, until } =
      listed.length > 0 || signal === undefined
        ? { findings: listed }
        : await checkOnline(candidate.path, setting, signal);
    if (findings.length === 0) {
      return { standing: candidate, findings, ...(until === undefined ? {} : { judgeAgainAt: until }) };
    }
    against ??= findings;
  }
  return { standing: undefined, findings: against ?? [] };
}

async function checkOnline(
  path: readonly PathCertificate[],
  { anchors, bag, at, crypto, revocationLists }: StandingSetting,
  signal: AbortSignal,
): Promise<{ findings: Finding[]; until: number }> {
  const anchor = anchors.find(({ id }) => id === path.at(-1)?.fingerprint);
  if (anchor === undefined) throw new TypeError('A trusted path ends in a trust anchor.');
  const certificates = [...path.slice(0, -1).map(({ der }) => parseCertificate(der)), anchor.certificate];
  const [leaf = anchor.certificate] = certificates;
  const request = { leaf, bag, anchors: [anchor], at, profile: 'device', crypto: rememberSignatures(crypto) } as const;
  const { findings, until } = await checkPoints(certificates, request, { lists: revocationLists, signal });
  const placed = findings.map(({ index, ...rest }): Finding => {
    const fingerprint = path[index]?.fingerprint;
    return fingerprint === undefined ? rest : { ...rest, certificate: { index, fingerprint } };
  });
  return { findings: placed, until };
}

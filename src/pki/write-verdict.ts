import type { BuiltPath } from './build-paths.ts';
import type { Certificate } from './certificate.ts';
import type { PlacedFinding } from './check-path.ts';
import { distinguishedNameText } from './distinguished-name-text.ts';
import { fingerprint } from './fingerprint.ts';
import { byWeight } from './findings.ts';
import type { JudgeRequest } from './judge-request.ts';
import type { CandidatePath, Finding, PathCertificate, Verdict } from './verdict.ts';
import type { WorkBudget } from './work-budget.ts';

/** A path with everything that the rules said of it. */
export interface JudgedPath extends BuiltPath {
  findings: PlacedFinding[];
}

/** Puts the verdict together: the first accepted path, or the best of the refused ones. */
export async function writeVerdict(
  { crypto }: JudgeRequest,
  accepted: readonly JudgedPath[],
  refused: readonly JudgedPath[],
  general: readonly PlacedFinding[],
  budget: WorkBudget,
): Promise<Verdict> {
  const byPromise = refused.length < 2 ? refused : refused.toSorted((a, b) => promise(b) - promise(a));
  const [best, ...others] = [...accepted, ...byPromise];
  if (best === undefined) throw new TypeError('A verdict needs at least one path');
  const prints = new Map<Certificate, string>();
  for (const { certificates } of [best, ...others]) await takePrints(certificates, crypto, prints);
  const isAccepted = accepted.length > 0;
  const { path, findings } = writePath(best, [...general, ...best.findings], prints, isAccepted);
  const { signatures, nameComparisons } = budget.spent;
  const verdict: Verdict = {
    accepted: isAccepted,
    path,
    anchors: [...new Set(accepted.flatMap(({ anchor }) => anchor?.ids ?? []))],
    findings,
    candidates: others.map((other) => writePath(other, other.findings, prints, accepted.includes(other))),
    work: { signatures, nameComparisons, exhausted: budget.exhausted },
  };
  if (isAccepted) verdict.validUntil = path.map(({ notAfter }) => notAfter).reduce((a, b) => (a < b ? a : b));
  return verdict;
}

/** A path that ends in a trust anchor, as a verdict names it. */
export async function writeTrustedPath(
  certificates: readonly Certificate[],
  crypto: JudgeRequest['crypto'],
): Promise<PathCertificate[]> {
  const prints = new Map<Certificate, string>();
  await takePrints(certificates, crypto, prints);
  return nameCertificates(certificates, true, prints);
}

async function takePrints(
  certificates: readonly Certificate[],
  crypto: JudgeRequest['crypto'],
  into: Map<Certificate, string>,
): Promise<void> {
  for (const certificate of certificates) {
    const print = fingerprint(certificate, crypto);
    into.set(certificate, typeof print === 'string' ? print : await print);
  }
}

/** How close a refused path came: an anchor first, then few errors, then length. */
function promise({ anchor, certificates, findings }: JudgedPath): number {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (anchor === undefined ? 0 : 1000) - 20 * errors + certificates.length;
}

function writePath(
  { certificates, anchor }: JudgedPath,
  placed: readonly PlacedFinding[],
  prints: ReadonlyMap<Certificate, string>,
  valid: boolean,
): CandidatePath {
  const path = nameCertificates(certificates, anchor !== undefined, prints);
  const findings = byWeight(placed).map(({ index, ...rest }): Finding => {
    const print = path[index]?.fingerprint;
    return print === undefined ? rest : { ...rest, certificate: { index, fingerprint: print } };
  });
  return { path, reachesAnchor: anchor !== undefined, valid, findings };
}

function nameCertificates(
  certificates: readonly Certificate[],
  anchored: boolean,
  prints: ReadonlyMap<Certificate, string>,
): PathCertificate[] {
  const last = certificates.length - 1;
  return certificates.map((certificate, index): PathCertificate => {
    const role = index === 0 ? 'end-entity' : anchored && index === last ? 'trust-anchor' : 'intermediate';
    const { subject, issuer, notBefore, notAfter } = index === 0 ? describe(certificate) : describeIssuer(certificate);
    const print = prints.get(certificate)!;
    return { fingerprint: print, subject, issuer, notBefore, notAfter, role, der: certificate.der };
  });
}

type Description = Pick<PathCertificate, 'subject' | 'issuer' | 'notBefore' | 'notAfter'>;

const descriptions = new WeakMap<Certificate, Description>();

/** As `describe`, made once for each certificate: issuers stand in many verdicts. */
function describeIssuer(certificate: Certificate): Description {
  let description = descriptions.get(certificate);
  if (description === undefined) descriptions.set(certificate, (description = describe(certificate)));
  return description;
}

/** Names and dates as text. */
function describe({ subject, issuer, notBefore, notAfter }: Certificate): Description {
  return {
    subject: distinguishedNameText(subject),
    issuer: distinguishedNameText(issuer),
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
  };
}

/**
 * Whether a device with this verdict must send `X-Ssl-Cert-Chain`: not where its issuer is trusted itself, or where it
 * is trusted itself (contract 1.1).
 */
export const needsChainHeader = ({ accepted, path }: Verdict): boolean => accepted && path.length > 2;

import type { Certificate } from '#pki/certificate.ts';
import type { CryptoPort } from '#pki/crypto-port.ts';
import type { IssuerCache } from '#pki/issuer-cache.ts';
import type { Judged } from '#pki/judge.ts';
import type { JudgeRequest } from '#pki/judge-request.ts';
import type { PathCertificate, Verdict } from '#pki/verdict.ts';
import { writeTrustedPath, type JudgedPath } from '#pki/write-verdict.ts';
import type { RevocationLists } from '../revocation/distribution-points/revocation-lists.ts';
import { judgeStanding } from '../revocation/judge-standing.ts';
import { DeviceRefusal, invalidChain } from './device-refusal.ts';
import type { ReadChain } from './read-chain.ts';
import type { TrustedCertificate, TrustSnapshot } from './trust-store.ts';

/** What judging needs beside the chain. */
export interface JudgeSetting {
  trust: TrustSnapshot;
  at: Date;
  crypto: CryptoPort;
  issuerCache: IssuerCache;
  /** The engine, within the bounds of whoever asks. */
  judge: (request: JudgeRequest) => Promise<Judged>;
  revocationLists: RevocationLists;
}

/** A path from a leaf to the trusted certificate that vouches for it, and all that the engine has to say. */
export interface JudgedChain {
  /** Leaf first, trusted certificate last. */
  certificates: readonly Certificate[];
  anchor: TrustedCertificate;
  write: Judged['write'];
  /** Milliseconds since 1970: from then on it must be judged again; absent where only a change of trust ends it. */
  judgeAgainAt?: number;
}

/**
 * Decides whether a chain leads to a trusted certificate, and of which tenant. Revocation is looked at for that tenant
 * alone: a revoked device never falls to another one.
 * @throws DeviceRefusal `chain-refused`, `tenant-ambiguous`
 */
export async function judgeChain({ leaf, bag }: ReadChain, setting: JudgeSetting): Promise<JudgedChain> {
  const { trust, at, crypto, issuerCache, judge } = setting;
  const { accepted, write } = await judge({
    leaf,
    bag,
    anchors: trust.anchors,
    at,
    profile: 'device',
    crypto,
    issuerCache,
  });
  if (accepted.length === 0) {
    const verdict = await write();
    throw chainRefused(verdict, reachedAnchor(verdict, trust));
  }
  const paths = validPaths(accepted, trust);
  const nearest = chooseTenant(paths);
  if (nearest === undefined) throw ambiguous(await write());
  const revocation = trust.revocation.get(nearest.anchor.tenantId);
  if (revocation === undefined) return { ...nearest, write };
  const ofTenant: (AnchoredPath & { path: readonly PathCertificate[] })[] = [];
  for (const valid of paths) {
    if (valid.anchor.tenantId !== nearest.anchor.tenantId) continue;
    ofTenant.push({ ...valid, path: await writeTrustedPath(valid.certificates, crypto) });
  }
  const { standing, findings, ...bound } = await judgeStanding(ofTenant, {
    ...setting,
    bag,
    anchors: trust.anchors,
    revocation,
  });
  if (standing !== undefined) return { certificates: standing.certificates, anchor: standing.anchor, ...bound, write };
  const verdict = await write();
  const path = await writeTrustedPath(nearest.certificates, crypto);
  const refused = { ...verdict, accepted: false, path, findings: [...findings, ...verdict.findings] };
  throw chainRefused(refused, nearest.anchor);
}

/** Plain values of a path's leaf for the log. */
export function subjectsOf([leaf]: readonly PathCertificate[]): Record<string, string> {
  if (leaf === undefined) return {};
  return { subject: leaf.subject, issuer: leaf.issuer, fingerprint: leaf.fingerprint };
}

function chainRefused(verdict: Verdict, anchor: TrustedCertificate | undefined): DeviceRefusal {
  const findings = verdict.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  return new DeviceRefusal('chain-refused', invalidChain, {
    findings,
    anchor,
    verdict,
    context: subjectsOf(verdict.path),
  });
}

interface AnchoredPath {
  certificates: readonly Certificate[];
  anchor: TrustedCertificate;
}

/** Every accepted path with its trusted certificate, the nearest to the leaf first. */
function validPaths(accepted: readonly JudgedPath[], trust: TrustSnapshot): AnchoredPath[] {
  const paths: AnchoredPath[] = [];
  for (const { certificates, anchor: reached } of accepted) {
    const anchor = trust.byId.get(reached?.ids[0] ?? '');
    if (anchor !== undefined) paths.push({ certificates, anchor });
  }
  return paths.length < 2 ? paths : paths.toSorted((one, other) => one.certificates.length - other.certificates.length);
}

/** The trusted certificate that a refused chain leads to by good signatures, so that its owner learns of the attempt. */
function reachedAnchor(verdict: Verdict, trust: TrustSnapshot): TrustedCertificate | undefined {
  return [verdict, ...verdict.candidates.filter(({ reachesAnchor }) => reachesAnchor)]
    .map(({ path }) => trust.byId.get(path.at(-1)?.fingerprint ?? ''))
    .find((anchor) => anchor !== undefined);
}

/** Where several tenants trust the chain, the only one that proved possession of its key wins (contract 1.3, 6). */
function chooseTenant(paths: readonly AnchoredPath[]): AnchoredPath | undefined {
  if (paths.length === 1) return paths[0];
  const proven = paths.filter(({ anchor }) => anchor.proofOfPossession);
  for (const group of [paths, proven]) {
    const [nearest] = group;
    const tenants = new Set(group.map(({ anchor }) => anchor.tenantId));
    if (nearest !== undefined && tenants.size === 1) return nearest;
  }
  return undefined;
}

function ambiguous(verdict: Verdict): DeviceRefusal {
  return new DeviceRefusal('tenant-ambiguous', invalidChain, { verdict, context: subjectsOf(verdict.path) });
}

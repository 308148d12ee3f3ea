import type { CryptoPort } from '#pki/crypto-port.ts';
import { deviceIdentity } from '#pki/device-identity.ts';
import type { IssuerCache } from '#pki/issuer-cache.ts';
import { judge } from '#pki/judge.ts';
import type { PathCertificate, Verdict } from '#pki/verdict.ts';
import { DeviceRefusal, invalidChain } from './device-refusal.ts';
import type { ReadChain } from './read-chain.ts';
import type { TrustedCertificate, TrustSnapshot } from './trust-store.ts';

/** A device that proved who it is, and the trusted certificate that vouches for it. */
export interface JudgedDevice {
  /** `device_<common name>` */
  userName: string;
  anchor: TrustedCertificate;
  /** The earliest end on its path, milliseconds since 1970. */
  validUntil: number;
}

/** What judging needs beside the chain. */
export interface JudgeSetting {
  trust: TrustSnapshot;
  at: Date;
  crypto: CryptoPort;
  issuerCache: IssuerCache;
}

/**
 * Decides whether a chain leads to a trusted certificate, of which tenant, and which device it names.
 * @throws DeviceRefusal `chain-refused`, `tenant-ambiguous`, `identity-unusable`
 */
export async function judgeDevice({ leaf, bag }: ReadChain, setting: JudgeSetting): Promise<JudgedDevice> {
  const { trust, at, crypto, issuerCache } = setting;
  const verdict = await judge({ leaf, bag, anchors: trust.anchors, at, profile: 'device', crypto, issuerCache });
  if (!verdict.accepted) {
    const findings = verdict.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    const anchor = reachedAnchor(verdict, trust);
    throw new DeviceRefusal('chain-refused', invalidChain, { findings, anchor, context: subjectsOf(verdict.path) });
  }
  const { path, anchor } = chooseTenant(validPaths(verdict, trust), verdict.path);
  const identity = deviceIdentity(leaf);
  if (!identity.ok) {
    const message = 'Cannot process certificate data.';
    const findings = [identity.finding.code];
    throw new DeviceRefusal('identity-unusable', message, { findings, anchor, context: subjectsOf(path) });
  }
  const validUntil = Math.min(...path.map(({ notAfter }) => Date.parse(notAfter)));
  return { userName: identity.userName, anchor, validUntil };
}

interface AnchoredPath {
  path: readonly PathCertificate[];
  anchor: TrustedCertificate;
}

/** Every accepted path with its trusted certificate, the nearest to the leaf first. */
function validPaths(verdict: Verdict, trust: TrustSnapshot): AnchoredPath[] {
  return [verdict, ...verdict.candidates.filter(({ valid }) => valid)]
    .flatMap(({ path }) => {
      const anchor = trust.byId.get(path.at(-1)?.fingerprint ?? '');
      return anchor === undefined ? [] : [{ path, anchor }];
    })
    .toSorted((one, other) => one.path.length - other.path.length);
}

/** The trusted certificate that a refused chain leads to by good signatures, so that its owner learns of the attempt. */
function reachedAnchor(verdict: Verdict, trust: TrustSnapshot): TrustedCertificate | undefined {
  return [verdict, ...verdict.candidates.filter(({ reachesAnchor }) => reachesAnchor)]
    .map(({ path }) => trust.byId.get(path.at(-1)?.fingerprint ?? ''))
    .find((anchor) => anchor !== undefined);
}

/** Where several tenants trust the chain, the only one that proved possession of its key wins (contract 1.3, 6). */
function chooseTenant(paths: readonly AnchoredPath[], best: readonly PathCertificate[]): AnchoredPath {
  const proven = paths.filter(({ anchor }) => anchor.proofOfPossession);
  for (const group of [paths, proven]) {
    const [nearest] = group;
    const tenants = new Set(group.map(({ anchor }) => anchor.tenantId));
    if (nearest !== undefined && tenants.size === 1) return nearest;
  }
  throw new DeviceRefusal('tenant-ambiguous', invalidChain, { context: subjectsOf(best) });
}

function subjectsOf(path: readonly PathCertificate[]): Record<string, string> {
  const [leaf] = path;
  if (leaf === undefined) return {};
  return { subject: leaf.subject, issuer: leaf.issuer, fingerprint: leaf.fingerprint };
}

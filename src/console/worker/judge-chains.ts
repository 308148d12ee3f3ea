import { parseCertificate, type Certificate } from '#pki/certificate.ts';
import type { CryptoPort } from '#pki/crypto-port.ts';
import { MalformedError } from '#pki/der/malformed-error.ts';
import { deviceIdentity } from '#pki/device-identity.ts';
import { fingerprint } from '#pki/fingerprint.ts';
import { bundleOf } from '#pki/input/bundle.ts';
import { readBareBase64, readPem } from '#pki/input/pem.ts';
import type { IssuerCache } from '#pki/issuer-cache.ts';
import type { TrustAnchor } from '#pki/judge-request.ts';
import { judge } from '#pki/judge.ts';
import { parseCrl, type Crl } from '#pki/revocation/crl.ts';
import type { PathCertificate } from '#pki/verdict.ts';
import { createWebCrypto } from '#pki/web-crypto.ts';
import type { Anchor, ChainJudgement, ChainsToJudge } from './operations.ts';

/** Judges each leaf by the rules of the device endpoint, on the same bag and anchors. */
export async function judgeChains(crypto: Crypto, request: ChainsToJudge): Promise<ChainJudgement[]> {
  const port = createWebCrypto(crypto.subtle);
  const { at, platform } = request;
  const shared = request.bag.map(parseCertificate);
  const anchors = request.anchors.flatMap(readAnchor);
  const crls = (request.revocationLists ?? []).flatMap(readList);
  const judgements: ChainJudgement[] = [];
  for (const [index, der] of request.leaves.entries()) {
    const bag = request.bags?.[index]?.map(parseCertificate) ?? shared;
    judgements.push(await judgeOne(port, parseCertificate(der), { at, platform, bag, anchors, crls }));
  }
  return judgements;
}

/** What a verdict on one device depends on, besides the device. */
export interface Conditions extends Pick<ChainsToJudge, 'at' | 'platform'> {
  bag: readonly Certificate[];
  anchors: readonly TrustAnchor[];
  issuerCache?: IssuerCache;
  /** Revocation lists to go by; a certificate that none of them covers passes. */
  crls?: readonly Crl[];
}

/** Judges one device by the rules of the device endpoint. */
export async function judgeOne(crypto: CryptoPort, leaf: Certificate, conditions: Conditions): Promise<ChainJudgement> {
  const revocation = (conditions.crls ?? []).length > 0 ? 'if-present' : 'off';
  const verdict = await judge({ leaf, ...conditions, revocation, profile: 'device', purpose: 'clientAuth', crypto });
  const identity = deviceIdentity(leaf);
  const place = { index: 0, fingerprint: await fingerprint(leaf, crypto) };
  const said = identity.ok ? identity.warnings : [identity.finding];
  return {
    verdict,
    ...(identity.ok ? { deviceUser: identity.userName } : {}),
    identityFindings: said.map((finding) => ({ ...finding, certificate: place })),
    ...bundleOf(withoutRoot(verdict.path)),
  };
}

/** A root that is not trusted is no part of what a device sends either. */
function withoutRoot(path: readonly PathCertificate[]): readonly PathCertificate[] {
  return path.filter(({ subject, issuer }, index) => index === 0 || subject !== issuer);
}

/** A trusted certificate, parsed. One that cannot be read ends no path; the platform would not use it either. */
export function readAnchor({ id, pem, enabled }: Anchor): TrustAnchor[] {
  const der = readPem(pem).blocks[0]?.bytes ?? readBareBase64(pem);
  if (!(der instanceof Uint8Array)) return [];
  try {
    return [{ id, certificate: parseCertificate(der), enabled }];
  } catch (error) {
    if (error instanceof MalformedError) return [];
    throw error;
  }
}

function readList(der: Uint8Array): Crl[] {
  try {
    return [parseCrl(der)];
  } catch (error) {
    if (error instanceof MalformedError) return [];
    throw error;
  }
}

import { anchorsOf } from '#console/certificates/anchors.ts';
import type { CertificateFacts } from '#console/certificates/certificate-facts.ts';
import type { Anchor, ChainsToJudge, OtherFacts } from '#console/worker/operations.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';

/** What a device is taken to send: all that was found, the file with its certificate, or its certificate alone. */
export const sentParts = ['everything', 'file', 'leaf'] as const;
export type SentPart = (typeof sentParts)[number];

/** Conditions that a verdict is asked for under, other than those of the tenant and of now. */
export interface WhatIf {
  at?: Date;
  /** What was entered as the instant is none; the verdict is of now. */
  atUnreadable: boolean;
  /** SHA-256 fingerprints. */
  alsoTrusted: readonly string[];
  /** Trusted certificates that are disabled count as if they were enabled. */
  disabledCount: boolean;
  /** Without the header the platform sees what the TLS client sends. */
  sent: SentPart;
  /** Revocation lists that were found are gone by. */
  listsCount: boolean;
}

/** As the tenant judges now. */
export const asItIs: WhatIf = {
  atUnreadable: false,
  alsoTrusted: [],
  disabledCount: false,
  sent: 'everything',
  listsCount: false,
};

/** Whether anything is other than it is. */
export function differs({ at, alsoTrusted, disabledCount, sent, listsCount }: WhatIf): boolean {
  return at !== undefined || alsoTrusted.length > 0 || disabledCount || sent !== 'everything' || listsCount;
}

/** What is judged, and by what. */
export interface Case {
  leaves: readonly CertificateFacts[];
  certificates: readonly CertificateFacts[];
  others: readonly OtherFacts[];
  trusted: readonly TrustedCertificate[];
  platform: ChainsToJudge['platform'];
  now: Date;
}

/** The question to the judge. */
export function questionOf(given: Case, whatIf: WhatIf): ChainsToJudge {
  const { leaves, certificates, others, trusted, platform, now } = given;
  const { sent } = whatIf;
  return {
    leaves: leaves.map(({ der }) => der),
    bag: sent === 'everything' ? certificates.map(({ der }) => der) : [],
    ...(sent === 'file' ? { bags: leaves.map((leaf) => besides(leaf, certificates).map(({ der }) => der)) } : {}),
    revocationLists: whatIf.listsCount ? listsAmong(others).map(({ der }) => der) : [],
    anchors: [
      ...anchorsOf(trusted).map((anchor) => ({ ...anchor, enabled: anchor.enabled || whatIf.disabledCount })),
      ...addedAnchors(whatIf, certificates),
    ],
    at: whatIf.at ?? now,
    platform,
  };
}

/** The certificates that came in the same file as this one. */
export function besides(leaf: CertificateFacts, certificates: readonly CertificateFacts[]): CertificateFacts[] {
  const sources = new Set(leaf.origins.map(({ source }) => source));
  return certificates.filter((other) => other !== leaf && other.origins.some(({ source }) => sources.has(source)));
}

/** The revocation lists among what was found. */
export function listsAmong(others: readonly OtherFacts[]): OtherFacts[] {
  return others.filter(({ kind }) => kind === 'revocation-list');
}

/** CA certificates that are not among the enabled trusted ones already. */
export function trustable(
  certificates: readonly CertificateFacts[],
  trusted: readonly TrustedCertificate[],
): CertificateFacts[] {
  const enabled = new Set(trusted.filter(({ status }) => status === 'ENABLED').map(({ fingerprint }) => fingerprint));
  return certificates.filter(
    ({ isAuthority, platformFingerprint }) => isAuthority && !enabled.has(platformFingerprint),
  );
}

function addedAnchors({ alsoTrusted }: WhatIf, certificates: readonly CertificateFacts[]): Anchor[] {
  return certificates
    .filter(({ fingerprint }) => alsoTrusted.includes(fingerprint))
    .map(({ fingerprint, pem }) => ({ id: fingerprint, pem, enabled: true }));
}

import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { certificateNameLimit } from '#contract/trusted-certificates.ts';
import type { CertificateFacts } from '#console/certificates/certificate-facts.ts';

/** Why the platform would refuse a certificate (contract 2.3), most telling first. */
type Problem = 'duplicate' | 'device' | 'self-signed-device' | 'not-v3' | 'expired' | 'weak-key';

/** What is no obstacle but should be known before: `wider` is above another CA of the same drop, `unneeded` above none of its devices. */
type Caution = 'wider' | 'unneeded' | 'not-yet' | 'weak-key';

/** One certificate that was dropped, judged before anything is sent. */
export interface Candidate {
  facts: CertificateFacts;
  proposedName: string;
  problems: Problem[];
  cautions: Caution[];
  /** Subject of the certificate in the same drop that this one signed; the reason to trust just this one. */
  issued?: string;
  /** Chosen unless the admin says otherwise: nothing against it, and the narrowest that covers the fleet. */
  recommended: boolean;
}

/** What the certificates are held against. */
export interface Yardstick {
  trusted: readonly TrustedCertificate[];
  now: Date;
  /** A Cumulocity tenant may take an RSA key under 2048 bits, our own platform does not. */
  ownPlatform: boolean;
}

function isWeak({ publicKey }: CertificateFacts): boolean {
  const bits = /^RSA (\d+)$/.exec(publicKey)?.[1];
  return bits !== undefined && Number(bits) < 2048;
}

function problemsOf(facts: CertificateFacts, { trusted, now, ownPlatform }: Yardstick): Problem[] {
  const selfIssued = facts.subject === facts.issuer;
  const found: Record<Problem, boolean> = {
    duplicate: trusted.some(({ fingerprint }) => fingerprint === facts.platformFingerprint),
    device: !facts.isAuthority && !selfIssued,
    'self-signed-device': !facts.isAuthority && selfIssued,
    'not-v3': facts.version !== 3,
    expired: Date.parse(facts.notAfter) < now.getTime(),
    'weak-key': ownPlatform && isWeak(facts),
  };
  const order: Problem[] = ['duplicate', 'device', 'self-signed-device', 'not-v3', 'expired', 'weak-key'];
  return order.filter((problem) => found[problem]);
}

interface Judged {
  facts: CertificateFacts;
  problems: Problem[];
}

function isUsable({ problems }: Judged): boolean {
  return problems.every((problem) => problem === 'duplicate');
}

/** Judges every certificate of a drop by itself and beside the others. */
export function assess(dropped: readonly CertificateFacts[], yardstick: Yardstick): Candidate[] {
  const judged = dropped.map((facts) => ({ facts, problems: problemsOf(facts, yardstick) }));
  const signedBy = ({ facts }: Judged) =>
    judged.filter((other) => other.facts !== facts && other.facts.issuer === facts.subject);
  const issuesDevices = (one: Judged) => signedBy(one).some(({ facts }) => !facts.isAuthority);
  // What the platform takes, or has already, and devices of the drop are under: the narrowest that lets them in.
  const covers = judged.some((one) => one.facts.isAuthority && isUsable(one) && issuesDevices(one));
  return judged.map((one) => {
    const { facts, problems } = one;
    const signed = signedBy(one);
    const wider = signed.some((other) => other.facts.isAuthority && !other.problems.includes('expired'));
    const unneeded = facts.isAuthority && covers && !wider && !issuesDevices(one);
    const found: Record<Caution, boolean> = {
      wider,
      unneeded,
      'not-yet': Date.parse(facts.notBefore) > yardstick.now.getTime(),
      'weak-key': !yardstick.ownPlatform && isWeak(facts),
    };
    const order: Caution[] = ['wider', 'unneeded', 'not-yet', 'weak-key'];
    const issued = signed[0]?.facts;
    return {
      facts,
      proposedName: (facts.commonName ?? facts.subject).slice(0, certificateNameLimit),
      problems,
      cautions: order.filter((caution) => found[caution]),
      ...(issued === undefined ? {} : { issued: issued.commonName ?? issued.subject }),
      recommended: problems.length === 0 && (issuesDevices(one) || (!wider && !unneeded)),
    };
  });
}

import type { Certificate } from '../certificate.ts';
import { finding, type Profile, type RuleFinding } from '../findings.ts';
import type { PathRole } from './certificate-form.ts';

/** Whether a certificate may sign others (RFC 5280 6.1.4 (k) to (n)); basic constraints that contradict themselves. */
export function checkIssuing(certificate: Certificate, role: PathRole, profile: Profile): RuleFinding[] {
  const { basicConstraints, keyUsage } = certificate.known;
  const findings: RuleFinding[] = [];
  const trustedOldStyle = role === 'trust-anchor' && certificate.version !== 3;
  if (role !== 'end-entity' && !certificate.isCa && !trustedOldStyle) {
    findings.push(finding(profile, 'not-ca', { actual: basicConstraints === undefined ? 'absent' : 'cA FALSE' }));
  }
  if (role !== 'end-entity' && keyUsage !== undefined && !keyUsage.has('keyCertSign')) {
    findings.push(
      finding(profile, 'key-usage-cert-sign', { actual: [...keyUsage].join(', '), expected: 'keyCertSign' }),
    );
  }
  const signs = keyUsage?.has('keyCertSign') === true;
  if (signs && !certificate.isCa) {
    findings.push(finding(profile, 'basic-constraints-inconsistent', { actual: 'keyCertSign without cA' }));
  }
  if (basicConstraints?.pathLength !== undefined && (!certificate.isCa || (keyUsage !== undefined && !signs))) {
    findings.push(
      finding(profile, 'basic-constraints-inconsistent', { actual: 'path length without keyCertSign or cA' }),
    );
  }
  return findings;
}

/** Intermediates below `issuer` that are not self-issued, against its path length (RFC 5280 6.1.4 (l), (m)). */
export function checkPathLength(issuer: Certificate, below: readonly Certificate[], profile: Profile): RuleFinding[] {
  const expected = issuer.known.basicConstraints?.pathLength;
  if (expected === undefined) return [];
  const actual = below.filter((certificate, index) => index > 0 && !certificate.selfIssued).length;
  return actual > expected ? [finding(profile, 'path-length-exceeded', { actual, expected })] : [];
}

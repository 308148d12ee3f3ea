import type { Certificate } from '../certificate.ts';
import { extensionIds as ids } from '../extensions/identifiers.ts';
import { duplicateExtensions } from '../extensions/read-extensions.ts';
import { isProcessedExtension } from '../extensions/certificate-extensions.ts';
import { finding, type Profile, type RuleFinding } from '../findings.ts';
import { sameOctets } from '../octets.ts';

/** Where a certificate stands on a path. */
export type PathRole = 'end-entity' | 'intermediate' | 'trust-anchor';

/** Extensions that RFC 5280 wants never critical, and always critical, in a certificate of any kind. */
const neverCritical: readonly string[] = [
  ids.authorityKeyIdentifier,
  ids.subjectKeyIdentifier,
  ids.subjectDirectoryAttributes,
  ids.freshestCrl,
  ids.authorityInformationAccess,
  ids.subjectInformationAccess,
];
/**
 * Basic constraints of a path's CAs and policy constraints next to policies are missing here: NIST PKITS has valid paths
 * where they are not critical, and RFC 5280 section 6 processes them all the same.
 */
const alwaysCritical: readonly string[] = [ids.nameConstraints, ids.inhibitAnyPolicy];

const longestSerialOctets = 20;

/** What the profile of RFC 5280 section 4 demands of a certificate by itself, whatever it is used for. */
export function checkForm(certificate: Certificate, role: PathRole, profile: Profile): RuleFinding[] {
  return [
    ...certificate.deviations.map(({ code, evidence }) => finding(profile, code, evidence)),
    ...checkFrame(certificate, profile),
    ...checkExtensions(certificate, role, profile),
    ...checkKeyIdentifiers(certificate, role, profile),
  ];
}

function checkFrame(certificate: Certificate, profile: Profile): RuleFinding[] {
  const findings: RuleFinding[] = [];
  if (certificate.version !== 3)
    findings.push(finding(profile, 'version-1', { actual: certificate.version, expected: 3 }));
  findings.push(...checkSerial(certificate.serialOctets, profile));
  if (certificate.issuer.relativeNames.length === 0) findings.push(finding(profile, 'issuer-empty'));
  const unnamed = certificate.subject.relativeNames.length === 0;
  if (unnamed && (certificate.isCa || certificate.known.subjectAlternativeName === undefined)) {
    findings.push(finding(profile, 'subject-empty'));
  }
  return findings;
}

/** Positive and at most 20 octets (RFC 5280 4.1.2.2); relying parties are told to handle negative ones gracefully. */
function checkSerial(serial: Uint8Array, profile: Profile): RuleFinding[] {
  const findings: RuleFinding[] = [];
  if (serial[0]! >= 0x80) findings.push(finding(profile, 'serial-negative'));
  if (serial.every((octet) => octet === 0)) findings.push(finding(profile, 'serial-number', { actual: 'zero' }));
  if (serial.length > longestSerialOctets) {
    findings.push(
      finding(profile, 'serial-number', { actual: `${serial.length} octets`, expected: longestSerialOctets }),
    );
  }
  return findings;
}

function checkExtensions(certificate: Certificate, role: PathRole, profile: Profile): RuleFinding[] {
  const findings: RuleFinding[] = [];
  for (const { id, error } of certificate.malformedExtensions) {
    findings.push(
      finding(profile, 'extension-malformed', { extension: id, actual: error.defect, offset: error.offset }),
    );
  }
  for (const id of duplicateExtensions(certificate.extensions)) {
    findings.push(finding(profile, 'extension-duplicate', { extension: id }));
  }
  const { isCa, known } = certificate;
  const unnamed = certificate.subject.relativeNames.length === 0;
  for (const { id, critical } of certificate.extensions) {
    if (critical && !isProcessedExtension(id)) {
      findings.push(finding(profile, 'extension-unknown-critical', { extension: id }));
    }
    const mustBe =
      alwaysCritical.includes(id) ||
      (id === ids.policyConstraints && known.certificatePolicies === undefined) ||
      (id === ids.basicConstraints && isCa && role === 'trust-anchor') ||
      (id === ids.subjectAlternativeName && unnamed);
    if ((mustBe && !critical) || (critical && neverCritical.includes(id))) {
      findings.push(finding(profile, 'extension-criticality', { extension: id, expected: mustBe, actual: critical }));
    }
    if (id === ids.nameConstraints && !isCa) findings.push(finding(profile, 'extension-misplaced', { extension: id }));
  }
  return findings;
}

/** RFC 5280 4.2.1.1 and 4.2.1.2; a self-issued certificate or an anchor may have no authority key identifier. */
function checkKeyIdentifiers(certificate: Certificate, role: PathRole, profile: Profile): RuleFinding[] {
  const { subjectKeyIdentifier, authorityKeyIdentifier } = certificate.known;
  const findings: RuleFinding[] = [];
  if (certificate.isCa && subjectKeyIdentifier === undefined) {
    findings.push(finding(profile, 'subject-key-identifier-missing'));
  }
  const mayOmit = (certificate.selfIssued || role === 'trust-anchor') && authorityKeyIdentifier === undefined;
  if (certificate.version === 3 && authorityKeyIdentifier?.keyIdentifier === undefined && !mayOmit) {
    findings.push(finding(profile, 'authority-key-identifier-missing'));
  }
  return findings;
}

/** RFC 5280 4.2.1.1: the authority key identifier names the issuer's subject key identifier. */
export function checkKeyIdentifierChain(
  certificate: Certificate,
  issuer: Certificate,
  profile: Profile,
): RuleFinding[] {
  const expected = issuer.known.subjectKeyIdentifier;
  const actual = certificate.known.authorityKeyIdentifier?.keyIdentifier;
  if (expected === undefined || actual === undefined || sameOctets(expected, actual)) return [];
  return [finding(profile, 'authority-key-identifier-mismatch')];
}

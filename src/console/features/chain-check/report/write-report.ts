import type { CertificateFacts } from '#console/certificates/certificate-facts.ts';
import { curlCommand, opensslVerifyCommand } from '#console/certificates/command-lines.ts';
import { isAccepted } from '#console/certificates/is-accepted.ts';
import { roleOf } from '#console/certificates/path-steps.ts';
import type { ChainJudgement } from '#console/worker/operations.ts';
import type { Connection } from '#contract/token-tests.ts';
import type { Finding, PathCertificate } from '#pki/verdict.ts';
import type { WhatIf } from '../what-if.ts';

/** One device with its verdict. */
export interface ReportedDevice {
  leaf: CertificateFacts;
  judgement: ChainJudgement;
}

/** What the verdicts depend on. */
export interface ReportConditions {
  whatIf: WhatIf;
  at: Date;
  tenant: string;
  trustedCount: number;
}

interface ReportInput {
  judged: readonly ReportedDevice[];
  conditions: ReportConditions;
  connection: Pick<Connection, 'deviceEndpoint' | 'ownCa'>;
  writtenAt: Date;
}

/** A finding in words. */
export interface FindingWords {
  title: string;
  meaning: string;
  remedy: string;
}

type WordsOf = (finding: Finding) => FindingWords;

/** Everything that a colleague or a machine needs to follow a verdict. Never holds a private key. */
export type ChainReport = ReturnType<typeof writeReport>;

/** Puts the report together. */
export function writeReport({ judged, conditions, connection, writtenAt }: ReportInput, wordsOf: WordsOf) {
  const { whatIf, at, tenant, trustedCount } = conditions;
  return {
    product: 'Gatehouse Chain check',
    version: 1,
    writtenAt: writtenAt.toISOString(),
    tenant,
    endpoint: connection.deviceEndpoint,
    conditions: {
      at: at.toISOString(),
      trustedCertificates: trustedCount,
      whatIf: {
        otherInstant: whatIf.at !== undefined,
        alsoTrusted: [...whatIf.alsoTrusted],
        disabledCountAsEnabled: whatIf.disabledCount,
        sent: whatIf.sent,
        revocationListsApplied: whatIf.listsCount,
      },
    },
    devices: judged.map((device) => describeDevice(device, { whatIf, connection, wordsOf })),
  };
}

function describeDevice(
  { leaf, judgement }: ReportedDevice,
  { whatIf, connection, wordsOf }: { whatIf: WhatIf; connection: ReportInput['connection']; wordsOf: WordsOf },
) {
  const { verdict, identityFindings, chainPem, headerValue, headerNeeded, deviceUser } = judgement;
  const accepted = isAccepted(judgement);
  const describeFinding = (finding: Finding) => ({ ...finding, ...wordsOf(finding) });
  return {
    subject: leaf.subject,
    commonName: leaf.commonName ?? null,
    fingerprint: leaf.fingerprint,
    accepted,
    deviceUser: deviceUser ?? null,
    validUntil: verdict.validUntil ?? null,
    path: verdict.path.map(describeCertificate),
    findings: [...verdict.findings, ...identityFindings].map(describeFinding),
    candidates: verdict.candidates.map(({ path, reachesAnchor, valid, findings }) => ({
      path: path.map(describeCertificate),
      reachesAnchor,
      valid,
      findings: findings.map(describeFinding),
    })),
    headerNeeded: accepted ? headerNeeded : null,
    headerValue,
    chainPem,
    curl: curlCommand({
      endpoint: connection.deviceEndpoint,
      ownCa: connection.ownCa,
      sendsHeader: headerNeeded,
    }),
    openssl: opensslVerifyCommand({
      hasIntermediates: verdict.path.some(({ role }) => role === 'intermediate'),
      ...(whatIf.at && { at: whatIf.at }),
    }),
  };
}

function describeCertificate(certificate: PathCertificate) {
  const { fingerprint, subject, issuer, notBefore, notAfter } = certificate;
  return { fingerprint, subject, issuer, notBefore, notAfter, role: roleOf(certificate) };
}

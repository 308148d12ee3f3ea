import type { LeftOutCode } from '#contract/input-codes.ts';
import type { CertificateItem, InputReport, LeftOut, Origin, Repair } from './input-report.ts';

/** A report for a place that takes certificates and nothing else. */
export interface CertificatesReport {
  certificates: CertificateItem[];
  repairs: Repair[];
  leftOut: LeftOut[];
}

/** Turns everything that is not a certificate into something left out, with the reason. */
export function certificatesOnly(report: InputReport): CertificatesReport {
  const wrong = (code: LeftOutCode, items: readonly { origin: Origin }[]): LeftOut[] =>
    items.map(({ origin }) => ({ code, origin, evidence: {} }));
  return {
    certificates: report.certificates,
    repairs: report.repairs,
    leftOut: [
      ...wrong('private-key-not-certificate', report.privateKeys),
      ...wrong('request-not-certificate', report.signingRequests),
      ...wrong('revocation-list-not-certificate', report.revocationLists),
      ...wrong('public-key-not-certificate', report.publicKeys),
      ...report.leftOut,
    ],
  };
}

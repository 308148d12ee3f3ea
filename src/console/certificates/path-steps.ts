import type { Finding, PathCertificate } from '#pki/verdict.ts';

/** Findings that concern the signature on a certificate, so the link to its issuer and not the certificate itself. */
const linkCodes: readonly string[] = ['signature-invalid', 'issuer-key-mismatch'];

export type StepState = 'fine' | 'hasWarning' | 'hasError';

/** One certificate of a path as it is drawn. */
export interface PathStep {
  certificate: PathCertificate;
  role: 'end-entity' | 'intermediate' | 'root' | 'trust-anchor';
  state: StepState;
  /** To what stands above; absent at the end of the path. */
  link?: 'whole' | 'broken';
}

/** A path as it is drawn: its certificates, and what is missing at its end. */
export interface DrawnPath {
  steps: PathStep[];
  /** Present where no trusted certificate was reached. */
  missing?: { kind: 'not-trusted' } | { kind: 'not-found'; issuer: string };
}

/** What a certificate of a path is; a root that is not trusted stands in it as an intermediate. */
export function roleOf({ role, subject, issuer }: PathCertificate): PathStep['role'] {
  return role === 'intermediate' && subject === issuer ? 'root' : role;
}

/** Reads from a verdict's path and findings what is in order, what is not, and where the path breaks. */
export function drawnPath(path: readonly PathCertificate[], findings: readonly Finding[]): DrawnPath {
  const last = path.at(-1);
  const isComplete = last === undefined || last.role === 'trust-anchor';
  const steps = path.map((certificate, index): PathStep => {
    const own = findings.filter((finding) => finding.certificate?.index === index);
    const isBroken =
      own.some(({ code, severity }) => severity === 'error' && linkCodes.includes(code)) || certificate === last;
    const isLast = certificate === last && isComplete;
    return {
      certificate,
      role: roleOf(certificate),
      state: stateOf(own.filter(({ code }) => !linkCodes.includes(code))),
      ...(isLast ? {} : { link: isBroken ? 'broken' : 'whole' }),
    };
  });
  if (isComplete) return { steps };
  const isRoot = last.subject === last.issuer;
  return { steps, missing: isRoot ? { kind: 'not-trusted' } : { kind: 'not-found', issuer: last.issuer } };
}

function stateOf(findings: readonly Finding[]): StepState {
  if (findings.some(({ severity }) => severity === 'error')) return 'hasError';
  return findings.some(({ severity }) => severity === 'warning') ? 'hasWarning' : 'fine';
}

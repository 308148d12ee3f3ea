import type { BuiltPath } from './build-paths.ts';
import { defaultIntermediates, type PlacedFinding } from './check-path.ts';
import { distinguishedNameText } from './distinguished-name-text.ts';
import { finding, type Profile, type RuleFinding } from './findings.ts';
import type { JudgeRequest } from './judge-request.ts';
import { sameOctets } from './octets.ts';
import { javaAlgorithmName } from './signature-algorithm.ts';

/** Why a path ended before an anchor: the finding belongs to the last certificate that was reached. */
export function explainDeadEnd(path: BuiltPath, request: JudgeRequest, profile: Profile): PlacedFinding {
  return { ...reasonOf(path, request, profile), index: path.certificates.length - 1 };
}

function reasonOf(path: BuiltPath, request: JudgeRequest, profile: Profile): RuleFinding {
  const last = path.certificates.at(-1)!;
  const issuer = distinguishedNameText(last.issuer);
  if (request.anchors.length === 0) return finding(profile, 'anchors-missing');
  const [first] = path.rejected;
  if (first !== undefined && !last.selfIssued) return rejectedReason(path, profile);
  if (last.selfIssued) {
    const code = path.certificates.length === 1 ? 'self-signed-not-trusted' : 'anchor-not-trusted';
    return finding(profile, code, { subject: issuer });
  }
  const { maxIntermediates = defaultIntermediates } = request;
  if (path.certificates.length > maxIntermediates) {
    return finding(profile, 'path-too-long', { expected: maxIntermediates });
  }
  return finding(profile, 'issuer-not-found', { issuer });
}

/** Certificates of the right name are there, but none has the key: altered, another CA of that name, or unusable. */
function rejectedReason({ certificates, rejected }: BuiltPath, profile: Profile): RuleFinding {
  const last = certificates.at(-1)!;
  const issuer = distinguishedNameText(last.issuer);
  const unusable = rejected.find(({ outcome }) => outcome === 'unsupported');
  if (unusable !== undefined) {
    const { publicKey } = unusable.issuer;
    if (publicKey.kind === 'unsupported') {
      return finding(profile, 'key-unsupported', { issuer, actual: publicKey.reason });
    }
    return finding(profile, 'signature-algorithm-unsupported', { actual: javaAlgorithmName(last.signatureAlgorithm) });
  }
  const wanted = last.known.authorityKeyIdentifier?.keyIdentifier;
  const named = rejected.some(({ issuer: { known } }) => {
    const own = known.subjectKeyIdentifier;
    return wanted !== undefined && own !== undefined && sameOctets(wanted, own);
  });
  return finding(profile, named ? 'signature-invalid' : 'issuer-key-mismatch', { issuer, candidates: rejected.length });
}

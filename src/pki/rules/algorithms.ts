import type { Certificate } from '../certificate.ts';
import { finding, type Profile, type RuleFinding } from '../findings.ts';
import { sameOctets } from '../octets.ts';
import { javaAlgorithmName, signatureHash, type SignatureAlgorithm } from '../signature-algorithm.ts';

const smallestRsaBits = 2048;

/** Strength of the subject's key, whoever signed the certificate. */
export function checkPublicKey({ publicKey }: Certificate, profile: Profile): RuleFinding[] {
  if (publicKey.kind === 'unsupported') return [finding(profile, 'key-unsupported', { actual: publicKey.reason })];
  if (publicKey.kind !== 'rsa' || publicKey.modulusBits >= smallestRsaBits) return [];
  return [finding(profile, 'key-too-weak', { actualBits: publicKey.modulusBits, expectedBits: smallestRsaBits })];
}

/** The algorithm of a signature that somebody else made; an anchor's own signature is never judged. */
export function checkSignatureAlgorithm(certificate: Certificate, profile: Profile): RuleFinding[] {
  return [
    ...checkAlgorithmIdentity(certificate, profile),
    ...checkAlgorithmStrength(certificate.signatureAlgorithm, profile),
  ];
}

/** Strength of a signature algorithm, of certificates, CRLs and OCSP responses alike. */
export function checkAlgorithmStrength(algorithm: SignatureAlgorithm, profile: Profile): RuleFinding[] {
  const hash = signatureHash(algorithm);
  const broken = hash === 'MD2' || hash === 'MD5' || hash === 'SHA-1';
  if (algorithm.kind !== 'dsa' && algorithm.kind !== 'other' && !broken) return [];
  const actual = javaAlgorithmName(algorithm);
  if (algorithm.kind === 'dsa') {
    return [finding(profile, 'signature-algorithm-unsupported', { actual: `DSA (${actual})` })];
  }
  if (hash === 'SHA-1') return [finding(profile, 'signature-algorithm-weak', { actual, expected: 'SHA-256' })];
  return [finding(profile, 'signature-algorithm-unsupported', { actual })];
}

/** RFC 5280 4.1.1.2: the identifier outside the signed part must be the one inside. */
export function checkAlgorithmIdentity(certificate: Certificate, profile: Profile): RuleFinding[] {
  if (sameOctets(certificate.innerAlgorithmDer, certificate.outerAlgorithmDer)) return [];
  return [
    finding(profile, 'signature-algorithm-mismatch', { actual: javaAlgorithmName(certificate.signatureAlgorithm) }),
  ];
}

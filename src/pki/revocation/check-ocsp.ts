import type { Certificate } from '../certificate.ts';
import type { CryptoPort, DigestName } from '../crypto-port.ts';
import { MalformedError } from '../der/malformed-error.ts';
import { DerReader } from '../der/reader.ts';
import { tags } from '../der/tags.ts';
import { namesMatch } from '../distinguished-name.ts';
import { noErrors, type Profile } from '../findings.ts';
import { sameOctets } from '../octets.ts';
import { checkAlgorithmStrength, checkSignatureAlgorithm } from '../rules/algorithms.ts';
import { checkForm } from '../rules/certificate-form.ts';
import { checkValidity } from '../rules/validity.ts';
import { SignatureVerifier } from '../verify-signatures.ts';
import { WorkBudget } from '../work-budget.ts';
import { parseOcspResponse, type CertificateId, type OcspResponse, type SingleResponse } from './ocsp-response.ts';

/** What an OCSP response is held against. `issuer` is the certificate above on an already accepted path. */
export interface OcspCheck {
  /** DER of an OCSPResponse. */
  response: Uint8Array;
  certificate: Certificate;
  issuer: Certificate;
  at: Date;
  profile: Profile;
  crypto: CryptoPort;
  /** The nonce of the request, which the response must repeat; absent where none was sent. */
  nonce?: Uint8Array;
  /** Oldest answer without a next update that still counts, ms. Default one day. */
  longestAge?: number;
}

/** Why a response gives no answer. */
type OcspProblem =
  | 'malformed'
  | 'responder-error'
  | 'nonce'
  | 'critical-extension'
  | 'other-certificate'
  | 'not-yet-valid'
  | 'expired'
  | 'responder'
  | 'signature';

export type OcspAnswer =
  | { kind: 'good' }
  | { kind: 'revoked'; since: Date; reason: string }
  | { kind: 'unknown' }
  | { kind: 'unusable'; problem: OcspProblem };

const nonceExtension = '1.3.6.1.5.5.7.48.1.2';
const ocspSigning = '1.3.6.1.5.5.7.3.9';

/** Hash functions of certificate ids, by identifier. */
const digests: Readonly<Record<string, DigestName>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
};

/**
 * Reads the answer about one certificate from an OCSP response (RFC 6960 3.2): about this certificate, fresh, with the
 * nonce, signed by its issuer or by a delegate of that very issuer. Never throws.
 */
export async function checkOcsp(check: OcspCheck): Promise<OcspAnswer> {
  const unusable = (problem: OcspProblem): OcspAnswer => ({ kind: 'unusable', problem });
  let response: OcspResponse | undefined;
  try {
    response = parseOcspResponse(check.response);
  } catch (error) {
    if (error instanceof MalformedError) return unusable('malformed');
    throw error;
  }
  if (response === undefined) return unusable('responder-error');
  if (!repeatsNonce(response, check.nonce)) return unusable('nonce');
  const single = await findAnswer(response, check);
  if (single === undefined) return unusable('other-certificate');
  const understood = [...response.extensions, ...single.extensions].every(
    ({ id, critical }) => !critical || id === nonceExtension,
  );
  if (!understood) return unusable('critical-extension');
  const staleness = stalenessOf(single, response.producedAt, check);
  if (staleness !== undefined) return unusable(staleness);
  const problem = await signatureProblem(response, check);
  return problem === undefined ? single.status : unusable(problem);
}

function repeatsNonce({ extensions }: OcspResponse, nonce: Uint8Array | undefined): boolean {
  if (nonce === undefined) return true;
  const value = extensions.find(({ id }) => id === nonceExtension)?.value;
  if (value === undefined || value[0] !== tags.octetString || value[1] !== value.length - 2) return false;
  return sameOctets(value.subarray(2), nonce);
}

async function findAnswer(response: OcspResponse, check: OcspCheck): Promise<SingleResponse | undefined> {
  for (const single of response.responses) if (await isAbout(single.id, check)) return single;
  return undefined;
}

async function isAbout(id: CertificateId, { certificate, issuer, crypto }: OcspCheck): Promise<boolean> {
  const hash = digests[id.hashAlgorithm];
  if (hash === undefined || !sameOctets(id.serialOctets, certificate.serialOctets)) return false;
  if (!sameOctets(id.issuerNameHash, await crypto.digest(hash, certificate.issuer.der))) return false;
  return sameOctets(id.issuerKeyHash, await crypto.digest(hash, keyBits(issuer)));
}

/** Octets of the BIT STRING within a SubjectPublicKeyInfo, which OCSP hashes. */
function keyBits({ spki }: Certificate): Uint8Array {
  const fields = new DerReader(spki).enter(tags.sequence);
  fields.enter(tags.sequence);
  return fields.bitOctets();
}

const day = 24 * 3600 * 1000;

function stalenessOf(
  single: SingleResponse,
  producedAt: Date,
  { at, longestAge = day }: OcspCheck,
): OcspProblem | undefined {
  if (single.thisUpdate > at || producedAt > at) return 'not-yet-valid';
  const end = single.nextUpdate?.getTime() ?? single.thisUpdate.getTime() + longestAge;
  return at.getTime() > end ? 'expired' : undefined;
}

async function signatureProblem(response: OcspResponse, check: OcspCheck): Promise<OcspProblem | undefined> {
  if (!noErrors(checkAlgorithmStrength(response.signatureAlgorithm, check.profile))) return 'signature';
  const verifier = new SignatureVerifier(check.crypto, new WorkBudget(), undefined);
  let named = false;
  for (const candidate of [check.issuer, ...response.certificates]) {
    if (!(await isResponder(response, candidate, check.crypto))) continue;
    if (candidate !== check.issuer && !(await isDelegate(candidate, check, verifier))) continue;
    named = true;
    if ((await verifier.verify(response, candidate)) === 'valid') return undefined;
  }
  return named ? 'signature' : 'responder';
}

async function isResponder({ responder }: OcspResponse, candidate: Certificate, crypto: CryptoPort): Promise<boolean> {
  if ('name' in responder) return namesMatch(responder.name, candidate.subject);
  return sameOctets(responder.keyHash, await crypto.digest('SHA-1', keyBits(candidate)));
}

/** RFC 6960 4.2.2.2: issued directly by the issuer of the certificate in question, for signing OCSP responses. */
async function isDelegate(
  candidate: Certificate,
  { issuer, at, profile }: OcspCheck,
  verifier: SignatureVerifier,
): Promise<boolean> {
  const { extendedKeyUsage, keyUsage } = candidate.known;
  const allowed = extendedKeyUsage?.includes(ocspSigning) === true && keyUsage?.has('digitalSignature') !== false;
  if (!allowed || !namesMatch(candidate.issuer, issuer.subject)) return false;
  const findings = [
    ...checkValidity(candidate, at, profile),
    ...checkSignatureAlgorithm(candidate, profile),
    ...checkForm(candidate, 'end-entity', profile),
  ];
  return noErrors(findings) && (await verifier.verify(candidate, issuer)) === 'valid';
}

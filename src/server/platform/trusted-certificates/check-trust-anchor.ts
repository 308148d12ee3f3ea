import { GatehouseError } from '#contract/error-codes.ts';
import type { Certificate } from '#pki/certificate.ts';

const smallestModulusBits = 2048;

/**
 * Holds an uploaded certificate to what a trust anchor must be (contract 2.3): X.509 version 3, a CA, not expired, with
 * a key that device certificates can be verified by. Whether it may be active already is `demandValidity`'s question.
 * @throws GatehouseError `certificate-not-v3`, `certificate-not-ca`, `certificate-expired`, `certificate-weak`.
 */
export function checkTrustAnchor(certificate: Certificate, at: Date): void {
  const { version, isCa, notAfter, publicKey } = certificate;
  if (version !== 3) {
    throw new GatehouseError('certificate-not-v3', `The certificate has X.509 version ${version}, not 3.`, { version });
  }
  if (!isCa) {
    throw new GatehouseError('certificate-not-ca', 'The certificate is not a CA: its basic constraints lack CA:true.');
  }
  if (at > notAfter) {
    const ended = notAfter.toISOString();
    throw new GatehouseError('certificate-expired', `The certificate expired at ${ended}.`, { notAfter: ended });
  }
  if (publicKey.kind === 'unsupported') {
    throw new GatehouseError('certificate-weak', `The certificate's key cannot be used: ${publicKey.reason}.`);
  }
  if (publicKey.kind === 'rsa' && publicKey.modulusBits < smallestModulusBits) {
    const { modulusBits } = publicKey;
    throw new GatehouseError('certificate-weak', `An RSA key of ${modulusBits} bits is too weak: 2048 at least.`, {
      modulusBits,
    });
  }
}

/** Demands of an active certificate that it is valid now. @throws GatehouseError `certificate-outside-validity`. */
export function demandValidity(validity: { notBefore: Date; notAfter: Date }, at: Date): void {
  if (validity.notBefore <= at && at <= validity.notAfter) return;
  throw new GatehouseError(
    'certificate-outside-validity',
    'Can not activate a certificate which is either expired or not yet valid',
    { notBefore: validity.notBefore.toISOString(), notAfter: validity.notAfter.toISOString() },
  );
}

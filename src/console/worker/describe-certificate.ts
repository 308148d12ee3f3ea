import type { CertificateFacts } from '#console/certificates/certificate-facts.ts';
import { publicKeyText } from '#console/certificates/public-key-text.ts';
import type { Certificate } from '#pki/certificate.ts';
import type { CryptoPort } from '#pki/crypto-port.ts';
import { javaDistinguishedNameText } from '#pki/distinguished-name-text.ts';
import { attributeTexts, attributeTypes } from '#pki/distinguished-name.ts';
import { cumulocityFingerprint, fingerprint } from '#pki/fingerprint.ts';
import { writePem } from '#pki/input/pem-writer.ts';
import { javaAlgorithmName } from '#pki/signature-algorithm.ts';

/** The plain facts of a certificate, in the forms that the platform uses too. */
export async function describeCertificate(
  crypto: CryptoPort,
  certificate: Certificate,
  place: Pick<CertificateFacts, 'role' | 'origins'>,
): Promise<CertificateFacts> {
  const [commonName] = attributeTexts(certificate.subject, attributeTypes.commonName);
  return {
    der: certificate.der,
    pem: writePem('CERTIFICATE', certificate.der),
    fingerprint: await fingerprint(certificate, crypto),
    platformFingerprint: await cumulocityFingerprint(certificate, crypto),
    version: certificate.version,
    isAuthority: certificate.isCa,
    ...(commonName === undefined ? {} : { commonName }),
    subject: javaDistinguishedNameText(certificate.subject),
    issuer: javaDistinguishedNameText(certificate.issuer),
    serialNumber: certificate.serialNumber.toString(),
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    signatureAlgorithm: javaAlgorithmName(certificate.signatureAlgorithm),
    publicKey: publicKeyText(certificate.publicKey),
    ...place,
  };
}

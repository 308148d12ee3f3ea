import { GatehouseError } from '#contract/error-codes.ts';
import { parseCertificate, type Certificate } from '#pki/certificate.ts';
import { readBareBase64, readPem } from '#pki/input/pem.ts';

/**
 * Reads `certInPemFormat` in the forms that clients send (contract 2.2): PEM with text around it, with or without
 * newlines, or base64 alone. Of several certificates the first counts, as on Cumulocity.
 * @throws GatehouseError `certificate-unparseable`.
 */
export function readUploadedCertificate(text: string): Certificate {
  const der = text.includes('-----BEGIN') ? firstInPem(text) : readBareBase64(text);
  if (der === undefined || der === 'base64-truncated') throw unparseable('neither PEM nor base64 of a certificate');
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof GatehouseError) throw unparseable(error.message, error);
    throw error;
  }
}

function firstInPem(text: string): Uint8Array {
  const { blocks, damaged } = readPem(text);
  const block = blocks.find(({ label }) => label === 'CERTIFICATE' || label === 'X509 CERTIFICATE');
  if (block !== undefined) return block.bytes;
  const [broken] = damaged;
  const labels = [...new Set(blocks.map(({ label }) => label))].join(', ');
  throw unparseable(broken === undefined ? `the PEM holds no certificate but ${labels || 'nothing'}` : broken.defect);
}

function unparseable(reason: string, cause?: GatehouseError): GatehouseError {
  const message = `Cannot parse X509 certificate. : Could not parse certificate: ${reason}`;
  return new GatehouseError('certificate-unparseable', message, cause?.evidence, { cause });
}

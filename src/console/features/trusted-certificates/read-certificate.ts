import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { parseCertificate, type Certificate } from '#pki/certificate.ts';
import { MalformedError } from '#pki/der/malformed-error.ts';
import { decodeBase64 } from '#pki/input/base64.ts';

const parsed = new WeakMap<TrustedCertificate, Certificate | undefined>();

/**
 * The certificate itself, from what the platform replied: base64 with or without markers and newlines (contract 2.2).
 * Read once for each; undefined where it cannot be.
 */
export function readCertificate(certificate: TrustedCertificate): Certificate | undefined {
  if (!parsed.has(certificate)) parsed.set(certificate, parse(certificate));
  return parsed.get(certificate);
}

function parse({ certInPemFormat }: TrustedCertificate): Certificate | undefined {
  const der = decodeBase64(certInPemFormat.replaceAll(/-----[^-]+-----|\s/g, ''));
  if (!(der instanceof Uint8Array)) return undefined;
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof MalformedError) return undefined;
    throw error;
  }
}

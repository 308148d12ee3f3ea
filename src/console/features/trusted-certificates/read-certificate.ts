import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { platformDer } from '#console/certificates/platform-der.ts';
import { parseCertificate, type Certificate } from '#pki/certificate.ts';
import { MalformedError } from '#pki/der/malformed-error.ts';

const parsed = new WeakMap<TrustedCertificate, Certificate | undefined>();

/** The certificate itself, from what the platform replied. Read once for each; undefined where it cannot be. */
export function readCertificate(certificate: TrustedCertificate): Certificate | undefined {
  if (!parsed.has(certificate)) parsed.set(certificate, parse(certificate));
  return parsed.get(certificate);
}

function parse({ certInPemFormat }: TrustedCertificate): Certificate | undefined {
  const der = platformDer(certInPemFormat);
  if (der === undefined) return undefined;
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof MalformedError) return undefined;
    throw error;
  }
}

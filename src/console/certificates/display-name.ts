import type { TrustedCertificate } from '#contract/trusted-certificates.ts';

/** The name that is shown of a trusted certificate: its own, else its subject, else its fingerprint. */
export function displayName({ name, subject, fingerprint }: TrustedCertificate): string {
  return [name, subject].find((text) => text != null && text !== '') ?? fingerprint;
}

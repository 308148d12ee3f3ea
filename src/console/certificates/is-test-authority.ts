import type { TrustedCertificate } from '#contract/trusted-certificates.ts';

/** CAs of test devices are known by the name that they get when the console makes them. */
export function isTestAuthority({ subject }: TrustedCertificate): boolean {
  return subject !== undefined && /CN=Gatehouse test CA [0-9a-f]{8}\b/.test(subject);
}

import type { TrustedCertificate } from '#contract/trusted-certificates.ts';

const testSubject = /CN=Gatehouse test CA ([0-9a-f]{8})\b/;

/** CAs of test devices are known by the name that they get when the console makes them. */
export function isTestAuthority({ subject }: TrustedCertificate): boolean {
  return subject !== undefined && testSubject.test(subject);
}

/** The device that was made together with a test CA. */
export function testDeviceOf({ subject = '' }: TrustedCertificate): string {
  return `test-device-${testSubject.exec(subject)?.[1] ?? ''}`;
}

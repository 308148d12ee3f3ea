import { testAuthorityPrefix, testDeviceName } from '#pki/author/test-names.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';

const testSubject = new RegExp(`CN=${testAuthorityPrefix} ([0-9a-f]{8})\\b`);

/** CAs of test devices are known by the name that they get when the console makes them. */
export function isTestAuthority({ subject }: TrustedCertificate): boolean {
  return subject !== undefined && testSubject.test(subject);
}

/** The device that was made together with a test CA. */
export function testDeviceOf({ subject = '' }: TrustedCertificate): string {
  return testDeviceName(testSubject.exec(subject)?.[1] ?? '');
}

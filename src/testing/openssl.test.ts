import { expect, test } from 'vitest';
import { createOpensslFiles, openssl } from './openssl.ts';

test('what openssl made, openssl verifies', () => {
  const files = createOpensslFiles({ commonName: 'meter-7' });
  const args = ['-x509_strict', '-purpose', 'sslclient', '-CAfile', files.caCertificate];
  const output = openssl(['verify', ...args, '-untrusted', files.intermediateCertificate, files.deviceCertificate]);
  expect(output).toContain('OK');
  expect(openssl(['x509', '-in', files.deviceChain, '-noout', '-subject'])).toContain('CN = meter-7');
  files.remove();
});

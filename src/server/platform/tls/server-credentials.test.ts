import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDevice, createRoot } from '#testing/certificate-factory.ts';
import { openssl, temporaryFolder } from '#testing/openssl.ts';
import { ownKeyPem } from './own-authority.ts';
import { serverCredentials, type CredentialsPlan } from './server-credentials.ts';

let files: ReturnType<typeof temporaryFolder>;
let plan: CredentialsPlan;
const at = new Date();
const daysLater = (days: number): Date => new Date(at.getTime() + days * 86_400_000);
const path = (name: string): string => join(plan.folder, name);
const verify = (name: string, ...more: string[]): string =>
  openssl(['verify', '-CAfile', path('ca.pem'), '-purpose', 'sslserver', ...more, path(name)]);
const fingerprint = (pem: string): string => new X509Certificate(pem).fingerprint256;
beforeEach(() => {
  files = temporaryFolder();
  plan = { folder: join(files.folder, 'tls'), names: () => Promise.resolve(['iot.example.com']), at, crypto };
});
afterEach(() => files.remove());

const given = (certificate: string, key: string): CredentialsPlan => ({
  ...plan,
  own: { certificateFile: files.write('own.pem', certificate), keyFile: files.write('own-key.pem', key) },
});

describe("the platform's own certificate", () => {
  test('when there is none, one is made that openssl accepts for every name', async () => {
    const { cert, ca } = await serverCredentials(plan);
    expect(verify('server.pem', '-verify_hostname', 'localhost')).toMatch(/OK/);
    expect(verify('server.pem', '-verify_hostname', 'iot.example.com')).toMatch(/OK/);
    expect(verify('server.pem', '-verify_ip', '127.0.0.1')).toMatch(/OK/);
    expect(verify('server.pem', '-verify_ip', '::1')).toMatch(/OK/);
    expect(new X509Certificate(cert).checkHost('other.example.com')).toBeUndefined();
    expect(readFileSync(path('ca.pem'), 'utf8')).toBe(ca);
    for (const name of ['ca-key.pem', 'server-key.pem']) expect(statSync(path(name)).mode & 0o777).toBe(0o600);
  });

  test('at the next start it is the same', async () => {
    const first = await serverCredentials(plan);
    expect(await serverCredentials({ ...plan, at: daysLater(300) })).toEqual(first);
  });

  test('when it ends within 30 days, or a name is new, another one is made by the same CA', async () => {
    const first = await serverCredentials(plan);
    const renewed = await serverCredentials({ ...plan, at: daysLater(370) });
    expect(fingerprint(renewed.cert)).not.toBe(fingerprint(first.cert));
    expect(renewed.ca).toBe(first.ca);
    const named = await serverCredentials({
      ...plan,
      at: daysLater(371),
      names: () => Promise.resolve(['gate.example.com', '2001:db8::7', '0.0.0.0']),
    });
    expect(new X509Certificate(named.cert).subjectAltName).toBe(
      'DNS:localhost, DNS:gate.example.com, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:2001:DB8:0:0:0:0:0:7',
    );
  });

  test('when the CA has ended, another one is made', async () => {
    const first = await serverCredentials(plan);
    const later = await serverCredentials({ ...plan, at: daysLater(8000) });
    expect(later.ca).not.toBe(first.ca);
    expect(new X509Certificate(later.cert).verify(new X509Certificate(later.ca ?? '').publicKey)).toBe(true);
  });

  test('when a first start was cut short after the CA key was written, the next start goes on with that key', async () => {
    const key = ownKeyPem(plan.folder, 'ca');
    const { ca } = await serverCredentials(plan);
    expect(new X509Certificate(ca ?? '').checkPrivateKey(createPrivateKey(key))).toBe(true);
  });
});

describe("the operator's certificate", () => {
  const server = createDevice(createRoot(), { subject: 'iot.example.com' });
  test('is taken as it is, and nothing is made', async () => {
    const credentials = await serverCredentials(given(server.pem, server.key.pem));
    expect(credentials).toEqual({ cert: server.pem, key: server.key.pem });
    expect(existsSync(plan.folder)).toBe(false);
  });

  test('with the key of another certificate it is refused', async () => {
    const other = createRoot({ subject: 'another' });
    await expect(serverCredentials(given(server.pem, other.key.pem))).rejects.toThrow(
      /^GATEHOUSE_TLS_KEY: .* is not the key/,
    );
  });

  test('unreadable or missing files are refused by the name of their variable', async () => {
    await expect(serverCredentials(given('text', server.key.pem))).rejects.toThrow(/^GATEHOUSE_TLS_CERT: /);
    await expect(serverCredentials(given(server.pem, 'text'))).rejects.toThrow(/^GATEHOUSE_TLS_KEY: /);
    const missing = { certificateFile: join(files.folder, 'none'), keyFile: join(files.folder, 'none') };
    await expect(serverCredentials({ ...plan, own: missing })).rejects.toThrow(/^GATEHOUSE_TLS_CERT: .*none/);
  });
});

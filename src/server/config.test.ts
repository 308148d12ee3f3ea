import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolve } from 'node:path';
import { temporaryFolder } from '#testing/openssl.ts';
import { ConfigError, readConfig } from './config.ts';

const files = temporaryFolder();
let file: string;
beforeAll(() => {
  file = files.write('some.pem', 'x');
});
afterAll(files.remove);

function mistakesOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
}

describe('the configuration', () => {
  test('has a default for everything; an empty variable counts as absent', () => {
    const defaults = {
      host: '127.0.0.1',
      port: 8080,
      deviceHost: '127.0.0.1',
      devicePort: 8443,
      tls: false,
      tokenAlgorithm: 'ES256',
      dataFolder: resolve('data'),
      tenantId: 't1001',
      tenantDomain: 'localhost',
      attemptsKeepDays: 30,
      attemptsKeepCount: 100_000,
      crlAllowedHosts: new Set(),
    };
    expect(readConfig({})).toEqual(defaults);
    expect(readConfig({ GATEHOUSE_PORT: '', GATEHOUSE_UPSTREAM: '' })).toEqual(defaults);
  });

  test('takes every variable', () => {
    const environment = {
      GATEHOUSE_HOST: '0.0.0.0',
      GATEHOUSE_PORT: '1',
      GATEHOUSE_DEVICE_HOST: 'devices.example.com',
      GATEHOUSE_DEVICE_PORT: '65535',
      GATEHOUSE_TLS: 'off',
      GATEHOUSE_TLS_CERT: file,
      GATEHOUSE_TLS_KEY: file,
      GATEHOUSE_TOKEN_ALG: 'RS256',
      GATEHOUSE_DATA: files.folder,
      GATEHOUSE_TENANT_ID: 'acme_1',
      GATEHOUSE_TENANT_DOMAIN: 'iot.example.com',
      GATEHOUSE_ADMIN_PASSWORD: 'long enough',
      GATEHOUSE_UPSTREAM: 'https://mytenant.example.com/',
      GATEHOUSE_UPSTREAM_CA: file,
      GATEHOUSE_UPSTREAM_DEVICE_PORT: '443',
      GATEHOUSE_ATTEMPTS_KEEP_DAYS: '7',
      GATEHOUSE_ATTEMPTS_KEEP_COUNT: '500',
      GATEHOUSE_CRL_ALLOWED_HOSTS: 'CRL.example.internal:80, [::1]:8080',
    };
    expect(readConfig(environment)).toEqual({
      host: '0.0.0.0',
      port: 1,
      deviceHost: 'devices.example.com',
      devicePort: 65_535,
      tls: false,
      tlsFiles: { certificateFile: file, keyFile: file },
      tokenAlgorithm: 'RS256',
      dataFolder: files.folder,
      tenantId: 'acme_1',
      tenantDomain: 'iot.example.com',
      adminPassword: 'long enough',
      attemptsKeepDays: 7,
      attemptsKeepCount: 500,
      crlAllowedHosts: new Set(['crl.example.internal:80', '[::1]:8080']),
      upstream: { origin: 'https://mytenant.example.com', caFile: file, devicePort: 443 },
    });
  });

  test.each([
    ['127.0.0.1', 'auto', false],
    ['127.9.9.9', 'auto', false],
    ['localhost', 'auto', false],
    ['::1', 'auto', false],
    ['0.0.0.0', 'auto', true],
    ['::', 'auto', true],
    ['192.168.1.5', 'auto', true],
    ['127.evil.example', 'auto', true],
    ['127.0.0.1', 'on', true],
    ['0.0.0.0', 'off', false],
  ])('on %s with GATEHOUSE_TLS=%s speaks https: %s', (host, mode, tls) => {
    expect(readConfig({ GATEHOUSE_HOST: host, GATEHOUSE_TLS: mode }).tls).toBe(tls);
  });

  test('lists every mistake with the variable, what it was and what it takes', () => {
    expect(mistakesOf({ GATEHOUSE_PORT: '80a', GATEHOUSE_TLS: 'yes', GATEHOUSE_TOKEN_ALG: 'HS256' })).toEqual([
      'GATEHOUSE_PORT is "80a", but takes a port number from 0 (any free one) to 65535',
      'GATEHOUSE_TLS is "yes", but takes auto, on or off',
      'GATEHOUSE_TOKEN_ALG is "HS256", but takes ES256 or RS256',
    ]);
  });

  test.each([
    ['GATEHOUSE_PORT', '65536'],
    ['GATEHOUSE_PORT', '-1'],
    ['GATEHOUSE_PORT', '80.5'],
    ['GATEHOUSE_DEVICE_PORT', '0x50'],
    ['GATEHOUSE_HOST', 'a b'],
    ['GATEHOUSE_HOST', 'http://localhost'],
    ['GATEHOUSE_DEVICE_HOST', '-x'],
    ['GATEHOUSE_TLS_CERT', '/no/such/file'],
    ['GATEHOUSE_TLS_KEY', '/'],
    ['GATEHOUSE_TENANT_ID', 't/1'],
    ['GATEHOUSE_TENANT_DOMAIN', 'https://x.example'],
    ['GATEHOUSE_UPSTREAM', 'mytenant.example.com'],
    ['GATEHOUSE_UPSTREAM', 'http://mytenant.example.com'],
    ['GATEHOUSE_UPSTREAM', 'https://mytenant.example.com/path'],
    ['GATEHOUSE_UPSTREAM', 'https://user@mytenant.example.com'],
    ['GATEHOUSE_UPSTREAM', 'http://127.0.0.1.evil.example'],
    ['GATEHOUSE_UPSTREAM_CA', '/no/such/file'],
    ['GATEHOUSE_ATTEMPTS_KEEP_COUNT', '99'],
    ['GATEHOUSE_ATTEMPTS_KEEP_COUNT', '10000001'],
    ['GATEHOUSE_ATTEMPTS_KEEP_COUNT', '1e3'],
    ['GATEHOUSE_CRL_ALLOWED_HOSTS', 'crl.example.internal'],
    ['GATEHOUSE_CRL_ALLOWED_HOSTS', 'http://crl.example.internal:80'],
    ['GATEHOUSE_CRL_ALLOWED_HOSTS', 'crl.example.internal:80,b'],
    ['GATEHOUSE_CRL_ALLOWED_HOSTS', 'crl.example.internal:70000'],
    ['GATEHOUSE_CRL_ALLOWED_HOSTS', 'crl.example.internal:0'],
  ])('refuses %s=%s', (name, value) => {
    expect(mistakesOf({ [name]: value })[0]).toMatch(new RegExp(`^${name} is ${JSON.stringify(value)}, but takes `));
  });

  test('never shows a secret', () => {
    expect(mistakesOf({ GATEHOUSE_ADMIN_PASSWORD: 'short' })).toEqual([
      'GATEHOUSE_ADMIN_PASSWORD is (not shown), but takes 8 to 256 characters',
    ]);
    const [line] = mistakesOf({ DATABASE_URL: 'postgres://user:hunter2@db/gatehouse' });
    expect(line).toContain('DATABASE_URL');
    expect(line).not.toContain('hunter2');
  });

  test('finds what does not go together', () => {
    const alone = (name: string, other: string) =>
      `${name} is ${JSON.stringify(file)}, but takes effect only together with ${other}, which is not set`;
    expect(mistakesOf({ GATEHOUSE_TLS_CERT: file })).toEqual([alone('GATEHOUSE_TLS_CERT', 'GATEHOUSE_TLS_KEY')]);
    expect(mistakesOf({ GATEHOUSE_TLS_KEY: file })).toEqual([alone('GATEHOUSE_TLS_KEY', 'GATEHOUSE_TLS_CERT')]);
    expect(mistakesOf({ GATEHOUSE_UPSTREAM_CA: file })).toEqual([alone('GATEHOUSE_UPSTREAM_CA', 'GATEHOUSE_UPSTREAM')]);
    expect(mistakesOf({ GATEHOUSE_PORT: '8443' })).toHaveLength(1);
    expect(mistakesOf({ GATEHOUSE_PORT: '8443', GATEHOUSE_DEVICE_HOST: '127.0.0.2' })).toEqual([]);
  });

  test('takes http for a remote tenant on this machine only', () => {
    for (const origin of ['http://127.0.0.1:9000', 'http://localhost:9000', 'http://[::1]:9000']) {
      expect(readConfig({ GATEHOUSE_UPSTREAM: origin }).upstream?.origin).toBe(origin);
    }
  });
});

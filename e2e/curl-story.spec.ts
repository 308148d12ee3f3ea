/** The documented story, told by the real openssl and the real curl. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOpensslFiles } from '#testing/openssl.ts';
import { adminPassword, expect, test } from './gatehouse.ts';

interface Answer {
  status: number;
  body: string;
}

function curl(...args: string[]): Answer {
  const run = spawnSync('curl', ['--silent', '--show-error', '--write-out', '\n%{http_code}', ...args], {
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  const cut = run.stdout.lastIndexOf('\n');
  return { status: Number(run.stdout.slice(cut + 1)), body: run.stdout.slice(0, cut) };
}

function field(body: string, name: string): unknown {
  return (JSON.parse(body) as Record<string, unknown>)[name];
}

/** PEM in the form of `X-Ssl-Cert-Chain`: every newline a space. */
const headerForm = (pem: string): string => pem.trim().replaceAll('\n', ' ');

test('openssl makes the certificates, curl gets the token and logs it out', async ({ gatehouse }) => {
  const files = createOpensslFiles({ commonName: 'curl-device-1' });
  const endpoint = `${gatehouse.deviceUrl}/devicecontrol/deviceAccessToken`;
  const device = ['--cacert', join(gatehouse.dataFolder, 'tls', 'ca.pem'), '--key', files.deviceKey];
  const ask = (certificate: string, ...more: string[]): Answer =>
    curl(...device, '--cert', certificate, '-H', 'Accept: application/json', ...more, '-X', 'POST', endpoint);
  const chain = headerForm(readFileSync(files.intermediateCertificate, 'utf8'));
  const withHeader = ['-H', `X-Ssl-Cert-Chain: ${chain}`];

  try {
    await test.step('an untrusted CA is refused', () => {
      const answer = ask(files.deviceCertificate, ...withHeader);
      expect(answer.status).toBe(401);
      expect(field(answer.body, 'error')).toBe('security/Unauthorized');
      expect(field(answer.body, 'message')).toBe('Invalid certificate chain!');
    });

    await test.step('the admin trusts the CA', () => {
      const certificate = {
        name: 'Story CA',
        status: 'ENABLED',
        autoRegistrationEnabled: true,
        certInPemFormat: readFileSync(files.caCertificate, 'utf8'),
      };
      const upload = ['-u', `t1001/admin:${adminPassword}`, '-H', 'Content-Type: application/json'];
      const body = ['-d', JSON.stringify(certificate)];
      expect(curl(...upload, ...body, `${gatehouse.url}/tenant/tenants/t1001/trusted-certificates`).status).toBe(201);
    });

    await test.step('without the intermediate the chain is incomplete', () => {
      expect(ask(files.deviceCertificate).status).toBe(401);
    });

    const token = await test.step('with the header the device gets its token', () => {
      const answer = ask(files.deviceCertificate, ...withHeader);
      expect(answer.status).toBe(200);
      return String(field(answer.body, 'accessToken'));
    });

    await test.step('the chain may come in the TLS message instead', () => {
      expect(ask(files.deviceChain).status).toBe(200);
    });

    await test.step('the token works until it is logged out', () => {
      const bearer = ['-H', `Authorization: Bearer ${token}`];
      const user = `${gatehouse.url}/user/currentUser`;
      const before = curl(...bearer, user);
      expect(before.status).toBe(200);
      expect(field(before.body, 'userName')).toBe('device_curl-device-1');
      const logout = ['-X', 'POST', '-H', 'Content-Type: application/json', '-H', 'Accept: application/json'];
      expect(curl(...bearer, ...logout, `${gatehouse.url}/user/logout`).status).toBe(200);
      expect(curl(...bearer, user).status).toBe(401);
    });
  } finally {
    files.remove();
  }
});

test('without a certificate the answer says so in JSON', async ({ gatehouse }) => {
  const ca = ['--cacert', join(gatehouse.dataFolder, 'tls', 'ca.pem')];
  const answer = curl(...ca, '-X', 'POST', `${gatehouse.deviceUrl}/devicecontrol/deviceAccessToken`);
  expect(answer.status).toBe(401);
  expect(field(answer.body, 'error')).toBe('security/Unauthorized');
});

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request, type RequestOptions } from 'node:https';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tenantsPath } from '#contract/tenants.ts';
import { createRoot } from '#testing/certificate-factory.ts';
import { validNow } from '#testing/fake-endpoint.ts';
import { temporaryFolder } from '#testing/openssl.ts';
import { startTestGatehouse, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';

let files: ReturnType<typeof temporaryFolder>;
let gatehouse: TestGatehouse;
let manager: string;
let ca: string;
beforeEach(() => {
  files = temporaryFolder();
});
afterEach(async () => {
  await gatehouse.stop();
  files.remove();
});

async function start(env: Record<string, string> = {}): Promise<void> {
  gatehouse = await startTestGatehouse({ GATEHOUSE_TLS: 'on', ...env }, new Date());
  await gatehouse.addTenant('management');
  manager = await gatehouse.addUser({ tenantId: 'management', userName: 'chief', groups: ['admins'] });
  ca = readFileSync(env['GATEHOUSE_TLS_CERT'] ?? join(gatehouse.dataFolder, 'tls/ca.pem'), 'utf8');
}

/** How the handshake ends of a client that asks for a name and trusts the platform's CA. */
async function handshake(url: string, servername: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', servername, ca });
  socket.once('secureConnect', () => resolve('trusted'));
  socket.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
  const end = await promise;
  socket.destroy();
  return end;
}
/** At both listeners. */
const handshakes = (name: string): Promise<string[]> =>
  Promise.all([handshake(gatehouse.restUrl, name), handshake(gatehouse.deviceUrl, name)]);
const trusted = ['trusted', 'trusted'];
const refused = ['ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_TLS_CERT_ALTNAME_INVALID'];

async function manage(method: string, path: string, json: object): Promise<number | undefined> {
  const headers = { authorization: manager, 'content-type': 'application/json' };
  const options: RequestOptions = { method, headers, ca, servername: 'localhost', agent: false };
  const outgoing = request(new URL(tenantsPath + path, gatehouse.restUrl), options).end(JSON.stringify(json));
  const [response] = await once(outgoing, 'response');
  response.resume();
  return response.statusCode;
}
const acme = { id: 'acme', domain: 'acme.example.com', adminName: 'boss', adminPass: testPassword };

describe('the platform’s own certificate', () => {
  beforeEach(() => start());

  test('is for the domain of a new tenant at the first connection after the reply, at both listeners', async () => {
    expect(await handshakes(acme.domain)).toEqual(refused);
    expect(await manage('POST', '', acme)).toBe(201);
    expect(await handshakes(acme.domain)).toEqual(trusted);
    expect(await handshakes('localhost')).toEqual(trusted);
    expect(await handshakes('other.example.com')).toEqual(refused);
  });

  test('is for the new domain of a tenant that is renamed', async () => {
    await manage('POST', '', acme);
    expect(await manage('PUT', '/acme', { domain: 'acme.example.org' })).toBe(200);
    expect(await handshakes('acme.example.org')).toEqual(trusted);
  });

  test('is for the domains of all of several tenants that are made at the same time', async () => {
    const ids = Array.from({ length: 6 }, (_, index) => `t${index}`);
    const made = ids.map((id) => manage('POST', '', { ...acme, id, domain: `${id}.example.com` }));
    expect(await Promise.all(made)).toEqual(ids.map(() => 201));
    for (const id of ids) expect(await handshakes(`${id}.example.com`)).toEqual(trusted);
  });

  test('is soon for a domain that comes from another process, such as npm run admin', async () => {
    await gatehouse.storage.deleteFrom('trust_version').where('tenant_id', '=', 'management').execute();
    await gatehouse.storage.deleteFrom('users').where('tenant_id', '=', 'management').execute();
    await gatehouse.storage.deleteFrom('tenants').where('id', '=', 'management').execute();
    const args = ['src/server/admin.ts', 'create-management-tenant', '--domain', 'manage.example.com'];
    const { status } = spawnSync('node', args, { env: { ...process.env, GATEHOUSE_DATA: gatehouse.dataFolder } });
    expect(status).toBe(0);
    await expect.poll(() => handshakes('manage.example.com')).toEqual(trusted);
  });
});

test('the operator’s own certificate stays as it is: its names are the operator’s to choose', async () => {
  const own = createRoot({
    subject: 'Operator',
    subjectAlternativeNames: [{ dns: 'localhost' }],
    keyUsage: null,
    ...validNow,
  });
  await start({
    GATEHOUSE_TLS_CERT: files.write('own.pem', own.pem),
    GATEHOUSE_TLS_KEY: files.write('own.key', own.key.pem),
  });
  expect(await manage('POST', '', acme)).toBe(201);
  expect(await handshakes('localhost')).toEqual(trusted);
  expect(await handshakes(acme.domain)).toEqual(refused);
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clientCertChainHeader, clientTenantHeader, verifyCertChainPath } from '#contract/verify-cert-chain.ts';
import { trust } from '#testing/call-device.ts';
import type { RestReply } from '#testing/call-rest.ts';
import {
  createChain,
  createDevice,
  createRoot,
  daysFromTestInstant,
  type TestCertificate,
} from '#testing/certificate-factory.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
let admin2: string;
let operator: string;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
  await gatehouse.addTenant('neighbour');
  await gatehouse.addTenant('management');
  const roles = ['ROLE_TENANT_MANAGEMENT_ADMIN'];
  admin2 = await gatehouse.addUser({ userName: 'admin2', tenantId: 'neighbour', roles });
  operator = await gatehouse.addUser({ userName: 'operator', tenantId: 'management', roles });
});
afterAll(() => gatehouse.stop());
afterEach(async () => {
  for (const table of ['revoked_certificates', 'trusted_certificates', 'tenant_options'] as const) {
    await gatehouse.storage.deleteFrom(table).execute();
  }
});

const { root, intermediate, device } = createChain();
const pem = (...certificates: readonly TestCertificate[]): string => certificates.map((one) => one.pem).join('');
const withoutBreaks = (one: TestCertificate): string => one.pem.trim().replaceAll('\n', ' ');

const byFile = (content: string, tenantId?: string, authorization?: string): Promise<RestReply> => {
  const field =
    tenantId === undefined ? '' : `--xx\r\nContent-Disposition: form-data; name="tenantId"\r\n\r\n${tenantId}\r\n`;
  const file = `--xx\r\nContent-Disposition: form-data; name="file"; filename="chain.pem"\r\n\r\n${content}\r\n`;
  return gatehouse.call('POST', verifyCertChainPath, {
    headers: { 'content-type': 'multipart/form-data; boundary=xx' },
    // The field behind the file: the order of parts is nobody's promise.
    body: `${file}${field}--xx--\r\n`,
    ...(authorization === undefined ? {} : { authorization }),
  });
};
const byHeader = (certificates: readonly TestCertificate[], headers: Record<string, string> = {}) =>
  gatehouse.call('POST', verifyCertChainPath, {
    headers: { [clientCertChainHeader]: certificates.map(withoutBreaks).join(','), ...headers },
  });

describe('a chain that the tenant trusts', () => {
  const accepted = {
    status: 200,
    json: {
      successfullyValidated: true,
      tenantId: 't1001',
      subject: 'CN=device-1',
      issuer: 'CN=Test Intermediate CA',
      gatehouse: {
        path: [{ role: 'end-entity' }, { role: 'intermediate' }, { role: 'trust-anchor' }],
        findings: [],
      },
    },
  };

  test('is validated from a file, in any order and with text around it', async () => {
    await trust(gatehouse, root);
    expect(await byFile(pem(device, intermediate))).toMatchObject(accepted);
    expect(await byFile(`Bag Attributes\n${pem(root, intermediate, device)}`, 't1001')).toMatchObject(accepted);
  });

  test('is validated from the header, without the root', async () => {
    await trust(gatehouse, root);
    expect(await byHeader([device, intermediate])).toMatchObject(accepted);
    expect(await byHeader([device, intermediate], { [clientTenantHeader]: 't1001' })).toMatchObject(accepted);
  });

  test('is validated for who may only read, and for nobody else', async () => {
    await trust(gatehouse, root);
    const reader = await gatehouse.addUser({ userName: 'reader', roles: ['ROLE_TENANT_MANAGEMENT_READ'] });
    expect((await byFile(pem(device, intermediate), undefined, reader)).status).toBe(200);
    const nobody = await gatehouse.addUser({ userName: 'nobody', roles: ['ROLE_INVENTORY_READ'] });
    expect((await byFile(pem(device), undefined, nobody)).status).toBe(403);
  });
});

describe('a chain that is refused', () => {
  const refusal = { status: 401, json: { error: 'security/Unauthorized', message: 'Invalid certificate chain!' } };

  test('because it has expired says so under our own key', async () => {
    await trust(gatehouse, root);
    const expired = createDevice(root, { notAfter: daysFromTestInstant(-1) });
    const reply = await byFile(pem(expired));
    expect(reply).toMatchObject(refusal);
    expect(reply.json).toMatchObject({
      details: { code: 'chain-refused' },
      gatehouse: {
        path: [{ role: 'end-entity' }, { role: 'trust-anchor' }],
        findings: [{ code: 'expired', certificate: { index: 0 }, rule: 'RFC 5280 4.1.2.5' }],
      },
    });
  });

  test('because its serial number is on the list names the certificate', async () => {
    await trust(gatehouse, root);
    await gatehouse.call('PUT', '/tenant/options/configuration/crl.offline.check.enabled', { json: { value: true } });
    const crls = [{ serialNumberInHex: intermediate.serial.toString(16) }];
    await gatehouse.call('PUT', '/tenant/trusted-certificates/settings/crl', { json: { crls } });
    const reply = await byFile(pem(device, intermediate));
    expect(reply).toMatchObject(refusal);
    expect(reply.json).toMatchObject({ gatehouse: { findings: [{ code: 'revoked', certificate: { index: 1 } }] } });
  });

  test('because another tenant trusts it tells nothing of that tenant', async () => {
    await trust(gatehouse, root, { tenantId: 'neighbour', authorization: admin2 });
    const reply = await byFile(pem(device, intermediate));
    expect(reply).toMatchObject(refusal);
    expect(reply.text).not.toContain('neighbour');
    expect((await byFile(pem(device, intermediate), undefined, admin2)).json).toMatchObject({ tenantId: 'neighbour' });
  });
});

describe('the tenant', () => {
  test('is resolved from the chain for the management tenant, which may also name it', async () => {
    await trust(gatehouse, root, { tenantId: 'neighbour', authorization: admin2 });
    const chain = pem(device, intermediate);
    expect((await byFile(chain, undefined, operator)).json).toMatchObject({ tenantId: 'neighbour' });
    expect((await byFile(chain, 'neighbour', operator)).json).toMatchObject({ tenantId: 'neighbour' });
    expect((await byFile(chain, 't1001', operator)).status).toBe(401);
  });

  test('of others is closed, whether it exists or not; the management tenant is told that it does not', async () => {
    for (const tenantId of ['neighbour', 't9']) {
      expect((await byFile(pem(device), tenantId)).json).toMatchObject({
        error: 'security/Forbidden',
        message: 'Access is denied.',
      });
    }
    expect(await byFile(pem(device), 't9', operator)).toMatchObject({
      status: 404,
      json: { error: 'Device Certificates/Not Found', message: "Tenant Id doesn't exists" },
    });
  });
});

describe('what cannot be read as a chain', () => {
  test.each([
    ['no certificate', 'hello'],
    ['a private key alone', device.key.pem],
    ['a certificate cut off', pem(device).slice(0, 200)],
    ['11 certificates', pem(...Array.from({ length: 11 }, (_, index) => createRoot({ subject: `root ${index}` })))],
  ])('is 400: a file of %s', async (_, content) => {
    expect(await byFile(content)).toMatchObject({
      status: 400,
      json: {
        error: 'Device Certificates/Bad Request',
        message: expect.stringContaining('Cannot parse X509 certificate. : '),
      },
    });
  });

  test('is 400: 6 certificates in the header, a damaged header, and nothing at all', async () => {
    const six = Array.from({ length: 6 }, (_, index) => createRoot({ subject: `root ${index}` }));
    expect((await byHeader(six)).status).toBe(400);
    expect((await byHeader([], { [clientCertChainHeader]: 'hello' })).json).toMatchObject({
      error: 'Device Certificates/Bad Request',
    });
    expect((await gatehouse.call('POST', verifyCertChainPath)).status).toBe(400);
  });

  test('10 certificates in a file and 5 in the header are read', async () => {
    await trust(gatehouse, root);
    const others = Array.from({ length: 8 }, (_, index) => createRoot({ subject: `root ${index}` }));
    expect((await byFile(pem(device, intermediate, ...others))).status).toBe(200);
    expect((await byHeader([device, intermediate, ...others.slice(0, 3)])).status).toBe(200);
  });

  test('a file of 128 KB is read and one octet more is not', async () => {
    await trust(gatehouse, root);
    const chain = pem(device, intermediate);
    const filled = (length: number): string => chain + ' '.repeat(length - chain.length);
    expect((await byFile(filled(131_072))).status).toBe(200);
    expect((await byFile(filled(131_073))).status).toBe(413);
  });

  test('a file beats the headers', async () => {
    await trust(gatehouse, root);
    const reply = await gatehouse.call('POST', verifyCertChainPath, {
      headers: { 'content-type': 'multipart/form-data; boundary=xx', [clientCertChainHeader]: 'hello' },
      body: `--xx\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n${pem(device, intermediate)}\r\n--xx--\r\n`,
    });
    expect(reply.status).toBe(200);
  });
});

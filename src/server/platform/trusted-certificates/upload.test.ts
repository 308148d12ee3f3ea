import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RestCall, RestReply } from '#testing/call-rest.ts';
import { createChain, createRoot, daysFromTestInstant, type TestCertificate } from '#testing/certificate-factory.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());
afterEach(async () => {
  await gatehouse.storage.deleteFrom('trusted_certificates').execute();
});

const path = '/tenant/tenants/t1001/trusted-certificates';
const call = (method: string, rest = '', call_: RestCall = {}): Promise<RestReply> =>
  gatehouse.call(method, `${path}${rest}`, call_);
const upload = (certInPemFormat: string, more: object = {}): Promise<RestReply> =>
  call('POST', '', { json: { certInPemFormat, status: 'ENABLED', ...more } });
const fingerprintOf = ({ der }: TestCertificate): string =>
  new X509Certificate(der).fingerprint.replaceAll(':', '').toLowerCase();
const root = createRoot({ subject: 'Acme Root', serial: 0x1fffffffffffffn });
const fingerprint = fingerprintOf(root);
const base64 = Buffer.from(root.der).toString('base64');

describe('an uploaded certificate', () => {
  test('comes back with every field in the form of the contract', async () => {
    const reply = await upload(root.pem, { name: 'Acme', autoRegistrationEnabled: true });
    expect(reply.status).toBe(201);
    const certificate = {
      fingerprint,
      name: 'Acme',
      status: 'ENABLED',
      autoRegistrationEnabled: true,
      certInPemFormat: base64,
      algorithmName: 'SHA256withECDSA',
      version: 3,
      serialNumber: '9007199254740991',
      subject: 'CN=Acme Root',
      issuer: 'CN=Acme Root',
      notBefore: '2026-05-02T00:00:00.000Z',
      notAfter: '2036-05-29T00:00:00.000Z',
      proofOfPossessionValid: false,
      proofOfPossessionUnsignedVerificationCode: expect.stringMatching(/^[A-Za-z0-9+/]{160}$/),
      proofOfPossessionVerificationCodeUsableUntil: '2026-06-01T01:00:00.000Z',
      tenantCertificateAuthority: false,
      self: `${gatehouse.restUrl}${path}/${fingerprint}`,
    };
    expect(reply.json).toEqual(certificate);
    expect((await call('GET', `/${fingerprint}`)).json).toEqual(certificate);
    expect((await call('GET', `/${fingerprint.toUpperCase()}`)).json).toEqual(certificate);
  });

  test('has names in Java order', async () => {
    const named = createRoot({
      subject: [
        ['C', 'DE'],
        ['O', 'Acme, Inc.'],
        ['CN', 'Named Root'],
      ],
    });
    expect((await upload(named.pem)).json).toMatchObject({ subject: 'CN=Named Root, O="Acme, Inc.", C=DE' });
  });

  test.each([
    ['PEM', root.pem],
    ['PEM with CRLF and text around', `subject=Acme\r\n${root.pem.replaceAll('\n', '\r\n')}\r\nend`],
    ['PEM on one line', root.pem.replaceAll('\n', '')],
    ['PEM with spaces for newlines', root.pem.replaceAll('\n', ' ')],
    ['base64 on one line', base64],
    ['base64 with newlines', base64.replaceAll(/.{64}/g, '$&\n')],
    ['PEM of a chain, whose first certificate counts', root.pem + createRoot({ subject: 'Second' }).pem],
  ])('may be sent as %s', async (_form, text) => {
    expect((await upload(text)).json).toMatchObject({ fingerprint, certInPemFormat: base64 });
  });

  test.each([
    [undefined, false],
    [false, false],
    ['false', false],
    ['true', true],
  ])('with auto-registration %j has it %j', async (sent, expected) => {
    const reply = await upload(root.pem, { autoRegistrationEnabled: sent });
    expect(reply.json).toMatchObject({ autoRegistrationEnabled: expected });
  });

  test('may be a self-signed device certificate that is its own anchor', async () => {
    const device = createRoot({ subject: 'tedge04', extendedKeyUsage: ['clientAuth'] });
    expect((await upload(device.pem)).status).toBe(201);
  });

  test('may be an intermediate', async () => {
    expect((await upload(createChain().intermediate.pem)).status).toBe(201);
  });

  test('that is disabled may not be valid yet, and is enabled once it is', async () => {
    const future = createRoot({ subject: 'Future', notBefore: daysFromTestInstant(1) });
    const enabled = await upload(future.pem);
    expect(enabled.json).toMatchObject({ details: { code: 'certificate-outside-validity' } });
    expect((await upload(future.pem, { status: 'DISABLED' })).status).toBe(201);
    const enable = () => call('PUT', `/${fingerprintOf(future)}`, { json: { status: 'ENABLED' } });
    const early = await enable();
    expect(early.status).toBe(422);
    expect(early.json).toMatchObject({
      message: 'Can not activate a certificate which is either expired or not yet valid',
    });
    gatehouse.clock.advance(86_400);
    expect((await enable()).status).toBe(200);
    gatehouse.clock.advance(-86_400);
  });
});

describe('attack 6: an upload that cannot be trusted', () => {
  test.each([
    ['version 1', createRoot({ version: 1 }), 'certificate-not-v3'],
    ['version 2', createRoot({ version: 2 }), 'certificate-not-v3'],
    ['no CA', createChain().device, 'certificate-not-ca'],
    ['no basic constraints', createRoot({ ca: null }), 'certificate-not-ca'],
    ['expired', createRoot({ notAfter: daysFromTestInstant(-1) }), 'certificate-expired'],
  ])('because it is %s is refused', async (_case, certificate, code) => {
    const { status, json } = await upload(certificate.pem);
    expect(status).toBe(422);
    expect(json).toMatchObject({ error: 'certificate/Invalid Data', details: { code } });
    expect((await call('GET')).json).toMatchObject({ certificates: [] });
  });

  test.each([
    ['text', 'hello'],
    ['a private key', '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----'],
    ['truncated PEM', `${root.pem.slice(0, 300)}\n-----END CERTIFICATE-----`],
    ['truncated base64', base64.slice(0, 200)],
    ['bytes after the certificate', Buffer.concat([root.der, Buffer.from([0])]).toString('base64')],
    ['another structure', Buffer.from('300302010a', 'hex').toString('base64')],
  ])('because it is %s is refused', async (_case, text) => {
    const { status, json } = await upload(text);
    expect(status).toBe(422);
    expect(json).toMatchObject({
      message: expect.stringContaining('Cannot parse X509 certificate. : Could not parse certificate: '),
      details: { code: 'certificate-unparseable' },
    });
  });

  test.each([
    [{}],
    [{ certInPemFormat: root.pem }],
    [{ certInPemFormat: '', status: 'ENABLED' }],
    [{ certInPemFormat: root.pem, status: 'enabled' }],
    [{ certInPemFormat: root.pem, status: 'ENABLED', name: 'x'.repeat(501) }],
    [{ certInPemFormat: root.pem, status: 'ENABLED', autoRegistrationEnabled: 'yes' }],
    [{ certInPemFormat: 'x'.repeat(65_537), status: 'ENABLED' }],
  ])('because its fields are wrong is refused (%#)', async (json) => {
    const reply = await call('POST', '', { json });
    expect(reply.status).toBe(422);
    expect(reply.json).toMatchObject({ details: { code: 'validation-failed' } });
  });

  test('because it is there already is refused with 409, in any tenant', async () => {
    await upload(root.pem);
    await gatehouse.addTenant('t7');
    const authorization = await gatehouse.addUser({ userName: 'a', tenantId: 't7', roles: ['ROLE_TENANT_ADMIN'] });
    const json = { certInPemFormat: root.pem, status: 'ENABLED' };
    const elsewhere = await gatehouse.call('POST', '/tenant/tenants/t7/trusted-certificates', { authorization, json });
    for (const reply of [await upload(root.pem), elsewhere]) {
      expect(reply.status).toBe(409);
      expect(reply.json).toMatchObject({
        message: `Cannot add certificate - certificate with ${fingerprint} fingerprint already exists. : Certificate with ${fingerprint} fingerprint already exists.`,
      });
    }
  });

  test('twice at the same time is added once', async () => {
    const replies = await Promise.all([1, 2, 3, 4].map(() => upload(root.pem)));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
  });
});

describe('a bulk upload', () => {
  const others = ['A', 'B', 'C'].map((subject) => createRoot({ subject }));
  const bulk = (certificates: TestCertificate[]): Promise<RestReply> =>
    call('POST', '/bulk', {
      json: { certificates: certificates.map(({ pem }) => ({ certInPemFormat: pem, status: 'ENABLED' })) },
    });

  test('adds all', async () => {
    const reply = await bulk(others);
    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({
      certificates: others.map((certificate) => ({ fingerprint: fingerprintOf(certificate) })),
      statistics: { currentPage: 1, pageSize: 3 },
    });
    expect((await call('GET')).json).toMatchObject({ certificates: [{}, {}, {}] });
  });

  test('adds none where one is refused', async () => {
    expect((await bulk([...others, createChain().device])).status).toBe(422);
    expect((await bulk([...others, others[0] ?? root])).status).toBe(409);
    expect((await call('GET')).json).toMatchObject({ certificates: [] });
  });

  test('holds 1 to 100', async () => {
    expect((await bulk([])).status).toBe(422);
    expect((await bulk(Array.from({ length: 101 }, () => root))).status).toBe(422);
  });
});

import { createHash, sign } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callDevice, trust } from '#testing/call-device.ts';
import type { RestReply } from '#testing/call-rest.ts';
import { createCertificate, createDevice, createRoot, type TestCertificate } from '#testing/certificate-factory.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';
import { testKey } from '#testing/test-keys.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
  await gatehouse.addTenant('t2');
  await gatehouse.addTenant('management');
});
afterAll(() => gatehouse.stop());
afterEach(async () => {
  await gatehouse.storage.deleteFrom('trusted_certificates').execute();
});

const root = createRoot({ subject: 'Acme Root' });
const fingerprint = createHash('sha1').update(root.der).digest('hex');
const admin = ['ROLE_TENANT_MANAGEMENT_ADMIN'];

const post = (action: string, json?: unknown, authorization?: string): Promise<RestReply> =>
  gatehouse.call('POST', `/tenant/tenants/t1001/trusted-certificates-pop/${fingerprint}/${action}`, {
    ...(json === undefined ? {} : { json }),
    ...(authorization === undefined ? {} : { authorization }),
  });
const stored = async (): Promise<Record<string, unknown>> => {
  const { json } = await gatehouse.call('GET', `/tenant/tenants/t1001/trusted-certificates/${fingerprint}`);
  return json as Record<string, unknown>;
};
const codeOf = async (): Promise<string> => String((await stored())['proofOfPossessionUnsignedVerificationCode']);
const signed = (code: string, { key }: TestCertificate = root): object => ({
  proofOfPossessionSignedVerificationCode: sign('sha256', Buffer.from(code), key.pem).toString('base64'),
});

describe('a signed verification code', () => {
  test('proves possession when the key of the certificate signed the code that the upload gave', async () => {
    await trust(gatehouse, root);
    const proven = await post('pop', signed(await codeOf()));
    expect(proven.status).toBe(200);
    expect(proven.json).toMatchObject({ fingerprint, proofOfPossessionValid: true });
    expect(await stored()).toEqual(proven.json);
    const { json } = await gatehouse.call('GET', `/audit/auditRecords?source=${fingerprint}&pageSize=1`);
    expect(json).toMatchObject({
      auditRecords: [{ changes: [{ attribute: 'proofOfPossessionValid', previousValue: 'false', newValue: 'true' }] }],
    });
  });

  test('proves possession of an RSA key, with line breaks in its base64', async () => {
    const rsa = createRoot({ subject: 'RSA Root', key: testKey('RSA-2048', 'possession') });
    const print = await trust(gatehouse, rsa);
    const path = `/tenant/tenants/t1001/trusted-certificates`;
    const { json } = await gatehouse.call('GET', `${path}/${print}`);
    const code = String((json as Record<string, unknown>)['proofOfPossessionUnsignedVerificationCode']);
    const text = sign('sha256', Buffer.from(code), rsa.key.pem).toString('base64').replaceAll(/.{64}/g, '$&\r\n');
    const body = { proofOfPossessionSignedVerificationCode: text };
    expect((await gatehouse.call('POST', `${path}-pop/${print}/pop`, { json: body })).status).toBe(200);
  });

  test.each([
    ['another key signed it', async () => signed(await codeOf(), createRoot({ subject: 'other' }))],
    ['a line break was signed with it', async () => signed(`${await codeOf()}\n`)],
    ['it is no signature at all', async () => ({ proofOfPossessionSignedVerificationCode: 'nonsense' })],
    [
      'the code was replaced since',
      async () => {
        const old = await codeOf();
        await post('verification-code');
        return signed(old);
      },
    ],
  ])('is refused when %s', async (_, body) => {
    await trust(gatehouse, root);
    const refused = await post('pop', await body());
    expect(refused.status).toBe(400);
    expect(refused.json).toMatchObject({
      error: 'tenants/Bad Request',
      message: `Wrong Proof Of Possession plaintext used for tenant <'t1001'>. Certificate <'${fingerprint}'>, usage not granted.`,
      details: { code: 'possession-not-proven' },
    });
    expect(await stored()).toMatchObject({ proofOfPossessionValid: false });
  });

  test('is refused an hour after the code was made, and taken with a new code', async () => {
    await trust(gatehouse, root);
    const body = signed(await codeOf());
    gatehouse.clock.advance(3600);
    const other = createRoot({ subject: 'other' });
    expect((await post('pop', signed(await codeOf(), other))).json).toMatchObject({
      details: { code: 'possession-not-proven' },
    });
    gatehouse.clock.advance(0.001);
    expect((await post('pop', body)).json).toMatchObject({
      error: 'tenants/Bad Request',
      details: { code: 'possession-code-expired' },
    });
    const renewed = await post('verification-code');
    expect(renewed.status).toBe(200);
    const { proofOfPossessionUnsignedVerificationCode: code } = renewed.json as Record<string, string>;
    expect((await post('pop', signed(code ?? ''))).status).toBe(200);
  });

  test('is taken at the last instant of its hour', async () => {
    await trust(gatehouse, root);
    const body = signed(await codeOf());
    gatehouse.clock.advance(3600);
    expect((await post('pop', body)).status).toBe(200);
  });

  test('may have 4096 characters and not one more', async () => {
    await trust(gatehouse, root);
    const text = (length: number) => ({ proofOfPossessionSignedVerificationCode: 'A'.repeat(length) });
    expect((await post('pop', text(4096))).status).toBe(400);
    expect((await post('pop', text(4097))).status).toBe(422);
  });

  test('is refused when the key can sign with neither RSA nor ECDSA', async () => {
    const edwards = createCertificate({ subject: 'Ed', ca: true, key: testKey('Ed25519', 'possession') });
    const print = await trust(gatehouse, edwards);
    const body = { proofOfPossessionSignedVerificationCode: 'AAAA' };
    const path = `/tenant/tenants/t1001/trusted-certificates-pop/${print}/pop`;
    expect(await gatehouse.call('POST', path, { json: body })).toMatchObject({
      status: 422,
      json: { error: 'tenants/Unprocessable Entity' },
    });
  });

  test('is refused without a signature, for a certificate that is not there, and to a reader', async () => {
    expect((await post('pop', {})).status).toBe(422);
    expect((await post('pop', signed('code'))).json).toMatchObject({ error: 'certificate/Not Found' });
    expect((await post('verification-code')).status).toBe(404);
    const reader = await gatehouse.addUser({ userName: 'reader', roles: ['ROLE_TENANT_MANAGEMENT_READ'] });
    expect((await post('pop', signed('code'), reader)).status).toBe(403);
    const stranger = await gatehouse.addUser({ userName: 'stranger', tenantId: 't2', roles: admin });
    expect((await post('verification-code', undefined, stranger)).status).toBe(403);
  });
});

test('the proof decides at the next request which of two tenants a device belongs to', async () => {
  const admin2 = await gatehouse.addUser({ userName: 'admin2', tenantId: 't2', roles: admin });
  const again = createRoot({ subject: 'Acme Root', serial: 77 });
  const device = createDevice(root);
  await trust(gatehouse, root);
  await trust(gatehouse, again, { tenantId: 't2', authorization: admin2 });
  expect((await callDevice(gatehouse, { device })).status).toBe(401);
  expect((await post('pop', signed(await codeOf()))).status).toBe(200);
  expect(await callDevice(gatehouse, { device })).toMatchObject({ status: 200, claims: { ten: 't1001' } });
});

describe('a confirmation', () => {
  test('without a signature is for the management tenant alone', async () => {
    await trust(gatehouse, root);
    expect((await post('confirmed')).json).toMatchObject({ error: 'security/Forbidden' });
    const operator = await gatehouse.addUser({ userName: 'operator', tenantId: 'management', roles: admin });
    expect((await post('confirmed', undefined, operator)).json).toMatchObject({ proofOfPossessionValid: true });
    expect(await stored()).toMatchObject({ proofOfPossessionValid: true });
  });
});

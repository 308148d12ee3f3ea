import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { revocationListPath } from '#contract/revocation.ts';
import { parseCertificate } from '#pki/certificate.ts';
import { parseCrl } from '#pki/revocation/crl.ts';
import { callDevice, keptConnection, trust } from '#testing/call-device.ts';
import type { RestCall, RestReply } from '#testing/call-rest.ts';
import { createDevice, createIntermediate, createRoot } from '#testing/certificate-factory.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';
import { createNodeCrypto } from '../device-access-token/node-crypto.ts';

let gatehouse: TestGatehouse;
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
});
afterAll(() => gatehouse.stop());
afterEach(async () => {
  for (const table of ['revoked_certificates', 'trusted_certificates', 'tenant_options'] as const) {
    await gatehouse.storage.deleteFrom(table).execute();
  }
});

const root = createRoot({ subject: 'Acme Root' });
const put = (call: RestCall): Promise<RestReply> => gatehouse.call('PUT', revocationListPath, call);
const revoke = (...serials: (string | { serialNumberInHex: string; revocationDate?: string | null })[]) =>
  put({ json: { crls: serials.map((one) => (typeof one === 'string' ? { serialNumberInHex: one } : one)) } });
const list = async () => {
  const response = await fetch(gatehouse.restUrl + revocationListPath, {
    headers: { authorization: `Basic ${Buffer.from('admin:correct horse battery').toString('base64')}` },
  });
  expect(response.headers.get('content-type')).toBe('application/pkix-crl');
  return parseCrl(new Uint8Array(await response.arrayBuffer()));
};
const csv = (text: string): RestCall => ({
  headers: { 'content-type': 'multipart/form-data; boundary=xx' },
  body: `--xx\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n--xx--\r\n`,
});
const switchOffline = (value: boolean): Promise<RestReply> =>
  gatehouse.call('PUT', '/tenant/options/configuration/crl.offline.check.enabled', { json: { value } });

describe('the list', () => {
  test('comes as a CRL of one day, signed by the platform’s own CA', async () => {
    await revoke('00:FF:0a', { serialNumberInHex: '0x80', revocationDate: '2026-05-01T10:00:00.000Z' });
    const crl = await list();
    expect([...crl.entries].map(([serial, [entry]]) => [serial, entry?.revocationDate.toISOString()])).toEqual([
      ['0080', '2026-05-01T10:00:00.000Z'],
      ['00ff0a', '2026-06-01T00:00:00.000Z'],
    ]);
    expect(crl.nextUpdate?.toISOString()).toBe('2026-06-02T00:00:00.000Z');
    const ca = parseCertificate(
      new Uint8Array(new X509Certificate(readFileSync(join(gatehouse.dataFolder, 'tls/ca.pem'))).raw),
    );
    const { spki, publicKey } = ca;
    const check = {
      algorithm: crl.signatureAlgorithm,
      spki,
      publicKey,
      signature: crl.signature,
      data: crl.toBeSigned,
    };
    expect(createNodeCrypto().verify(check)).toBe('valid');
    expect(crl.issuer.der).toEqual(ca.subject.der);
  });

  test('is empty at first', async () => {
    expect((await list()).entries.size).toBe(0);
  });

  test('takes a CSV file, and dates that are absent or yet to come as now', async () => {
    const file = csv('SERIALNO,DATE\n1A2b,2026-05-31T23:59:59.000Z\n02,\n03,2027-01-01T00:00:00.000Z\n');
    expect((await put(file)).status).toBe(204);
    expect(
      [...(await list()).entries].map(([serial, [entry]]) => [serial, entry?.revocationDate.toISOString()]),
    ).toEqual([
      ['02', '2026-06-01T00:00:00.000Z'],
      ['03', '2026-06-01T00:00:00.000Z'],
      ['1a2b', '2026-05-31T23:59:59.000Z'],
    ]);
  });

  test('keeps what is on it: nothing is withdrawn and no date is moved', async () => {
    await revoke({ serialNumberInHex: '05', revocationDate: '2026-05-01T00:00:00.000Z' });
    await revoke({ serialNumberInHex: '0005', revocationDate: '2026-05-20T00:00:00.000Z' });
    await revoke('06');
    const { entries } = await list();
    expect([...entries.keys()]).toEqual(['05', '06']);
    expect(entries.get('05')?.[0]?.revocationDate.toISOString()).toBe('2026-05-01T00:00:00.000Z');
  });

  test('is written down in the audit log, once', async () => {
    await revoke('a1', 'a2');
    await revoke('a1');
    const { json } = await gatehouse.call(
      'GET',
      '/audit/auditRecords?source=settings/crl&pageSize=1&withTotalElements=true',
    );
    expect(json).toMatchObject({
      auditRecords: [{ activity: 'Certificates revoked', changes: [{ newValue: 'a1, a2' }] }],
    });
  });

  test('takes 5000 entries and not one more', async () => {
    const serials = Array.from({ length: 5001 }, (_, index) => (index + 1).toString(16));
    expect((await revoke(...serials)).status).toBe(422);
    expect((await put(csv(`SERIALNO,DATE\n${serials.join(',\n')},\n`))).status).toBe(422);
    expect((await revoke(...serials.slice(1))).status).toBe(204);
    expect((await list()).entries.size).toBe(5000);
  });

  test.each(['2026-05-01', '2026-05-01T00:00:00Z', '2026-13-01T00:00:00.000Z', 'yesterday'])(
    'refuses the date %s, whole and in the words of Cumulocity',
    async (revocationDate) => {
      const refused = await revoke('01', { serialNumberInHex: '02', revocationDate });
      expect(refused).toMatchObject({
        status: 400,
        json: {
          error: 'Device Certificates/Bad Request',
          message: "Unsupported date time format, supported format:yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
        },
      });
      expect((await list()).entries.size).toBe(0);
    },
  );

  test('refuses what is no serial number, no list and no such file', async () => {
    expect((await revoke('xyz')).status).toBe(422);
    expect((await revoke('')).status).toBe(422);
    expect((await put({ json: { serials: [] } })).status).toBe(422);
    expect((await put(csv('NUMBER\n01\n'))).status).toBe(422);
  });

  test('is read with the right to read, written with the right to write, and one per tenant', async () => {
    const reader = await gatehouse.addUser({ userName: 'reader', roles: ['ROLE_TENANT_MANAGEMENT_READ'] });
    expect((await gatehouse.call('GET', revocationListPath, { authorization: reader })).status).toBe(200);
    expect((await put({ authorization: reader, json: { crls: [] } })).status).toBe(403);
    await gatehouse.addTenant('t2');
    const roles = ['ROLE_TENANT_MANAGEMENT_ADMIN'];
    const other = await gatehouse.addUser({ userName: 'other', tenantId: 't2', roles });
    await put({ authorization: other, json: { crls: [{ serialNumberInHex: '09' }] } });
    expect((await list()).entries.size).toBe(0);
  });
});

describe('a device whose serial number is on the list', () => {
  test('attack 15: is refused at the next request of its open connection, once the check is on', async () => {
    await trust(gatehouse, root);
    const device = createDevice(root);
    const agent = keptConnection();
    const call = () => callDevice(gatehouse, { device, agent });
    expect((await call()).status).toBe(200);
    await revoke(device.serial.toString(16));
    expect((await call()).status).toBe(200);
    await switchOffline(true);
    expect(await call()).toMatchObject({ status: 401, body: { message: 'Invalid certificate chain!' } });
    expect(gatehouse.logged()).toContain('"findings":["revoked"]');
    await switchOffline(false);
    expect((await call()).status).toBe(200);
    agent.destroy();
  });

  test('is refused when its issuer was validated before, and its neighbours are not', async () => {
    await trust(gatehouse, root);
    await switchOffline(true);
    const intermediate = createIntermediate(root);
    const [revoked, good] = [createDevice(intermediate), createDevice(intermediate)];
    const call = (device: typeof good) => callDevice(gatehouse, { device, header: [intermediate] });
    expect((await call(revoked)).status).toBe(200);
    await revoke(revoked.serial.toString(16));
    expect((await call(revoked)).status).toBe(401);
    expect((await call(good)).status).toBe(200);
    await revoke(intermediate.serial.toString(16));
    expect((await call(good)).status).toBe(401);
  });

  test('is refused when its trust anchor is on the list', async () => {
    await trust(gatehouse, root);
    await switchOffline(true);
    await revoke(root.serial.toString(16));
    expect((await callDevice(gatehouse, { device: createDevice(root) })).status).toBe(401);
  });
});

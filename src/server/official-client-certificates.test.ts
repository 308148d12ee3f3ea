import { createReadStream } from 'node:fs';
import { sign } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BasicAuth, Client, CrlService, TrustedCertificateService, type ITrustedCertificate } from '@c8y/client';
import { parseCrl } from '#pki/revocation/crl.ts';
import { createRoot, type TestCertificate } from '#testing/certificate-factory.ts';
import { temporaryFolder } from '#testing/openssl.ts';
import { startTestGatehouse, testPassword, type TestGatehouse } from '#testing/start-gatehouse.ts';

let gatehouse: TestGatehouse;
let certificates: TrustedCertificateService;
let crls: CrlService;
const files = temporaryFolder();
beforeAll(async () => {
  gatehouse = await startTestGatehouse();
  const credentials = { tenant: 't1001', user: 'admin', password: testPassword };
  const { core } = await Client.authenticate(credentials, gatehouse.restUrl);
  certificates = new TrustedCertificateService(core);
  crls = new CrlService(core);
});
afterAll(async () => {
  files.remove();
  await gatehouse.stop();
});
afterEach(async () => {
  for (const table of ['trusted_certificates', 'revoked_certificates'] as const) {
    await gatehouse.storage.deleteFrom(table).execute();
  }
});

const root = createRoot({ subject: 'Acme Root' });
const upload = async (certificate: TestCertificate = root, name = 'Acme'): Promise<ITrustedCertificate> =>
  (await certificates.create({ name, status: 'ENABLED', certInPemFormat: certificate.pem })).data;
const signed = (code: string | undefined): string =>
  sign('sha256', Buffer.from(code ?? ''), root.key.pem).toString('base64');

describe("Cumulocity's own client proves possession", () => {
  test('of the code that the upload gave', async () => {
    const { fingerprint, proofOfPossessionUnsignedVerificationCode: code, proofOfPossessionValid } = await upload();
    expect(proofOfPossessionValid).toBe(false);
    const { res, data } = await certificates.verifySignedVerificationCode(fingerprint, signed(code));
    expect(res.status).toBe(200);
    expect(data).toMatchObject({ fingerprint, proofOfPossessionValid: true });
  });

  test('of a new code, asked for with an empty body under a JSON content type', async () => {
    const before = await upload();
    const { data } = await certificates.regeneratePoPVerificationCode(before);
    expect(data.proofOfPossessionUnsignedVerificationCode).not.toBe(before.proofOfPossessionUnsignedVerificationCode);
    await expect(
      certificates.verifySignedVerificationCode(before, signed(before.proofOfPossessionUnsignedVerificationCode)),
    ).rejects.toMatchObject({
      res: { status: 400 },
      data: { error: 'tenants/Bad Request', message: expect.stringContaining('Wrong Proof Of Possession') },
    });
    const proven = await certificates.verifySignedVerificationCode(
      data,
      signed(data.proofOfPossessionUnsignedVerificationCode),
    );
    expect(proven.data.proofOfPossessionValid).toBe(true);
  });
});

describe("Cumulocity's own client lists trusted certificates", () => {
  test('page by page, by the links of each page', async () => {
    for (const name of ['One', 'Two', 'Three']) await upload(createRoot({ subject: name }), name);
    const first = await certificates.list({ pageSize: 2, withTotalPages: true });
    expect(first.paging).toMatchObject({ currentPage: 1, pageSize: 2, totalPages: 2, nextPage: 2, prevPage: null });
    const second = await first.paging?.next();
    expect(second?.data).toHaveLength(1);
    expect(second?.paging).toMatchObject({ currentPage: 2, nextPage: null, prevPage: 1 });
    const again = await second?.paging?.prev();
    expect(again?.data.map(({ fingerprint }) => fingerprint)).toEqual(first.data.map(({ fingerprint }) => fingerprint));
  });

  test('and is told in the envelope that one is there already', async () => {
    const { fingerprint } = await upload();
    await expect(upload()).rejects.toMatchObject({
      res: { status: 409 },
      data: { message: expect.stringContaining(`certificate with ${fingerprint} fingerprint already exists`) },
    });
  });

  test('and sends the whole resource back with a change', async () => {
    const created = await upload();
    const { data } = await certificates.update({ ...created, name: 'New name', autoRegistrationEnabled: true });
    expect(data).toMatchObject({ name: 'New name', autoRegistrationEnabled: true, status: 'ENABLED' });
  });

  test('and learns that there is no tenant CA here', async () => {
    for (const call of ['generateCertificateAuthority', 'renewCertificateAuthority'] as const) {
      await expect(certificates[call]()).rejects.toMatchObject({
        res: { status: 404 },
        data: { error: 'general/Not Found' },
      });
    }
  });
});

describe("Cumulocity's own client keeps the revocation list", () => {
  const listed = async (): Promise<string[]> => {
    const response = await crls.downloadCrlFile();
    expect(response.headers.get('content-type')).toBe('application/pkix-crl');
    return [...parseCrl(new Uint8Array(await response.arrayBuffer())).entries.keys()];
  };

  test('by serial numbers', async () => {
    const { res, data } = await crls.uploadCrls([
      { serialNumberInHex: 'AB' },
      { serialNumberInHex: '0c', revocationDate: '2026-05-01T00:00:00.000Z' },
    ]);
    expect([res.status, data]).toEqual([204, null]);
    expect(await listed()).toEqual(['0c', '00ab']);
  });

  test('by a CSV file', async () => {
    const path = files.write('revoked.csv', 'SERIALNO,DATE\n1a,2026-05-01T00:00:00.000Z\n1b,\n');
    expect((await crls.uploadCrlFile(createReadStream(path))).res.status).toBe(204);
    expect(await listed()).toEqual(['1a', '1b']);
  });

  test('by a buffer, which the client sends without a file name', async () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `${(index + 256).toString(16)},`);
    const csv = Buffer.from(`SERIALNO,DATE\n${lines.join('\n')}\n`);
    expect((await crls.uploadCrlFile(csv)).res.status).toBe(204);
    expect(await listed()).toHaveLength(1000);
  });

  test('and is told in the envelope what is wrong with a date', async () => {
    const wrong = [{ serialNumberInHex: 'ab', revocationDate: 'yesterday' }];
    await expect(crls.uploadCrls(wrong)).rejects.toMatchObject({
      res: { status: 400 },
      data: { error: 'Device Certificates/Bad Request' },
    });
    expect(await listed()).toEqual([]);
  });
});

test("Cumulocity's own client is not asked for a password by the browser", async () => {
  const auth = new BasicAuth({ tenant: 't1001', user: 'admin', password: 'wrong' });
  const refused = new Client(auth, gatehouse.restUrl).core.fetch('/tenant/currentTenant');
  const { status, headers } = await refused;
  expect(status).toBe(401);
  expect(headers.get('www-authenticate')).toBeNull();
});

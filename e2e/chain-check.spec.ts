import { readFileSync } from 'node:fs';
import { createOpensslFiles } from '#testing/openssl.ts';
import { adminPassword, expect, open, signIn, test } from './gatehouse.ts';

test('a chain is refused with its remedy, and accepted once its root is trusted', async ({
  guardedPage: page,
  gatehouse,
  request,
}) => {
  const files = createOpensslFiles({ commonName: 'chain-device', label: 'Workbench' });
  try {
    await signIn(page, gatehouse.url);
    await open(page, 'Chain check');
    const input = page.locator('input[type=file]');
    await input.setInputFiles([files.intermediateCertificate, files.deviceCertificate]);
    await expect(page.getByText('Refused').first()).toBeVisible();

    const authorization = `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}`;
    const certInPemFormat = readFileSync(files.caCertificate, 'utf8');
    const data = { name: 'Workbench CA', status: 'ENABLED', certInPemFormat };
    const path = `${gatehouse.url}/tenant/tenants/t1001/trusted-certificates`;
    expect((await request.post(path, { headers: { authorization }, data })).status()).toBe(201);

    await page.reload();
    await input.setInputFiles([files.intermediateCertificate, files.deviceCertificate]);
    await expect(page.getByText('Accepted').first()).toBeVisible();
    await expect(page.getByText(/This device has to send X-Ssl-Cert-Chain/)).toBeVisible();
  } finally {
    files.remove();
  }
});

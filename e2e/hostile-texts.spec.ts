/** Attack 30: script in every text that comes from outside. Nothing may run, on any page, in any export. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { openStorage } from '#server/storage/open-storage.ts';
import { callRest } from '#testing/call-rest.ts';
import { createCertificate, createDevice, createRoot } from '#testing/certificate-factory.ts';
import { recordAttempts, refusedAttempt } from '#testing/device-attempts.ts';
import type { RunningProcess } from '#testing/start-process.ts';
import { adminPassword, expect, open, signIn, test } from './gatehouse.ts';

const script = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
const formula = '=HYPERLINK("http://198.51.100.1/","x")';
const soon = new Date(Date.now() + 20 * 86_400_000);
const lately = new Date(Date.now() - 20 * 86_400_000);

const root = createRoot({ subject: `${script} CA`, notBefore: lately, notAfter: soon });
const device = createDevice(root, {
  subject: `d ${script}`,
  notBefore: lately,
  notAfter: soon,
  subjectAlternativeNames: [
    { dns: `${script}.example` },
    { email: `${script}@example.com` },
    { uri: `javascript:window.hacked=1//${script}` },
  ],
  crlDistributionPoints: ['javascript:window.hacked=1'],
});

async function asAdmin({ url }: RunningProcess, method: string, path: string, json: unknown): Promise<void> {
  const authorization = `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}`;
  const reply = await callRest(url, method, path, { authorization, json });
  if (reply.status >= 400) throw new Error(`${method} ${path} answered ${reply.status}: ${reply.text}`);
}

/** Puts a hostile text into everything that the platform stores. */
async function poison(gatehouse: RunningProcess): Promise<void> {
  const plan = { status: 'ENABLED', autoRegistrationEnabled: true };
  const certificates = '/tenant/tenants/t1001/trusted-certificates';
  await asAdmin(gatehouse, 'POST', certificates, { ...plan, name: script, certInPemFormat: root.pem });
  const other = createRoot({ subject: formula, notBefore: lately, notAfter: soon });
  await asAdmin(gatehouse, 'POST', certificates, { ...plan, name: formula, certInPemFormat: other.pem });
  await asAdmin(gatehouse, 'PUT', '/tenant/options/hostile/text', { value: script });
  const storage = await openStorage(gatehouse.dataFolder);
  const now = new Date();
  const hostile = { remoteAddress: script, requestId: script, tlsVersion: script };
  await recordAttempts({ storage, now: () => now }, [
    refusedAttempt(now, { ...hostile, device: script, chain: [device.der, root.der] }),
    refusedAttempt(now, { ...hostile, device: formula }),
  ]);
  await storage.destroy();
}

/** Nothing ran, and nothing of the texts became an element. */
async function expectHarmless(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  await expect(page.locator('a[href^="javascript:"]')).toHaveCount(0);
}

test('attack 30: hostile names, options, addresses and request ids are text on every page', async ({
  guardedPage: page,
  gatehouse,
}) => {
  await poison(gatehouse);
  await signIn(page, gatehouse.url);
  await expect(page.getByText('2 refused attempts in the last 24 hours', { exact: false })).toBeVisible();
  await expectHarmless(page);

  await open(page, 'Trusted certificates');
  await expect(page.getByText(script, { exact: true }).first()).toBeVisible();
  await expectHarmless(page);
  await page.getByRole('button', { name: `Actions for ${script}` }).click();
  await page.getByRole('menuitem', { name: 'Details' }).click();
  await expect(page.getByRole('dialog')).toContainText('onerror');
  await expectHarmless(page);

  for (const tab of ['', '?tab=devices', '?tab=audit']) {
    await page.goto(`${gatehouse.url}/activity${tab}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
    if (tab !== '?tab=devices') await expect(page.getByText('onerror', { exact: false }).first()).toBeVisible();
    await expectHarmless(page);
  }
});

test('attack 30: hostile certificate fields and file names are text in Chain check and its take-aways', async ({
  guardedPage: page,
  gatehouse,
}) => {
  await poison(gatehouse);
  await signIn(page, gatehouse.url);
  await open(page, 'Chain check');
  const everyField = createCertificate({ subject: `all ${script}`, issuerName: `issuer ${script}` });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      { name: `${script}.pem`, mimeType: 'text/plain', buffer: Buffer.from(device.pem + root.pem) },
      { name: `${formula}.pem`, mimeType: 'text/plain', buffer: Buffer.from(everyField.pem) },
      { name: `broken ${script}.txt`, mimeType: 'text/plain', buffer: Buffer.from(script) },
    ]);
  await expect(page.getByText('onerror', { exact: false }).first()).toBeVisible();
  await expectHarmless(page);
});

test('attack 30: no cell of an exported CSV begins a formula', async ({ guardedPage: page, gatehouse }) => {
  await poison(gatehouse);
  await signIn(page, gatehouse.url, '/activity');
  await expect(page.getByText(formula, { exact: true })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toContain('HYPERLINK');
  expect(text).not.toMatch(/(^|[,\n\r])"?[=+\-@\t]/);
});

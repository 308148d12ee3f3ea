import { afterEach, expect, test } from 'vitest';
import { createTestDevice } from '#pki/author/test-device.ts';
import { changeLanguage } from '#console/messages/i18n.ts';
import { languageKey } from '#console/messages/languages.ts';
import { FakePlatform, jsonReply, refusal } from '#testing/fake-platform.ts';
import { platformThatTrusts, splitPem } from '#testing/open-chain-check.tsx';
import { openConsole, testNow } from '#testing/open-console.tsx';

afterEach(async () => {
  await changeLanguage('en');
  localStorage.removeItem(languageKey);
});

const root = {
  name: 'Factory root',
  fingerprint: '0f'.repeat(20),
  status: 'ENABLED',
  autoRegistrationEnabled: true,
  certInPemFormat: 'bm90IGEgY2VydGlmaWNhdGU=',
  algorithmName: 'SHA256withECDSA',
  version: 3,
  serialNumber: '1',
  subject: 'CN=Factory root',
  issuer: 'CN=Factory root',
  notBefore: '2026-05-01T12:00:00Z',
  notAfter: '2026-06-03T12:00:00Z',
};

test('when German is chosen on the sign-in page, the page is German at once and the choice is kept', async () => {
  new FakePlatform()
    .on('GET /user/currentUser', () => refusal(401, 'session-missing'))
    .on('GET /tenant/loginOptions', () => jsonReply({ loginOptions: [{ type: 'OAUTH2_INTERNAL' }] }));
  const screen = await openConsole('/sign-in');
  await screen.getByRole('textbox', { name: 'User name' }).fill('admin');
  await screen.getByRole('button', { name: 'Deutsch' }).click();
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
  await expect.element(screen.getByRole('textbox', { name: 'Benutzername' })).toHaveValue('admin');
  expect(document.documentElement.lang).toBe('de');
  expect(document.title).toBe('Anmelden · Gatehouse');
  expect(localStorage.getItem(languageKey)).toBe('de');
});

test('when German is chosen in the account menu, page, navigation, plurals and dates are German', async () => {
  new FakePlatform().on('GET /tenant/tenants/t1001/trusted-certificates', () =>
    jsonReply({ certificates: [root], self: '', statistics: { currentPage: 1, pageSize: 2000, totalPages: 1 } }),
  );
  const screen = await openConsole('/trusted-certificates');
  await screen.getByRole('button', { name: 'Account of admin' }).click();
  await screen.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Vertrauenswürdige Zertifikate' })).toBeVisible();
  await expect.element(screen.getByRole('link', { name: 'Kettenprüfung' })).toBeVisible();
  await expect.element(screen.getByText('1 Zertifikat', { exact: true })).toBeVisible();
  await expect.element(screen.getByText('noch 2 Tage')).toBeVisible();
  await expect.element(screen.getByText('03.06.2026')).toHaveAttribute('title', '03.06.2026, 12:00:00 UTC');
});

test('in German, what a check finds is German too: verdict, finding, remedy, evidence and place', async () => {
  const device = await createTestDevice({ crypto, at: testNow, commonName: 'pumpe-7' });
  const [leaf = ''] = splitPem(device.chainPem);
  platformThatTrusts([device.caCertificatePem]);
  await changeLanguage('de');
  const screen = await openConsole('/chain-check');
  await screen.getByRole('textbox', { name: 'Als Text einfügen' }).fill(leaf);
  await expect.element(screen.getByText('Dieses Gerät wird abgelehnt')).toBeVisible();
  const findings = screen.getByRole('list', { name: 'Befunde' }).first();
  await expect.element(findings.getByText('Ein Zwischenzertifikat fehlt')).toBeVisible();
  await expect.element(findings.getByText(/^Der Aussteller „.*intermediate.*“ ist weder unter den/)).toBeVisible();
  await expect.element(findings.getByRole('img', { name: 'Fehler' })).toBeVisible();
  // What to do about the decisive finding stands beside the verdict, and once.
  await expect.element(screen.getByText(/^Abhilfe: /)).toBeVisible();
  const text = findings.element().textContent ?? '';
  expect(text).toContain('Regel: RFC 5280');
  expect(text).not.toMatch(/\b(the|certificate|missing|issuer)\b/);
});

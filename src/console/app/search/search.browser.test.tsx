import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FakePlatform, jsonReply, refusal } from '#testing/fake-platform.ts';
import { openConsole } from '#testing/open-console.tsx';

const fingerprint = '0f'.repeat(20);

function certificate(name: string, number: number) {
  return {
    fingerprint: number === 1 ? fingerprint : number.toString(16).padStart(40, '0'),
    name,
    status: 'ENABLED',
    autoRegistrationEnabled: true,
    certInPemFormat: 'bm90IGEgY2VydGlmaWNhdGU=',
    algorithmName: 'SHA256withECDSA',
    version: 3,
    serialNumber: String(number),
    subject: `O=Example Industries, CN=${name} subject`,
    issuer: 'CN=Root',
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2036-01-01T00:00:00Z',
  };
}

function device(name: string) {
  const never = { firstTokenAt: null, lastTokenAt: null, tokenExpiresAt: null, anchorFingerprint: null };
  return {
    device: name,
    userName: `device_${name}`,
    enabled: true,
    registeredAt: '2026-01-01T00:00:00Z',
    ...never,
    live: false,
  };
}

function tenant(mode: 'embedded' | 'remote' = 'embedded'): FakePlatform {
  const certificates = [certificate('Factory CA', 1), certificate('Pump CA', 2)];
  return new FakePlatform()
    .on('GET /tenant/tenants/t1001/trusted-certificates', () =>
      jsonReply({ certificates, self: '', statistics: { currentPage: 1, pageSize: 2000, totalPages: 1 } }),
    )
    .on('GET /service/gatehouse/connection', () => jsonReply({ mode, deviceEndpoint: 'https://x:8443', ownCa: true }))
    .on('GET /service/gatehouse/device-users', ({ query }) =>
      jsonReply({
        devices: ['pump-7', 'pump-8'].filter((name) => name.includes(query.get('device') ?? '')).map(device),
        next: null,
      }),
    );
}

test('when the search is typed at once, no letter is lost while the dialog is fetched', async () => {
  tenant();
  const screen = await openConsole('/token-lifespan');
  await expect.element(screen.getByRole('button', { name: 'Search' })).toBeVisible();
  await userEvent.keyboard('/pump 7');
  const field = screen.getByRole('combobox', { name: /Certificates by name/ });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('1');
  await expect.element(field).toHaveValue('pump 71');
});

test('when "/" is pressed, certificates and devices are found and opened by keyboard alone', async () => {
  tenant();
  const screen = await openConsole('/token-lifespan');
  await expect.element(screen.getByRole('button', { name: 'Search' })).toBeVisible();
  await userEvent.keyboard('/');
  const field = screen.getByRole('combobox', { name: /Certificates by name/ });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('pump');
  await expect.element(screen.getByText('3 results')).toBeVisible();
  await expect.element(screen.getByRole('option', { name: /Pump CA/ })).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(screen.getByRole('option', { name: /pump-7/ })).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{ArrowDown}');
  const chosen = screen.getByRole('option', { name: /pump-8/ });
  await expect.element(chosen).toHaveAttribute('aria-selected', 'true');
  await expect.element(field).toHaveAttribute('aria-activedescendant', chosen.element().id);
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  expect(screen.history.location.href).toBe('/activity?tab=devices&device=pump-8');
});

test.each([
  ['a name', 'factory'],
  ['a subject', 'CA subject factory'],
  ['a fingerprint with colons in capitals', '0F:0F:0F:0F:0F'],
])('when %s is looked for, its certificate opens', async (_, text) => {
  tenant();
  const screen = await openConsole('/token-lifespan');
  await screen.getByRole('button', { name: 'Search' }).click();
  await screen.getByRole('combobox', { name: /Certificates by name/ }).fill(text);
  await expect.element(screen.getByText('1 result', { exact: true })).toBeVisible();
  await screen.getByRole('option', { name: /Factory CA/ }).click();
  await expect.element(screen.getByRole('dialog', { name: 'Factory CA' })).toBeVisible();
  expect(screen.history.location.href).toContain(`certificate=${fingerprint}`);
});

test('when nothing matches, it says so', async () => {
  tenant();
  const screen = await openConsole('/token-lifespan');
  await screen.getByRole('button', { name: 'Search' }).click();
  await expect.element(screen.getByText(/at least two characters/)).toBeVisible();
  await screen.getByRole('combobox', { name: /Certificates by name/ }).fill('zzz');
  await expect.element(screen.getByText('Nothing was found.')).toBeVisible();
});

test('when devices cannot be read, certificates are found all the same', async () => {
  tenant().on('GET /service/gatehouse/device-users', () => refusal(500, 'internal'));
  const screen = await openConsole('/token-lifespan');
  await screen.getByRole('button', { name: 'Search' }).click();
  await screen.getByRole('combobox', { name: /Certificates by name/ }).fill('pump');
  await expect.element(screen.getByText('Devices could not be searched')).toBeVisible();
  await expect.element(screen.getByRole('option', { name: /Pump CA/ })).toBeVisible();
});

test('when the platform is a remote tenant, which keeps no list of devices, it is not asked', async () => {
  const platform = tenant('remote');
  const screen = await openConsole('/token-lifespan');
  await screen.getByRole('button', { name: 'Search' }).click();
  await screen.getByRole('combobox', { name: /Certificates by name/ }).fill('pump');
  await expect.element(screen.getByText('1 result', { exact: true })).toBeVisible();
  expect(platform.callsTo('GET /service/gatehouse/device-users')).toEqual([]);
});

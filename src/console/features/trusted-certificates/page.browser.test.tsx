import { afterEach, expect, test } from 'vitest';
import { cleanNotifications } from '@mantine/notifications';
import { roles } from '#contract/sessions.ts';
import type { TrustedCertificate } from '#contract/trusted-certificates.ts';
import { FakePlatform, jsonReply, refusal } from '#testing/fake-platform.ts';
import { openConsole } from '#testing/open-console.tsx';

const collection = '/tenant/tenants/t1001/trusted-certificates';

afterEach(() => cleanNotifications());

function certificate(number: number, fields: Partial<TrustedCertificate> = {}): TrustedCertificate {
  return {
    fingerprint: number.toString(16).padStart(40, '0'),
    name: `Factory CA ${number}`,
    status: 'ENABLED',
    autoRegistrationEnabled: false,
    certInPemFormat: 'bm90IGEgY2VydGlmaWNhdGU=',
    algorithmName: 'SHA256withECDSA',
    version: 3,
    serialNumber: String(number),
    subject: `O=Example Industries, CN=Factory CA ${number}`,
    issuer: 'O=Example Industries, CN=Root',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2036-01-01T00:00:00.000Z',
    proofOfPossessionValid: false,
    ...fields,
  };
}

function withCertificates(all: TrustedCertificate[], platform = new FakePlatform()): FakePlatform {
  platform.on(`GET ${collection}`, ({ query }) => {
    const [pageSize, currentPage] = [Number(query.get('pageSize')), Number(query.get('currentPage'))];
    const statistics = { pageSize, currentPage, totalPages: Math.ceil(all.length / pageSize) };
    const certificates = all.slice((currentPage - 1) * pageSize, currentPage * pageSize);
    return jsonReply({ certificates, self: collection, statistics });
  });
  for (const entry of all) {
    const path = `${collection}/${entry.fingerprint}`;
    platform.on(`PUT ${path}`, ({ body }) => jsonReply({ ...entry, ...(JSON.parse(body) as object) }));
    platform.on(`DELETE ${path}`, () => new Response(null, { status: 204 }));
  }
  return platform;
}

const one = certificate(1);

test('while the list is read, its outline is shown', async () => {
  new FakePlatform().on(`GET ${collection}`, () => new Promise<Response>(() => undefined));
  const screen = await openConsole('/trusted-certificates');
  await expect.element(screen.getByRole('status', { name: 'Loading trusted certificates' })).toBeVisible();
});

test('when there is no certificate, the first action is offered', async () => {
  withCertificates([]);
  const screen = await openConsole('/trusted-certificates');
  await expect.element(screen.getByText('No trusted certificates yet')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Add certificate' })).toBeVisible();
});

test('when there is one, its row tells what it is and how long it lasts', async () => {
  withCertificates([certificate(1, { notAfter: '2026-06-11T12:00:00.000Z' })]);
  const screen = await openConsole('/trusted-certificates');
  const row = screen.getByRole('row', { name: /Factory CA 1/ });
  await expect.element(row.getByText('10 days left')).toBeVisible();
  await expect.element(row.getByText('O=Example Industries, CN=Factory CA 1')).toBeVisible();
  await expect.element(row.getByRole('switch', { name: 'Enabled: Factory CA 1' })).toBeChecked();
});

test('when there are 10,000, all are read, and only the rows near the window are in the document', async () => {
  const platform = withCertificates(Array.from({ length: 10_000 }, (_, index) => certificate(index)));
  const screen = await openConsole('/trusted-certificates');
  await expect.element(screen.getByText('10000 certificates', { exact: true })).toBeVisible();
  await expect.element(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '10001');
  expect(screen.getByRole('row').elements().length).toBeLessThan(60);
  expect(platform.callsTo(`GET ${collection}`)).toHaveLength(5);
});

test('when the list cannot be read, the page says why and reads again on request', async () => {
  const platform = new FakePlatform().on(`GET ${collection}`, () => refusal(500, 'internal'));
  const screen = await openConsole('/trusted-certificates');
  await expect.element(screen.getByText('Something went wrong on the platform')).toBeVisible();
  await expect.element(screen.getByText('Request id: req-0123456789')).toBeVisible();
  withCertificates([one], platform);
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('row', { name: /Factory CA 1/ })).toBeVisible();
});

test('when the admin may only read, nothing that changes is offered and the reason is given', async () => {
  withCertificates([one], new FakePlatform([roles.tenantManagementRead]));
  const screen = await openConsole('/trusted-certificates');
  await expect.element(screen.getByText(/that takes the role “Tenant management ADMIN”/)).toBeVisible();
  await expect.element(screen.getByRole('switch', { name: 'Enabled: Factory CA 1' })).toBeDisabled();
  await screen.getByRole('button', { name: 'Actions for Factory CA 1' }).click();
  await expect.element(screen.getByRole('menuitem', { name: 'Details' })).toBeVisible();
  expect(screen.getByRole('menuitem').elements()).toHaveLength(1);
  expect(screen.getByRole('button', { name: 'Add certificate' }).elements()).toHaveLength(0);
});

test('when the session ends at a change, the sign-in page opens and leads back', async () => {
  const platform = withCertificates([one]);
  const screen = await openConsole('/trusted-certificates?filter=enabled');
  await expect.element(screen.getByRole('row', { name: /Factory CA 1/ })).toBeVisible();
  platform.on(`PUT ${collection}/${one.fingerprint}`, () => refusal(401, 'session-missing'));
  await screen.getByRole('switch', { name: 'Enabled: Factory CA 1' }).click({ force: true });
  await expect.element(screen.getByText(/Your session has ended. Sign in again/)).toBeVisible();
  expect(screen.history.location.search).toContain('back=%2Ftrusted-certificates%3Ffilter%3Denabled');
});

test('when a certificate is disabled, it can be taken back', async () => {
  const platform = withCertificates([one]);
  const screen = await openConsole('/trusted-certificates');
  const status = screen.getByRole('switch', { name: 'Enabled: Factory CA 1' });
  await status.click({ force: true });
  await expect.element(screen.getByText('Factory CA 1 is disabled')).toBeVisible();
  await expect.element(status).not.toBeChecked();
  await screen.getByRole('button', { name: 'Undo' }).click();
  await expect.element(status).toBeChecked();
  const bodies = platform.callsTo(`PUT ${collection}/${one.fingerprint}`).map(({ body }) => body);
  expect(bodies).toEqual(['{"status":"DISABLED"}', '{"status":"ENABLED"}']);
});

test('when the platform refuses a change, the switch goes back and the reason is shown', async () => {
  withCertificates([one]).on(`PUT ${collection}/${one.fingerprint}`, () =>
    refusal(422, 'certificate-outside-validity'),
  );
  const screen = await openConsole('/trusted-certificates');
  const status = screen.getByRole('switch', { name: 'Enabled: Factory CA 1' });
  await status.click({ force: true });
  await expect.element(screen.getByText('Factory CA 1 was not changed')).toBeVisible();
  await expect.element(screen.getByText('It cannot be enabled')).toBeVisible();
  await expect.element(status).toBeChecked();
});

test('when auto-registration is switched on, the consequence is told', async () => {
  const platform = withCertificates([one]);
  const screen = await openConsole('/trusted-certificates');
  await screen.getByRole('switch', { name: 'Auto-registration: Factory CA 1' }).click({ force: true });
  await expect.element(screen.getByText('Auto-registration is on for Factory CA 1')).toBeVisible();
  const [call] = platform.callsTo(`PUT ${collection}/${one.fingerprint}`);
  expect(call?.body).toBe('{"autoRegistrationEnabled":true}');
});

test('when a certificate is renamed, the list shows the new name', async () => {
  withCertificates([one]);
  const screen = await openConsole('/trusted-certificates');
  await screen.getByRole('button', { name: 'Actions for Factory CA 1' }).click();
  await screen.getByRole('menuitem', { name: 'Rename' }).click();
  await screen.getByRole('textbox', { name: 'Name' }).fill('Plant North');
  await screen.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await expect.element(screen.getByRole('row', { name: /Plant North/ })).toBeVisible();
});

test('when a certificate is deleted, its name has to be typed first', async () => {
  const platform = withCertificates([one, certificate(2)]);
  const screen = await openConsole('/trusted-certificates');
  await screen.getByRole('button', { name: 'Actions for Factory CA 1' }).click();
  await screen.getByRole('menuitem', { name: 'Delete' }).click();
  const confirm = screen.getByRole('button', { name: 'Delete for good' });
  await expect.element(confirm).toBeDisabled();
  await screen.getByRole('textbox', { name: /Type the name to confirm/ }).fill('Factory CA 1');
  await confirm.click();
  await expect.element(screen.getByText('Factory CA 1 is deleted')).toBeVisible();
  expect(screen.getByRole('row', { name: /Factory CA 1/ }).elements()).toHaveLength(0);
  expect(platform.callsTo(`DELETE ${collection}/${one.fingerprint}`)).toHaveLength(1);
});

test('when the list is searched, filtered and sorted, the address keeps it', async () => {
  withCertificates([one, certificate(2, { status: 'DISABLED' }), certificate(3, { status: 'DISABLED' })]);
  const screen = await openConsole('/trusted-certificates');
  await screen.getByText('Disabled (2)').click();
  await screen.getByRole('searchbox').fill('factory');
  await screen.getByRole('button', { name: 'Name' }).click();
  await expect.element(screen.getByText('2 of 3 certificates')).toBeVisible();
  await expect.element(screen.getByRole('row').nth(1).getByText('Factory CA 3', { exact: true })).toBeVisible();
  expect(screen.history.location.search).toBe('?search=factory&filter=disabled&descending=true');
});

test('when nothing matches, the way back to all is offered', async () => {
  withCertificates([one]);
  const screen = await openConsole('/trusted-certificates?search=nowhere');
  await screen.getByRole('button', { name: 'Show all' }).click();
  await expect.element(screen.getByRole('row', { name: /Factory CA 1/ })).toBeVisible();
});

test('when the details are open, the address leads to them again', async () => {
  withCertificates([one]);
  const screen = await openConsole('/trusted-certificates');
  await screen.getByRole('button', { name: 'Factory CA 1', exact: true }).click();
  await expect.element(screen.getByRole('dialog', { name: 'Factory CA 1' })).toBeVisible();
  expect(screen.history.location.search).toBe(`?certificate=${one.fingerprint}`);
  await screen.getByRole('button', { name: 'Close' }).click();
  expect(screen.history.location.search).toBe('');
});

test('when the address names a certificate that is gone, the panel says so', async () => {
  withCertificates([one]);
  const screen = await openConsole(`/trusted-certificates?certificate=${'f'.repeat(40)}`);
  await expect.element(screen.getByText(/This certificate is not in the list/)).toBeVisible();
});

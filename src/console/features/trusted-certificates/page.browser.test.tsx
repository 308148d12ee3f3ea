import { cleanNotifications } from '@mantine/notifications';
import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { roles } from '#contract/sessions.ts';
import { FakePlatform, refusal } from '#testing/fake-platform.ts';
import { openConsole } from '#testing/open-console.tsx';
import { trustedCertificate, trustedPath, withTrusted } from '#testing/trusted-platform.ts';

afterEach(() => cleanNotifications());

const one = trustedCertificate(1);

test('while the list is read, its outline is shown', async () => {
  new FakePlatform().on(`GET ${trustedPath}`, () => new Promise<Response>(() => undefined));
  const screen = await openConsole('/trusted-certificates');
  await expect.element(screen.getByRole('status', { name: 'Loading trusted certificates' })).toBeVisible();
});

test('when there is no certificate, the first action is offered', async () => {
  withTrusted([]);
  const screen = await openConsole('/trusted-certificates');
  await expect.element(screen.getByText('No trusted certificates yet')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Add certificate' })).toBeVisible();
});

test('when there is one, its row tells what it is and how long it lasts', async () => {
  withTrusted([trustedCertificate(1, { notAfter: '2026-06-11T12:00:00.000Z' })]);
  const screen = await openConsole('/trusted-certificates');
  const row = screen.getByRole('row', { name: /Factory CA 1/ });
  await expect.element(row.getByText('10 days left')).toBeVisible();
  await expect.element(row.getByText('O=Example Industries, CN=Factory CA 1')).toBeVisible();
  await expect.element(row.getByRole('switch', { name: 'Enabled: Factory CA 1' })).toBeChecked();
});

test('when there are 10,000, all are read, and only the rows near the window are in the document', async () => {
  const platform = withTrusted(Array.from({ length: 10_000 }, (_, index) => trustedCertificate(index)));
  const screen = await openConsole('/trusted-certificates');
  await expect.element(screen.getByText('10,000 certificates', { exact: true })).toBeVisible();
  await expect.element(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '10001');
  expect(screen.getByRole('row').elements().length).toBeLessThan(60);
  expect(platform.callsTo(`GET ${trustedPath}`)).toHaveLength(5);
  await screen.getByRole('searchbox').fill('Factory CA 9999');
  await expect.element(screen.getByText('1 of 10,000 certificates')).toBeVisible();
});

test('when the list cannot be read, the page says why and reads again on request', async () => {
  const platform = new FakePlatform().on(`GET ${trustedPath}`, () => refusal(500, 'internal'));
  const screen = await openConsole('/trusted-certificates');
  await expect.element(screen.getByText('Something went wrong on the platform')).toBeVisible();
  await expect.element(screen.getByText('Request id: req-0123456789')).toBeVisible();
  withTrusted([one], platform);
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('row', { name: /Factory CA 1/ })).toBeVisible();
});

test('when the admin may only read, nothing that changes is offered and the reason is given', async () => {
  withTrusted([one], new FakePlatform([roles.tenantManagementRead]));
  const screen = await openConsole('/trusted-certificates');
  await expect.element(screen.getByText(/that takes the role “Tenant management ADMIN”/)).toBeVisible();
  await expect.element(screen.getByRole('switch', { name: 'Enabled: Factory CA 1' })).toBeDisabled();
  await screen.getByRole('button', { name: 'Actions for Factory CA 1' }).click();
  await expect.element(screen.getByRole('menuitem', { name: 'Details' })).toBeVisible();
  expect(screen.getByRole('menuitem').elements()).toHaveLength(1);
  expect(screen.getByRole('button', { name: 'Add certificate' }).elements()).toHaveLength(0);
});

test('when the session ends at a change, the sign-in page opens and leads back', async () => {
  const platform = withTrusted([one]);
  const screen = await openConsole('/trusted-certificates?filter=enabled');
  await expect.element(screen.getByRole('row', { name: /Factory CA 1/ })).toBeVisible();
  platform.on(`PUT ${trustedPath}/${one.fingerprint}`, () => refusal(401, 'session-missing'));
  await screen.getByRole('switch', { name: 'Enabled: Factory CA 1' }).click({ force: true });
  await expect.element(screen.getByText(/Your session has ended. Sign in again/)).toBeVisible();
  expect(screen.history.location.search).toContain('back=%2Ftrusted-certificates%3Ffilter%3Denabled');
});

test('when a certificate is disabled, it can be taken back', async () => {
  const platform = withTrusted([one]);
  const screen = await openConsole('/trusted-certificates');
  const status = screen.getByRole('switch', { name: 'Enabled: Factory CA 1' });
  await status.click({ force: true });
  await expect.element(screen.getByText('Factory CA 1 is disabled')).toBeVisible();
  await expect.element(status).not.toBeChecked();
  await screen.getByRole('button', { name: 'Undo' }).click();
  await expect.element(status).toBeChecked();
  const bodies = () => platform.callsTo(`PUT ${trustedPath}/${one.fingerprint}`).map(({ body }) => body);
  await expect.poll(bodies).toEqual(['{"status":"DISABLED"}', '{"status":"ENABLED"}']);
});

test('when the platform refuses a change, the switch goes back and the reason is shown', async () => {
  withTrusted([one]).on(`PUT ${trustedPath}/${one.fingerprint}`, () => refusal(422, 'certificate-outside-validity'));
  const screen = await openConsole('/trusted-certificates');
  const status = screen.getByRole('switch', { name: 'Enabled: Factory CA 1' });
  await status.click({ force: true });
  await expect.element(screen.getByText('Factory CA 1 was not changed')).toBeVisible();
  await expect.element(screen.getByText('It cannot be enabled')).toBeVisible();
  await expect.element(status).toBeChecked();
});

test('when auto-registration is switched on, the consequence is told', async () => {
  const platform = withTrusted([one]);
  const screen = await openConsole('/trusted-certificates');
  await screen.getByRole('switch', { name: 'Auto-registration: Factory CA 1' }).click({ force: true });
  await expect.element(screen.getByText('Auto-registration is on for Factory CA 1')).toBeVisible();
  const [call] = platform.callsTo(`PUT ${trustedPath}/${one.fingerprint}`);
  expect(call?.body).toBe('{"autoRegistrationEnabled":true}');
});

test('when a certificate is renamed, the list shows the new name', async () => {
  withTrusted([one]);
  const screen = await openConsole('/trusted-certificates');
  await screen.getByRole('button', { name: 'Actions for Factory CA 1' }).click();
  await screen.getByRole('menuitem', { name: 'Rename' }).click();
  await screen.getByRole('textbox', { name: 'Name' }).fill('Plant North');
  await screen.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await expect.element(screen.getByRole('row', { name: /Plant North/ })).toBeVisible();
});

test('when a certificate is deleted, its name has to be typed first', async () => {
  const platform = withTrusted([one, trustedCertificate(2)]);
  const screen = await openConsole('/trusted-certificates');
  await screen.getByRole('button', { name: 'Actions for Factory CA 1' }).click();
  await screen.getByRole('menuitem', { name: 'Delete' }).click();
  const confirm = screen.getByRole('button', { name: 'Delete for good' });
  await expect.element(confirm).toBeDisabled();
  await screen.getByRole('textbox', { name: /Type the name to confirm/ }).fill('Factory CA 1');
  await confirm.click();
  await expect.element(screen.getByText('Factory CA 1 is deleted')).toBeVisible();
  await expect.element(screen.getByRole('row', { name: /Factory CA 1/ })).not.toBeInTheDocument();
  expect(platform.callsTo(`DELETE ${trustedPath}/${one.fingerprint}`)).toHaveLength(1);
  screen.history.back();
  await expect.poll(() => screen.history.location.search).toBe('');
});

describe('the focus, when a dialog has closed', () => {
  test('is on the button that opened it', async () => {
    withTrusted([one]);
    const screen = await openConsole('/trusted-certificates');
    const add = screen.getByRole('button', { name: 'Add certificate' });
    await add.click();
    await expect.element(screen.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(add).toHaveFocus();
    const details = screen.getByRole('button', { name: 'Factory CA 1', exact: true });
    await details.click();
    await expect.element(screen.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(details).toHaveFocus();
  });

  test('is on the button of the menu that it was chosen from', async () => {
    withTrusted([one]);
    const screen = await openConsole('/trusted-certificates');
    const menu = screen.getByRole('button', { name: 'Actions for Factory CA 1' });
    await menu.click();
    await screen.getByRole('menuitem', { name: 'Rename' }).click();
    await expect.element(screen.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(menu).toHaveFocus();
  });

  test('is on the heading where the row is gone', async () => {
    withTrusted([one, trustedCertificate(2)]);
    const screen = await openConsole('/trusted-certificates');
    await screen.getByRole('button', { name: 'Actions for Factory CA 1' }).click();
    await screen.getByRole('menuitem', { name: 'Delete' }).click();
    await screen.getByRole('textbox', { name: /Type the name to confirm/ }).fill('Factory CA 1');
    await screen.getByRole('button', { name: 'Delete for good' }).click();
    await expect.element(screen.getByText('Factory CA 1 is deleted')).toBeVisible();
    await expect.element(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  });
});

test('when the list is searched, filtered and sorted, the address keeps it', async () => {
  withTrusted([one, trustedCertificate(2, { status: 'DISABLED' }), trustedCertificate(3, { status: 'DISABLED' })]);
  const screen = await openConsole('/trusted-certificates');
  await screen.getByText('Disabled (2)').click();
  await screen.getByRole('searchbox').fill('factory');
  await screen.getByRole('button', { name: 'Name' }).click();
  await expect.element(screen.getByText('2 of 3 certificates')).toBeVisible();
  await expect.element(screen.getByRole('row').nth(1).getByText('Factory CA 3', { exact: true })).toBeVisible();
  await expect.poll(() => screen.history.location.search).toBe('?search=factory&filter=disabled&descending=true');
});

test('when a SHA-256 fingerprint with colons is searched for, its certificate is found', async () => {
  withTrusted([trustedCertificate(1, { certInPemFormat: 'AAEC' }), trustedCertificate(2)]);
  const screen = await openConsole('/trusted-certificates');
  // SHA-256 of the three octets 00 01 02, which stand in for a certificate.
  await screen.getByRole('searchbox').fill('AE:4B:32:80:E5:6E:2F:AF:83:F4:14:A6');
  await expect.element(screen.getByText('1 of 2 certificates')).toBeVisible();
  await expect.element(screen.getByRole('row', { name: /Factory CA 1/ })).toBeVisible();
});

test('when no reply comes at all, the page says so and reads again on request', async () => {
  const platform = new FakePlatform().on(`GET ${trustedPath}`, () => {
    throw new TypeError('Failed to fetch');
  });
  const screen = await openConsole('/trusted-certificates');
  await expect.element(screen.getByRole('alert')).toBeVisible();
  withTrusted([one], platform);
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('row', { name: /Factory CA 1/ })).toBeVisible();
});

test('when the certificates may not be read, the page says why', async () => {
  new FakePlatform([]).on(`GET ${trustedPath}`, () => refusal(403, 'forbidden'));
  const screen = await openConsole('/trusted-certificates');
  await expect.element(screen.getByRole('alert').nth(1)).toBeVisible();
});

test('when nothing matches, the way back to all is offered', async () => {
  withTrusted([one]);
  const screen = await openConsole('/trusted-certificates?search=nowhere');
  await screen.getByRole('button', { name: 'Show all' }).click();
  await expect.element(screen.getByRole('row', { name: /Factory CA 1/ })).toBeVisible();
});

test('when the details are open, the address leads to them again', async () => {
  withTrusted([one]);
  const screen = await openConsole('/trusted-certificates');
  await screen.getByRole('button', { name: 'Factory CA 1', exact: true }).click();
  await expect.element(screen.getByRole('dialog', { name: 'Factory CA 1' })).toBeVisible();
  expect(screen.history.location.search).toBe(`?certificate=${one.fingerprint}`);
  await screen.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => screen.history.location.search).toBe('');
});

test.each(['', '&action=delete'])(
  'when the address names a certificate that is gone%s, the panel says so',
  async (more) => {
    withTrusted([one]);
    const screen = await openConsole(`/trusted-certificates?certificate=${'f'.repeat(40)}${more}`);
    await expect.element(screen.getByText(/This certificate is not in the list/)).toBeVisible();
  },
);

test('when a band of ends is chosen on Overview, the list holds those alone until that is taken back', async () => {
  withTrusted([
    trustedCertificate(1, { notAfter: '2026-06-11T12:00:00.000Z' }),
    trustedCertificate(2, { notAfter: '2026-07-11T12:00:00.000Z' }),
    trustedCertificate(3, { notAfter: '2026-07-11T12:00:00.000Z', status: 'DISABLED' }),
  ]);
  const screen = await openConsole('/trusted-certificates?ends=within90&search=Factory');
  await expect.element(screen.getByText('1 of 3 certificates')).toBeVisible();
  await expect.element(screen.getByRole('row', { name: /Factory CA 2/ })).toBeVisible();
  await expect.element(screen.getByRole('radio', { name: 'All (1)' })).toBeChecked();
  await screen.getByRole('button', { name: 'Remove the filter “Enabled, ends in 30 to 90 days”' }).click();
  await expect.element(screen.getByText('3 certificates', { exact: true })).toBeVisible();
  await expect.element(screen.getByRole('searchbox')).toHaveValue('Factory');
  expect(screen.getByRole('button', { name: /Remove the filter/ }).elements()).toHaveLength(0);
});

test('when nothing ends in the band that was chosen, everything is offered again', async () => {
  withTrusted([one]);
  const screen = await openConsole('/trusted-certificates?ends=within30');
  await expect.element(screen.getByText('No certificate matches')).toBeVisible();
  await screen.getByRole('button', { name: 'Show all' }).click();
  await expect.element(screen.getByRole('row', { name: /Factory CA 1/ })).toBeVisible();
});

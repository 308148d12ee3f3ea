import { cleanNotifications } from '@mantine/notifications';
import { afterEach, expect, test } from 'vitest';
import { createTestDevice } from '#pki/author/test-device.ts';
import type { UploadTrustedCertificate } from '#contract/trusted-certificates.ts';
import { forgetEntries } from '#console/api/kept-entry.ts';
import { jsonReply, refusal, type FakePlatform } from '#testing/fake-platform.ts';
import { openConsole, testNow } from '#testing/open-console.tsx';
import { trustedCertificate, trustedPath, withTrusted } from '#testing/trusted-platform.ts';

afterEach(() => {
  cleanNotifications();
  forgetEntries();
});

const one = trustedCertificate(1);
const other = trustedCertificate(2);

/** Refuses this call until somebody has signed in, and what is there is read again. */
function endsAt(platform: FakePlatform, call: string, then: Parameters<FakePlatform['on']>[1]): FakePlatform {
  return platform
    .on('GET /tenant/loginOptions', () => jsonReply({ loginOptions: [{ type: 'OAUTH2_INTERNAL' }] }))
    .on('GET /service/gatehouse/connection', () =>
      jsonReply({ mode: 'embedded', deviceEndpoint: 'https://localhost:8443/', ownCa: true }),
    )
    .on(call, () => refusal(401, 'session-missing'))
    .on('POST /tenant/oauth', () => {
      platform.on(call, then);
      return new Response(null, { status: 200 });
    });
}

type Screen = Awaited<ReturnType<typeof openConsole>>;

async function signInAgain(screen: Screen): Promise<void> {
  await expect.element(screen.getByText(/Your session has ended/)).toBeVisible();
  await screen.getByRole('textbox', { name: 'User name' }).fill('admin');
  await screen.getByLabelText('Password').fill('right');
  await screen.getByRole('button', { name: 'Sign in' }).click();
}

test('when the session ends while a certificate is renamed, the new name is there again', async () => {
  const put = `PUT ${trustedPath}/${one.fingerprint}`;
  endsAt(withTrusted([one, other]), put, ({ body }) => jsonReply({ ...one, ...(JSON.parse(body) as object) }));
  const screen = await openConsole(`/trusted-certificates?certificate=${one.fingerprint}&action=rename`);
  const dialog = screen.getByRole('dialog', { name: 'Rename certificate' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Plant North');
  await dialog.getByRole('button', { name: 'Rename', exact: true }).click();
  await signInAgain(screen);
  await expect.element(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Plant North');
  await dialog.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect.element(screen.getByRole('row', { name: /Plant North/ })).toBeVisible();
});

test('when it is another certificate that is renamed after, its own name is in the field', async () => {
  const put = `PUT ${trustedPath}/${one.fingerprint}`;
  endsAt(withTrusted([one, other]), put, () => jsonReply(one));
  const screen = await openConsole(`/trusted-certificates?certificate=${one.fingerprint}&action=rename`);
  const dialog = screen.getByRole('dialog', { name: 'Rename certificate' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Plant North');
  await dialog.getByRole('button', { name: 'Rename', exact: true }).click();
  await signInAgain(screen);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await screen.getByRole('button', { name: 'Actions for Factory CA 2' }).click();
  await screen.getByRole('menuitem', { name: 'Rename' }).click();
  await expect.element(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Factory CA 2');
});

test('when the session ends while certificates are added, they and what was decided are there again, no key', async () => {
  const device = await createTestDevice({ crypto, at: testNow, commonName: 'pump-7' });
  const platform = endsAt(withTrusted([one]), `POST ${trustedPath}`, ({ body }) =>
    jsonReply({ ...(JSON.parse(body) as UploadTrustedCertificate), fingerprint: 'f'.repeat(40) }, 201),
  );
  const screen = await openConsole('/trusted-certificates?add=true');
  const dialog = screen.getByRole('dialog', { name: 'Add trusted certificates' });
  await dialog.getByRole('textbox', { name: 'Paste as text' }).fill(device.deviceKeyPem + device.caCertificatePem);
  await dialog.getByRole('textbox', { name: /^Name of/ }).fill('Plant North');
  await dialog.getByRole('switch', { name: /^Auto-registration/ }).click({ force: true });
  await dialog.getByRole('button', { name: 'Add certificate' }).click();
  await signInAgain(screen);
  await expect.element(dialog.getByText('Before you signed in again')).toBeVisible();
  await expect.element(dialog.getByRole('textbox', { name: /^Name of/ })).toHaveValue('Plant North');
  await expect.element(dialog.getByRole('switch', { name: /^Auto-registration/ })).not.toBeChecked();
  await expect.element(dialog.getByRole('textbox', { name: 'Paste as text' })).toHaveValue('');
  await dialog.getByRole('button', { name: 'Add certificate' }).click();
  await expect.element(screen.getByText('The certificate is trusted now')).toBeVisible();
  const sent = platform.callsTo(`POST ${trustedPath}`).map(({ body }) => JSON.parse(body) as UploadTrustedCertificate);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  expect(sent[1]).toMatchObject({ name: 'Plant North', autoRegistrationEnabled: false });
});

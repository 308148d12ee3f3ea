import { cleanNotifications } from '@mantine/notifications';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { generateKeyPair } from '#pki/author/keys.ts';
import { createSigningRequest } from '#pki/author/signing-request.ts';
import { createTestDevice, type TestDevice } from '#pki/author/test-device.ts';
import { writePem } from '#pki/input/pem-writer.ts';
import type { UploadTrustedCertificate } from '#contract/trusted-certificates.ts';
import { FakePlatform, jsonReply, refusal, type ReceivedCall } from '#testing/fake-platform.ts';
import { openConsole, testNow } from '#testing/open-console.tsx';

const collection = '/tenant/tenants/t1001/trusted-certificates';

let device: TestDevice;
beforeAll(async () => {
  device = await createTestDevice({ crypto, at: testNow, commonName: 'pump-7' });
});
afterEach(() => cleanNotifications());

function uploadOf({ body }: ReceivedCall): UploadTrustedCertificate {
  return JSON.parse(body) as UploadTrustedCertificate;
}

function emptyPlatform(): FakePlatform {
  const statistics = { currentPage: 1, pageSize: 2000, totalPages: 1 };
  return new FakePlatform()
    .on(`GET ${collection}`, () => jsonReply({ certificates: [], self: collection, statistics }))
    .on('GET /service/gatehouse/connection', () =>
      jsonReply({ mode: 'embedded', deviceEndpoint: 'https://localhost:8443/', ownCa: true }),
    )
    .on(`POST ${collection}`, (call) => {
      const upload = uploadOf(call);
      return jsonReply({ ...upload, fingerprint: String(upload.name?.length).padStart(40, '0') }, 201);
    });
}

async function openDialog() {
  const screen = await openConsole('/trusted-certificates?add=true');
  const dialog = screen.getByRole('dialog', { name: 'Add trusted certificates' });
  await expect.element(dialog).toBeVisible();
  const paste = (text: string) => dialog.getByRole('textbox', { name: 'Paste as text' }).fill(text);
  return { screen, dialog, paste, submit: dialog.getByRole('button', { name: 'Add certificate' }) };
}

test('when a CA is pasted, it is judged, and sent enabled under the name that is proposed', async () => {
  const platform = emptyPlatform();
  const { screen, dialog, paste, submit } = await openDialog();
  await expect.element(submit).toBeDisabled();
  await paste(device.caCertificatePem);
  await expect.element(dialog.getByText('Can be trusted')).toBeVisible();
  expect(platform.callsTo(`POST ${collection}`)).toEqual([]);
  await submit.click();
  await expect.element(screen.getByText('The certificate is trusted now')).toBeVisible();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(screen.getByRole('row', { name: /Gatehouse test/ })).toBeVisible();
  const [call] = platform.callsTo(`POST ${collection}`).map(uploadOf);
  expect(call).toMatchObject({ status: 'ENABLED', autoRegistrationEnabled: true });
  expect(call?.name).toMatch(/^Gatehouse test/);
  expect(call?.certInPemFormat.replaceAll(/\s/g, '')).toBe(device.caCertificatePem.replaceAll(/\s/g, ''));
});

test('when a whole chain is given, the device is left out and the narrowest CA is recommended', async () => {
  emptyPlatform();
  const { dialog, paste } = await openDialog();
  await paste(device.chainPem + device.caCertificatePem);
  const cards = dialog.getByRole('listitem');
  await expect.element(cards.nth(0).getByText(/This is a device’s certificate, not a CA’s/)).toBeVisible();
  await expect.element(cards.nth(0).getByRole('checkbox')).toBeDisabled();
  await expect.element(cards.nth(1).getByText(/Recommended: it issued “pump-7”/)).toBeVisible();
  await expect.element(cards.nth(1).getByRole('checkbox')).toBeChecked();
  await expect.element(cards.nth(2).getByText(/trusting it lets in the devices of every CA below it/)).toBeVisible();
  await expect.element(cards.nth(2).getByRole('checkbox')).not.toBeChecked();
});

test('when one of several is refused, the others are added all the same and the reason is shown', async () => {
  const platform = emptyPlatform();
  let calls = 0;
  platform.on(`POST ${collection}`, (call) => {
    calls += 1;
    return calls === 1
      ? refusal(409, 'certificate-duplicate')
      : jsonReply({ ...uploadOf(call), fingerprint: 'aa' }, 201);
  });
  const { dialog, paste } = await openDialog();
  await paste(device.chainPem + device.caCertificatePem);
  await dialog.getByRole('listitem').nth(2).getByRole('checkbox').click();
  await dialog.getByRole('button', { name: 'Add 2 certificates' }).click();
  await expect.element(dialog.getByText('Not added')).toBeVisible();
  await expect.element(dialog.getByText('This certificate is already trusted')).toBeVisible();
  await expect.element(dialog.getByText('Added', { exact: true })).toBeVisible();
});

test('while several are added, it is told how many were sent, and how each went', async () => {
  const platform = emptyPlatform();
  const second = Promise.withResolvers<void>();
  let calls = 0;
  platform.on(`POST ${collection}`, async (call) => {
    calls += 1;
    if (calls === 2) await second.promise;
    return jsonReply({ ...uploadOf(call), fingerprint: `aa${calls}` }, 201);
  });
  const { screen, dialog, paste } = await openDialog();
  await paste(device.chainPem + device.caCertificatePem);
  await dialog.getByRole('listitem').nth(2).getByRole('checkbox').click();
  await dialog.getByRole('button', { name: 'Add 2 certificates' }).click();
  await expect.element(dialog.getByText('1 of 2 sent')).toBeVisible();
  await expect.element(dialog.getByText('Adding', { exact: true })).toBeVisible();
  second.resolve();
  await expect.element(screen.getByText('2 certificates are trusted now')).toBeVisible();
});

test('when it is switched off before, it is added disabled and without auto-registration', async () => {
  const platform = emptyPlatform();
  const { screen, dialog, paste, submit } = await openDialog();
  await paste(device.caCertificatePem);
  await dialog.getByRole('switch', { name: /^Enabled/ }).click({ force: true });
  await dialog.getByRole('switch', { name: /^Auto-registration/ }).click({ force: true });
  await dialog.getByRole('textbox', { name: /^Name of/ }).fill('Plant North');
  await submit.click();
  await expect.element(screen.getByRole('row', { name: /Plant North/ })).toBeVisible();
  const [call] = platform.callsTo(`POST ${collection}`).map(uploadOf);
  expect(call).toMatchObject({ name: 'Plant North', status: 'DISABLED', autoRegistrationEnabled: false });
});

test('when only a private key is given, that is said, nothing can be added and nothing is sent', async () => {
  const platform = emptyPlatform();
  const { dialog, paste, submit } = await openDialog();
  await paste(device.deviceKeyPem);
  await expect.element(dialog.getByText('This is a private key, not a certificate')).toBeVisible();
  await expect.element(submit).toBeDisabled();
  expect(platform.callsTo(`POST ${collection}`)).toEqual([]);
});

test('when a signing request is given, the dialog says what to do with it', async () => {
  emptyPlatform();
  const { dialog, paste, submit } = await openDialog();
  const keys = await generateKeyPair(crypto, 'P-256', { extractable: false });
  const request = await createSigningRequest(crypto, { subject: { commonName: 'Plant CA' }, keys });
  await paste(writePem('CERTIFICATE REQUEST', request));
  await expect.element(dialog.getByText('This is a signing request, not a certificate')).toBeVisible();
  await expect.element(dialog.getByText(/Have it signed by your CA/)).toBeVisible();
  await expect.element(submit).toBeDisabled();
});

test('when a key comes with its certificate, it is no mistake', async () => {
  emptyPlatform();
  const { dialog, paste } = await openDialog();
  await paste(device.chainPem + device.deviceKeyPem);
  await expect.element(dialog.getByText(/This is a device’s certificate/)).toBeVisible();
  expect(dialog.getByText('This is a private key, not a certificate').query()).toBeNull();
});

test('when the input is damaged, the dialog says what to do', async () => {
  emptyPlatform();
  const { dialog, paste, submit } = await openDialog();
  await paste(device.caCertificatePem.slice(0, 200));
  await expect.element(dialog.getByText('A block is cut off')).toBeVisible();
  await expect.element(submit).toBeDisabled();
});

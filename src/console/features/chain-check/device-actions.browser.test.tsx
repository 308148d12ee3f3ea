import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { UploadTrustedCertificate } from '#contract/trusted-certificates.ts';
import { roles } from '#contract/sessions.ts';
import { createTestDevice, type TestDevice } from '#pki/author/test-device.ts';
import { jsonReply, refusal } from '#testing/fake-platform.ts';
import { openChainCheck, platformThatTrusts, splitPem } from '#testing/open-chain-check.tsx';
import { testNow } from '#testing/open-console.tsx';

const registrationPath = 'POST /devicecontrol/bulkNewDeviceRequests';

let device: TestDevice;
beforeAll(async () => {
  device = await createTestDevice({ crypto, at: testNow, commonName: 'pump-7' });
});

/** What is saved as files from now on, by name. */
function watchFiles(): Map<string, Promise<string>> {
  const saved = new Map<string, Promise<string>>();
  let last = Promise.resolve('');
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    last = blob instanceof Blob ? blob.text() : Promise.resolve('');
    return 'blob:test';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (this.download !== '') saved.set(this.download, last);
  });
  return saved;
}

describe('trusting what is missing', () => {
  test('when the root is not trusted, Add opens with it, and nothing is sent yet', async () => {
    const platform = platformThatTrusts([]);
    const { screen, text } = await openChainCheck();
    await text.fill(device.chainPem + device.caCertificatePem);
    await screen.getByRole('button', { name: 'Trust one of 2 CAs above it' }).click();
    const dialog = screen.getByRole('dialog', { name: /Add/ });
    await expect.element(dialog.getByText('from-chain-check.pem', { exact: true })).toBeVisible();
    await expect.element(dialog.getByRole('list', { name: /found/i })).toBeVisible();
    await expect.element(dialog.getByText(/^Recommended: it issued “pump-/)).toBeVisible();
    expect(platform.calls.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test('what was handed over is judged, added under its name, and gone when Add is opened again', async () => {
    const [, intermediate = ''] = splitPem(device.chainPem);
    const platform = platformThatTrusts([]).on('POST /tenant/tenants/t1001/trusted-certificates', ({ body }) =>
      jsonReply({ ...(JSON.parse(body) as UploadTrustedCertificate), fingerprint: 'f'.repeat(40) }, 201),
    );
    const { screen, text } = await openChainCheck();
    await text.fill(device.chainPem + device.caCertificatePem);
    await screen.getByRole('button', { name: 'Trust one of 2 CAs above it' }).click();
    const dialog = screen.getByRole('dialog', { name: /Add/ });
    await dialog.getByRole('button', { name: 'Add certificate', exact: true }).click();
    await expect.element(screen.getByText('The certificate is trusted now')).toBeVisible();
    const sent = platform.calls.filter(({ method }) => method === 'POST');
    expect(sent).toHaveLength(1);
    const upload = JSON.parse(sent[0]?.body ?? '') as UploadTrustedCertificate;
    expect(upload.status).toBe('ENABLED');
    const plain = (pem: string) => pem.replaceAll(/\s/g, '');
    expect([plain(intermediate), plain(device.caCertificatePem)]).toContain(plain(upload.certInPemFormat));

    await screen.getByRole('button', { name: 'Add certificate', exact: true }).first().click();
    await expect.element(dialog).toBeVisible();
    await expect.element(dialog.getByText('from-chain-check.pem', { exact: true })).not.toBeInTheDocument();
  });

  test('when the user may only read, trusting is not offered and why is said', async () => {
    platformThatTrusts([], { roles: [roles.tenantManagementRead] });
    const { screen, text } = await openChainCheck();
    await text.fill(device.chainPem + device.caCertificatePem);
    await expect.element(screen.getByText(/Your user may not add trusted certificates/)).toBeVisible();
    await expect.element(screen.getByRole('button', { name: /^Trust/ })).not.toBeInTheDocument();
  });
});

test('testing the device opens Token test with its chain and key', async () => {
  platformThatTrusts([device.caCertificatePem]);
  const { screen, drop } = await openChainCheck();
  drop(new File([device.chainPem], 'chain.pem'), new File([device.deviceKeyPem], 'key.pem'));
  await screen.getByRole('button', { name: 'Test this device' }).click();
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Token test' })).toBeVisible();
  await expect.element(screen.getByText('device-chain.pem', { exact: true })).toBeVisible();
  await expect.element(screen.getByText('device-key.pem', { exact: true })).toBeVisible();
  await expect.element(screen.getByText('pump-7').first()).toBeVisible();
});

describe('registering the device', () => {
  const created = {
    numberOfAll: 1,
    numberOfCreated: 1,
    numberOfFailed: 0,
    numberOfSuccessful: 1,
    credentialUpdatedList: [],
    failedCreationList: [],
  };

  test('the file is shown, sent, and what became of the device is told', async () => {
    const platform = platformThatTrusts([device.caCertificatePem]).on(registrationPath, () => jsonReply(created, 201));
    const { screen, text } = await openChainCheck();
    await text.fill(device.chainPem);
    await screen.getByRole('button', { name: 'Register this device' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Register 1 device' });
    await expect.element(dialog.getByText(/pump-7,CERTIFICATES,,pump-7,c8y_Device,c8y_Serial,true/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Register 1 device' }).click();
    await expect.element(dialog.getByText('1 device was created')).toBeVisible();
    const [call] = platform.callsTo(registrationPath);
    expect(call?.headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=/);
    expect(call?.body).toContain('ID,AUTH_TYPE,CREDENTIALS');
    expect(call?.body).not.toContain('BEGIN');
  });

  test('when the platform refuses one, its reason is listed', async () => {
    const failed = {
      ...created,
      numberOfCreated: 0,
      numberOfFailed: 1,
      failedCreationList: [
        { bulkNewDeviceStatus: 'FAILED', deviceId: 'pump-7', failureReason: 'The user is no device.', line: 'pump-7' },
      ],
    };
    platformThatTrusts([device.caCertificatePem]).on(registrationPath, () => jsonReply(failed, 201));
    const { screen, text } = await openChainCheck();
    await text.fill(device.chainPem);
    await screen.getByRole('button', { name: 'Register this device' }).click();
    await screen.getByRole('dialog').getByRole('button', { name: 'Register 1 device' }).click();
    await expect.element(screen.getByRole('cell', { name: 'The user is no device.' })).toBeVisible();
  });

  test('when all is refused, the failure is told and can be tried again', async () => {
    platformThatTrusts([device.caCertificatePem]).on(registrationPath, () => refusal(403, 'forbidden'));
    const { screen, text } = await openChainCheck();
    await text.fill(device.chainPem);
    await screen.getByRole('button', { name: 'Register this device' }).click();
    await screen.getByRole('dialog').getByRole('button', { name: 'Register 1 device' }).click();
    await expect.element(screen.getByRole('alert').getByText('You are not allowed to do this')).toBeVisible();
  });

  test('when the user may not, the file can still be saved', async () => {
    const saved = watchFiles();
    platformThatTrusts([device.caCertificatePem], { roles: [roles.tenantManagementRead] });
    const { screen, text } = await openChainCheck();
    await text.fill(device.chainPem);
    await screen.getByRole('button', { name: 'Register this device' }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText(/Your user may not register devices/)).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Register 1 device' })).not.toBeInTheDocument();
    await dialog.getByRole('button', { name: 'Save as CSV' }).click();
    expect(await saved.get('devices.csv')).toContain('pump-7,CERTIFICATES');
  });
});

describe('the report', () => {
  test('is saved as JSON and as Markdown, with the verdict and without the key', async () => {
    const saved = watchFiles();
    platformThatTrusts([device.caCertificatePem]);
    const { screen, drop } = await openChainCheck();
    drop(new File([device.chainPem], 'chain.pem'), new File([device.deviceKeyPem], 'key.pem'));
    await screen.getByRole('button', { name: 'Save as JSON' }).click();
    await screen.getByRole('button', { name: 'Save as Markdown' }).click();
    const json = await saved.get('chain-check.json');
    const markdown = await saved.get('chain-check.md');
    expect(JSON.parse(json ?? '')).toMatchObject({
      tenant: 't1001',
      devices: [{ commonName: 'pump-7', accepted: true }],
    });
    expect(markdown).toContain(String.raw`## pump\-7: This device is accepted`);
    const secret = device.deviceKeyPem.split('\n')[1] ?? 'no key';
    for (const text of [json, markdown]) {
      expect(text).not.toContain('PRIVATE KEY');
      expect(text).not.toContain(secret);
    }
  });
});

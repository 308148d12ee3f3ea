import { beforeAll, describe, expect, test, vi } from 'vitest';
import { writePkcs12 } from '#pki/author/pkcs12.ts';
import { createTestDevice, type TestDevice } from '#pki/author/test-device.ts';
import { refusal } from '#testing/fake-platform.ts';
import { openChainCheck, platformThatTrusts, splitPem, trustedPath } from '#testing/open-chain-check.tsx';
import { testNow } from '#testing/open-console.tsx';

let device: TestDevice;
beforeAll(async () => {
  device = await createTestDevice({ crypto, at: testNow, commonName: 'pump-7' });
});

/** The first block of a PEM text. */
function derOf(pem: string): Uint8Array {
  const base64 = /-----\n([^-]+)\n-----/.exec(pem)?.[1] ?? '';
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

describe('before anything is given', () => {
  test('the page says what to do first and that no file leaves the browser', async () => {
    platformThatTrusts([]);
    const { screen } = await openChainCheck();
    await expect.element(screen.getByText('Nothing to check yet')).toBeVisible();
    await expect.element(screen.getByText('No file leaves your browser.')).toBeVisible();
  });
});

describe('a chain that holds', () => {
  test('when it is pasted, the verdict, the path and what to take away are shown', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const { screen, text } = await openChainCheck();
    await text.fill(device.chainPem);
    await expect.element(screen.getByText('This device is accepted')).toBeVisible();
    const path = screen.getByRole('list', { name: 'Path from the device to the trusted certificate' });
    await expect.poll(() => path.getByRole('listitem').elements().length).toBe(3);
    await expect.element(path.getByText('pump-7')).toBeVisible();
    await expect.element(screen.getByText(/has to send X-Ssl-Cert-Chain/)).toBeVisible();
    const ca = screen.getByRole('link', { name: 'Server’s CA as gatehouse-ca.pem' });
    await expect.element(ca).toHaveAttribute('href', '/service/gatehouse/tls/ca.pem');
    await expect.element(screen.getByText('On the platform the device is the user device_pump-7.')).toBeVisible();
    await expect.element(screen.getByText(/curl --request POST[^]*localhost:8443/)).toBeVisible();
  });

  test('when it is dropped as a file, the same happens', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const { screen, drop } = await openChainCheck();
    drop(new File([device.chainPem], 'chain.pem'));
    await expect.element(screen.getByText('This device is accepted')).toBeVisible();
    await expect.element(screen.getByText('chain.pem, line 1')).toBeVisible();
  });

  test('when the intermediate is trusted, no header is needed', async () => {
    const [, intermediate = ''] = splitPem(device.chainPem);
    platformThatTrusts([intermediate]);
    const { screen, text } = await openChainCheck();
    await text.fill(device.chainPem);
    await expect.element(screen.getByText(/needs no X-Ssl-Cert-Chain header/)).toBeVisible();
  });

  test('when it is a header value, it is read and that is said', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const { screen, text } = await openChainCheck();
    await text.fill(device.headerValue);
    await expect.element(screen.getByText('This device is accepted')).toBeVisible();
    await expect.element(screen.getByText(/spaces stood for line breaks/).first()).toBeVisible();
  });
});

describe('a chain that does not hold', () => {
  test('when its root is not trusted, it is refused, and trusting it is a question of what if', async () => {
    platformThatTrusts([]);
    const { screen, text } = await openChainCheck();
    await text.fill(device.chainPem + device.caCertificatePem);
    await expect.element(screen.getByText('This device is refused')).toBeVisible();
    await screen.getByRole('checkbox', { name: /Gatehouse test CA/ }).click();
    await expect.element(screen.getByText('This device is accepted')).toBeVisible();
  });

  test('when the intermediate is missing, the broken link is marked', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const { screen, text } = await openChainCheck();
    await text.fill(splitPem(device.chainPem)[0] ?? '');
    await expect.element(screen.getByText('This device is refused')).toBeVisible();
    const path = screen.getByLabelText(/^Path from the device/);
    await expect.element(path.getByText(/^No certificate of “Gatehouse test intermediate/)).toBeInTheDocument();
  });

  test('when the trusted certificate is disabled, it is refused', async () => {
    platformThatTrusts([device.caCertificatePem], { status: 'DISABLED' });
    const { screen, text } = await openChainCheck();
    await text.fill(device.chainPem);
    await expect.element(screen.getByText('This device is refused')).toBeVisible();
  });

  test('when it is judged as of a day after its end, it is refused', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const { screen, text } = await openChainCheck();
    await text.fill(device.chainPem);
    await screen.getByLabelText('As of').fill('2049-01-01T00:00');
    await expect.element(screen.getByText('This device is refused')).toBeVisible();
  });
});

describe('other input', () => {
  test('when nothing is recognised, that is said with the reason', async () => {
    platformThatTrusts([]);
    const { screen, text } = await openChainCheck();
    await text.fill('hello');
    await expect.element(screen.getByText('No certificate was found')).toBeVisible();
    await expect.element(screen.getByText('Nothing was recognised')).toBeVisible();
  });

  test('when it is something else than a certificate, that is said with what to do', async () => {
    platformThatTrusts([]);
    const { screen, text } = await openChainCheck();
    await text.fill(device.deviceKeyPem);
    await expect.element(screen.getByText('No certificate was found')).toBeVisible();
    await expect.element(screen.getByText('This is a private key, not a certificate')).toBeVisible();
    expect(screen.getByText(/what was left out and why/).query()).toBeNull();
  });

  test('when a file was moved since it was chosen, that is said and the others are read', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const { screen, drop } = await openChainCheck();
    vi.spyOn(File.prototype, 'arrayBuffer').mockRejectedValueOnce(new DOMException('gone', 'NotReadableError'));
    drop(new File(['?'], 'gone.pem'), new File([device.chainPem], 'chain.pem'));
    await expect.element(screen.getByText('The file could not be read')).toBeVisible();
    await expect.element(screen.getByText('This device is accepted')).toBeVisible();
  });

  test('when it is protected by a password, that is asked for and nothing is called missing', async () => {
    platformThatTrusts([]);
    const { screen, drop } = await openChainCheck();
    const [certificate, key] = [derOf(device.chainPem), derOf(device.deviceKeyPem)];
    const locked = await writePkcs12(crypto, { privateKey: key, certificates: [certificate], password: 'secret' });
    drop(new File([Uint8Array.from(locked)], 'pump.p12'));
    await expect.element(screen.getByText('A file is protected by a password')).toBeVisible();
    await expect.element(screen.getByLabelText('Password of pump.p12')).toBeVisible();
    expect(screen.getByText('No certificate was found').query()).toBeNull();
    expect(screen.getByRole('heading', { name: 'What was found' }).query()).toBeNull();
  });

  test('when a key is among it, it is matched to its certificate', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const { screen, drop } = await openChainCheck();
    drop(new File([device.chainPem], 'chain.pem'), new File([device.deviceKeyPem], 'key.pem'));
    await expect.element(screen.getByText(/Belongs to pump-7/)).toBeVisible();
  });

  test('when two devices are given, each has its verdict', async () => {
    const other = await createTestDevice({ crypto, at: testNow, commonName: 'pump-8' });
    platformThatTrusts([device.caCertificatePem]);
    const { screen, text } = await openChainCheck();
    await text.fill(device.chainPem + other.chainPem);
    const devices = screen.getByRole('region', { name: /Devices/ });
    await expect.element(devices.getByRole('cell', { name: 'Accepted' })).toBeVisible();
    await devices.getByRole('button', { name: 'pump-8' }).click();
    await expect.element(screen.getByText('This device is refused')).toBeVisible();
  });

  test('when the trusted certificates cannot be read, the failure is told', async () => {
    platformThatTrusts([]).on(trustedPath, () => refusal(403, 'forbidden'));
    const { screen, text } = await openChainCheck();
    await text.fill(device.chainPem);
    await expect.element(screen.getByRole('alert').getByText('You are not allowed to do this')).toBeVisible();
  });
});

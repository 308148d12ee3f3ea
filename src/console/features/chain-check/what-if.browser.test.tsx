import { beforeAll, describe, expect, test } from 'vitest';
import { createRootAuthority } from '#pki/author/authority.ts';
import { issueDeviceCertificate } from '#pki/author/device-certificate.ts';
import { generateKeyPair } from '#pki/author/keys.ts';
import { issueRevocationList } from '#pki/author/revocation-list.ts';
import { createTestDevice, type TestDevice } from '#pki/author/test-device.ts';
import { parseCertificate } from '#pki/certificate.ts';
import { writePem } from '#pki/input/pem-writer.ts';
import { openChainCheck, platformThatTrusts, splitPem } from '#testing/open-chain-check.tsx';
import { testNow } from '#testing/open-console.tsx';

let device: TestDevice;
beforeAll(async () => {
  device = await createTestDevice({ crypto, at: testNow, commonName: 'pump-7' });
});

describe('what if the device sends less', () => {
  test('when it sends its own certificate alone, it is refused, and one click leads back', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const { screen, text } = await openChainCheck();
    await text.fill(device.chainPem);
    await expect.element(screen.getByText('This device is accepted')).toBeVisible();
    await screen.getByRole('radio', { name: 'Only its own certificate (no header)' }).click();
    await expect.element(screen.getByText('This device is refused')).toBeVisible();
    await expect.element(screen.getByText(/This answers a what-if/)).toBeVisible();
    await screen.getByRole('button', { name: 'Back to how it is' }).first().click();
    await expect.element(screen.getByText('This device is accepted')).toBeVisible();
  });

  test('when its TLS client sends the file that holds its chain, it needs no header', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const { screen, drop } = await openChainCheck();
    drop(new File([device.chainPem], 'chain.pem'));
    await screen.getByRole('radio', { name: 'Only the file with its certificate (no header)' }).click();
    await expect.element(screen.getByText(/This answers a what-if/)).toBeVisible();
    await expect.element(screen.getByText('This device is accepted')).toBeVisible();
  });

  test('when the intermediate came in another file, the file alone is not offered', async () => {
    platformThatTrusts([device.caCertificatePem]);
    const { screen, drop } = await openChainCheck();
    const [leaf = '', intermediate = ''] = splitPem(device.chainPem);
    drop(new File([leaf], 'leaf.pem'), new File([intermediate], 'intermediate.pem'));
    await expect.element(screen.getByText('This device is accepted')).toBeVisible();
    await expect.element(screen.getByRole('radio', { name: /Only the file/ })).not.toBeInTheDocument();
  });
});

test('when the what-if is taken back, an instant that cannot be read goes with it', async () => {
  platformThatTrusts([device.caCertificatePem]);
  const { screen, text } = await openChainCheck();
  await text.fill(device.chainPem);
  const instant = screen.getByRole('textbox', { name: 'As of' });
  await instant.fill('tomorrow');
  await screen.getByRole('radio', { name: 'Only its own certificate (no header)' }).click();
  await expect.element(instant).toHaveValue('tomorrow');
  await screen.getByRole('button', { name: 'Back to how it is' }).first().click();
  await expect.element(instant).toHaveValue('');
});

test('what if a disabled trusted certificate were enabled', async () => {
  platformThatTrusts([device.caCertificatePem], { status: 'DISABLED' });
  const { screen, text } = await openChainCheck();
  await text.fill(device.chainPem);
  await expect.element(screen.getByText('This device is refused')).toBeVisible();
  await screen.getByRole('checkbox', { name: /Count 1 disabled trusted certificate as enabled/ }).click();
  await expect.element(screen.getByText('This device is accepted')).toBeVisible();
});

test('what if the revocation list that came with the chain counted', async () => {
  const { caPem, devicePem, listPem } = await revokedDevice();
  platformThatTrusts([caPem]);
  const { screen, text } = await openChainCheck();
  await text.fill(devicePem + listPem);
  await expect.element(screen.getByText('This device is accepted')).toBeVisible();
  const toggle = screen.getByRole('checkbox', { name: 'Go by the 1 revocation list found here' });
  await toggle.click();
  await expect.element(screen.getByText('This device is refused')).toBeVisible();
  await expect.element(screen.getByText(/revoked/i).first()).toBeVisible();
  await toggle.click();
  await expect.element(screen.getByText('This device is accepted')).toBeVisible();
});

test('when no revocation list was found, none is offered', async () => {
  platformThatTrusts([device.caCertificatePem]);
  const { screen, text } = await openChainCheck();
  await text.fill(device.chainPem);
  await expect.element(screen.getByText('This device is accepted')).toBeVisible();
  await expect.element(screen.getByRole('checkbox', { name: /revocation list/ })).not.toBeInTheDocument();
});

test('certificates that have nothing to do with the device are named', async () => {
  const other = await createTestDevice({ crypto, at: testNow, commonName: 'other' });
  platformThatTrusts([device.caCertificatePem]);
  const { screen, text } = await openChainCheck();
  await text.fill(device.chainPem + other.caCertificatePem);
  await expect.element(screen.getByText('not part of any chain here')).toBeVisible();
});

test('the path is drawn, and the drawing is hidden from screen readers, which are told a list', async () => {
  platformThatTrusts([device.caCertificatePem]);
  const { screen, text } = await openChainCheck();
  await text.fill(splitPem(device.chainPem)[0] ?? '');
  const path = screen.getByRole('list', { name: 'Path from the device to the trusted certificate' });
  await expect.element(path.getByText(/The path breaks here/)).toBeInTheDocument();
  const drawing = () => screen.container.querySelector('svg[viewBox] [data-link="broken"]')?.closest('svg');
  await expect.poll(drawing).toHaveAttribute('aria-hidden', 'true');
});

/** A device, its CA, and a list of that CA that revokes it. */
async function revokedDevice() {
  const days = (count: number) => new Date(testNow.getTime() + count * 86_400_000);
  const validity = { notBefore: days(-2), notAfter: days(2) };
  const ca = await createRootAuthority(crypto, {
    subject: { commonName: 'Revoking CA' },
    keyKind: 'P-256',
    extractable: false,
    validity,
  });
  const { publicKey } = await generateKeyPair(crypto, 'P-256', { extractable: false });
  const der = await issueDeviceCertificate(crypto, { subject: { commonName: 'lost-1' }, publicKey, validity }, ca);
  const list = await issueRevocationList(
    crypto,
    {
      revoked: [{ serial: parseCertificate(der).serialOctets, revokedAt: days(-1), reason: 'keyCompromise' }],
      thisUpdate: days(-1),
      nextUpdate: days(1),
      number: 1,
    },
    ca,
  );
  return {
    caPem: writePem('CERTIFICATE', ca.certificate),
    devicePem: writePem('CERTIFICATE', der),
    listPem: writePem('X509 CRL', list),
  };
}

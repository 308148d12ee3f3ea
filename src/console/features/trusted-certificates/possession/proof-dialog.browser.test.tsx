import { cleanNotifications } from '@mantine/notifications';
import { afterEach, describe, expect, test } from 'vitest';
import { createRootAuthority } from '#pki/author/authority.ts';
import { exportPrivateKey, type KeyKind } from '#pki/author/keys.ts';
import { writePkcs12 } from '#pki/author/pkcs12.ts';
import { signText } from '#pki/author/sign-text.ts';
import { encodeBase64 } from '#pki/input/base64.ts';
import { writePem } from '#pki/input/pem-writer.ts';
import { FakePlatform, jsonReply, refusal } from '#testing/fake-platform.ts';
import { openConsole } from '#testing/open-console.tsx';
import { trustedCertificate, withTrusted } from '#testing/trusted-platform.ts';

afterEach(() => cleanNotifications());

const code = 'Y29kZQ=='.repeat(20);

/** Made with `openssl req -x509 -newkey ed25519`, as no browser makes one here. */
const ed25519Authority =
  'MIIBMDCB46ADAgECAhQ1Q4EpooekQMC1WbuRf38THJOvXzAFBgMrZXAwDTELMAkGA1UEAwwCRWQwIBcNMjYxMTI5MDI1NjA0WhgP' +
  'MjEyNjExMDUwMjU2MDRaMA0xCzAJBgNVBAMMAkVkMCowBQYDK2VwAyEAfQHyiFkiTL858wXbtYE7MQmLaFu5cX+ZHxzcOhg7FFmj' +
  'UzBRMB0GA1UdDgQWBBTDiW/LNkQYyIrI1BrIWY9eS8pB6zAfBgNVHSMEGDAWgBTDiW/LNkQYyIrI1BrIWY9eS8pB6zAPBgNVHRMB' +
  'Af8EBTADAQH/MAUGAytlcANBADcf/I7rXdGaD3E79N+TzIIOdXB1T9c7Ep/fykZIRwf8zlNiEiHxFoa9FVDHIJikrHIqC3NhtUa4' +
  'DEZguJjJoAs=';

async function certificateAuthority(keyKind: KeyKind = 'P-256') {
  const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') };
  const subject = { commonName: 'Plant CA' };
  const authority = await createRootAuthority(crypto, { subject, keyKind, extractable: true, validity });
  const pkcs8 = await exportPrivateKey(crypto, authority.keys.privateKey);
  return {
    der: authority.certificate,
    pkcs8,
    keyPem: writePem('PRIVATE KEY', pkcs8),
    sign: async (text: string) => encodeBase64((await signText(crypto, pkcs8, text)) ?? new Uint8Array()),
  };
}

function platformWith(der: Uint8Array, usableUntil = '2026-06-01T12:30:00.000Z') {
  const held = trustedCertificate(1, {
    name: 'Plant CA',
    certInPemFormat: encodeBase64(der),
    proofOfPossessionUnsignedVerificationCode: code,
    proofOfPossessionVerificationCodeUsableUntil: usableUntil,
  });
  const base = `/tenant/tenants/t1001/trusted-certificates-pop/${held.fingerprint}`;
  const platform = withTrusted([held], new FakePlatform())
    .on(`POST ${base}/pop`, () => jsonReply({ ...held, proofOfPossessionValid: true }))
    .on(`POST ${base}/verification-code`, () =>
      jsonReply({
        ...held,
        proofOfPossessionUnsignedVerificationCode: 'bmV3IGNvZGU=',
        proofOfPossessionVerificationCodeUsableUntil: '2026-06-01T13:00:00.000Z',
      }),
    );
  return { platform, held, pop: `POST ${base}/pop` };
}

async function openDialog(fingerprint: string) {
  const screen = await openConsole(`/trusted-certificates?certificate=${fingerprint}&action=prove`);
  const dialog = screen.getByRole('dialog', { name: 'Prove possession: Plant CA' });
  await expect.element(dialog).toBeVisible();
  return { screen, dialog, verify: dialog.getByRole('button', { name: 'Verify' }) };
}

test('from the list, the three steps open for a certificate without a proof', async () => {
  const { held } = platformWith((await certificateAuthority()).der);
  const screen = await openConsole('/trusted-certificates');
  await screen.getByRole('button', { name: 'Actions for Plant CA' }).click();
  await screen.getByRole('menuitem', { name: 'Prove possession' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Prove possession: Plant CA' });
  await expect.element(dialog.getByRole('heading', { name: 'Take the code' })).toBeVisible();
  await expect.element(dialog.getByRole('heading', { name: 'Sign it with the CA’s key' })).toBeVisible();
  await expect.element(dialog.getByRole('heading', { name: 'Send the signature' })).toBeVisible();
  await expect.element(dialog.getByText(/in 30 minutes/)).toBeVisible();
  expect(screen.history.location.search).toBe(`?certificate=${held.fingerprint}&action=prove`);
});

test('when the CA has a key that no proof can be made with, that is said instead of a command that fails', async () => {
  const { held } = platformWith(Uint8Array.from(atob(ed25519Authority), (octet) => octet.codePointAt(0) ?? 0));
  const { dialog } = await openDialog(held.fingerprint);
  await expect.element(dialog.getByText('This kind of key cannot prove possession')).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Verify' })).not.toBeInTheDocument();
});

test('when the code was replaced elsewhere, the refusal brings the present one', async () => {
  const { der, sign } = await certificateAuthority();
  const { platform, held, pop } = platformWith(der);
  const { dialog, verify } = await openDialog(held.fingerprint);
  await dialog.getByRole('textbox', { name: 'Signature' }).fill(await sign(code));
  await expect.element(dialog.getByText('The signature fits the code and this certificate.')).toBeVisible();
  platform.on(pop, () => refusal(422, 'possession-not-proven'));
  withTrusted([{ ...held, proofOfPossessionUnsignedVerificationCode: 'bmV3IGNvZGU=' }], platform);
  await verify.click();
  await expect.element(dialog.getByText(/printf '%s' 'bmV3IGNvZGU='/)).toBeVisible();
  await expect.element(dialog.getByText('The signature does not fit', { exact: true })).toBeVisible();
});

describe('signing with openssl', () => {
  test('when the signature fits, it is sent in one line and the proof is complete', async () => {
    const { der, sign } = await certificateAuthority();
    const { platform, held, pop } = platformWith(der);
    const { screen, dialog, verify } = await openDialog(held.fingerprint);
    const command = `printf '%s' '${code}' | openssl dgst -sha256 -sign ca-key.pem | openssl base64 -A`;
    await expect.element(dialog.getByText(command, { exact: true })).toBeVisible();
    await expect.element(verify).toBeDisabled();
    const signature = await sign(code);
    await dialog
      .getByRole('textbox', { name: 'Signature' })
      .fill(`${signature.slice(0, 40)}\n${signature.slice(40)}\n`);
    await expect.element(dialog.getByText('The signature fits the code and this certificate.')).toBeVisible();
    await verify.click();
    await expect.element(screen.getByText('Possession is proven')).toBeVisible();
    expect(platform.callsTo(pop).map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { proofOfPossessionSignedVerificationCode: signature },
    ]);
    await screen.getByRole('dialog').getByText('Close', { exact: true }).click();
    await expect.element(screen.getByRole('row', { name: /Plant CA/ }).getByText('Complete')).toBeVisible();
  });

  test('when a file with the bare signature is chosen, it is taken as base64', async () => {
    const { der, pkcs8 } = await certificateAuthority();
    const { held } = platformWith(der);
    const { dialog } = await openDialog(held.fingerprint);
    const octets = (await signText(crypto, pkcs8, code)) ?? new Uint8Array();
    const input = dialog.element().querySelector('input[type=file]');
    if (!(input instanceof HTMLInputElement)) throw new Error('no file input');
    const files = new DataTransfer();
    files.items.add(new File([octets.slice()], 'code.sig'));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await expect.element(dialog.getByText('The signature fits the code and this certificate.')).toBeVisible();
  });

  test.each([
    ['over the code with a line break', `${code}\n`, /with a line break at its end/],
    ['over another code', 'another', 'The signature does not fit'],
  ])('when it was made %s, that is named before it is sent', async (_case, text, said) => {
    const { der, sign } = await certificateAuthority();
    const { platform, held, pop } = platformWith(der);
    const { dialog, verify } = await openDialog(held.fingerprint);
    await dialog.getByRole('textbox', { name: 'Signature' }).fill(await sign(text));
    await expect.element(dialog.getByRole('alert').getByText(said)).toBeVisible();
    await expect.element(verify).toBeDisabled();
    expect(platform.callsTo(pop)).toHaveLength(0);
  });

  test('when something else is pasted, it is told to be no signature', async () => {
    const { held } = platformWith((await certificateAuthority()).der);
    const { dialog } = await openDialog(held.fingerprint);
    await dialog.getByRole('textbox', { name: 'Signature' }).fill('Verified OK!');
    await expect.element(dialog.getByText('This is not a signature in base64')).toBeVisible();
  });
});

describe('signing in the browser', () => {
  async function openBrowserWay(fingerprint: string) {
    const opened = await openDialog(fingerprint);
    await opened.dialog.getByText('In this browser').click();
    await expect.element(opened.dialog.getByText(/The key never leaves this tab/)).toBeVisible();
    return { ...opened, key: opened.dialog.getByRole('textbox', { name: 'Or paste the key' }) };
  }

  test.each(['P-256', 'P-384', 'RSA-2048'] as const)('when its %s key is given, the code is signed', async (kind) => {
    const { der, keyPem } = await certificateAuthority(kind);
    const { platform, held, pop } = platformWith(der);
    const { screen, key, dialog, verify } = await openBrowserWay(held.fingerprint);
    await key.fill(keyPem);
    await expect.element(dialog.getByText(/The code is signed; only the signature will be sent/)).toBeVisible();
    await verify.click();
    await expect.element(screen.getByText('Possession is proven')).toBeVisible();
    const secret = keyPem.split('\n')[1] ?? '';
    expect(platform.callsTo(pop)).toHaveLength(1);
    expect(platform.calls.some(({ body, path }) => body.includes(secret) || path.includes(secret))).toBe(false);
  });

  test('when another key is given, nothing can be sent', async () => {
    const { held } = platformWith((await certificateAuthority()).der);
    const { key, dialog, verify } = await openBrowserWay(held.fingerprint);
    await key.fill((await certificateAuthority()).keyPem);
    await expect.element(dialog.getByText('This key does not belong to the certificate')).toBeVisible();
    await expect.element(verify).toBeDisabled();
  });

  test('when there is no key in it, that is said', async () => {
    const { der } = await certificateAuthority();
    const { held } = platformWith(der);
    const { key, dialog } = await openBrowserWay(held.fingerprint);
    await key.fill(writePem('CERTIFICATE', der));
    await expect.element(dialog.getByText('There is no private key in it')).toBeVisible();
  });

  test('when the key is protected, its password is asked for', async () => {
    const { der, pkcs8 } = await certificateAuthority();
    const { held } = platformWith(der);
    const { key, dialog } = await openBrowserWay(held.fingerprint);
    await key.fill(
      encodeBase64(await writePkcs12(crypto, { privateKey: pkcs8, certificates: [der], password: 'right' })),
    );
    const password = dialog.getByRole('textbox', { name: /Password of/ });
    await password.fill('wrong');
    await dialog.getByRole('button', { name: 'Open' }).click();
    await expect.element(dialog.getByText('This password does not open it.')).toBeVisible();
    await password.fill('right');
    await dialog.getByRole('button', { name: 'Open' }).click();
    await expect.element(dialog.getByText(/The code is signed/)).toBeVisible();
  });
});

test('when the code has expired, a new one is offered and takes its place', async () => {
  const { held } = platformWith((await certificateAuthority()).der, '2026-06-01T11:59:00.000Z');
  const { dialog } = await openDialog(held.fingerprint);
  await expect.element(dialog.getByText('This code has expired')).toBeVisible();
  await dialog.getByRole('button', { name: 'New code' }).click();
  await expect.element(dialog.getByText('bmV3IGNvZGU=', { exact: true })).toBeVisible();
  await expect.element(dialog.getByText(/in 1 hour/)).toBeVisible();
});

test.each([
  ['possession-code-expired', 400, 'The verification code has expired'],
  ['possession-not-proven', 400, 'The signature does not fit the code'],
  ['possession-key-unusable', 422, 'This kind of key cannot prove possession'],
  ['certificate-not-found', 404, /certificate/i],
] as const)('when the platform answers %s, the dialog says what to do', async (errorCode, status, said) => {
  const { der, sign } = await certificateAuthority();
  const { platform, held, pop } = platformWith(der);
  platform.on(pop, () => refusal(status, errorCode));
  const { dialog, verify } = await openDialog(held.fingerprint);
  await dialog.getByRole('textbox', { name: 'Signature' }).fill(await sign(code));
  await verify.click();
  await expect.element(dialog.getByRole('alert').getByText(said).first()).toBeVisible();
});

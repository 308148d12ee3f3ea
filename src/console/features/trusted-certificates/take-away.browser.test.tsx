import { expect, test, vi } from 'vitest';
import { createRootAuthority } from '#pki/author/authority.ts';
import { encodeBase64 } from '#pki/input/base64.ts';
import { openConsole } from '#testing/open-console.tsx';
import { trustedCertificate, withTrusted } from '#testing/trusted-platform.ts';

const one = trustedCertificate(1);

test('when the button beside a fingerprint is pressed, the fingerprint is in the clipboard', async () => {
  withTrusted([one]);
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const screen = await openConsole('/trusted-certificates');
  await screen.getByRole('button', { name: 'Copy fingerprint of Factory CA 1' }).click();
  await expect.element(screen.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(write).toHaveBeenCalledWith(one.fingerprint);
  write.mockRestore();
});

test('when a certificate’s details are open, it can be saved as PEM and as DER', async () => {
  const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') };
  const plan = { subject: { commonName: 'Factory CA 1' }, keyKind: 'P-256', extractable: false, validity } as const;
  const { certificate } = await createRootAuthority(crypto, plan);
  withTrusted([trustedCertificate(1, { certInPemFormat: encodeBase64(certificate) })]);
  const saved: Blob[] = [];
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
    if (content instanceof Blob) saved.push(content);
    return 'blob:none';
  });
  const screen = await openConsole(`/trusted-certificates?certificate=${one.fingerprint}`);
  await screen.getByRole('button', { name: 'Download as PEM' }).click();
  await screen.getByRole('button', { name: 'Download as DER' }).click();
  await expect.poll(() => saved).toHaveLength(2);
  const [pem, der] = saved;
  expect(await pem?.text()).toContain('-----BEGIN CERTIFICATE-----');
  expect(new Uint8Array((await der?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(certificate);
  create.mockRestore();
});

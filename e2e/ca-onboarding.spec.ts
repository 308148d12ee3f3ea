/** A CA comes on board: judged, added, and its possession proven, by openssl and in the browser. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createOpensslFiles, openssl, temporaryFolder } from '#testing/openssl.ts';
import { expect, open, signIn, test } from './gatehouse.ts';

async function openProof(page: Page, name: string) {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Prove possession' }).click();
  const dialog = page.getByRole('dialog', { name: `Prove possession: ${name}` });
  await expect(dialog.getByText(/Usable until .*\(in \d+ minutes\)/)).toBeVisible();
  return dialog;
}

test('a bundle is judged, its narrowest CA added, and possession proven with the printed openssl line', async ({
  guardedPage: page,
  gatehouse,
}) => {
  const files = createOpensslFiles({ label: 'Onboarding' });
  try {
    await signIn(page, gatehouse.url);
    await open(page, 'Trusted certificates');
    await page.getByRole('button', { name: 'Add certificate' }).click();
    await page.locator('input[type=file]').setInputFiles([files.deviceChain, files.caCertificate]);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/This is a device’s certificate, not a CA’s/)).toBeVisible();
    await expect(dialog.getByText(/Recommended: it issued “openssl-device-1”/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Add certificate' }).click();
    await expect(page.getByRole('row', { name: /Onboarding Intermediate/ })).toContainText('Missing');

    const proof = await openProof(page, 'Onboarding Intermediate');
    const command = await proof.getByRole('group', { name: 'Command (Linux and macOS)' }).textContent();
    copyFileSync(join(files.folder, 'intermediate.key'), join(files.folder, 'ca-key.pem'));
    const run = (text: string) => execFileSync('sh', ['-c', text], { cwd: files.folder, encoding: 'utf8' });
    const signature = run(command ?? '');

    await test.step('a signature over the code with a line break is told before it is sent', async () => {
      const field = proof.getByRole('textbox', { name: 'Signature' });
      await field.fill(run((command ?? '').replace("printf '%s'", 'echo')));
      await expect(proof.getByText(/over the code with a line break at its end/)).toBeVisible();
      await expect(proof.getByRole('button', { name: 'Verify' })).toBeDisabled();
      await field.fill(signature);
    });
    await expect(proof.getByText('The signature fits the code and this certificate.')).toBeVisible();
    await proof.getByRole('button', { name: 'Verify' }).click();
    await expect(page.getByText('Possession is proven')).toBeVisible();
    await page.reload();
    await page.goto(`${gatehouse.url}/trusted-certificates`);
    await expect(page.getByRole('row', { name: /Onboarding Intermediate/ })).toContainText('Complete');
  } finally {
    files.remove();
  }
});

test('a CA’s encrypted RSA key signs in the browser and never leaves it', async ({ guardedPage: page, gatehouse }) => {
  const { folder, remove } = temporaryFolder();
  const [key, certificate] = [join(folder, 'rsa.key'), join(folder, 'rsa.pem')];
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  try {
    openssl(
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-subj',
        '/CN=Vault CA',
        '-days',
        '30',
        '-passout',
        'pass:open sesame',
      ].concat(['-addext', 'keyUsage=critical,keyCertSign', '-keyout', key, '-out', certificate]),
    );
    await signIn(page, gatehouse.url);
    await open(page, 'Trusted certificates');
    await page.getByRole('button', { name: 'Add certificate' }).click();
    await page.locator('input[type=file]').setInputFiles(certificate);
    await page.getByRole('dialog').getByRole('button', { name: 'Add certificate' }).click();
    await expect(page.getByRole('row', { name: /Vault CA/ })).toBeVisible();

    const proof = await openProof(page, 'Vault CA');
    await proof.getByText('In this browser').click();
    await expect(proof.getByText(/The key never leaves this tab/)).toBeVisible();
    await proof.locator('input[type=file]').setInputFiles(key);
    await proof.getByLabel(/Password of rsa.key/).fill('open sesame');
    await proof.getByRole('button', { name: 'Open' }).click();
    await expect(proof.getByText(/The code is signed/)).toBeVisible();
    await proof.getByRole('button', { name: 'Verify' }).click();
    await expect(page.getByText('Possession is proven')).toBeVisible();

    const encrypted = readFileSync(key, 'utf8').split('\n')[3] ?? '';
    const plain = openssl(['pkey', '-in', key, '-passin', 'pass:open sesame']).split('\n')[3] ?? '';
    expect(encrypted.length * plain.length).toBeGreaterThan(0);
    for (const secret of [encrypted, plain, 'open sesame', 'open%20sesame']) {
      expect(sent.filter((text) => text.includes(secret))).toEqual([]);
    }
  } finally {
    remove();
  }
});
